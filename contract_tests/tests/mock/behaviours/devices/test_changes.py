"""Cost centers, custom fields, contact information and moves on the mock."""

from __future__ import annotations

from collections.abc import Mapping

from ...conftest import MAIN, SECOND, Api, code

DEVICE = {"id": "89148000000000011115", "kind": "iccid"}
PUMP = {"id": "89148000000000011114", "kind": "iccid"}
LISTED = {"devices": [{"deviceIds": [DEVICE]}]}


def attributes(api: Api, device: dict[str, str]) -> dict[str, str]:
    """Return the extended attributes that have a value."""
    return {each["key"]: each["value"] for each in api.device(device)["extendedAttributes"] if "value" in each}


def change(api: Api, path: str, body: Mapping[str, object]) -> str:
    """Send a change; return its requestId."""
    return api.accept("PUT", f"/m2m/v1/devices/{path}", body)


def test_cost_center_is_set_and_removed(api: Api) -> None:
    """Each device reports without members; removal wins."""
    [(service, payload)] = api.messages(change(api, "costCenter", {**LISTED, "costCenter": "CC-1"}))

    assert (service, payload["deviceResponse"], payload["status"]) == ("CarrierService", {}, "Success")
    assert attributes(api, DEVICE)["CostCenterCode"] == "CC-1"
    change(api, "costCenter", {**LISTED, "costCenter": "CC-2", "removeCostCenter": True})
    assert "CostCenterCode" not in attributes(api, DEVICE)


def test_custom_fields_are_updated_on_devices_that_match(api: Api) -> None:
    """`customFields` selects by the value before; an empty value clears."""
    body = {
        "accountName": MAIN,
        "customFields": [{"key": "CustomField1", "value": "depot 6"}],
        "customFieldsToUpdate": [{"key": "CustomField1", "value": ""}, {"key": "CustomField5", "value": "new"}],
    }
    assert len(api.messages(change(api, "actions/customFields", body))) == 1
    assert api.device(PUMP)["customFields"] == [{"key": "CustomField5", "value": "new"}]


def test_contact_information_is_replaced_as_a_whole(api: Api) -> None:
    """What the new place leaves out is empty."""
    place = {
        "customerName": {"title": "Dr.", "firstName": "Ada", "lastName": "Byron"},
        "address": {"addressLine1": "60 Sylvan Rd.", "city": "Waltham", "state": "MA", "zip": "02421"},
    }
    change(
        api,
        "actions/contactInfo",
        {**LISTED, "primaryPlaceOfUse": {**place, "address": {**place["address"], "country": "USA"}}},
    )
    assert attributes(api, DEVICE)["PrimaryPlaceOfUseTitle"] == "Dr."
    shorter = {
        "customerName": {"firstName": "Ada", "lastName": "King"},
        "address": {**place["address"], "country": "USA"},
    }
    change(api, "actions/contactInfo", {**LISTED, "primaryPlaceOfUse": shorter})
    told = attributes(api, DEVICE)

    assert told["PrimaryPlaceOfUseLastName"] == "King"
    assert "PrimaryPlaceOfUseTitle" not in told


def test_members_that_no_address_has_become_no_attributes(api: Api) -> None:
    """Whatever they are called: an empty name has no first letter either."""
    place = {
        "customerName": {"firstName": "Ada", "lastName": "Byron", "": "x"},
        "address": {
            "addressLine1": "60 Sylvan Rd.",
            "city": "Waltham",
            "state": "MA",
            "zip": "02421",
            "country": "USA",
            "": "x",
            "planet": "Earth",
            "zip4": "1234",
        },
    }
    change(api, "actions/contactInfo", {**LISTED, "primaryPlaceOfUse": place})
    told = {name for name in attributes(api, DEVICE) if name.startswith("PrimaryPlaceOfUse")}

    assert told == {
        f"PrimaryPlaceOfUse{each}"
        for each in ("FirstName", "LastName", "AddressLine1", "City", "State", "ZipCode", "ZipCode4", "Country")
    }


def test_moved_device_is_in_the_other_account(api: Api) -> None:
    """It gets group, fields and plan of the request, and is found there only."""
    body = {
        **LISTED,
        "accountName": SECOND,
        "groupName": "Depot 9",
        "servicePlan": "87642",
        "customFields": [{"key": "CustomField1", "value": "arrived"}],
    }
    change(api, "actions/move", body)
    device = api.device(DEVICE)

    assert (device["accountName"], device["groupNames"]) == (SECOND, ["Depot 9"])
    assert device["carrierInformations"][0]["servicePlan"] == "87642"
    wrong = {"deviceId": DEVICE, "accountName": MAIN}
    assert code(api.call("POST", "/m2m/v1/devices/actions/list", wrong)) == "REQUEST_FAILED.DeviceNotFound"


def test_move_to_an_unknown_account_is_refused(api: Api) -> None:
    """The target must exist, and so must the plan."""
    path = "/m2m/v1/devices/actions/move"

    assert code(api.call("PUT", path, {**LISTED, "accountName": "nobody"})) == "REQUEST_FAILED.AccountNotFound"
    bad_plan = {**LISTED, "accountName": SECOND, "servicePlan": "none"}
    assert code(api.call("PUT", path, bad_plan)) == "REQUEST_FAILED.none.NotFound"
