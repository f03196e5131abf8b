"""Between ASGI and the mock: a scope becomes a request, a response becomes bytes, and a delay can be ended."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import Lock
from urllib.parse import quote

from starlette.types import Scope

from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.mock.gateway.http import BODILESS

__all__ = ["Delays", "headers_and_body", "path_of", "request_of"]


def request_of(scope: Scope, body: bytes) -> Request:
    """Return the request of a scope; a header that was sent twice has both values, as HTTP reads them."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    query: bytes = scope.get("query_string", b"")
    path = path_of(scope)
    target = f"{path}?{query.decode('latin-1')}" if query else path
    return Request(scope["method"], f"http://{headers.get('host') or 'mock'}{target}", headers, body)


def path_of(scope: Scope) -> str:
    """Return the path as it was sent, with what is escaped in it."""
    raw: bytes = scope.get("raw_path") or quote(scope["path"]).encode()
    return raw.partition(b"?")[0].decode("latin-1")


def headers_and_body(response: Response) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """Return a response as ASGI sends it: with its length, and without a body where HTTP has none."""
    headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in response.headers.items()]
    body = b"" if response.status in BODILESS else response.body
    if response.status not in (204, 304) and not any(name == b"content-length" for name, _ in headers):
        headers.append((b"content-length", str(len(body)).encode()))
    return headers, body


class Delays:
    """Responses that are held back for a while; all of them can be let go, from any thread."""

    def __init__(self) -> None:
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self._lock = Lock()
        self._closed = False

    async def wait(self, seconds: float) -> None:
        """Wait so long, or until all are let go."""
        entry = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            if self._closed:
                return
            self._waiting.add(entry)
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await entry[1].wait()
        finally:
            with self._lock:
                self._waiting.discard(entry)

    def end(self) -> None:
        """Let go what waits now."""
        with self._lock:
            for loop, event in self._waiting:
                with suppress(RuntimeError):  # a loop that has ended waits for nothing
                    loop.call_soon_threadsafe(event.set)

    def close(self) -> None:
        """Let go what waits now, and let nothing wait from here on."""
        self._closed = True
        self.end()
