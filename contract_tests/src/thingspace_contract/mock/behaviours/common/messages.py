"""Callback messages: payloads as the platform words them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from thingspace_contract.mock.gateway.errors import SERVICE
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device

__all__ = ["THRESHOLD", "device_message", "envelope_ids", "fault_message", "nidd_config_message", "request_message"]

#: Attempts that are announced and made.
THRESHOLD = 4


def device_message(request_id: str, ids: list[dict[str, str]], key: str, result: Mapping[str, Any]) -> dict[str, Any]:
    """Return a success message of a device; `key` is the one member of deviceResponse, "" when it is not documented."""
    response = {key: dict(result)} if key else dict(result)
    return _envelope(request_id, {"deviceIds": ids, "deviceResponse": response, "status": "Success"})


def request_message(request_id: str, response: Mapping[str, Any]) -> dict[str, Any]:
    """Return the one message about a whole request."""
    return _envelope(request_id, {"deviceResponse": dict(response), "status": "Success"})


@documented(
    "A device that fails reports a top-level `faultResponse` and status `Failed`.",
    "vendor page of callback error messages",
)
def fault_message(request_id: str, ids: list[dict[str, str]], code: str, text: str) -> dict[str, Any]:
    """Return a failure message of a device."""
    fault = {"faultcode": f"{SERVICE}.{code}", "faultstring": text}
    return _envelope(request_id, {"deviceIds": ids, "faultResponse": fault, "status": "Failed"})


@documented(
    "A NIDD configuration message has no top-level `deviceIds`; kinds are upper case in it.",
    "seed document of changeDeviceServicePlan",
)
def nidd_config_message(request_id: str, device: Device, reason: str = "") -> dict[str, Any]:
    """Return the NIDD configuration message of a device; a reason makes it a failure."""
    ids = [{"id": each["id"], "kind": each["kind"].upper()} for each in device.ids()]
    config: dict[str, Any] = {"accountName": device.account, "deviceIds": ids}
    if reason:
        config["reason"] = reason
    status = "ConfigFailed" if reason else "ConfigCreated"
    return _envelope(request_id, {"niddResponse": {"niddConfigResponse": config}, "status": status})


@documented("A message names all identifiers of its device.", "seed document of changeDeviceServicePlan")
@assumed("Those that the request named come first, as it spelled them.", "Published examples show one identifier only.")
def envelope_ids(requested: Sequence[Mapping[str, str]], device: Device | None) -> list[dict[str, str]]:
    """Return the top-level identifiers of a message about a device."""
    named = [{"id": each["id"], "kind": each["kind"]} for each in requested]
    seen = {(each["kind"].lower(), each["id"]) for each in named}
    known = device.ids() if device is not None else []
    return named + [each for each in known if (each["kind"], each["id"]) not in seen]


def _envelope(request_id: str, members: Mapping[str, Any]) -> dict[str, Any]:
    """Return a complete payload; credentials and the count are filled in when it is sent."""
    return {
        "username": "",
        "password": "",
        "requestId": request_id,
        **members,
        "callbackCount": 1,
        "maxCallbackThreshold": THRESHOLD,
    }
