"""What a request names: its account, a device, a group, a page."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from urllib.parse import quote, urlencode

from thingspace_contract.mock.behaviours.common.targets import selected
from thingspace_contract.mock.call import Call
from thingspace_contract.mock.gateway.errors import ApiError
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device, Kind

__all__ = [
    "account_of",
    "default_group",
    "group_members",
    "has_group",
    "index_of",
    "named_account",
    "need_group",
    "next_page",
    "one_device",
]


def account_of(call: Call) -> str:
    """Return the account that a request names in its path, query or body, or else the user's first.

    Raises:
        ApiError: there is no such account, or the user does not reach it.
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


@documented(
    "A synchronous question about a device of another account than the named one is refused with"
    " Device.Account.Invalid.",
    "vendor page of synchronous error messages",
)
@assumed(
    "A synchronous question about a device that the platform does not know, or of an account that the user does not"
    " reach, is refused with DeviceNotFound.",
    "The code is documented, not where it is used.",
)
def one_device(call: Call, identifier: Mapping[str, str], account: str | None = None) -> Device:
    """Return the device that bears an identifier.

    Raises:
        ApiError: there is none in the account, or in those that the user reaches.
    """
    device = call.platform.devices.find(identifier["kind"], identifier["id"])
    if device is None or device.account not in call.accessible_accounts:
        raise ApiError("REQUEST_FAILED.DeviceNotFound", "Device not found.")
    if account and device.account != account:
        raise ApiError("INPUT_INVALID.Device.Account.Invalid", "The device is not in the account.")
    return device


def default_group(account: str) -> str:
    """Return the name of the group of all devices that are in no other."""
    return f"Default: {account}"


def group_members(call: Call, account: str, name: str, most: int | None = None) -> Generator[None, None, list[int]]:
    """Return the numbers of the devices of a group, or of the first of them."""
    found: list[int] = []
    for device in selected(call, [account], group=name):
        if device is None:
            yield
        else:
            found.append(device.number)
            if len(found) == most:
                break
    return found


def has_group(call: Call, account: str, name: str) -> Generator[None, None, bool]:
    """Return whether an account has a group: one that was made, or that a device of the scenario is in."""
    if name == default_group(account) or call.platform.records.get(Kind.GROUP, account, name) is not None:
        return True
    return bool((yield from group_members(call, account, name, most=1)))


@documented("An unknown group is DeviceGroupNotFound.", "vendor page of synchronous error messages")
def need_group(call: Call, accounts: Iterable[str], name: str) -> Generator[None, None, None]:
    """Refuse a group that none of these accounts has.

    Raises:
        ApiError: there is no such group.
    """
    for account in accounts:
        if (yield from has_group(call, account, name)):
            return
    raise ApiError("REQUEST_FAILED.DeviceGroupNotFound", "The device group was not found.")


def index_of(call: Call, text: str) -> int:
    """Return a number of a path or query.

    Raises:
        ApiError: it is none, or one that no list reaches.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise ApiError("DeserializationFailed", "The number is out of range.")
    return int(text)


@documented(
    "`Location` is the path of the same operation behind `/api/m2m/v1`, with the `next` of the page that follows.",
    "vendor pages of groups, leads and texts",
)
def next_page(token: object, *segments: str) -> dict[str, str]:
    """Return the header that tells where the next page is."""
    path = "/".join(quote(segment, safe="") for segment in segments)
    return {"Location": f"/{path}?{urlencode({'next': token})}"}
