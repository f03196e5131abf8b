"""Deactivation, suspension, restoration and deletion on the mock."""

from __future__ import annotations

import pytest

from ...conftest import MAIN, NIDD, Api, code, value

ACTIVE = {"id": "89148000000000011101", "kind": "iccid"}
SUSPENDED = {"id": "350000000001105", "kind": "imei"}
GONE = {"id": "89148000000000011122", "kind": "iccid"}
ACTIONS = "/m2m/v1/devices/actions"


def act(api: Api, action: str, *devices: dict[str, str], **members: object) -> str:
    """Send a provisioning request for devices; return its requestId."""
    listed = {"devices": [{"deviceIds": [device]} for device in devices]} if devices else {}
    extra = {"reasonCode": "FF"} if action == "deactivate" else {}
    return api.accept("POST", f"{ACTIONS}/{action}", {**listed, **extra, **members})


def state(api: Api, device: dict[str, str]) -> str:
    """Return the state that the device list shows."""
    return str(api.device(device)["carrierInformations"][0]["state"])


def test_deactivated_device_is_deactive_and_can_be_activated_again(api: Api) -> None:
    """It shows a pending state first, has no plan then, and gets another number when it comes back."""
    number = next(each["id"] for each in api.device(ACTIVE)["deviceIds"] if each["kind"] == "mdn")
    [(service, payload)] = api.messages(act(api, "deactivate", ACTIVE))

    assert (service, payload["deviceResponse"]) == ("CarrierService", {"deactivateResponse": {"deactivated": True}})
    assert state(api, ACTIVE) == "pending deactivation"
    api.clock.advance(1)
    assert api.device(ACTIVE)["carrierInformations"] == [{"carrierName": "Verizon Wireless", "state": "deactive"}]
    assert api.fault_codes(api.activate([ACTIVE])) == [""]
    assert number not in [each["id"] for each in api.device(ACTIVE)["deviceIds"]]


def test_deactivated_device_can_be_deleted_with_it(api: Api) -> None:
    """With deleteAfterDeactivation it is gone."""
    act(api, "deactivate", ACTIVE, deleteAfterDeactivation=True)

    assert code(api.call("POST", f"{ACTIONS}/list", {"deviceId": ACTIVE})) == "REQUEST_FAILED.DeviceNotFound"


def test_suspended_device_is_restored(api: Api) -> None:
    """The messages tell what is documented; reads show the state."""
    result = api.messages(act(api, "suspend", ACTIVE))[0][1]["deviceResponse"]["suspendResponse"]
    api.clock.advance(1)

    assert (result["maxSuspendDaysAllowed"], state(api, ACTIVE)) == (90, "suspend")
    assert api.messages(act(api, "restore", ACTIVE))[0][1]["deviceResponse"] == {"restoreResponse": {"restored": True}}
    api.clock.advance(1)
    assert state(api, ACTIVE) == "active"


@pytest.mark.parametrize(("action", "device"), [("suspend", SUSPENDED), ("deactivate", SUSPENDED), ("restore", ACTIVE)])
def test_device_in_another_state_fails(api: Api, action: str, device: dict[str, str]) -> None:
    """The request is accepted, the device reports a fault and stays as it is."""
    before = state(api, device)

    assert api.fault_codes(act(api, action, device)) == ["INPUT_INVALID.DeviceState.Invalid"]
    assert state(api, device) == before


def test_restored_nidd_device_is_configured_again(api: Api) -> None:
    """An NB-IoT device with a NIDD plan has a second message."""
    device = {"id": "864508030000250", "kind": "imei"}
    api.activate([device], plan="NIDD5MB")
    act(api, "suspend", device, accountName=NIDD)

    assert [service for service, _ in api.messages(act(api, "restore", device))] == ["CarrierService", "NiddService"]


def test_group_is_suspended_device_by_device(api: Api) -> None:
    """Without a list the devices that match are suspended; what matches nothing has no message."""
    assert len(api.messages(act(api, "suspend", accountName=MAIN, groupName="4G West"))) == 2
    assert api.messages(act(api, "suspend", accountName=MAIN, groupName="nothing")) == []


def test_only_a_deactive_device_is_deleted(api: Api) -> None:
    """Results are in the response; a deleted device is unknown, and its identifiers are free."""
    body = {"devicesToDelete": [{"deviceIds": [each]} for each in (GONE, ACTIVE, {"id": "1", "kind": "imei"})]}
    results = value(api.call("POST", f"{ACTIONS}/delete", body))

    assert [each["status"] for each in results] == ["Success", "Failed", "Failed"]
    assert code(api.call("POST", f"{ACTIONS}/list", {"deviceId": GONE})) == "REQUEST_FAILED.DeviceNotFound"
    again = {"accountName": MAIN, "state": "preactive", "devicesToAdd": [{"deviceIds": [GONE]}]}
    assert value(api.call("POST", f"{ACTIONS}/add", again))[0]["response"] == "Success"


def test_status_of_a_suspension_is_told(api: Api) -> None:
    """The status of a request is told for requests of the whole life cycle."""
    request_id = act(api, "suspend", ACTIVE)
    api.clock.advance(1)

    status = value(api.call("GET", f"/m2m/v1/accounts/{MAIN}/requests/{request_id}/status"))["status"]
    assert status == "Success"
