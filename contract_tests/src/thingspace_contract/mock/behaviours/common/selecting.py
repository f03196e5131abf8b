"""Which devices a request is about, wherever its kind of request names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.work import Target, listed, selected
from thingspace_contract.mock.call import Call
from thingspace_contract.mock.rules import assumed
from thingspace_contract.mock.store import Device

__all__ = ["account_of", "by_criteria", "entries_of", "index_of", "named_account", "one_device", "targets"]


def account_of(call: Call) -> str:
    """Return the account that a request names in its path, query or body, or else the user's first.

    Raises:
        Refusal: there is no such account, or the user does not reach it.
    """
    named = named_account(call)
    return call.account_or_own(named)


def named_account(call: Call) -> str | None:
    """Return the account that a request names, None when it names none."""
    body = call.body if isinstance(call.body, dict) else {}
    for holder in (call.values, call.query, body, body.get("filter")):
        value = holder.get("accountName") if isinstance(holder, Mapping) else None
        if isinstance(value, str):
            return value
    return None


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


def targets(call: Call, account: str | None) -> Iterator[Target]:
    """Yield the devices that a request lists, or else those that match its criteria."""
    entries = entries_of(call.body)
    if entries is not None:
        yield from listed(call, entries, account)
    else:
        yield from by_criteria(call, call.body, account)


def by_criteria(call: Call, criteria: Any, account: str | None) -> Iterator[Target]:
    """Yield the devices of an account that match group, plan and custom fields; without criteria all of it."""
    criteria = criteria if isinstance(criteria, dict) else {}
    if isinstance(criteria.get("filter"), dict):
        criteria = criteria["filter"]
    found = selected(
        call,
        [account] if account else call.reach,
        group=criteria.get("groupName"),
        plan=criteria.get("servicePlan"),
        custom_fields=criteria.get("customFields", ()),
    )
    for device in found:
        yield Target([], {}, device)


@assumed(
    "A synchronous question about a device that the platform does not know, or of an account that the user does not"
    " reach, is refused with DeviceNotFound.",
    "The code is documented, not where it is used.",
)
def one_device(call: Call, identifier: Mapping[str, str], account: str | None = None) -> Device:
    """Return the device that bears an identifier.

    Raises:
        Refusal: there is none in the account, or in those that the user reaches.
    """
    device = call.world.devices.find(identifier["kind"], identifier["id"])
    if device is None or device.account not in ([account] if account else call.reach):
        raise call.refusal("REQUEST_FAILED.DeviceNotFound", "Device not found.")
    return device


def index_of(call: Call, text: str) -> int:
    """Return a number of a path or query.

    Raises:
        Refusal: it is none, or one that no list reaches.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise call.refusal("DeserializationFailed", "The number is out of range.")
    return int(text)


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
