"""Changes of devices: what is written on them, and which account they are in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.arguments import account_of, named_account
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import Target, by_criteria, known, listed, targets
from thingspace_contract.mock.behaviours.common.values import new_plan, set_values
from thingspace_contract.mock.behaviours.common.work import work_on
from thingspace_contract.mock.call import Answer, Call
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Change, Device

__all__ = ["change_contact_info", "change_cost_center", "change_custom_fields", "move_devices"]


@behaviour("changeDeviceCostCenter")
@documented("`removeCostCenter` wins over `costCenter`.", "vendor page of the cost center")
@assumed("A request that changes nothing succeeds.", "No source says that one of the changes is required.")
def change_cost_center(call: Call) -> Answer:
    """Set or remove the cost center of devices, and their place of use."""
    body = call.body

    def change(device: Device) -> None:
        if body.get("removeCostCenter"):
            device.attributes.pop("CostCenterCode", None)
        elif "costCenter" in body:
            device.attributes["CostCenterCode"] = body["costCenter"]
        set_values(device, {}, body.get("primaryPlaceOfUse"))

    return _changed(call, change, pending="pending Cost Center Codes change")


@behaviour("changeDeviceCustomFields")
@documented("`customFields` selects devices, `customFieldsToUpdate` is what they get.", "vendor page of custom fields")
@assumed("An empty value clears the field.", "The page does not say.")
def change_custom_fields(call: Call) -> Answer:
    """Set custom fields of devices."""

    def change(device: Device) -> None:
        for each in call.body.get("customFieldsToUpdate", ()):
            if each["value"]:
                device.custom_fields[each["key"]] = each["value"]
            else:
                device.custom_fields.pop(each["key"], None)

    return _changed(call, change)


@behaviour("changeDeviceContactInfo")
@documented("All values are replaced; what is left out is empty afterwards.", "vendor page of contact information")
def change_contact_info(call: Call) -> Answer:
    """Replace the place of use of devices."""

    def change(device: Device) -> None:
        for name in [name for name in device.attributes if name.startswith("PrimaryPlaceOfUse")]:
            del device.attributes[name]
        set_values(device, {}, call.body["primaryPlaceOfUse"])

    return _changed(call, change, pending="pending account update")


@behaviour("moveDevices")
@documented(
    "`accountName` is where devices go; the members beside it are what they get there.", "vendor page of moving devices"
)
@assumed(
    "A device leaves its groups for the named one, or for the default one of the account.", "Groups belong to one."
)
@assumed(
    "Every account can be moved to, and a device that is there already succeeds.", "Customer profiles are unknown."
)
@assumed("The message goes to the listener of the new account.", "The page does not say.")
def move_devices(call: Call) -> Answer:
    """Move devices to another account."""
    body = call.body
    account = call.account(body["accountName"])
    plan = new_plan(call, body["servicePlan"], account) if body.get("servicePlan") else None
    criteria = body.get("filter", {})
    source = call.account_in(criteria)

    def work(target: Target) -> Mapping[str, Any]:
        device = known(target)
        if device.account != account:
            device.groups = [f"Default: {account}"]
        device.account = account
        set_values(device, body, None)
        if plan is not None:
            device.plan = plan.code
        device.pool = body.get("carrierIpPoolName", device.pool)
        call.update(device, pending="pending account update", event=Change.MOVE)
        return {}

    found = listed(call, body["devices"], None) if "devices" in body else by_criteria(call, criteria, source)
    return work_on(call, account, found, "CarrierService", "", work)


def _changed(call: Call, change: Callable[[Device], None], *, pending: str = "") -> Answer:
    """Change the devices of a request, each of which reports without documented members."""

    def work(target: Target) -> Mapping[str, Any]:
        device = known(target)
        change(device)
        call.update(device, pending=pending)
        return {}

    return work_on(call, account_of(call), targets(call, named_account(call)), "CarrierService", "", work)
