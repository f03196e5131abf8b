"""The mock in use: on a socket in a thread, or in process as an httpx transport."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Request
from thingspace_contract.core.mock_control import Control
from thingspace_contract.core.serving import ServerThread
from thingspace_contract.mock.core import Mock, TimedResponse
from thingspace_contract.mock.web.app import create_app

__all__ = ["RunningMock", "mock_transport", "running_mock"]


@dataclass(frozen=True, slots=True)
class RunningMock:
    """A mock on a socket.

    Args:
        url: base URL of the API, with `/api`.
        control: client of its controls.
        mock: the mock itself, for looking into it.
    """

    url: str
    control: Control
    mock: Mock


@contextmanager
def running_mock(
    contract: Contract | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    control_token: str = "",
    allow_origins: Iterable[str] = (),
    **options: Any,
) -> Iterator[RunningMock]:
    """Serve a mock in a thread while the block runs.

    Args:
        contract: what is served; None for the one that the client package carries.
        host: address to bind.
        port: 0 picks a free one.
        control_token: opens controls and console to calls that come from elsewhere.
        allow_origins: pages of these origins may call the API from a browser; "*" for any.
        options: those of `Mock`.

    Raises:
        PortError: the port is in use.
        UsageError: an option cannot be used.
    """
    mock = Mock(contract, **options)
    try:
        app = create_app(mock, host=host, control_token=control_token, allow_origins=allow_origins)
        bound = mock.platform.reach.serve_at
        with (
            ServerThread(app, host=host, port=port, half_close=True, on_bound=bound) as server,
            Control(server.url, token=control_token) as control,
        ):
            try:
                yield RunningMock(f"{server.url}{mock.contract.base_path}", control, mock)
            finally:
                app.delays.close()
    finally:
        mock.close()


def mock_transport(mock: Mock) -> MockTransport:
    """Return a transport for `httpx.Client` and `httpx.AsyncClient` that a mock answers; nothing is delivered."""
    return MockTransport(mock)


class MockTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Answers requests of httpx from a mock, without a socket.

    Args:
        mock: what answers.
    """

    def __init__(self, mock: Mock) -> None:
        self._mock = mock

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of a sync client."""
        timed = self._mock.respond(_request(request, request.read()))
        if timed.delay:
            time.sleep(timed.delay)
        return _response(timed, request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request of an async client."""
        timed = self._mock.respond(_request(request, await request.aread()))
        if timed.delay:
            await asyncio.sleep(timed.delay)
        return _response(timed, request)


def _request(request: httpx.Request, body: bytes) -> Request:
    return Request(request.method, str(request.url), dict(request.headers), body)


def _response(timed: TimedResponse, request: httpx.Request) -> httpx.Response:
    response = timed.response
    return httpx.Response(response.status, headers=dict(response.headers), content=response.body, request=request)
