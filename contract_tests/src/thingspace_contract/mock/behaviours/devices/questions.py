"""Questions about devices: diagnostics, roaming lists, suspensions, moved SIMs; the mock knows part of the answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.arguments import account_of, named_account, one_device
from thingspace_contract.mock.behaviours.common.listeners import need_listener
from thingspace_contract.mock.behaviours.common.messages import request_message
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import Target, entries_of, known, targets
from thingspace_contract.mock.behaviours.common.work import acknowledge, report, work_on
from thingspace_contract.mock.call import Answer, Call, Reply, Slices
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.testing.clock import iso

__all__ = [
    "find_mismatched_hardware",
    "get_device_diagnostics",
    "get_device_extended_diagnostics",
    "retrieve_prl_information",
    "retrieve_suspension_status",
]


@behaviour("retrieveDevicePrlInformation")
@documented("Without a DevicePRLInformation listener the request fails.", "vendor page of PRL information")
@assumed("Every device has version 15109.", "Roaming lists belong to the network.")
def retrieve_prl_information(call: Call) -> Answer:
    """Ask for the roaming lists of devices."""
    account = account_of(call)
    need_listener(call, account, "DevicePRLInformation")

    def work(target: Target) -> Mapping[str, Any]:
        known(target)
        return {"prlVersion": "15109"}

    chosen = targets(call, named_account(call))
    return work_on(call, account, chosen, "DevicePRLInformation", "prlInformationResponse", work)


@behaviour("retrieveDeviceSuspensionStatus")
@assumed("Each device reports in a message of its own, without members.", "Number and members are not documented.")
def retrieve_suspension_status(call: Call) -> Slices:
    """Ask how long devices have been suspended."""
    account = account_of(call)
    accepted = call.accept(account)
    yield from report(call, accepted, targets(call, account), "DeviceSuspensionStatus", "", acknowledge)
    if not accepted.devices:
        accepted.send(account, "DeviceSuspensionStatus", request_message(accepted.id, {}))
    return accepted.reply()


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
