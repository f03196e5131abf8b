"""What the contract of spec/ says to single requests, a rule a table: what it accepts, what it refuses, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Request
from thingspace_contract.documents import bundle

ROOT = Path(__file__).resolve().parents[3]

ACCOUNT = "0000123456-00001"
IMEI = {"kind": "imei", "id": "864508030000409"}
ICCID = {"kind": "iccid", "id": "89148000000000004096"}
EID = {"kind": "eid", "id": "89049032000000000000000000000033"}
MEID = {"kind": "meid", "id": "A0000000000001"}
MDN = {"kind": "mdn", "id": "9165550111"}
MSISDN = {"kind": "MSISDN", "id": "19165550111"}
IMSI = {"kind": "imsi", "id": "311480000000011"}

Members = Mapping[str, Any]


@pytest.fixture(scope="module")
def contract() -> Contract:
    """The contract of spec/ as it stands."""
    return Contract(bundle(ROOT / "spec"))


def problems(contract: Contract, operation_id: str, body: Any, **path: str) -> str:
    """What is wrong with a body, as one text; "" when nothing is."""
    operation = contract.operation(operation_id)
    values = {each.name: each.example for each in operation.parameters if each.location == "path"}
    url = operation.url_path(**{**values, **path})
    headers = {"Content-Type": "application/json", "Authorization": "Bearer t", "VZ-M2M-Token": "s"}
    request = Request(operation.method, f"https://thingspace.verizon.com/api{url}", headers, json.dumps(body).encode())
    return "\n".join(map(str, contract.request_problems(operation, request, path=url)))


def change(*to: Members, **members: Any) -> dict[str, Any]:
    """A request of changeDeviceIdentifier: to other identifiers, if there are any."""
    return {"deviceIds": [MEID], **({"deviceIdsTo": list(to)} if to else {}), **members}


@pytest.mark.parametrize(
    ("service_type", "body"),
    [
        ("3g", {"deviceIds": [MEID], "assignNonGeoMdn": False, "npaNxx": "404555"}),
        ("3g", change(assignNonGeoMdn=True)),
        ("3g", change(npaNxx="404555")),
        ("3g", change(MEID)),
        ("3g", change(MDN)),
        ("3g", change(ICCID, IMEI, change4gOption="3Gto4G")),
        ("4g", change(change4gOption="ChangeMSISDN", assignNonGeoMdn=True)),
        ("4g", change(MDN, change4gOption="ChangeMSISDN", assignNonGeoMdn=True)),
        ("4g", change(IMEI, ICCID, change4gOption="ChangeIMEIandICCID")),
        ("4g", change(ICCID, IMSI, change4gOption="ChangeICCID", assignNonGeoMdn=False)),
    ],
)
def test_identifier_change_is_accepted(contract: Contract, service_type: str, body: Members) -> None:
    """Without an option new identifiers are optional; with one they are of the side that changes."""
    assert problems(contract, "changeDeviceIdentifier", body, serviceType=service_type) == ""


@pytest.mark.parametrize(
    ("service_type", "body", "word"),
    [
        ("4g", change(MEID), "change4gOption"),
        ("3g", change(), "needs"),
        ("3g", change(servicePlan="87642"), "needs"),
        ("3g", change(assignNonGeoMdn=False), "npaNxx"),
        ("3g", change(MEID, MDN), "deviceIdsTo"),
        ("4g", change(change4gOption="ChangeICCID"), "deviceIdsTo"),
        ("4g", change(change4gOption="4Gto3G", assignNonGeoMdn=True), "deviceIdsTo"),
        ("4g", change(ICCID, MSISDN, change4gOption="ChangeICCID"), "deviceIdsTo/1/kind"),
        ("4g", change(MDN, change4gOption="ChangeIMEI"), "deviceIdsTo/0/kind"),
        ("3g", change(IMEI, MDN, change4gOption="3Gto4G"), "deviceIdsTo/1/kind"),
        ("4g", change(ICCID, change4gOption="ChangeMSISDN", assignNonGeoMdn=True), "deviceIdsTo/0/kind"),
        ("4g", change(change4gOption="ChangeMSISDN"), "assignNonGeoMdn"),
        ("4g", change(change4gOption="ChangeMSISDN", assignNonGeoMdn=False), "npaNxx"),
        ("4g", change(IMEI, EID, change4gOption="ChangeIMEIandEID"), "smsrOid"),
        ("3g", change(assignNonGeoMdn=True, zipCode="94203-1234"), "zipCode"),
    ],
)
def test_identifier_change_is_refused(contract: Contract, service_type: str, body: Members, word: str) -> None:
    """A change of nothing, of hardware and number together, or without what its option needs."""
    assert word in problems(contract, "changeDeviceIdentifier", body, serviceType=service_type)


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({"deviceIds": [MDN], "smsMessage": "wake up"}, ""),
        ({"groupName": "4G West", "smsMessage": "wake up"}, ""),
        ({"accountName": ACCOUNT, "deviceIds": [MDN], "smsMessage": "wake up"}, ""),
        ({"smsMessage": "wake up"}, "needs"),
        ({"accountName": ACCOUNT, "smsMessage": "wake up"}, "needs"),
        ({"deviceIds": [MDN]}, "smsMessage"),
    ],
)
def test_text_needs_a_selection_and_no_account(contract: Contract, body: Members, word: str) -> None:
    """The account may be left out, those who get the text may not."""
    assert_refused_with(problems(contract, "sendSms", body), word)


NAME = {"firstName": "Ada", "lastName": "Byron"}
ADDRESS = {"addressLine1": "60 Sylvan Rd.", "city": "Waltham", "state": "MA", "zip": "02421", "country": "USA"}
PLACE = {"customerName": NAME, "address": ADDRESS}


def served(**members: Any) -> list[Members]:
    """One Business Internet device with its service address."""
    return [{"deviceIds": [IMEI], "primaryPlaceOfUse": PLACE, **members}]


@pytest.mark.parametrize(
    ("members", "word"),
    [
        ({}, ""),
        ({"accountName": ACCOUNT, "currentServicePlan": "5GBI100"}, ""),
        ({"deviceListWithServiceAddress": served(ipAddress="10.0.0.1"), "carrierIpPoolName": "pool"}, ""),
        ({"deviceListWithServiceAddress": served(ipAddress="10.0.0.1")}, "carrierIpPoolName"),
        ({"deviceListWithServiceAddress": served(ipAddress="0.0.0.1"), "carrierIpPoolName": "pool"}, "ipAddress"),
        ({"groupName": "Fixed wireless"}, "do not go together"),
        ({"customFields": [{"key": "CustomField1", "value": "1"}]}, "do not go together"),
        ({"devices": [{"deviceIds": [IMEI]}]}, "do not go together"),
    ],
)
def test_plan_change_of_devices_with_service_addresses(contract: Contract, members: Members, word: str) -> None:
    """Their list excludes the selectors that it replaces, and an address needs its pool."""
    body = {"servicePlan": "5GBI200", "deviceListWithServiceAddress": served(), **members}

    assert_refused_with(problems(contract, "changeDeviceServicePlan", body), word)


@pytest.mark.parametrize(
    ("devices", "word"),
    [
        ([{"deviceIds": [ICCID]}], ""),
        ([{"deviceIds": [EID, MDN]}], ""),
        ([{"deviceIds": [MDN]}], "deviceIds"),
        ([{"deviceIds": [ICCID, IMEI]}], "deviceIds/1/kind"),
        ([{"deviceIds": [ICCID]}, {"deviceIds": [MEID]}], "1/deviceIds"),
    ],
)
@pytest.mark.parametrize(
    ("operation_id", "member", "rest"),
    [
        ("activateDeviceService", "devices", {"servicePlan": "87641", "mdnZipCode": "94203"}),
        (
            "setDeviceCustomState",
            "devices",
            {"serviceName": "Fleet", "stateName": "parked", "servicePlan": "87641", "mdnZipCode": "94203"},
        ),
        ("addDevices", "devicesToAdd", {"state": "preactive", "smsrOid": "1.3.6"}),
    ],
)
def test_sku_stands_for_the_imei(
    contract: Contract, operation_id: str, member: str, rest: Members, devices: list[Members], word: str
) -> None:
    """Each device then has its iccid or eid, and no imei; without a SKU it may have any identifier."""
    body = {**rest, member: devices}

    assert_refused_with(problems(contract, operation_id, {**body, "skuNumber": "VZW160009990001"}), word)
    assert problems(contract, operation_id, body) == ""
    assert problems(contract, operation_id, body) == ""


@pytest.mark.parametrize("selection", [{}, {"devices": [{"deviceIds": [ICCID]}]}, {"filter": {"groupName": "West"}}])
def test_devices_with_service_addresses_of_a_state_go_with_devices_or_a_filter(
    contract: Contract, selection: Members
) -> None:
    """As in the seed's example, which has a SKU, a meid, a filter, an address and no pool."""
    body = {
        "serviceName": "BusinessInternet",
        "stateName": "new activate",
        "servicePlan": "5GBI200",
        "mdnZipCode": "94203",
        "skuNumber": "VZW160009990001",
        "groupName": "Fixed wireless",
        "customFields": [{"key": "CustomField1", "value": "1"}],
        "devicesWithServiceAddress": [{"deviceIds": [MEID], "ipAddress": "10.0.0.1", "primaryPlaceOfUse": PLACE}],
        **selection,
    }

    assert problems(contract, "setDeviceCustomState", body) == ""


@pytest.mark.parametrize(
    ("member", "value", "word"),
    [
        ("phone", "7815550100", ""),
        ("phone", "+1 (781) 555-0100", ""),
        ("phone", "781.555.0100", ""),
        ("phone", "", ""),
        ("phone", "call me", "phone"),
        ("phone", "555-0100", "phone"),
        ("phone", "1234567890123456", "phone"),
        ("emailAddress", "xxxx@yyyy.com", ""),
        ("emailAddress", "", ""),
        ("emailAddress", "nobody", "emailAddress"),
        ("emailAddress", "a b@example.com", "emailAddress"),
        ("zip", "02421", ""),
        ("zip", "02421-1234", ""),
        ("zip", "024211234", "zip"),
    ],
)
def test_address_has_a_phone_an_email_and_a_zip(contract: Contract, member: str, value: str, word: str) -> None:
    """The same in the usual address and in a service address."""
    place = {"customerName": NAME, "address": {**ADDRESS, member: value}}
    device = {"deviceIds": [IMEI], "primaryPlaceOfUse": place}

    contact = {"devices": [{"deviceIds": [ICCID]}], "primaryPlaceOfUse": place}
    assert_refused_with(problems(contract, "changeDeviceContactInfo", contact), word)
    plan = {"servicePlan": "5GBI200", "deviceListWithServiceAddress": [device]}
    assert_refused_with(problems(contract, "changeDeviceServicePlan", plan), word)


@given(digits=st.from_regex(r"\A[0-9]{10,15}\Z"), marks=st.lists(st.sampled_from(" .-()"), max_size=16))
def test_marks_do_not_matter_in_a_phone_number(contract: Contract, digits: str, marks: list[str]) -> None:
    """Ten to fifteen digits are a phone number, whatever of the usual marks stands between them."""
    text = "".join(f"{mark}{digit}" for mark, digit in zip([*marks, *[""] * len(digits)], digits, strict=False))

    assert contract.schemas.is_valid("#/components/schemas/Address/properties/phone", text)


@pytest.mark.parametrize(("zip_code", "word"), [("94203", ""), ("94203-1234", "mdnZipCode"), ("9420", "mdnZipCode")])
@pytest.mark.parametrize(
    ("operation_id", "rest"),
    [
        ("activateDeviceService", {"servicePlan": "87641"}),
        ("setDeviceCustomState", {"serviceName": "Fleet", "stateName": "parked", "servicePlan": "87641"}),
        ("renewActivationCode", {"accountName": ACCOUNT}),
    ],
)
def test_zip_code_of_a_number_has_five_digits(
    contract: Contract, operation_id: str, rest: Members, zip_code: str, word: str
) -> None:
    """ZIP+4 is for addresses."""
    body = {"devices": [{"deviceIds": [EID, ICCID]}], "mdnZipCode": zip_code, **rest}

    assert_refused_with(problems(contract, operation_id, body), word)


@pytest.mark.parametrize(
    ("resource", "word"),
    [
        ({"imei": 864508030147323}, ""),
        ({"iccid": "89148000000000006000"}, ""),
        ({"id": "8461f530-2e31-6e87-e357-6c38251d4d01"}, ""),
        ({"mdn": "9165550160"}, ""),
        ({"meid": "A0000000000001"}, ""),
        ({}, "resourceidentifier"),
        ({"imei": "864508030147323"}, "imei"),
        ({"mdn": None}, "mdn"),
        ({"iccid": ""}, "iccid"),
        ({"kind": "imei", "identifier": "1"}, "resourceidentifier"),
        ({"kind": "imei"}, "resourceidentifier"),
        ({"icccid": "89148000000000006000"}, "resourceidentifier"),
        ({"imei": 864508030147323, "iccid": "89148000000000006018"}, "resourceidentifier"),
    ],
)
def test_resource_is_named_by_one_identifier(contract: Contract, resource: Members, word: str) -> None:
    """Both for its configuration and for its events."""
    body = {"accountidentifier": {"billingaccountid": "1223334444-00001"}, "resourceidentifier": resource}

    assert_refused_with(problems(contract, "searchDeviceEventHistory", body), word)
    setting = {**body, "configuration": {"frequency": "Low"}}
    assert_refused_with(problems(contract, "setDeviceConfiguration", setting), word)


@pytest.mark.parametrize(("configuration", "word"), [({"frequency": "Low"}, ""), ({"x": 1}, ""), ({}, "configuration")])
def test_configuration_sets_something(contract: Contract, configuration: Members, word: str) -> None:
    """Any setting, but at least one."""
    body = {
        "accountidentifier": {"billingaccountid": "1223334444-00001"},
        "resourceidentifier": {"imei": 864508030147323},
        "configuration": configuration,
    }

    assert_refused_with(problems(contract, "setDeviceConfiguration", body), word)


def assert_refused_with(found: str, word: str) -> None:
    """A word of the problem is there, or without a word no problem."""
    assert (word in found) if word else (found == "")
