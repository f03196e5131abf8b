"""Device database: adding, uploading and deleting devices, and whether they can be activated."""

from __future__ import annotations

from typing import Any

from thingspace_contract.mock.behaviours.common.arguments import account_of, named_account
from thingspace_contract.mock.behaviours.common.messages import request_message
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import found_all
from thingspace_contract.mock.behaviours.common.values import first_of_each_kind, set_values
from thingspace_contract.mock.call import Call, Reply, Slices
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["add_devices", "check_device_availability", "delete_devices", "upload_devices"]


@behaviour("addDevices")
@documented(
    "Added devices are pre-active; those that fail are listed in the response, with status 200.",
    "vendor page of adding devices",
)
@assumed(
    "A device fails when the platform knows any of its identifiers.", "The texts of the outcomes are not documented."
)
def add_devices(call: Call) -> Slices:
    """Add devices without activating them."""
    body = call.body
    account = call.account_or_own(body.get("accountName"))
    results = []
    for entry in call.paused(body["devicesToAdd"]):
        if entry is None:
            yield
            continue
        outcome = "Success"
        if (yield from found_all(call, entry["deviceIds"])):
            outcome = "The device is already on the platform."
        else:
            device = call.platform.new_device(account, first_of_each_kind(entry["deviceIds"]))
            set_values(device, body, None)
            call.platform.devices.add(device)
        results.append({"deviceIds": entry["deviceIds"], "response": outcome})
    return Reply(results)


@behaviour("uploadDevices")
@documented("One DeviceService message tells the result of the whole upload.", "vendor page of uploading devices")
@assumed(
    "Devices that are not on the platform yet are pre-active afterwards; others stay as they are.",
    "The members of the result are not documented.",
)
@assumed("Nothing is sent to the e-mail address.", "The mock sends no e-mail.")
def upload_devices(call: Call) -> Slices:
    """Add identifiers to the device database."""
    account = account_of(call)
    accepted = call.accept(account)
    accepted.send(account, "DeviceService", request_message(accepted.id, {}))  # held until the end
    for entry in call.paused(call.body["devices"]):
        if entry is None:
            yield
            continue
        accepted.devices += 1
        if not (yield from found_all(call, entry["deviceIds"])):
            device = call.platform.new_device(account, first_of_each_kind(entry["deviceIds"]))
            device.attributes["SkuNumber"] = call.body["deviceSku"]
            call.platform.devices.add(device)
    return accepted.reply()


@behaviour("checkDeviceAvailability")
@assumed("The result has no members, whatever the devices are.", "None of them is documented.")
def check_device_availability(call: Call) -> Reply:
    """Ask whether devices can be activated."""
    accepted = call.accept(call.account_or_own(named_account(call)))
    accepted.send(accepted.account, "DeviceService", request_message(accepted.id, {}))
    return accepted.reply()


@behaviour("deleteDevices")
@documented(
    "Only a deactivated device can be deleted; its identifiers are free again, and its history is gone.",
    "vendor page of deleting devices",
)
@documented("Devices that fail are listed in the response, with status 200.", "vendor page of deleting devices")
def delete_devices(call: Call) -> Slices:
    """Delete devices whose service has ended."""
    account = named_account(call)
    accessible = [call.account(account)] if account is not None else call.accessible_accounts
    results: list[dict[str, Any]] = []
    for entry in call.paused(call.body["devicesToDelete"]):
        if entry is None:
            yield
            continue
        found = yield from found_all(call, entry["deviceIds"])
        device = found[0] if len(found) == 1 and found[0].account in accessible else None
        told = ""
        if device is None:
            told = "The device was not found."
        elif device.state != "deactive":
            told = "The device is not in deactive state."
        else:
            call.platform.devices.remove(device)
        result = {"deviceIds": entry["deviceIds"], "status": "Failed" if told else "Success"}
        results.append({**result, "message": told} if told else result)
    return Reply(results)
