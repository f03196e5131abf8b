"""Devices of a request: those that it lists, or those that match its criteria."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thingspace_contract.mock.call import Call
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device

__all__ = [
    "DeviceFault",
    "Target",
    "Targets",
    "by_criteria",
    "entries_of",
    "found_all",
    "known",
    "listed",
    "matching",
    "selected",
    "targets",
]


_NAMES = 4  # identifiers that a device is named by, more or less


class DeviceFault(Exception):
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
        taken: whether its identifiers are a device's, be it one that the user does not reach.
    """

    requested: list[dict[str, str]]
    entry: Mapping[str, Any]
    device: Device | None
    fault: DeviceFault | None = None
    taken: bool = False


class Targets(Iterator[Target]):
    """Devices of a request, one by one; each is read when its turn comes.

    Args:
        found: the devices, with None wherever so many were looked at that others should get their turn.
    """

    def __init__(self, found: Iterator[Target | None]) -> None:
        self._found = found

    def __next__(self) -> Target:
        target = next(self._found)
        while target is None:
            target = next(self._found)
        return target

    def with_pauses(self) -> Iterator[Target | None]:
        """Return the devices with the places where others may take their turn."""
        return self._found


@documented(
    "A device that the platform does not know fails with DeviceNotFound.", "vendor page of callback error messages"
)
def known(target: Target) -> Device:
    """Return a target's device.

    Raises:
        DeviceFault: it cannot be worked on, or the platform does not know it.
    """
    if target.fault is not None:
        raise target.fault
    if target.device is None:
        raise DeviceFault("REQUEST_FAILED.DeviceNotFound", "Device not found.")
    return target.device


def targets(call: Call, account: str | None) -> Targets:
    """Return the devices that a request lists, or else those that match its criteria."""
    entries = entries_of(call.body)
    return by_criteria(call, call.body, account) if entries is None else listed(call, entries, account)


@assumed("A device that a request names twice reports once.", "One message per device is documented, repeats are not.")
@documented(
    "A device of another account than the named one fails with Device.Account.Invalid.",
    "vendor page of synchronous error messages",
)
def listed(call: Call, entries: Sequence[Mapping[str, Any]], account: str | None) -> Targets:
    """Return the devices of a list; each is looked up when its turn comes."""
    return Targets(_listed(call, entries, account))


def by_criteria(call: Call, criteria: Any, account: str | None) -> Targets:
    """Return the devices of an account that match group, plan and custom fields; without criteria all of it."""
    criteria = criteria if isinstance(criteria, dict) else {}
    if isinstance(criteria.get("filter"), dict):
        criteria = criteria["filter"]
    return matching(
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
) -> Targets:
    """Return the devices of an account, or of all that the user reaches, that match every given criterion."""
    accounts = [account] if account else call.accessible_accounts
    found = selected(call, accounts, group=group, plan=plan, custom_fields=custom_fields)
    return Targets(None if device is None else Target([], {}, device) for device in found)


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
    after: int | None = None,
    among: Container[int] | None = None,
) -> Iterator[Device | None]:
    """Yield the devices of these accounts that match every given criterion, and None where others may take a turn.

    Which devices there are is asked once. They are read slice by slice, so that nobody changes a device between its
    being read and its being changed. With `among` only devices with these internal ids are looked at.
    """
    wanted = [(field["key"], field["value"].lower()) for field in custom_fields]
    numbers = call.platform.devices.numbers(accounts)
    if among is not None:
        numbers = [number for number in numbers if number in among]
    first = 0 if after is None else bisect_right(numbers, after)
    size = call.platform.slice
    for start in range(first, len(numbers), size):
        if start > first:
            yield None
        for device in call.platform.devices.numbered(numbers[start : start + size]):
            if device.account not in accounts:  # moved while others had their turn
                continue
            if group is not None and group not in device.groups:
                continue
            if plan is not None and not _has_plan(call, device, plan):
                continue
            if state is not None and _plain(state) != _plain(device.shown_state(call.now)):
                continue
            if all(device.custom_fields.get(key, "").lower() == value for key, value in wanted):
                yield device


def found_all(call: Call, identifiers: Sequence[Mapping[str, str]]) -> Generator[None, None, list[Device]]:
    """Return the different devices that bear any of these identifiers, in their order; of very many the first two.

    Others get their turn where there are many.
    """
    devices, size = call.platform.devices, call.platform.slice
    if len(identifiers) <= size:
        return devices.find_all(identifiers)
    found: dict[int, Mapping[str, str]] = {}
    for start in range(0, len(identifiers), size):
        if start:
            yield
        part = identifiers[start : start + size]
        for identifier, bearers in zip(part, devices.find_each([[each] for each in part]), strict=True):
            for device in bearers:
                found.setdefault(device.number, identifier)
    return devices.find_all([*found.values()][:2])


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


def _listed(call: Call, entries: Sequence[Mapping[str, Any]], account: str | None) -> Iterator[Target | None]:
    accessible = set(call.accessible_accounts)
    seen: set[object] = set()
    for requested, entry, found in _looked_up(call, entries):
        if found is None:
            yield None
            continue
        device = found[0] if found and found[0].account in accessible else None
        fault = None
        if len(found) > 1:
            fault = DeviceFault("REQUEST_FAILED.UnexpectedError", "The identifiers belong to different devices.")
        elif device is not None and account is not None and device.account != account:
            fault = DeviceFault("INPUT_INVALID.Device.Account.Invalid", "The device is not in the account.")
        identity: object = (
            device.number if device else frozenset((each["kind"].lower(), each["id"]) for each in requested)
        )
        if identity not in seen:
            seen.add(identity)
            target = Target(requested, entry, device, fault, taken=bool(found))
            yield target
            # an unknown device may be known by now, and be named once more under another identifier
            if device is None and target.device is not None:
                seen.add(target.device.number)


def _looked_up(
    call: Call, entries: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[list[dict[str, str]], Mapping[str, Any], list[Device] | None]]:
    """Yield the entries of a list with the devices that they name when their turn comes; None for a pause."""
    devices = call.platform.devices
    for index, part in enumerate(_parts(entries, call.platform.slice)):
        if index:
            yield [], {}, None
        if len(part[0]["deviceIds"]) > call.platform.slice:
            looking = found_all(call, part[0]["deviceIds"])
            while True:
                try:
                    yield [], {}, next(looking)
                except StopIteration as ended:
                    yield part[0]["deviceIds"], part[0], ended.value
                    break
            continue
        renamings = devices.renamings
        for entry, found in zip(part, devices.find_each([entry["deviceIds"] for entry in part]), strict=True):
            requested = entry["deviceIds"]
            # what was found together holds until somebody is called otherwise
            if devices.renamings != renamings and (found or devices.any_of(requested)):
                found = devices.find_all(requested)
            yield requested, entry, found


def _parts(entries: Sequence[Mapping[str, Any]], size: int) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Yield the entries of a list in parts that name so many identifiers at most; one that names more is alone."""
    part: list[Mapping[str, Any]] = []
    names = 0
    for entry in entries:
        more = len(entry["deviceIds"])
        if part and (len(part) == size or names + more > _NAMES * size or more > size):
            yield part
            part, names = [], 0
        part.append(entry)
        names += more
        if more > size:
            yield part
            part, names = [], 0
    if part:
        yield part


def _plain(state: str) -> str:
    return state.lower().replace("-", "")


def _has_plan(call: Call, device: Device, name: str) -> bool:
    if device.plan == name:
        return True
    plan = call.platform.scenario.plan(device.account, device.plan)
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
