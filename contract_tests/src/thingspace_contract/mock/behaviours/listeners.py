"""Tag listeners: where the messages of a callback service go."""

from __future__ import annotations

from urllib.parse import urlsplit

from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.gateway.errors import Refusal
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Listener

__all__ = ["deregister_callback_listener", "list_callback_listeners", "refused_url", "register_callback_listener"]

_PORTS = frozenset({80, 443, *range(9001, 9007), *range(28200, 28221), *range(50551, 50560)})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@behaviour("registerCallbackListener")
@documented("An account has one listener for a service.", "vendor page of listener registration")
@assumed(
    "Registering again replaces the listener.",
    "A vendor page wants the old one removed first; in the field the new one displaces it.",
)
@assumed("Any name of a service is accepted.", "The published lists of services differ; names are an open list.")
@documented(
    "With --strict-registration only the published ports are accepted; loopback addresses always are.",
    "vendor page of listener registration",
)
def register_callback_listener(call: Call) -> Reply:
    """Register a listener in place of the one that is there."""
    account = call.account(call.values["accountName"])
    body = call.body
    problem = refused_url(body["url"], strict=call.world.strict_registration)
    if problem:
        raise Refusal.m2m("REQUEST_FAILED.UnexpectedError", problem)
    listener = Listener(account, body["name"], body["url"], body.get("username", ""), body.get("password", ""))
    call.world.listeners.put(listener)
    return Reply({"accountName": account, "serviceName": listener.service})


@behaviour("listCallbackListeners")
@documented("The list shows passwords in clear.", "vendor SDK, listener model")
@documented("Members that were not registered are empty strings.", "vendor page of the listener list")
def list_callback_listeners(call: Call) -> Reply:
    """List the listeners of an account."""
    account = call.account(call.values["accountName"])
    return Reply(
        [
            {
                "accountName": listener.account,
                "serviceName": listener.service,
                "url": listener.url,
                "username": listener.username,
                "password": listener.password,
            }
            for listener in call.world.listeners.of(account)
        ]
    )


@behaviour("deregisterCallbackListener")
@assumed(
    "Removing what is not registered is refused with UnexpectedError.", "What the platform answers is not documented."
)
def deregister_callback_listener(call: Call) -> Reply:
    """Remove a listener."""
    account = call.account(call.values["accountName"])
    service = call.values["serviceName"]
    if not call.world.listeners.remove(account, service):
        raise Refusal.m2m("REQUEST_FAILED.UnexpectedError", f"No listener is registered for {service}.")
    return Reply({"accountName": account, "serviceName": service})


def refused_url(url: str, *, strict: bool) -> str:
    """Return why a listener cannot have this URL; "" when it can."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return "The URL of the listener cannot be read."
    if strict and parts.hostname not in _LOOPBACK and port not in _PORTS:
        return f"Port {port} is not open for listeners (80, 443, 9001-9006, 28200-28220, 50551-50559 are)."
    return ""
