"""Activation: of devices that are known, new, or uploaded with it; and what became of such orders."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.common.lines import activation
from thingspace_contract.mock.behaviours.common.messages import request_message
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import DeviceFault, listed, matching, targets
from thingspace_contract.mock.behaviours.common.values import new_plan
from thingspace_contract.mock.behaviours.common.work import fail, report, work_on
from thingspace_contract.mock.call import Answer, Call, Reply, Slices
from thingspace_contract.mock.gateway.errors import UNEXPECTED
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["activate_device_service", "check_order_status", "upload_and_activate_devices"]


@behaviour("activateDeviceService")
@documented("Devices are listed, or selected by account, group and custom fields.", "vendor page of activation")
@documented("A device of the list that the platform does not know is added first.", "vendor SDK text of activation")
@documented(
    "A pre-active or deactivated device becomes active; it shows `pending activation` until its message is due.",
    "vendor page of device states",
)
@documented("A device that is active already fails with DeviceAlreadyActive.", "vendor page of callback error messages")
@documented("A device that is activated again gets a new phone number.", "vendor page of device states")
@assumed("A suspended device fails with DeviceState.Invalid.", "Only restore leads from suspended to active.")
@assumed(
    "An unknown device that is named by no hardware identifier fails with DeviceNotFound.", "There is nothing to add."
)
@assumed(
    "Limits per line and day, and per minute, are not kept.", "They would make a test depend on the tests before it."
)
def activate_device_service(call: Call) -> Answer:
    """Activate devices."""
    body = call.body
    account = call.account_in(body)
    plan = new_plan(call, body["servicePlan"], account)
    entries = body.get("devices") or body.get("deviceListWithServiceAddress")
    payer = call.account_or_own(account)
    if entries is not None:
        chosen = listed(call, entries, account)
    else:
        fields = body.get("customFields", ())
        chosen = matching(call, account, group=body.get("groupName"), custom_fields=fields)
    work = activation(call, payer, body if entries else {**body, "customFields": ()}, plan)
    return work_on(call, payer, chosen, "CarrierService", "activateResponse", work, plan)


@behaviour("uploadAndActivateDevices")
@documented(
    "After the upload each device reports its activation on CarrierService.", "vendor page of uploading devices"
)
def upload_and_activate_devices(call: Call) -> Slices:
    """Add identifiers to the device database and activate the devices."""
    body = call.body
    account = call.account(body["accountName"])
    plan = new_plan(call, body["servicePlan"], account)
    accepted = call.accept(account)
    accepted.send(account, "DeviceService", request_message(accepted.id, {}))
    work = activation(call, account, body, plan)
    yield from report(
        call, accepted, listed(call, body["devices"], account), "CarrierService", "activateResponse", work, plan
    )
    return accepted.reply()


@behaviour("checkOrderStatus")
@assumed("An order or a device that is unknown fails in the message.", "The members of the result are not documented.")
def check_order_status(call: Call) -> Reply:
    """Ask what became of an activation order."""
    account = call.account(call.body["accountName"])
    accepted = call.accept(account)
    order = call.body.get("orderRequestId")
    stored = call.platform.requests.get(order) if order is not None else None
    lost = order is not None and (stored is None or stored.account != account)
    device = next(targets(call, account), None) if "devices" in call.body else None
    if lost or (device is not None and (device.device is None or device.fault is not None)):
        ids = device.requested if device is not None else []
        text = "The order was not found." if lost else "Device not found."
        code = UNEXPECTED if lost else "REQUEST_FAILED.DeviceNotFound"
        fail(accepted, account, "DeviceService", ids, DeviceFault(code, text))
    else:
        accepted.send(account, "DeviceService", request_message(accepted.id, {}))
    return accepted.reply()
