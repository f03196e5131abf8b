"""Large requests on the server: others are answered meanwhile, and who leaves changes nothing."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from lines import until
from thingspace_contract.contract import Contract
from thingspace_contract.mock import ManualClock, running_mock
from thingspace_contract.mock.gateway.judging import validation
from thingspace_contract.mock.web import driving
from thingspace_contract.mock.web.app import create_app

from ..conftest import MAIN, Api

PLAN = "/m2m/v1/devices/actions/plan"
SMALL = f"/m2m/v1/plans/{MAIN}"


@pytest.fixture
def sliced(new_api: Callable[..., Api], monkeypatch: pytest.MonkeyPatch) -> Api:
    """A caller of a mock that gives way after each two devices."""
    monkeypatch.setattr(driving, "_TURN", 0.0)
    api = new_api()
    api.mock.platform.slice = 2
    return api


def client(api: Api) -> httpx.AsyncClient:
    """Return a client of the application that serves a mock, without a socket."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(create_app(api.mock)), headers=api.headers)


def many(number: int) -> dict[str, Any]:
    """Return a plan change of devices that nobody knows."""
    return {
        "servicePlan": "87641",
        "devices": [{"deviceIds": [{"kind": "imei", "id": f"{each:015}"}]} for each in range(number)],
    }


async def begun(api: Api) -> None:
    """Return when a large request has promised its first messages."""
    async with asyncio.timeout(30):
        while not api.mock.platform.outbox.counts().get("held"):
            await asyncio.sleep(0)


def test_small_read_is_answered_before_a_large_request_that_came_first(sliced: Api) -> None:
    """It waits for a slice, not for the whole."""
    done: list[str] = []

    async def call(name: str, method: str, path: str, body: Any = None) -> None:
        async with client(sliced) as caller:
            response = await caller.request(method, f"{sliced.root}{path}", json=body)
        assert response.status_code == 200, response.text
        done.append(name)

    async def both() -> None:
        large = asyncio.create_task(call("large", "PUT", PLAN, many(100)))
        await begun(sliced)
        await asyncio.gather(large, *(call("small", "GET", SMALL) for _ in range(3)))

    asyncio.run(both())

    assert done == ["small", "small", "small", "large"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (many(2_000), 200),
        ({"servicePlan": "87641", "devices": [{}] * 10_000}, 400),
        ({"servicePlan": "87641", "devices": [{}] * 400}, 400),
        ({"servicePlan": "87641", "devices": [], "more": "x" * 5_000}, 400),
    ],
    ids=["140 KB", "a little less than 32 KB", "many values in 2 KB", "few values in 5 KB"],
)
def test_large_body_is_read_beside_the_loop(
    sliced: Api, body: dict[str, Any], status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small read is answered while it is validated; its own body is validated on the loop."""
    reading, go_on = threading.Event(), threading.Event()
    threads: list[threading.Thread] = []
    validate = validation.Validator.validate

    def slow(self: validation.Validator, parsed: Any) -> Any:
        threads.append(threading.current_thread())
        if parsed.operation.operation_id == "changeDeviceServicePlan":
            reading.set()
            assert go_on.wait(30)
        return validate(self, parsed)

    monkeypatch.setattr(validation.Validator, "validate", slow)

    async def both() -> list[int]:
        async with client(sliced) as caller:
            large = asyncio.create_task(caller.put(f"{sliced.root}{PLAN}", json=body))
            assert await asyncio.to_thread(reading.wait, 30)
            small = await caller.get(f"{sliced.root}{SMALL}")
            assert not large.done()
            go_on.set()
            return [small.status_code, (await large).status_code]

    assert asyncio.run(both()) == [200, status]
    assert [each is threading.main_thread() for each in threads] == [False, True]


def test_request_that_is_cancelled_reports_what_it_did(sliced: Api) -> None:
    """As when the server is told to stop: nothing stays held."""

    async def cancelled() -> None:
        async with client(sliced) as caller:
            large = asyncio.create_task(caller.put(f"{sliced.root}{PLAN}", json=many(100)))
            await begun(sliced)
            large.cancel()
            await asyncio.gather(large, return_exceptions=True)

    asyncio.run(cancelled())
    stored = sliced.mock.platform.requests.newest(1)[0]

    assert 0 < stored.devices < 100
    assert sliced.mock.platform.outbox.counts() == {"pending": stored.devices}


def test_request_whose_caller_hangs_up_is_finished(contract: Contract) -> None:
    """A caller that leaves may have been cut off: what it asked for is done."""
    with running_mock(contract, clock=ManualClock()) as mock:
        api = Api(mock.mock, ManualClock()).sign_in()
        mock.mock.platform.slice = 2
        body = json.dumps(many(200)).encode()
        headers = {**api.headers, "Host": "x", "Content-Type": "application/json", "Content-Length": str(len(body))}
        head = "".join(f"{name}: {text}\r\n" for name, text in headers.items())
        with socket.create_connection(("127.0.0.1", httpx.URL(mock.url).port or 0)) as connection:
            connection.sendall(f"PUT /api{PLAN} HTTP/1.1\r\n{head}\r\n".encode() + body)
        counts = mock.mock.platform.outbox.counts
        until(lambda: sum(counts().values()) == 200 and not counts().get("held"))
        stored = mock.mock.platform.requests.newest(1)[0]

    assert stored.devices == 200
