"""Usage labels: set on devices and taken off them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.labels import label_attribute, labelled
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import Target, known, listed
from thingspace_contract.mock.behaviours.common.work import work_on
from thingspace_contract.mock.call import Answer, Call
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["remove_usage_segmentation_labels", "set_usage_segmentation_labels"]


@behaviour("setUsageSegmentationLabels")
@documented("Each device that gets a label reports on CarrierService.", "vendor page of usage labels")
@assumed("A device has one value for a name; a new one takes its place.", "The page does not say.")
def set_usage_segmentation_labels(call: Call) -> Answer:
    """Attach labels to devices."""
    account = call.account(call.body["accountName"])

    def work(target: Target) -> Mapping[str, Any]:
        device = known(target)
        label = target.entry["label"]
        device.attributes[label_attribute(label)] = label["value"]
        call.update(device)
        return {}

    return work_on(call, account, listed(call, call.body["labels"], account), "CarrierService", "", work)


@behaviour("removeUsageSegmentationLabels")
@documented("Each device that loses a label reports on CarrierService.", "vendor page of usage labels")
@assumed(
    "Without a device all that bear a label lose it; a device that has none of them succeeds.", "The page does not say."
)
def remove_usage_segmentation_labels(call: Call) -> Answer:
    """Take labels off devices."""
    body = call.body
    account = call.account(body["accountName"])

    def work(target: Target) -> Mapping[str, Any]:
        device = known(target)
        for label in body["labels"]:
            if device.attributes.get(label_attribute(label)) == label["value"]:
                del device.attributes[label_attribute(label)]
        call.update(device)
        return {}

    if "deviceId" in body:
        chosen = listed(call, [{"deviceIds": [body["deviceId"]]}], account)
    else:
        chosen = labelled(call, account, body["labels"])
    return work_on(call, account, chosen, "CarrierService", "", work)
