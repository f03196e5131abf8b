"""Lines of service: what gives a device one, and what ends it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.targets import DeviceFault, Target, known
from thingspace_contract.mock.behaviours.common.values import first_of_each_kind, set_values
from thingspace_contract.mock.behaviours.common.work import Work
from thingspace_contract.mock.call import Call
from thingspace_contract.mock.platform import address_of
from thingspace_contract.mock.rules import assumed
from thingspace_contract.mock.scenario import Plan
from thingspace_contract.mock.store import Change, Device

__all__ = ["activation", "active", "end_service", "give_line", "place_of"]

_HARDWARE = ("imei", "iccid", "eid", "meid", "esn")


def activation(call: Call, account: str, body: Mapping[str, Any], plan: Plan) -> Work:
    """Return the work that activates a device and sets what a body says; an unknown one is added to the account."""

    def work(target: Target) -> Mapping[str, Any]:
        found = target.device
        device = target.device = found or _new(call, target, account)
        if device.state == "active":
            raise DeviceFault("REQUEST_FAILED.DeviceAlreadyActive", "The device is already active.")
        if device.state == "suspend":
            raise DeviceFault("INPUT_INVALID.DeviceState.Invalid", "The device is suspended.")
        renamed = give_line(call, device, target, body)
        device.plan = plan.code
        set_values(device, body, place_of(target, body))
        if found is None:
            call.add(device, pending="pending activation", event=Change.ACTIVATE)
        else:
            call.update(device, pending="pending activation", identifiers=renamed, event=Change.ACTIVATE)
        return {
            "deviceIds": device.ids(),
            "state": device.state,
            "servicePlan": device.plan,
            "ipAddress": device.ip_address,
            "featureCodes": [],
        }

    return work


def give_line(call: Call, device: Device, target: Target, body: Mapping[str, Any]) -> bool:
    """Give a device its line: identifiers that were not known yet, numbers, an address.

    Returns:
        Whether it has other identifiers now.
    """
    before = dict(device.identifiers)
    for each in target.requested:
        kind = each["kind"].lower()
        if kind in _HARDWARE and kind not in device.identifiers:
            device.identifiers[kind] = each["id"]
    if device.state != "active" or "mdn" not in device.identifiers:
        device.identifiers |= call.platform.new_numbers()
    device.ip_address = target.entry.get("ipAddress") or device.ip_address or address_of(device)
    device.pool = body.get("carrierIpPoolName", device.pool)
    if device.state != "active":
        device.activated = call.now
        device.activated_by = call.username
    device.state = "active"
    return device.identifiers != before


def place_of(target: Target, body: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the place of use that a request gives a device: its own, else that of all."""
    return target.entry.get("primaryPlaceOfUse") or body.get("primaryPlaceOfUse")


def active(target: Target) -> Device:
    """Return a target's device; a DeviceFault when it is unknown or not active."""
    device = known(target)
    if device.state != "active":
        raise DeviceFault("INPUT_INVALID.DeviceState.Invalid", "The device is not active.")
    return device


@assumed(
    "A deactivated device keeps showing its old phone number, by which it is found, until it is activated again.",
    "The number is reserved for 50 days.",
)
def end_service(call: Call, device: Device) -> None:
    """Make a device deactive."""
    device.state = "deactive"
    device.ip_address = ""
    device.stage = ["", ""]
    call.update(device, pending="pending deactivation", event=Change.DEACTIVATE)


def _new(call: Call, target: Target, account: str) -> Device:
    """Return a device that the platform does not know yet; it is not stored."""
    identifiers = first_of_each_kind(each for each in target.requested if each["kind"].lower() in _HARDWARE)
    if not identifiers or target.taken:
        raise DeviceFault("REQUEST_FAILED.DeviceNotFound", "Device not found.")
    return call.platform.new_device(account, identifiers)
