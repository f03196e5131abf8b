"""Tags provisioning and devices: uploading identifiers, and asking what became of orders and devices."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.common.messages import fault_message, request_message
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.selecting import account_of, named_account, targets
from thingspace_contract.mock.behaviours.common.work import listed, new_plan, report
from thingspace_contract.mock.behaviours.provisioning.provisioning import activation
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["check_device_availability", "check_order_status", "upload_and_activate_devices", "upload_devices"]


@behaviour("uploadDevices")
@documented("One DeviceService message tells the result of the whole upload.", "vendor page of uploading devices")
@assumed(
    "Devices that are not on the platform yet are pre-active afterwards; others stay as they are.",
    "The members of the result are not documented.",
)
@assumed("Nothing is sent to the e-mail address.", "The mock sends no e-mail.")
def upload_devices(call: Call) -> Reply:
    """Add identifiers to the device database."""
    account = account_of(call)
    accepted = call.accept(account)
    for entry in call.body["devices"]:
        if not call.world.devices.find_all(entry["deviceIds"]):
            identifiers: dict[str, str] = {}
            for each in entry["deviceIds"]:
                identifiers.setdefault(each["kind"].lower(), each["id"])
            device = call.world.new_device(account, identifiers)
            device.attributes["SkuNumber"] = call.body["deviceSku"]
            call.world.devices.add(device)
    accepted.devices = len(call.body["devices"])
    accepted.send(account, "DeviceService", request_message(accepted.id, {}))
    return Reply({"requestId": accepted.id})


@behaviour("uploadAndActivateDevices")
@documented(
    "After the upload each device reports its activation on CarrierService.", "vendor page of uploading devices"
)
def upload_and_activate_devices(call: Call) -> Reply:
    """Add identifiers to the device database and activate the devices."""
    body = call.body
    account = call.account(body["accountName"])
    plan = new_plan(call, body["servicePlan"], account)
    accepted = call.accept(account)
    accepted.send(account, "DeviceService", request_message(accepted.id, {}))
    work = activation(call, accepted, body, plan)
    report(call, accepted, listed(call, body["devices"], account), "CarrierService", "activateResponse", work, plan)
    return Reply({"requestId": accepted.id})


@behaviour("checkOrderStatus")
@assumed("An order or a device that is unknown fails in the message.", "The members of the result are not documented.")
def check_order_status(call: Call) -> Reply:
    """Ask what became of an activation order."""
    account = call.account(call.body["accountName"])
    accepted = call.accept(account)
    order = call.body.get("orderRequestId")
    stored = call.world.requests.get(order) if order is not None else None
    lost = order is not None and (stored is None or stored.account != account)
    device = next(targets(call, account), None) if "devices" in call.body else None
    if lost or (device is not None and (device.device is None or device.fault is not None)):
        accepted.failed = True
        ids = device.requested if device is not None else []
        text = "The order was not found." if lost else "Device not found."
        code = "REQUEST_FAILED.UnexpectedError" if lost else "REQUEST_FAILED.DeviceNotFound"
        accepted.send(account, "DeviceService", fault_message(accepted.id, ids, code, text))
    else:
        accepted.send(account, "DeviceService", request_message(accepted.id, {}))
    return Reply({"requestId": accepted.id})


@behaviour("checkDeviceAvailability")
@assumed("The result has no members, whatever the devices are.", "None of them is documented.")
def check_device_availability(call: Call) -> Reply:
    """Ask whether devices can be activated."""
    accepted = call.accept(call.account_or_own(named_account(call)))
    accepted.send(accepted.account, "DeviceService", request_message(accepted.id, {}))
    return Reply({"requestId": accepted.id})
