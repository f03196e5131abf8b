"""The mock as an ASGI application: the API under its base path, the console at `/`, controls under `/_control`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.requests import Request as Incoming
from starlette.types import Receive, Scope, Send

from thingspace_contract.core.asgi import read_body
from thingspace_contract.core.exchange import Request
from thingspace_contract.mock.core import Mock, TimedResponse
from thingspace_contract.mock.delivery.deliverer import Deliverer
from thingspace_contract.mock.gateway.errors import json_response
from thingspace_contract.mock.gateway.inputs import LONGEST_BODY
from thingspace_contract.mock.web.console import console_routes
from thingspace_contract.mock.web.control import control_routes
from thingspace_contract.mock.web.driving import Driver

__all__ = ["MockApp", "create_app"]


def create_app(mock: Mock) -> MockApp:
    """Return an ASGI application that serves a mock and delivers its callbacks while it runs."""
    return MockApp(mock)


class MockApp:
    """Calls the mock for each request of the API; everything else goes to the pages.

    When deliveries have stopped because of a bug, each request of the API is answered 500.

    Args:
        mock: what is served.
    """

    def __init__(self, mock: Mock) -> None:
        self._mock = mock
        self._base = f"{mock.contract.base_path}/"
        self.deliverer = Deliverer(mock)
        self._driver = Driver()

        @asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[None]:
            try:
                async with self.deliverer.running():
                    yield
            finally:
                self._driver.close()

        routes = [*control_routes(mock, self.deliverer), *console_routes(mock)]
        self._pages = Starlette(routes=routes, lifespan=lifespan)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, as ASGI has it."""
        if scope["type"] == "http" and scope["path"].startswith(self._base):
            await self._serve(scope, receive, send)
        else:
            await self._pages(scope, receive, send)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await read_body(Incoming(scope, receive), LONGEST_BODY)
        except ClientDisconnect:
            return
        if self.deliverer.failure is None:
            timed = await self._driver.drive(self._mock.steps(_request(scope, body)))
        else:
            told = {"error": "a bug in the mock", "description": "Callbacks are no longer delivered; see its log."}
            timed = TimedResponse(json_response(500, told))
        if timed.delay:
            await asyncio.sleep(timed.delay)
        response = timed.response
        headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in response.headers.items()
        ]
        headers.append((b"content-length", str(len(response.body)).encode()))
        await send({"type": "http.response.start", "status": response.status, "headers": headers})
        await send({"type": "http.response.body", "body": response.body})


def _request(scope: Scope, body: bytes) -> Request:
    headers: dict[str, str] = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    raw: bytes = scope.get("raw_path") or quote(scope["path"]).encode()
    query: bytes = scope.get("query_string", b"")
    path = raw.partition(b"?")[0].decode("latin-1")
    target = f"{path}?{query.decode('latin-1')}" if query else path
    return Request(scope["method"], f"http://{headers.get('host', 'mock')}{target}", headers, body)
