"""Tags segments and nidd: usage labels of devices, and messages without IP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.messages import THRESHOLD, envelope_ids, fault_message
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.work import Fault, Target, known, listed, report
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device
from thingspace_contract.mock.testing.clock import iso

__all__ = ["labelled", "remove_usage_segmentation_labels", "send_nidd_message", "set_usage_segmentation_labels"]


@behaviour("setUsageSegmentationLabels")
@documented("Each device that gets a label reports on CarrierService.", "vendor page of usage labels")
@assumed("A device has one value for a name; a new one takes its place.", "The page does not say.")
def set_usage_segmentation_labels(call: Call) -> Reply:
    """Attach labels to devices."""
    account = call.account(call.body["accountName"])

    def work(target: Target) -> Mapping[str, Any]:
        device = known(target)
        label = target.entry["label"]
        device.attributes[_attribute(label)] = label["value"]
        call.world.devices.update(device)
        return {}

    accepted = call.accept(account)
    report(call, accepted, listed(call, call.body["labels"], account), "CarrierService", "", work)
    return Reply({"requestId": accepted.id})


@behaviour("removeUsageSegmentationLabels")
@documented("Each device that loses a label reports on CarrierService.", "vendor page of usage labels")
@assumed(
    "Without a device all that bear a label lose it; a device that has none of them succeeds.", "The page does not say."
)
def remove_usage_segmentation_labels(call: Call) -> Reply:
    """Take labels off devices."""
    body = call.body
    account = call.account(body["accountName"])

    def work(target: Target) -> Mapping[str, Any]:
        device = known(target)
        for label in body["labels"]:
            if device.attributes.get(_attribute(label)) == label["value"]:
                del device.attributes[_attribute(label)]
        call.world.devices.update(device)
        return {}

    accepted = call.accept(account)
    if "deviceId" in body:
        chosen: Iterator[Target] = listed(call, [{"deviceIds": [body["deviceId"]]}], account)
    else:
        chosen = (Target([], {}, device) for device in labelled(call, account, body["labels"]))
    report(call, accepted, chosen, "CarrierService", "", work)
    return Reply({"requestId": accepted.id})


@behaviour("sendNiddMessage")
@documented("A delivered message is told with all identifiers of the device, kinds in upper case.", "field evidence")
@documented("Only an NB-IoT device with NIDD configuration gets a message.", "vendor page of NIDD messages")
@assumed("A device that gets it has acknowledged it at once; another has failed.", "The mock has no network.")
def send_nidd_message(call: Call) -> Reply:
    """Send data without IP to a device."""
    account = call.account(call.body["accountName"])
    accepted = call.accept(account)
    for target in listed(call, [{"deviceIds": [each]} for each in call.body["deviceIds"]], account):
        accepted.devices += 1
        ids = envelope_ids(target.requested, None)
        try:
            if target.fault is not None:
                raise target.fault
            device = known(target)
        except Fault as fault:
            accepted.failed = True
            payload = fault_message(accepted.id, ids, fault.code, fault.text)
        else:
            payload = _delivery(call, accepted.id, ids, device)
        accepted.send(account, "NiddService", payload)
    return Reply({"requestId": accepted.id})


def labelled(call: Call, account: str, labels: list[dict[str, str]]) -> Iterator[Device]:
    """Yield the devices of an account that bear any of these labels."""
    for device in call.world.devices.of([account]):
        if any(device.attributes.get(_attribute(label)) == label["value"] for label in labels):
            yield device


def _attribute(label: Mapping[str, str]) -> str:
    return f"UsageLabel {label['name']}"


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
