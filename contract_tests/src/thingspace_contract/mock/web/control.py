"""Controls for tests, as JSON under `/_control`, outside the paths of the API.

| call | does |
|---|---|
| GET /_control | who this is, its time, what it holds |
| POST /_control/clock `{"advance": 300}` or `{"at": "2030-01-01T00:00:00Z"}` | moves the clock forward |
| GET /_control/deliveries[?request_id=…] | callback messages with their attempts |
| GET /_control/requests | accepted asynchronous requests, newest first |
| GET /_control/calls | the newest calls of the API, with how they broke the contract and what is suspicious of them |
| GET /_control/devices[?after=NUMBER] | the first 1,000 devices with their state, or those behind an internal number |
| POST /_control/devices/ID/wake | the device takes its pending configuration |
| POST /_control/devices/ID/fail `{"code": …, "text": …}` | its next provisioning operation fails so |
| GET, POST, DELETE /_control/faults `{"fault": …, "target": …, "times": 1}` | faults, see `mock.testing.faults` |
| POST /_control/settle `{"timeout": 5}` | waits until no message is due |
| POST /_control/reset | back to the scenario, with the clock at the machine's time |

ID is any identifier of a device, its ThingSpace UUID or its internal number.
A call that cannot be understood is answered 400 with `{"error": …}`, one with a body of more than 1 MiB 413; who may
call at all is the affair of `mock.web.access`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from thingspace_contract.core.asgi import read_body
from thingspace_contract.core.errors import UsageError
from thingspace_contract.mock.behaviours.iot import wake
from thingspace_contract.mock.core import Mock
from thingspace_contract.mock.delivery.deliverer import Deliverer
from thingspace_contract.mock.gateway.errors import SERVICE
from thingspace_contract.mock.gateway.inputs import read_json
from thingspace_contract.mock.store import Device
from thingspace_contract.mock.testing.clock import iso, parse_time
from thingspace_contract.mock.testing.faults import Fault, check
from thingspace_contract.mock.web.views import device_view, device_views, message_view, request_view, status_view

__all__ = ["control_routes"]

_Handler = Callable[[Any], Awaitable[Any]]
_SHOWN = 1000
_LONGEST_BODY = 1024 * 1024  # bytes
_LATEST = 2.2e11  # seconds since the epoch, the year 8941: times beyond 9999 cannot be written
_LONGEST_FAULT = 86_400.0  # seconds
_MOST_FAULTS = 1_000_000


class _Misuse(Exception):
    """A control was called wrongly, or cannot do what it should."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


def control_routes(mock: Mock, deliverer: Deliverer) -> list[Route]:
    """Return the routes of the controls of a mock."""
    controls = _Controls(mock, deliverer)
    table = {
        ("GET", ""): controls.status,
        ("POST", "/clock"): controls.clock,
        ("GET", "/deliveries"): controls.deliveries,
        ("GET", "/requests"): controls.requests,
        ("GET", "/calls"): controls.calls,
        ("GET", "/devices"): controls.devices,
        ("POST", "/devices/{id}/wake"): controls.wake,
        ("POST", "/devices/{id}/fail"): controls.fail,
        ("GET", "/faults"): controls.faults,
        ("POST", "/faults"): controls.add_fault,
        ("DELETE", "/faults"): controls.clear_faults,
        ("POST", "/settle"): controls.settle,
        ("POST", "/reset"): controls.reset,
    }
    return [
        Route(f"/_control{path}", _endpoint(handler), methods=[method]) for (method, path), handler in table.items()
    ]


class _Controls:
    def __init__(self, mock: Mock, deliverer: Deliverer) -> None:
        self._mock = mock
        self._platform = mock.platform
        self._deliverer = deliverer

    async def status(self, _: Request) -> Any:
        return {**status_view(self._mock), "delivering": self._deliverer.failure is None}

    async def clock(self, request: Request) -> Any:
        body = await _body(request)
        seconds = body.get("advance")
        if "at" in body:
            moment = parse_time(str(body["at"]))
            if moment is None:
                raise _Misuse(f"at is not an ISO 8601 time: {body['at']!r}.")
            seconds = moment - self._platform.now()
        if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not 0 <= seconds < 1e12:
            raise _Misuse("Send advance (seconds, 0 or more) or at (a time that is not in the past).")
        if self._platform.now() + seconds > _LATEST:
            raise _Misuse(f"The clock cannot go beyond {iso(_LATEST)}.")
        self._platform.advance(float(seconds))
        self._mock.wake_delivery()
        return {"now": iso(self._platform.now())}

    async def deliveries(self, request: Request) -> Any:
        request_id = request.query_params.get("request_id")
        messages = self._platform.outbox.newest(_SHOWN) if request_id is None else self._platform.messages(request_id)
        return [message_view(self._mock, message) for message in messages]

    async def requests(self, _: Request) -> Any:
        return [request_view(self._mock, each) for each in self._platform.requests.newest(_SHOWN)]

    async def calls(self, _: Request) -> Any:
        return [call.document() for call in self._mock.recorder.calls]

    async def devices(self, request: Request) -> Any:
        after = request.query_params.get("after", "0")
        if not (after.isascii() and after.isdigit() and len(after) < 19):
            raise _Misuse(f"after is not the internal number of a device: {after!r}.")
        return device_views(self._mock, _SHOWN, int(after))

    async def wake(self, request: Request) -> Any:
        with self._platform.store.transaction():
            return {"events": wake(self._platform, self._device(request))}

    async def fail(self, request: Request) -> Any:
        body = await _body(request)
        code, text = body.get("code", "REQUEST_FAILED.UnexpectedError"), body.get("text", "The device failed.")
        if not isinstance(code, str) or not isinstance(text, str):
            raise _Misuse("code and text must be strings.")
        with self._platform.store.transaction():
            device = self._device(request)
            device.fault = [code.removeprefix(f"{SERVICE}."), text]
            self._platform.devices.update(device)
        return device_view(self._mock, device)

    async def faults(self, _: Request) -> Any:
        return [_fault_document(fault) for fault in self._mock.faults.all()]

    async def add_fault(self, request: Request) -> Any:
        body = await _body(request)
        unknown = set(body) - {"fault", "target", "times", "status", "seconds"}
        if unknown:
            raise _Misuse(
                f"Unknown members: {', '.join(sorted(unknown))} (known: fault, target, times, status, seconds)."
            )
        try:
            fault = Fault(
                name=str(body["fault"]),
                target=str(body["target"]),
                times=None if body.get("times", 1) is None else int(body.get("times", 1)),
                status=int(body.get("status", 503)),
                seconds=float(body.get("seconds", 1.0)),
            )
        except KeyError as error:
            raise _Misuse(f"The member {error} is missing.") from error
        except (TypeError, ValueError) as error:
            raise _Misuse(f"A number is expected: {error}.") from error
        is_possible = 200 <= fault.status <= 599 and 0 <= fault.seconds <= _LONGEST_FAULT
        if not is_possible or not (fault.times is None or 1 <= fault.times <= _MOST_FAULTS):
            raise _Misuse("status must be from 200 to 599, seconds from 0 to 86400, times from 1 to 1000000 or null.")
        contract = self._mock.contract
        check(
            fault.name, fault.target, operations=frozenset(contract.operations), services=frozenset(contract.services)
        )
        self._mock.faults.add(fault)
        return _fault_document(fault)

    async def clear_faults(self, _: Request) -> Any:
        self._mock.faults.clear()
        return []

    async def settle(self, request: Request) -> Any:
        body = await _body(request)
        timeout = body.get("timeout", 5)
        if not isinstance(timeout, int | float) or isinstance(timeout, bool) or not 0 <= timeout <= 300:
            raise _Misuse("timeout must be a number of seconds from 0 to 300.")
        idle = await self._deliverer.settle(float(timeout))
        if self._deliverer.failure is not None:
            raise _Misuse("Callbacks are no longer delivered because of a bug in the mock; see its log.", 500)
        return {"idle": idle}

    async def reset(self, _: Request) -> Any:
        self._mock.reset()
        return await self.status(_)

    def _device(self, request: Request) -> Device:
        device = self._platform.devices.by_any(request.path_params["id"])
        if device is None:
            raise _Misuse(f"No device has the identifier {request.path_params['id']!r}.")
        return device


def _fault_document(fault: Fault) -> dict[str, Any]:
    document = asdict(fault)
    return {"fault": document.pop("name"), **document}


async def _body(request: Request) -> dict[str, Any]:
    content = await read_body(request, _LONGEST_BODY)
    if len(content) > _LONGEST_BODY:
        raise _Misuse(f"The body has more than {_LONGEST_BODY} bytes.", 413)
    if not content:
        return {}
    try:
        body = read_json(content)
    except ValueError as error:
        raise _Misuse(f"The body is not JSON: {error}.") from error
    if not isinstance(body, dict):
        raise _Misuse("The body is not a JSON object.")
    return body


def _endpoint(handler: _Handler) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            return JSONResponse(await handler(request))
        except _Misuse as misuse:
            return JSONResponse({"error": str(misuse)}, status_code=misuse.status)
        except UsageError as error:
            return JSONResponse({"error": str(error)}, status_code=400)

    return endpoint
