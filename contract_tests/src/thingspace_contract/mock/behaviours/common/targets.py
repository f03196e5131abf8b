"""Devices of a request: those that it lists, or those that match its criteria."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thingspace_contract.mock.call import Call
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device

__all__ = ["Fault", "Target", "by_criteria", "entries_of", "known", "listed", "matching", "selected", "targets"]


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


@documented(
    "A device that the platform does not know fails with DeviceNotFound.", "vendor page of callback error messages"
)
def known(target: Target) -> Device:
    """Return a target's device.

    Raises:
        Fault: it cannot be worked on, or the platform does not know it.
    """
    if target.fault is not None:
        raise target.fault
    if target.device is None:
        raise Fault("REQUEST_FAILED.DeviceNotFound", "Device not found.")
    return target.device


def targets(call: Call, account: str | None) -> Iterator[Target]:
    """Yield the devices that a request lists, or else those that match its criteria."""
    entries = entries_of(call.body)
    if entries is not None:
        yield from listed(call, entries, account)
    else:
        yield from by_criteria(call, call.body, account)


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


def by_criteria(call: Call, criteria: Any, account: str | None) -> Iterator[Target]:
    """Yield the devices of an account that match group, plan and custom fields; without criteria all of it."""
    criteria = criteria if isinstance(criteria, dict) else {}
    if isinstance(criteria.get("filter"), dict):
        criteria = criteria["filter"]
    yield from matching(
        call,
        account,
        group=criteria.get("groupName"),
        plan=criteria.get("servicePlan"),
        custom_fields=criteria.get("customFields", ()),
    )


def matching(
    call: Call,
    account: str | None,
    *,
    group: str | None = None,
    plan: str | None = None,
    custom_fields: Iterable[Mapping[str, str]] = (),
) -> Iterator[Target]:
    """Yield the devices of an account, or of all that the user reaches, that match every given criterion."""
    accounts = [account] if account else call.reach
    for device in selected(call, accounts, group=group, plan=plan, custom_fields=custom_fields):
        yield Target([], {}, device)


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


def entries_of(body: Any) -> list[dict[str, Any]] | None:
    """Return the devices that a body lists, as `{deviceIds: […]}` with the rest of their item; None without a list."""
    if not isinstance(body, dict):
        return None
    found: list[dict[str, Any]] | None = None
    for member, value in body.items():
        if member in ("deviceId", "device") and _is_identifier(value):
            found = [*(found or []), {"deviceIds": [value]}]
        elif isinstance(value, list) and (value or member in ("devices", "deviceIds")):
            entries = [entry for each in value if (entry := _entry(each)) is not None]
            if entries:
                found = [*(found or []), *entries]
    return found


def _has_plan(call: Call, device: Device, name: str) -> bool:
    if device.plan == name:
        return True
    plan = call.world.scenario.plan(device.account, device.plan)
    return plan is not None and plan.name == name


def _entry(value: Any) -> dict[str, Any] | None:
    if _is_identifier(value):
        return {"deviceIds": [value]}
    if not isinstance(value, dict):
        return None
    ids = value.get("deviceIds")
    ids = ids if isinstance(ids, list) else [ids]
    ids = [each for each in ids if _is_identifier(each)]
    return {**value, "deviceIds": ids} if ids else None


def _is_identifier(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("id"), str) and isinstance(value.get("kind"), str)
