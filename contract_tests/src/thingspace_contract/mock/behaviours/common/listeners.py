"""Listeners of any API: which URLs they may have, and how they are kept."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from thingspace_contract.mock.call import Call
from thingspace_contract.mock.gateway.errors import UNEXPECTED, ApiError
from thingspace_contract.mock.rules import assumed
from thingspace_contract.mock.store import Listener

__all__ = ["add_listener", "need_listener", "remove_listener"]

_log = logging.getLogger(__name__)

_PORTS = frozenset({80, 443, *range(9001, 9007), *range(28200, 28221), *range(50551, 50560)})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@assumed(
    "Listeners of the APIs of locations and firmware are kept apart from those of registerCallbackListener; if a"
    " service has both, the latter gets the messages.",
    "So one call registers a listener for every service.",
)
def add_listener(call: Call, family: str) -> Listener:
    """Register the listener of a request, in place of the one that is there.

    Raises:
        ApiError: it cannot have its URL.
    """
    account = call.account(call.values["accountName"])
    body = call.body
    problem = _refused_url(body["url"], strict=call.platform.strict_registration)
    if problem:
        raise ApiError(UNEXPECTED, problem)
    listener = Listener(account, body["name"], body["url"], body.get("username", ""), body.get("password", ""), family)
    call.platform.listeners.put(listener)
    doubt = call.platform.reach.doubt(listener.url)
    if doubt:
        _log.warning("the listener of %s for %s: %s", account, listener.service, doubt)
    return listener


@assumed(
    "Removing what is not registered is refused, by Connectivity Management with UnexpectedError.",
    "What the platform answers is not documented.",
)
def remove_listener(call: Call, service: str, family: str) -> str:
    """Remove the listener for a service, and return its account.

    Raises:
        ApiError: there is none.
    """
    account = call.account(call.values["accountName"])
    if not call.platform.listeners.remove(account, service, family):
        raise ApiError(UNEXPECTED, f"No listener is registered for {service}.")
    return account


def need_listener(call: Call, account: str, service: str) -> None:
    """Insist on a listener, without which an operation makes no sense.

    Raises:
        ApiError: the account has none for the service.
    """
    if call.platform.listeners.get(account, service) is None:
        raise ApiError(UNEXPECTED, f"The account has no {service} listener.")


def _refused_url(url: str, *, strict: bool) -> str:
    """Return why a listener cannot have this URL; "" when it can."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return "The URL of the listener cannot be read."
    if strict and parts.hostname not in _LOOPBACK and port not in _PORTS:
        return f"Port {port} is not open for listeners (80, 443, 9001-9006, 28200-28220, 50551-50559 are)."
    return ""
