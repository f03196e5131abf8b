"""What the controls and the console show, as JSON."""

from __future__ import annotations

import json
from bisect import bisect_right
from importlib.metadata import version
from typing import Any

from thingspace_contract.mock.behaviours import BEHAVIOURS
from thingspace_contract.mock.core import Mock
from thingspace_contract.mock.store import Device, StoredMessage, StoredRequest
from thingspace_contract.mock.testing.clock import iso

__all__ = ["device_view", "device_views", "message_view", "request_view", "status_view"]


def status_view(mock: Mock) -> dict[str, Any]:
    """Return who the mock is and what it holds."""
    platform = mock.platform
    return {
        "server": "thingspace-mock",
        "version": version("thingspace-contract"),
        "now": iso(platform.now()),
        "movedSeconds": platform.moved,
        "strict": mock.strict,
        "database": platform.store.url,
        "operations": len(mock.contract.operations),
        "stateful": len(set(BEHAVIOURS) & set(mock.contract.operations)),
        "devices": platform.devices.count(),
        "listeners": len(platform.listeners.all()),
        "requests": platform.requests.count(),
        "messages": platform.outbox.counts(),
        "trouble": platform.store.troubles.told,
        "record": _record_view(mock),
    }


def _record_view(mock: Mock) -> dict[str, Any] | None:
    file = mock.recorder.file
    return None if file is None else {"file": str(file.path), "missing": file.missing, "trouble": file.trouble}


def message_view(mock: Mock, message: StoredMessage) -> dict[str, Any]:
    """Return a callback message with its attempts; its body is without credentials."""
    attempts = mock.platform.outbox.attempts(message.id)
    return {
        "id": message.id,
        "requestId": message.request,
        "account": message.account,
        "service": message.service,
        "state": message.state,
        "due": iso(message.due),
        "attempts": [
            {"number": each.number, "at": iso(each.at), "url": each.url, "outcome": each.outcome} for each in attempts
        ],
        "body": json.loads(message.body),
    }


def request_view(mock: Mock, request: StoredRequest) -> dict[str, Any]:
    """Return an accepted asynchronous request."""
    return {
        "requestId": request.id,
        "account": request.account,
        "operationId": request.operation,
        "created": iso(request.created),
        "devices": request.devices,
        "status": request.status(mock.platform.now()),
    }


def device_views(mock: Mock, limit: int, after: int = 0) -> list[dict[str, Any]]:
    """Return the first devices above an internal number, by that number."""
    devices = mock.platform.devices
    numbers = devices.numbers(mock.platform.scenario.accounts)
    first = bisect_right(numbers, after)
    shown = numbers[first : first + limit]
    waiting = mock.platform.events.counts(shown)
    return [_device_view(mock, device, waiting.get(device.number, 0)) for device in devices.numbered(shown)]


def device_view(mock: Mock, device: Device) -> dict[str, Any]:
    """Return a device with what no field of the API shows."""
    return _device_view(mock, device, len(mock.platform.events.waiting(device.number)))


def _device_view(mock: Mock, device: Device, waiting: int) -> dict[str, Any]:
    return {
        "number": device.number,
        "uuid": device.uuid,
        "account": device.account,
        "ids": device.identifiers,
        "state": device.shown_state(mock.platform.now()),
        "plan": device.plan,
        "groups": device.groups,
        "customFields": device.custom_fields,
        "traits": device.traits,
        "ipAddress": device.ip_address,
        "service": device.stage[0],
        "stage": device.stage[1],
        "waiting": waiting,
    }
