"""Listeners: where the messages of a callback service go."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.common.listeners import add_listener, remove_listener
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import M2M

__all__ = ["deregister_callback_listener", "list_callback_listeners", "register_callback_listener"]


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
    listener = add_listener(call, M2M)
    return Reply({"accountName": listener.account, "serviceName": listener.service})


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
def deregister_callback_listener(call: Call) -> Reply:
    """Remove a listener."""
    service = call.values["serviceName"]
    return Reply({"accountName": remove_listener(call, service, M2M), "serviceName": service})
