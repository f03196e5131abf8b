"""Activation and custom states on the mock."""

from __future__ import annotations

import pytest

from ...conftest import MAIN, MEID, NIDD, Api, code

PREACTIVE = [{"id": "864508030000201", "kind": "imei"}, {"id": "89148000000000002017", "kind": "iccid"}]
UNKNOWN = [{"id": "350000000000017", "kind": "imei"}, {"id": "89148000000000000017", "kind": "iccid"}]
FIRST = {"id": "864508030000011", "kind": "imei"}
SECOND = {"id": "864508030000029", "kind": "imei"}


def test_activation_gives_numbers_and_an_address(api: Api) -> None:
    """The message tells what the device has now, and reads show it: pending first, then active."""
    [(service, payload)] = api.messages(api.activate(PREACTIVE, groupName="pumps"))
    result = payload["deviceResponse"]["activateResponse"]
    kinds = {each["kind"]: each["id"] for each in result["deviceIds"]}

    assert service == "CarrierService"
    assert payload["deviceIds"] == PREACTIVE
    assert (result["state"], result["servicePlan"]) == ("active", "87641")
    assert (len(kinds["mdn"]), len(kinds["msisdn"]), len(kinds["imsi"])) == (10, 11, 15)
    assert api.device(PREACTIVE[0])["carrierInformations"][0]["state"] == "pending activation"
    api.clock.advance(1)
    device = api.device({"id": kinds["mdn"], "kind": "mdn"})
    assert device["carrierInformations"][0]["state"] == "active"
    assert device["ipAddress"] == result["ipAddress"]
    assert device["groupNames"] == ["pumps"]
    assert device["lastActivationBy"] == "contract-user"


def test_activation_adds_an_unknown_device(api: Api) -> None:
    """A device that the platform does not know is added to the account."""
    request_id = api.activate(UNKNOWN, accountName=NIDD)

    assert api.fault_codes(request_id) == [""]
    assert api.device(UNKNOWN[1])["accountName"] == NIDD


def test_activation_of_an_active_device_fails(api: Api) -> None:
    """The request is accepted, the device reports a fault."""
    request_id = api.activate([MEID])
    _, payload = api.messages(request_id)[0]

    assert api.fault_codes(request_id) == ["REQUEST_FAILED.DeviceAlreadyActive"]
    assert payload["status"] == "Failed"
    assert "deviceResponse" not in payload


def test_activation_needs_hardware_to_add(api: Api) -> None:
    """An unknown phone number is no device."""
    assert api.fault_codes(api.activate([{"id": "2125550100", "kind": "mdn"}])) == ["REQUEST_FAILED.DeviceNotFound"]


def test_activation_refuses_identifiers_of_different_devices(api: Api) -> None:
    """Identifiers that name two devices are no device."""
    request_id = api.activate([PREACTIVE[0], {"id": "89148000000000002199", "kind": "iccid"}])

    assert api.fault_codes(request_id) == ["REQUEST_FAILED.UnexpectedError"]


def test_activation_of_a_group(api: Api) -> None:
    """Without a list the group's devices are activated."""
    body = {"groupName": "Depot 7", "servicePlan": "87641", "mdnZipCode": "94203"}
    request_id = api.accept("POST", "/m2m/v1/devices/actions/activate", body)

    assert api.fault_codes(request_id) == ["", ""]


def test_activation_with_a_nidd_plan_has_a_second_message(api: Api) -> None:
    """An NB-IoT device that is activated with a NIDD plan is configured."""
    request_id = api.activate([{"id": "864508030000250", "kind": "imei"}], plan="NIDD5MB")

    assert [service for service, _ in api.messages(request_id)] == ["CarrierService", "NiddService"]


def test_activation_sets_fields_address_and_attributes(api: Api) -> None:
    """Everything that a request sets is shown."""
    body = api.mock.contract.operation("activateDeviceService").request_examples()["all-options"]
    api.accept("POST", "/m2m/v1/devices/actions/activate", body)
    device = api.device(body["devices"][0]["deviceIds"][0])
    attributes = {each["key"]: each.get("value") for each in device["extendedAttributes"]}

    assert device["customFields"] == body["customFields"]
    assert attributes["CostCenterCode"] == body["costCenterCode"]
    assert attributes["PrimaryPlaceOfUseLastName"] == body["primaryPlaceOfUse"]["customerName"]["lastName"]


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"servicePlan": "nothing"}, "REQUEST_FAILED.nothing.NotFound"),
        ({"accountName": "nobody"}, "REQUEST_FAILED.AccountNotFound"),
        ({"mdnZipCode": None}, "DeserializationFailed"),
    ],
)
def test_activation_is_refused(api: Api, members: dict[str, object], expected: str) -> None:
    """What cannot be meant is refused at once."""
    body = {"devices": [{"deviceIds": PREACTIVE}], "servicePlan": "87641", "mdnZipCode": "94203", **members}

    assert code(api.call("POST", "/m2m/v1/devices/actions/activate", body)) == expected


def test_custom_state_is_reported_and_shown(api: Api) -> None:
    """The message on StateService names service, state, plan and account."""
    [(service, payload)] = api.messages(api.go_to_state(FIRST))
    result = payload["deviceResponse"]["goToStateResponse"]

    assert service == "StateService"
    assert (result["serviceName"], result["stateName"]) == ("Fleet", "parked")
    assert (result["servicePlan"], result["accountName"]) == ("87641", MAIN)
    assert result["smsrOid"] == "1.3.6.1.4.1.31746.1.500.200.101.5"
    assert {"kind": "mdn", "id": "9165550111"} in result["deviceIds"]


def test_custom_state_wants_all_devices_in_the_state_of_the_first(api: Api) -> None:
    """A device in another state than the first fails, and stays as it is."""
    api.go_to_state(FIRST)
    request_id = api.go_to_state(FIRST, SECOND, state="new active")

    assert api.fault_codes(request_id) == ["", "REQUEST_FAILED.UnexpectedError"]
    assert api.fault_codes(api.go_to_state(FIRST, state="parked")) == [""]


def test_custom_state_takes_the_first_known_device_as_the_first(api: Api) -> None:
    """An unknown device fails and decides nothing."""
    request_id = api.go_to_state({"id": "1", "kind": "imei"}, SECOND)

    assert api.fault_codes(request_id) == ["REQUEST_FAILED.DeviceNotFound", ""]


def test_custom_state_selects_by_filter(api: Api) -> None:
    """The filter's members are added together."""
    criteria = {"accountName": MAIN, "groupName": "4G West", "customFields": [{"key": "CustomField1", "value": "1"}]}
    request_id = api.go_to_state(filter=criteria)

    assert [payload["deviceIds"][0]["id"] for _, payload in api.messages(request_id)] == ["864508030000037"]


def test_custom_state_with_service_addresses_counts_a_device_once(api: Api) -> None:
    """A device that both the filter and the list name reports once, with the list's address."""
    body = api.mock.contract.operation("setDeviceCustomState").request_examples()["business-internet"]
    request_id = api.accept("PUT", "/m2m/v1/devices/actions/goToState", body)

    assert len(api.messages(request_id)) == 1
    assert api.device({"kind": "meid", "id": "A1000036000033"})["ipAddress"] == "10.0.0.1"


@pytest.mark.parametrize(
    ("service", "state"), [("Fleet", "nowhere"), ("Nothing", "parked"), ("BusinessInternet", "parked")]
)
def test_custom_state_must_be_defined(api: Api, service: str, state: str) -> None:
    """Service and state are the scenario's."""
    body = {
        "devices": [{"deviceIds": [FIRST]}],
        "serviceName": service,
        "stateName": state,
        "servicePlan": "87641",
        "mdnZipCode": "94203",
    }

    assert code(api.call("PUT", "/m2m/v1/devices/actions/goToState", body)) == "REQUEST_FAILED.UnexpectedError"
