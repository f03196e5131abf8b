"""Lists of devices: those that a request names."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any

from thingspace_contract.mock.behaviours.common.targets.criteria import by_criteria
from thingspace_contract.mock.behaviours.common.targets.kinds import DeviceFault, Target, Targets
from thingspace_contract.mock.call import Call
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device

__all__ = ["entries_of", "found_all", "listed", "targets"]

_NAMES = 4  # identifiers that a device is named by, more or less


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
