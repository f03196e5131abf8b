"""Listener of firmware: registered with this API itself."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.common.listeners import add_listener, remove_listener
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.rules import documented

__all__ = ["deregister_firmware_callback", "list_firmware_callbacks", "register_firmware_callback"]

_FAMILY = "fota"


@behaviour("registerFirmwareCallback")
@documented("A new registration replaces the old one.", "vendor page of firmware listeners")
def register_firmware_callback(call: Call) -> Reply:
    """Register a listener for Fota."""
    listener = add_listener(call, _FAMILY)
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
            for each in call.world.listeners.of(account, _FAMILY)
        ]
    )


@behaviour("deregisterFirmwareCallback")
def deregister_firmware_callback(call: Call) -> Reply:
    """Remove the listener for Fota."""
    remove_listener(call, call.values["service"], _FAMILY)
    return Reply({"success": True})
