"""Total usage: whose it is, without numbers."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.common.arguments import account_of, named_account
from thingspace_contract.mock.behaviours.common.labels import labelled
from thingspace_contract.mock.behaviours.common.messages import request_message
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import by_criteria, entries_of, listed
from thingspace_contract.mock.call import Call, Slices
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["retrieve_aggregate_usage"]


@behaviour("retrieveAggregateDeviceUsageHistory")
@documented(
    "One message names the devices of the request; the account alone means all its devices.",
    "vendor page of total usage",
)
@assumed("Devices that are not known are left out, and totals are not told.", "Their names are nowhere.")
def retrieve_aggregate_usage(call: Call) -> Slices:
    """Ask for the total usage of devices."""
    body = call.body
    account = account_of(call)
    entries = entries_of({"deviceIds": body["deviceIds"]}) if "deviceIds" in body else None
    if entries is not None:
        chosen = listed(call, entries, named_account(call))
    elif "label" in body:
        chosen = labelled(call, account, body["label"])
    else:
        chosen = by_criteria(call, body, account)
    ids: list[list[dict[str, str]]] = []
    for target in chosen.with_pauses():
        if target is None:
            yield
        elif target.device is not None and target.fault is None:
            ids.append([dict(each) for each in target.requested] or target.device.ids())
    accepted = call.accept(account)
    accepted.devices = len(ids)
    usage = [{"deviceIds": each} for each in ids]
    accepted.send(account, "DeviceUsage", request_message(accepted.id, {"usageResponse": usage}))
    return accepted.reply()
