"""History of usage: the mock knows whose it is, and no numbers."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.common.arguments import account_of, named_account
from thingspace_contract.mock.behaviours.common.labels import labelled
from thingspace_contract.mock.behaviours.common.messages import request_message
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import by_criteria, entries_of, listed
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["retrieve_aggregate_usage"]


@behaviour("retrieveAggregateDeviceUsageHistory")
@documented(
    "One message names the devices of the request; the account alone means all its devices.",
    "vendor page of total usage",
)
@assumed("Devices that are not known are left out, and totals are not told.", "Their names are nowhere.")
def retrieve_aggregate_usage(call: Call) -> Reply:
    """Ask for the total usage of devices."""
    body = call.body
    account = account_of(call)
    entries = entries_of({"deviceIds": body["deviceIds"]}) if "deviceIds" in body else None
    if entries is not None:
        chosen = [target for target in listed(call, entries, named_account(call)) if target.device is not None]
        ids = [target.requested for target in chosen if target.fault is None]
    elif "label" in body:
        ids = [target.device.ids() for target in labelled(call, account, body["label"]) if target.device is not None]
    else:
        ids = [target.device.ids() for target in by_criteria(call, body, account) if target.device is not None]
    accepted = call.accept(account)
    accepted.devices = len(ids)
    usage = [{"deviceIds": each} for each in ids]
    accepted.send(account, "DeviceUsage", request_message(accepted.id, {"usageResponse": usage}))
    return accepted.reply()
