"""Load: the same request again and again on a few keep-alive connections, at hardly any cost to the one who sends."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

__all__ = ["Refused", "rate", "raw_request"]


class Refused(Exception):
    """A server answered something else than 2xx, or closed the connection."""


def raw_request(method: str, url: str, headers: Mapping[str, str], body: bytes = b"") -> bytes:
    """Return a request as it is on the wire."""
    parts = urlsplit(url)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    lines = [f"{method} {target} HTTP/1.1", f"Host: {parts.netloc}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def rate(url: str, request: bytes, *, connections: int, seconds: float) -> float:
    """Return how many requests a second a server answers.

    Args:
        url: where it is.
        request: what is sent, as it is on the wire.
        connections: how many there are, each with one request at a time.
        seconds: how long.

    Raises:
        Refused: it answered something else than 2xx.
    """
    parts = urlsplit(url)
    loop = asyncio.get_running_loop()
    host, port = str(parts.hostname), int(parts.port or 80)
    ends = time.perf_counter() + seconds
    made = [await loop.create_connection(lambda: _Connection(request, ends), host, port) for _ in range(connections)]
    began = time.perf_counter()
    try:
        await asyncio.gather(*(each.done for _, each in made))
        return sum(each.answers for _, each in made) / (time.perf_counter() - began)
    finally:
        for transport, _ in made:
            transport.abort()
        await asyncio.gather(*(each.done for _, each in made), return_exceptions=True)
        await asyncio.sleep(0)  # the loop closes the sockets in its next round


class _Connection(asyncio.Protocol):
    """Sends a request as soon as the last one was answered."""

    def __init__(self, request: bytes, ends: float) -> None:
        self.answers = 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._request = request
        self._ends = ends
        self._received = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        end = self._received.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self._received[:end].lower()
        at = head.find(b"content-length:")
        length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        if len(self._received) < end + 4 + length:
            return
        if not head.startswith(b"http/1.1 2"):
            self._end(Refused(bytes(self._received[:500]).decode("utf-8", "replace")))
            return
        del self._received[: end + 4 + length]
        self.answers += 1
        if time.perf_counter() < self._ends:
            self._transport.write(self._request)
        else:
            self._end(None)

    def connection_lost(self, error: Exception | None) -> None:
        self._end(Refused(f"the connection was closed: {error}"))

    def _end(self, error: Refused | None) -> None:
        if self.done.done():
            return
        if error is None:
            self.done.set_result(None)
        else:
            self.done.set_exception(error)
