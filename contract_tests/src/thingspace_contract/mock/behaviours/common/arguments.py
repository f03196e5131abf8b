"""What a request names: its account, a device, a page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from thingspace_contract.mock.call import Call
from thingspace_contract.mock.gateway.errors import ApiError
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device

__all__ = ["account_of", "index_of", "named_account", "next_page", "one_device"]


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
    if device is None or device.account not in ([account] if account else call.accessible_accounts):
        raise ApiError("REQUEST_FAILED.DeviceNotFound", "Device not found.")
    return device


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
