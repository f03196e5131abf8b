"""Asynchronous work on devices: which ones a request is about, and what each of them reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thingspace_contract.mock.behaviours.common.messages import (
    device_message,
    envelope_ids,
    fault_message,
    nidd_config_message,
)
from thingspace_contract.mock.call import Accepted, Call
from thingspace_contract.mock.gateway.errors import Refusal
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.scenario import Plan
from thingspace_contract.mock.store import Device

__all__ = ["Fault", "Target", "known", "listed", "new_plan", "promise_nidd", "report", "selected", "set_values"]


class Fault(Exception):
    """A device fails; its message tells code and text.

    Args:
        code: what follows the service name in `faultcode`.
        text: the `faultstring`.
    """

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        self.text = text
        super().__init__(code)


@dataclass(slots=True)
class Target:
    """One device of a request.

    Args:
        requested: its identifiers as the request spelled them; empty when a filter found it.
        entry: its item of the request's list; empty when a filter found it.
        device: None when the platform does not know it.
        fault: why it cannot be worked on, None when it can.
    """

    requested: list[dict[str, str]]
    entry: Mapping[str, Any]
    device: Device | None
    fault: Fault | None = None


@assumed("A device that a request names twice reports once.", "One message per device is documented, repeats are not.")
@documented(
    "A device of another account than the named one fails with Device.Account.Invalid.",
    "vendor page of synchronous error messages",
)
def listed(call: Call, entries: Iterable[Mapping[str, Any]], account: str | None) -> Iterator[Target]:
    """Yield the devices of a list; each is looked up when its turn comes."""
    reach = set(call.reach)
    seen: set[object] = set()
    for entry in entries:
        requested = entry["deviceIds"]
        found = call.world.devices.find_all(requested)
        device = found[0] if found and found[0].account in reach else None
        fault = None
        if len(found) > 1:
            fault = Fault("REQUEST_FAILED.UnexpectedError", "The identifiers belong to different devices.")
        elif device is not None and account is not None and device.account != account:
            fault = Fault("INPUT_INVALID.Device.Account.Invalid", "The device is not in the account.")
        identity: object = (
            device.number if device else frozenset((each["kind"].lower(), each["id"]) for each in requested)
        )
        if identity not in seen:
            seen.add(identity)
            yield Target(requested, entry, device, fault)
            # an unknown device may be known by now, and be named once more under another identifier
            if device is None:
                seen.update(each.number for each in call.world.devices.find_all(requested))


@documented(
    "Criteria are added together: a device must match them all.",
    "seed documents of changeDeviceServicePlan and setDeviceCustomState",
)
@documented("A custom field matches as a whole, whatever its case.", "seed document of changeDeviceServicePlan")
@documented("No device that matches means no message.", "seed documents: one message for each device that matched")
@assumed("A plan filter matches the plan's name or its code.", "Sources call it the name, their examples hold codes.")
def selected(
    call: Call,
    accounts: Sequence[str],
    *,
    group: str | None = None,
    plan: str | None = None,
    custom_fields: Iterable[Mapping[str, str]] = (),
    state: str | None = None,
) -> Iterator[Device]:
    """Yield the devices of these accounts that match every given criterion."""
    wanted = [(field["key"], field["value"].lower()) for field in custom_fields]
    for device in list(call.world.devices.of(accounts)):
        if group is not None and group not in device.groups:
            continue
        if plan is not None and not _has_plan(call, device, plan):
            continue
        if state is not None and state.lower().replace("-", "") != device.shown_state(call.now).lower().replace(
            "-", ""
        ):
            continue
        if all(device.custom_fields.get(key, "").lower() == value for key, value in wanted):
            yield device


@documented(
    "A plan that is unknown is refused with its name in the error code.", "vendor page of synchronous error messages"
)
@documented(
    "Requests set a plan by its code.",
    "seed documents of setDeviceCustomState, changeDeviceServicePlan, changeDeviceIdentifier",
)
def new_plan(call: Call, code: str, account: str | None) -> Plan:
    """Return the plan that a request sets.

    Raises:
        Refusal: no account that the request may be about has it.
    """
    for each in [account] if account is not None else call.reach:
        plan = call.world.scenario.plan(each, code)
        if plan is not None and plan.code == code:
            return plan
    raise Refusal.m2m(f"REQUEST_FAILED.{code}.NotFound", "The service plan was not found.")


@documented("Each device of a request reports with a message of its own, all with its requestId.", "seed documents")
def report(
    call: Call,
    accepted: Accepted,
    targets: Iterable[Target],
    service: str,
    key: str,
    work: Callable[[Target], Mapping[str, Any]],
    plan: Plan | None = None,
) -> None:
    """Do the work on each device and promise its messages; a Fault becomes its faultResponse.

    Args:
        call: the request.
        accepted: what it was accepted as.
        targets: its devices.
        service: callback service of the results.
        key: the member of deviceResponse that holds a result; "" when no source names it.
        work: changes a device and returns its result.
        plan: the plan that devices get; a NIDD plan has messages of its own.
    """
    for target in targets:
        accepted.devices += 1
        before = envelope_ids(target.requested, target.device)
        try:
            result = _try(call, target, work)
        except Fault as fault:
            accepted.failed = True
            # A device of another account is the requester's mistake, and told to the requester.
            foreign = fault.code.endswith("Device.Account.Invalid")
            account = accepted.account if target.device is None or foreign else target.device.account
            accepted.send(account, service, fault_message(accepted.id, before, fault.code, fault.text))
            continue
        device = known(target)
        ids = before if target.requested else envelope_ids((), device)
        accepted.send(device.account, service, device_message(accepted.id, ids, key, result))
        if plan is not None:
            promise_nidd(accepted, device, plan)


@documented(
    "A device that the platform does not know fails with DeviceNotFound.", "vendor page of callback error messages"
)
def known(target: Target) -> Device:
    """Return a target's device; a Fault when the platform does not know it."""
    if target.device is None:
        raise Fault("REQUEST_FAILED.DeviceNotFound", "Device not found.")
    return target.device


@documented(
    "A NIDD plan on an NB-IoT device causes a NiddService message too, if NIDD configuration is enabled.",
    "seed document of changeDeviceServicePlan",
)
@documented(
    "Another device that gets a NIDD plan reports `ConfigFailed`: Not CatM or NBIoT Device.",
    "seed document of changeDeviceServicePlan",
)
def promise_nidd(accepted: Accepted, device: Device, plan: Plan) -> None:
    """Promise the NIDD configuration message of a device that got a plan."""
    if not plan.nidd:
        return
    if "nbiot" not in device.traits:
        accepted.send(
            device.account, "NiddService", nidd_config_message(accepted.id, device, "Not CatM or NBIoT Device")
        )
    elif "nidd" in device.traits:
        accepted.send(device.account, "NiddService", nidd_config_message(accepted.id, device))


@documented("A device is in one group: joining one it leaves the former.", "vendor page of device groups")
def set_values(device: Device, body: Mapping[str, Any], place: Mapping[str, Any] | None) -> None:
    """Take over what a request sets on a device: group, custom fields, SKU, cost centre, place of use."""
    if body.get("groupName"):
        device.groups = [body["groupName"]]
    for each in body.get("customFields", ()):
        device.custom_fields[each["key"]] = each["value"]
    for member, attribute in (("skuNumber", "SkuNumber"), ("costCenterCode", "CostCenterCode"), ("smsrOid", "SmsrOid")):
        if body.get(member):
            device.attributes[attribute] = body[member]
    for member, value in _place_attributes(place or {}):
        device.attributes[f"PrimaryPlaceOfUse{member}"] = value


def _try(call: Call, target: Target, work: Callable[[Target], Mapping[str, Any]]) -> Mapping[str, Any]:
    if target.fault is not None:
        raise target.fault
    device = target.device
    if device is not None and device.fault is not None:
        code, text = device.fault
        device.fault = None
        call.world.devices.update(device)
        raise Fault(code, text)
    return work(target)


def _has_plan(call: Call, device: Device, name: str) -> bool:
    if device.plan == name:
        return True
    plan = call.world.scenario.plan(device.account, device.plan)
    return plan is not None and plan.name == name


def _place_attributes(place: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    names = place.get("customerName", {})
    for member in ("title", "firstName", "middleName", "lastName", "suffix"):
        if member in names:
            yield member[0].upper() + member[1:], names[member]
    spelled = {"zip": "ZipCode", "zip4": "ZipCode4", "phone": "CBRPhone", "phoneType": "CBRPhoneType"}
    address = dict(place.get("address", {}))
    head, _, tail = str(address.get("zip", "")).partition("-")
    if tail:
        address |= {"zip": head, "zip4": tail}
    for member, value in address.items():
        if isinstance(value, str):
            yield spelled.get(member, member[0].upper() + member[1:]), value
