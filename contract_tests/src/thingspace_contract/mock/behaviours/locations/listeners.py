"""Tags locations and firmware: listeners that are registered with these APIs themselves."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.listeners import refused_url
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.gateway.errors import Refusal
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Listener

__all__ = [
    "deregister_firmware_callback",
    "deregister_location_callback",
    "list_firmware_callbacks",
    "list_location_callbacks",
    "register_firmware_callback",
    "register_location_callback",
]

_LOCATIONS, _FIRMWARE = "loc", "fota"


@behaviour("registerLocationCallback")
@assumed("Registering again replaces the listener.", "What a second registration does is not said.")
def register_location_callback(call: Call) -> Reply:
    """Register a listener for Location or DeviceLocation."""
    listener = _register(call, _LOCATIONS)
    return Reply({"account": listener.account, "name": listener.service})


@behaviour("listLocationCallbacks")
@documented("The list has name and URL.", "vendor SDK, listener model of locations")
def list_location_callbacks(call: Call) -> Reply:
    """List the listeners for Location and DeviceLocation."""
    account = call.account(call.values["accountName"])
    found = call.world.listeners.of(account, _LOCATIONS)
    return Reply([{"name": each.service, "url": each.url} for each in found])


@behaviour("deregisterLocationCallback")
def deregister_location_callback(call: Call) -> Reply:
    """Remove a listener for Location or DeviceLocation."""
    account, service = _deregister(call, _LOCATIONS)
    return Reply({"accountName": account, "serviceName": service})


@behaviour("registerFirmwareCallback")
@documented("A new registration replaces the old one.", "vendor page of firmware listeners")
def register_firmware_callback(call: Call) -> Reply:
    """Register a listener for Fota."""
    listener = _register(call, _FIRMWARE)
    return Reply({"accountName": listener.account, "serviceName": listener.service})


@behaviour("listFirmwareCallbacks")
@documented("The list shows user name and password in clear.", "vendor SDK, listener model of firmware")
def list_firmware_callbacks(call: Call) -> Reply:
    """List the listener for Fota."""
    account = call.account(call.values["accountName"])
    return Reply(
        [
            {
                "aname": each.account,
                "name": each.service,
                "url": each.url,
                "username": each.username,
                "password": each.password,
            }
            for each in call.world.listeners.of(account, _FIRMWARE)
        ]
    )


@behaviour("deregisterFirmwareCallback")
def deregister_firmware_callback(call: Call) -> Reply:
    """Remove the listener for Fota."""
    _deregister(call, _FIRMWARE)
    return Reply({"success": True})


@assumed(
    "These listeners are kept apart from those of registerCallbackListener; if a service has both, the latter gets"
    " the messages.",
    "So one call registers a listener for every service.",
)
def _register(call: Call, family: str) -> Listener:
    account = call.account(call.values["accountName"])
    body = call.body
    problem = refused_url(body["url"], strict=call.world.strict_registration)
    if problem:
        raise Refusal.sibling(problem)
    listener = Listener(account, body["name"], body["url"], body.get("username", ""), body.get("password", ""), family)
    call.world.listeners.put(listener)
    return listener


@assumed("Removing what is not registered is refused.", "What the platform answers is not documented.")
def _deregister(call: Call, family: str) -> tuple[str, str]:
    account = call.account(call.values["accountName"])
    service = call.values["service"]
    if not call.world.listeners.remove(account, service, family):
        raise Refusal.sibling(f"No listener is registered for {service}.")
    return account, service
