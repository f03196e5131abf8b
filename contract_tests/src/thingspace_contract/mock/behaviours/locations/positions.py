"""Positions: what responses, reports and messages tell of where a device is."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from thingspace_contract.mock.call import Call
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device, Kind

__all__ = ["WHOLE_ACCOUNT", "located", "located_all", "unique"]

#: The id of the record that excludes every device of an account.
WHOLE_ACCOUNT = "*"


def unique(devices: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Return the devices of a list, each once, in their order."""
    return [*{(each["kind"].lower(), each["id"], each["mdn"]): each for each in devices}.values()]


def located_all(
    call: Call, account: str, devices: Iterable[Mapping[str, str]]
) -> Generator[None, None, list[dict[str, Any]]]:
    """Return the positions of devices in their order; others get their turn where there are many."""
    found: list[dict[str, Any]] = []
    for each in call.paused(devices):
        if each is None:
            yield
        else:
            found.append(located(call, account, each))
    return found


@documented("A device that cannot be located has an empty `pd` and an `error`.", "vendor page of device locations")
@documented("A device that is excluded is not located.", "vendor page of location exclusions")
@assumed(
    "A device without a `Position` in the scenario is at a place made from its number; one with the trait"
    " `unreachable` is not found.",
    "The mock knows no network.",
)
@assumed(
    "An unknown device, and one whose mdn is another's, is an UNKNOWN SUBSCRIBER.",
    "The words are not among the sources.",
)
def located(call: Call, account: str, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return where one device is, or why that is not known."""
    moment = datetime.fromtimestamp(call.now, UTC).strftime("%Y%m%d%H%M%S")
    device = call.platform.devices.find(asked["kind"], asked["id"])
    reason = _trouble(call, account, device, asked)
    if reason:
        error = {"time": moment, "type": "POSITION METHOD FAILURE", "info": f"Exception code={reason}"}
        return {"msid": asked["mdn"], "pd": {}, "error": error}
    assert device is not None
    x, y, radius = device.attributes.get("Position", _place(device)).split(",")
    position = {"time": moment, "utcoffset": "+0000", "x": x, "y": y, "radius": radius, "qos": False}
    return {"msid": asked["mdn"], "pd": position, "error": {}}


def _trouble(call: Call, account: str, device: Device | None, asked: Mapping[str, str]) -> str:
    if device is None or device.account != account or device.identifiers.get("mdn") != asked["mdn"]:
        return "UNKNOWN SUBSCRIBER"
    if call.platform.records.get(Kind.EXCLUSION, account, WHOLE_ACCOUNT) is not None:
        return "CONSENT MISSING"
    if call.platform.records.get(Kind.EXCLUSION, account, asked["id"]) is not None:
        return "CONSENT MISSING"
    if "unreachable" in device.traits or device.state != "active":
        return "ABSENT SUBSCRIBER"
    return ""


def _place(device: Device) -> str:
    return f"{40 + device.number % 997 / 1000:.4f},{-75 + device.number % 991 / 1000:.4f},1500"
