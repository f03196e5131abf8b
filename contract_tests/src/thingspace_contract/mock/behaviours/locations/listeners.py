"""Listeners of locations: registered with this API itself."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.common.listeners import add_listener, remove_listener
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["deregister_location_callback", "list_location_callbacks", "register_location_callback"]

_FAMILY = "loc"


@behaviour("registerLocationCallback")
@assumed("Registering again replaces the listener.", "What a second registration does is not said.")
def register_location_callback(call: Call) -> Reply:
    """Register a listener for Location or DeviceLocation."""
    listener = add_listener(call, _FAMILY)
    return Reply({"account": listener.account, "name": listener.service})


@behaviour("listLocationCallbacks")
@documented("The list has name and URL.", "vendor SDK, listener model of locations")
def list_location_callbacks(call: Call) -> Reply:
    """List the listeners for Location and DeviceLocation."""
    account = call.account(call.values["accountName"])
    found = call.world.listeners.of(account, _FAMILY)
    return Reply([{"name": each.service, "url": each.url} for each in found])


@behaviour("deregisterLocationCallback")
def deregister_location_callback(call: Call) -> Reply:
    """Remove a listener for Location or DeviceLocation."""
    service = call.values["service"]
    account = remove_listener(call, service, _FAMILY)
    return Reply({"accountName": account, "serviceName": service})
