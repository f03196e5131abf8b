"""Tags devices and history: asynchronous questions about devices whose answers the mock knows in part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.messages import request_message
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.selecting import (
    account_of,
    by_criteria,
    entries_of,
    named_account,
    one_device,
    targets,
)
from thingspace_contract.mock.behaviours.common.work import Target, known, listed, report
from thingspace_contract.mock.behaviours.segments import labelled
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.gateway.errors import Refusal
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.testing.clock import iso

__all__ = [
    "find_mismatched_hardware",
    "get_device_diagnostics",
    "get_device_extended_diagnostics",
    "retrieve_aggregate_usage",
    "retrieve_prl_information",
    "retrieve_suspension_status",
]


@behaviour("retrieveDevicePrlInformation")
@documented("Without a DevicePRLInformation listener the request fails.", "vendor page of PRL information")
@assumed("Every device has version 15109.", "Roaming lists belong to the network.")
def retrieve_prl_information(call: Call) -> Reply:
    """Ask for the roaming lists of devices."""
    account = account_of(call)
    if call.world.listeners.get(account, "DevicePRLInformation") is None:
        raise Refusal.m2m("REQUEST_FAILED.UnexpectedError", "The account has no DevicePRLInformation listener.")

    def work(target: Target) -> Mapping[str, Any]:
        known(target)
        return {"prlVersion": "15109"}

    accepted = call.accept(account)
    chosen = targets(call, named_account(call))
    report(call, accepted, chosen, "DevicePRLInformation", "prlInformationResponse", work)
    return Reply({"requestId": accepted.id})


@behaviour("retrieveDeviceSuspensionStatus")
@assumed("Each device reports in a message of its own, without members.", "Number and members are not documented.")
def retrieve_suspension_status(call: Call) -> Reply:
    """Ask how long devices have been suspended."""

    def work(target: Target) -> Mapping[str, Any]:
        known(target)
        return {}

    account = account_of(call)
    accepted = call.accept(account)
    report(call, accepted, targets(call, account), "DeviceSuspensionStatus", "", work)
    if not accepted.messages:
        accepted.send(account, "DeviceSuspensionStatus", request_message(accepted.id, {}))
    return Reply({"requestId": accepted.id})


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
        ids = [device.ids() for device in labelled(call, account, body["label"])]
    else:
        ids = [target.device.ids() for target in by_criteria(call, body, account) if target.device is not None]
    accepted = call.accept(account)
    accepted.devices = len(ids)
    usage = [{"deviceIds": each} for each in ids]
    accepted.send(account, "DeviceUsage", request_message(accepted.id, {"usageResponse": usage}))
    return Reply({"requestId": accepted.id})


@behaviour("findMismatchedHardware")
@assumed("No device of the mock was ever put into other hardware.", "Nothing happens by itself.")
def find_mismatched_hardware(call: Call) -> Reply:
    """Find SIMs that were moved to another device."""
    account = named_account(call)
    if account is not None:
        call.account(account)
    for entry in entries_of({"devices": call.body["devices"]}) or () if "devices" in call.body else ():
        one_device(call, entry["deviceIds"][0], account)
    return Reply({"devices": []})


@behaviour("getDeviceDiagnostics")
@assumed("Every device is in the home network 311 480.", "The mock has no network.")
def get_device_diagnostics(call: Call) -> Reply:
    """Tell where in the network a device is."""
    account = call.account(call.body["accountName"])
    asked = call.body["deviceList"]
    asked = asked[0] if isinstance(asked, list) else asked
    device = one_device(call, asked, account)
    attributes = {"accountName": account, "groupName": device.groups[0], "mcc": "311", "mnc": "480"}
    return Reply([{"deviceIds": [asked], "attributes": attributes}])


@behaviour("getDeviceExtendedDiagnostics")
@assumed("Identifiers, provisioning and service are told; what belongs to the network is not.", "The mock has none.")
def get_device_extended_diagnostics(call: Call) -> Reply:
    """Tell what is known about a device."""
    account = call.account(call.body["accountName"])
    device = one_device(call, call.body["deviceList"][0], account)
    activated = {"value": iso(device.activated)} if device.activated is not None else {}
    provisioning = [
        {"key": "CreatedAt", "value": iso(device.created)},
        {"key": "LastActivationBy", "value": device.activated_by},
        {"key": "LastActivationDate", **activated},
        {"key": "DeviceState", "value": device.shown_state(call.now)},
    ]
    categories = {
        "DeviceIdentifier": [{"key": kind.upper(), "value": value} for kind, value in device.identifiers.items()],
        "Provisioning": provisioning,
        "Connectivity": [{"key": "Connected", "value": "false"}, {"key": "IPAddress", "value": device.ip_address}],
        "Billing": [{"key": "AccountName", "value": device.account}, {"key": "ServicePlan", "value": device.plan}],
    }
    told = [{"categoryName": name, "extendedAttributes": values} for name, values in categories.items()]
    return Reply({"categories": told})
