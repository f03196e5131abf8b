"""Change of identifiers: other hardware, another SIM, another phone number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import DeviceFault, Target, known, listed
from thingspace_contract.mock.behaviours.common.values import new_plan
from thingspace_contract.mock.behaviours.common.work import work_on
from thingspace_contract.mock.call import Call, Reply, Slices
from thingspace_contract.mock.gateway.errors import ApiError
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.scenario import Plan
from thingspace_contract.mock.store import Device

__all__ = ["change_device_identifier"]

#: Option → kinds of which the new identifiers must have all, or with "any" at least one; kinds that go away.
_OPTIONS: dict[str, tuple[tuple[str, ...], bool, tuple[str, ...]]] = {
    "ChangeICCID": (("iccid",), True, ()),
    "ChangeIMEI": (("imei",), True, ()),
    "ChangeIMEIandICCID": (("imei", "iccid"), True, ()),
    "ChangeIMEIandEID": (("imei", "eid"), True, ()),
    "3Gto4G": (("imei", "iccid", "eid"), False, ("meid", "esn")),
    "4Gto3G": (("meid", "esn"), False, ("imei", "iccid", "eid")),
    "": (("meid", "esn"), False, ("meid", "esn")),
}


@behaviour("changeDeviceIdentifier")
@documented("With `4g` the request says what kind of change it is.", "seed document of changeDeviceIdentifier")
def change_device_identifier(call: Call) -> Slices:
    """Change what a device is named by."""
    body = call.body
    if call.values["serviceType"] == "4g" and "change4gOption" not in body:
        raise ApiError("DeserializationFailed", "The member change4gOption is missing.")
    plan = new_plan(call, body["servicePlan"], None) if "servicePlan" in body else None
    target = Target(body["deviceIds"], {}, None)
    for found in listed(call, [{"deviceIds": body["deviceIds"]}], None).with_pauses():
        if found is None:
            yield
        else:
            target = found
    account = call.account_or_own(None, target.device)

    def work(changed: Target) -> Mapping[str, Any]:
        return _change(call, known(changed), body, plan)

    reply: Reply = yield from work_on(call, account, [target], "CarrierService", "changeIdentifierResponse", work)
    return reply


@documented("The device must be active and have a phone number.", "seed document of changeDeviceIdentifier")
@documented("New identifiers must not be on the platform yet.", "seed document of changeDeviceIdentifier")
@documented("Afterwards the old identifier no longer finds the device.", "vendor page of the identifier change")
@assumed("Without an option the number changes when there are no new identifiers.", "The seed's table allows for it.")
@assumed("Identifiers that do not fit the option fail with Device.Kind.Invalid.", "No source gives the code.")
@assumed("Identifiers on the platform already fail with UnexpectedError.", "No source gives the code.")
def _change(call: Call, device: Device, body: Mapping[str, Any], plan: Plan | None) -> Mapping[str, Any]:
    """Change a device's identifiers and return the result that its message carries.

    Raises:
        DeviceFault: the device or the new identifiers are not fit for it.
    """
    if device.state != "active" or "mdn" not in device.identifiers:
        raise DeviceFault("INPUT_INVALID.DeviceState.Invalid", "The device is not active.")
    option = body.get("change4gOption", "")
    gone: tuple[str, ...] = ()
    if option == "ChangeMSISDN" or (not option and "deviceIdsTo" not in body):
        new, pending = _new_number(call, body), "pending MDN change"
    else:
        new, gone = _new_hardware(call, option, body)
        pending = "pending ESN / MEID change"
    kept = {kind: value for kind, value in device.identifiers.items() if kind not in gone and kind not in new}
    device.identifiers = {**new, **kept}
    if plan is not None:
        device.plan = plan.code
    if "smsrOid" in body:
        device.attributes["SmsrOid"] = body["smsrOid"]
    call.update(device, pending=pending, identifiers=True)
    result: dict[str, Any] = {"deviceIds": [{"id": value, "kind": kind} for kind, value in new.items()]}
    return result if plan is None else {**result, "servicePlan": plan.code}


def _new_hardware(call: Call, option: str, body: Mapping[str, Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    wanted, every, gone = _OPTIONS.get(option, _OPTIONS[""])
    new: dict[str, str] = {}
    for each in body.get("deviceIdsTo", ()):
        kind = each["kind"].lower()
        if kind in wanted:
            new.setdefault(kind, each["id"])
    if len(new) < (len(wanted) if every else 1):
        joined = (" and " if every else " or ").join(wanted)
        raise DeviceFault("INPUT_INVALID.Device.Kind.Invalid", f"The change needs a new {joined}.")
    for kind, value in new.items():
        if call.platform.devices.find(kind, value) is not None:
            raise DeviceFault("REQUEST_FAILED.UnexpectedError", f"The new {kind} is already on the platform.")
    return new, gone


@documented("A new phone number begins with `npaNxx` when it is geographic.", "seed document of changeDeviceIdentifier")
def _new_number(call: Call, body: Mapping[str, Any]) -> dict[str, str]:
    numbers = call.platform.new_numbers()
    if body.get("assignNonGeoMdn") or "npaNxx" not in body:
        return {kind: numbers[kind] for kind in ("mdn", "msisdn")}
    for line in range(10_000):
        mdn = f"{body['npaNxx']}{(int(numbers['mdn'][-4:]) + line) % 10_000:04}"
        if call.platform.devices.find("mdn", mdn) is None:
            return {"mdn": mdn, "msisdn": f"1{mdn}"}
    raise DeviceFault("REQUEST_FAILED.UnexpectedError", "No number with this npaNxx is free.")
