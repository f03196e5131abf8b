"""The mock as an ASGI application: the API under its base path, the console at `/`, controls under `/_control`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.requests import Request as Incoming
from starlette.types import Receive, Scope, Send

from thingspace_contract.core.asgi import read_body
from thingspace_contract.mock.core import Mock, TimedResponse
from thingspace_contract.mock.delivery.deliverer import Deliverer
from thingspace_contract.mock.gateway.errors import json_response
from thingspace_contract.mock.gateway.inputs import LONGEST_BODY
from thingspace_contract.mock.gateway.routing import Router
from thingspace_contract.mock.web.access import Access, Refused
from thingspace_contract.mock.web.console import console_routes
from thingspace_contract.mock.web.control import control_routes
from thingspace_contract.mock.web.driving import Driver
from thingspace_contract.mock.web.housekeeping import forget_the_past
from thingspace_contract.mock.web.origins import Origins
from thingspace_contract.mock.web.pages import create_pages
from thingspace_contract.mock.web.wire import Delays, headers_and_body, path_of, request_of

__all__ = ["MockApp", "create_app"]


def create_app(
    mock: Mock, *, host: str = "127.0.0.1", control_token: str = "", allow_origins: Iterable[str] = ()
) -> MockApp:
    """Return an ASGI application that serves a mock and delivers its callbacks while it runs.

    Args:
        mock: what is served.
        host: what the mock is told to listen on: controls and console may be called by that name.
        control_token: what opens them to everybody else.
        allow_origins: pages of these origins may call the API from a browser; "*" for any.

    Raises:
        UsageError: an origin that no browser sends.
    """
    rules = (rule for each in mock.contract.operations.values() for rule in each.responses)
    headers = {name for rule in rules for name in rule.headers}
    return MockApp(mock, Access(host, control_token), Origins(allow_origins, headers))


class MockApp:
    """Calls the mock for each request of the API; everything else goes to the pages.

    When deliveries have stopped because of a bug, each request of the API is answered 500.

    Args:
        mock: what is served.
        access: who may use the controls and the console.
        origins: whose pages may call the API from a browser.
    """

    def __init__(self, mock: Mock, access: Access, origins: Origins) -> None:
        self._mock = mock
        self._access = access
        self._origins = origins
        self._servers: set[tuple[str, int]] = set()
        self.delays = Delays()
        mock.on_reset = self.delays.end
        self._router = Router(mock.contract)
        self.deliverer = Deliverer(mock)
        self._driver = Driver()

        @asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[None]:
            try:
                async with self.deliverer.running():
                    past = asyncio.create_task(forget_the_past(mock))
                    try:
                        yield
                    finally:
                        past.cancel()
                        await asyncio.gather(past, return_exceptions=True)
            finally:
                self._driver.close()

        routes = [*control_routes(mock, self.deliverer), *console_routes(mock)]
        self._pages = create_pages(routes, lifespan, f"{mock.contract.base_path}/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, as ASGI has it."""
        if scope["type"] == "http":
            self._note(scope.get("server"))
            if self._router.serves(path_of(scope)):
                await self._serve(scope, receive, self._origins.sender(scope, send))
                return
            try:
                self._access.check(Incoming(scope))
            except Refused as refused:
                await refused.response()(scope, receive, send)
                return
        await self._pages(scope, receive, send)

    def _note(self, server: tuple[str, int] | None) -> None:
        """Note where the mock is reached: no callback may go there."""
        if server is not None and server not in self._servers:
            self._servers.add(server)
            self._mock.platform.reach.serve_at(*server)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await read_body(Incoming(scope, receive), LONGEST_BODY)
        except ClientDisconnect:
            return
        if self.deliverer.failure is None:
            timed = await self._driver.drive(self._mock.steps(request_of(scope, body)))
        else:
            told = {"error": "a bug in the mock", "description": "Callbacks are no longer delivered; see its log."}
            timed = TimedResponse(json_response(500, told))
        if timed.delay:
            await self.delays.wait(timed.delay)
        headers, content = headers_and_body(timed.response)
        await send({"type": "http.response.start", "status": timed.response.status, "headers": headers})
        await send({"type": "http.response.body", "body": content})
