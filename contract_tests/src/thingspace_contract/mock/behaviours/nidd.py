"""Non-IP data: messages to devices that have no IP."""

from __future__ import annotations

from typing import Any

from thingspace_contract.mock.behaviours.common.messages import THRESHOLD, envelope_ids
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import DeviceFault, known, listed
from thingspace_contract.mock.behaviours.common.work import fail
from thingspace_contract.mock.call import Call, Slices
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device
from thingspace_contract.mock.testing.clock import iso

__all__ = ["send_nidd_message"]


@behaviour("sendNiddMessage")
@documented("A delivered message is told with all identifiers of the device, kinds in upper case.", "field evidence")
@documented("Only an NB-IoT device with NIDD configuration gets a message.", "vendor page of NIDD messages")
@assumed("A device that gets it has acknowledged it at once; another has failed.", "The mock has no network.")
def send_nidd_message(call: Call) -> Slices:
    """Send data without IP to a device."""
    account = call.account(call.body["accountName"])
    accepted = call.accept(account)
    entries = [{"deviceIds": [each]} for each in call.body["deviceIds"]]
    for target in listed(call, entries, account).with_pauses():
        if target is None:
            yield
            continue
        accepted.devices += 1
        ids = envelope_ids(target.requested, None)
        try:
            device = known(target)
        except DeviceFault as fault:
            fail(accepted, account, "NiddService", ids, fault)
        else:
            accepted.send(account, "NiddService", _delivery(call, accepted.id, ids, device))
    return accepted.reply()


def _delivery(call: Call, request_id: str, ids: list[dict[str, str]], device: Device) -> dict[str, Any]:
    result: dict[str, Any] = {
        "accountName": device.account,
        "deviceIds": [{"id": each["id"], "kind": each["kind"].upper()} for each in device.ids()],
    }
    reached = device.state == "active" and {"nbiot", "nidd"} <= set(device.traits)
    if reached:
        result |= {"acknowledgeTime": iso(call.completes), "firstAttemptDeliveryTime": iso(call.now)}
    else:
        result["reason"] = "Not CatM or NBIoT Device"
    return {
        "username": "",
        "password": "",
        "requestId": request_id,
        "deviceIds": ids,
        "niddResponse": {"niddMTDeliveryResponse": result},
        "status": "Delivered" if reached else "DeliveryFailed",
        "callbackCount": 1,
        "maxCallbackThreshold": THRESHOLD,
    }
