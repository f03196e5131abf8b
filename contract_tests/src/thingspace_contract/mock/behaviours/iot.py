"""Configuration of devices: set and looked up through the Cloud Connector."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.gateway.errors import ApiError
from thingspace_contract.mock.platform import Platform
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device
from thingspace_contract.mock.testing.clock import iso_nanoseconds

__all__ = ["search_device_event_history", "set_device_configuration", "wake"]

_LARGEST_PAGE = 1000
_IDENTIFIERS = frozenset({"id", "imei", "iccid", "meid", "esn", "eid", "mdn", "msisdn", "imsi", "min"})


@behaviour("setDeviceConfiguration")
@documented(
    "The response is the event that records the change; it stays pending until the device wakes.",
    "seed document of the device configuration",
)
@assumed(
    "A change while another is pending is queued behind it and overwrites nothing.",
    "The seed document says it cannot be overwritten, not what happens.",
)
def set_device_configuration(call: Call) -> Reply:
    """Queue configuration values for a device."""
    device = _device(call)
    stamp = iso_nanoseconds(call.now)
    guid = call.platform.identifiers.guid
    event = {
        "action": "set",
        "createdon": stamp,
        "deviceid": device.uuid,
        "fields": {"configuration": call.body["configuration"]},
        "foreignid": guid(),
        "id": guid(),
        "kind": "ts.event.configuration",
        "lastupdated": stamp,
        "name": "SetConfigurationReq",
        "state": "pending",
        "transactionid": guid(),
        "version": "1.0",
    }
    call.platform.events.add(device.number, event)
    return Reply(event)


@behaviour("searchDeviceEventHistory")
@documented(
    "A header X-Next tells that there are more events; its value is the next `$page`.",
    "vendor page of the event search",
)
@documented("`$selection` compares members of events with values.", "vendor page of the event search")
@assumed("Events come newest first, at most 1,000 without `$limitnumber`.", "The page says so of sensor events only.")
@assumed("A `$page` that was not given out is `bad_request`.", "No source says.")
def search_device_event_history(call: Call) -> Reply:
    """Find the events of a device."""
    body = call.body
    device = _device(call)
    selection = body.get("$selection", {})
    page = body.get("$page")
    if page is not None and not (page.isascii() and page.isdigit() and len(page) < 18):
        raise ApiError("INPUT_INVALID.Page", "The page is unknown.")
    before = int(page) if page is not None else None
    events = [
        (sequence, event)
        for sequence, event in call.platform.events.of(device.number)
        if (before is None or sequence < before) and all(event.get(key) == value for key, value in selection.items())
    ]
    limit = int(body.get("$limitnumber", _LARGEST_PAGE))
    headers = {"X-Next": str(events[limit - 1][0])} if len(events) > limit else {}
    return Reply([event for _, event in events[:limit]], headers=headers)


@documented(
    "When the device wakes, another event with the same transaction and state `update` is stored.",
    "vendor SDK, samples of the event search",
)
def wake(platform: Platform, device: Device) -> int:
    """Let a device take its pending changes; return how many there were. Wants a transaction around it."""
    waiting = platform.events.waiting(device.number)
    stamp = iso_nanoseconds(platform.now())
    for event in waiting:
        platform.events.add(
            device.number,
            {**event, "id": platform.identifiers.guid(), "createdon": stamp, "lastupdated": stamp, "state": "update"},
        )
    return len(waiting)


@documented(
    "The IMEI of a resource is a number, other identifiers are text.", "seed document of the device configuration"
)
@documented("An unknown device is `not_found`.", "vendor page of error messages")
@assumed(
    "An unknown device has status 404, an account that the user does not reach `unauthorized` with 401.",
    "The pages give no status.",
)
def _device(call: Call) -> Device:
    account = call.body["accountidentifier"]["billingaccountid"]
    if account not in call.accessible_accounts:
        raise ApiError("REQUEST_FAILED.AccountName", "The account is not the user's.")
    device = _resource(call, call.body["resourceidentifier"])
    if device is None or device.account != account:
        raise ApiError("REQUEST_FAILED.DeviceNotFound", "The device was not found.")
    return device


def _resource(call: Call, resource: Mapping[str, Any]) -> Device | None:
    """Find a device by the one identifier that a request names it by; other members are none that anybody knows."""
    [kind] = [name for name in resource if name in _IDENTIFIERS]
    value = resource[kind]
    if kind == "id":
        return call.platform.devices.by_uuid(value)
    return call.platform.devices.find(kind, str(int(value)) if kind == "imei" else value)
