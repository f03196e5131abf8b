"""A small listener that does everything right: what `all` tests, and what a team may copy.

It knows the service from the path, reads the message with the client, compares the credentials in constant time,
answers 2xx once the message is kept, and never answers 5xx to what somebody else got wrong.
"""

from __future__ import annotations

import hmac
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from thingspace_client import callbacks
from thingspace_client.errors import CallbackError, CallbackTooLarge, UnknownService
from thingspace_contract.core.exchange import decode_json
from thingspace_contract.core.serving import ServerThread

__all__ = ["BundledListener", "RunningListener", "running_listener"]

_KEPT = 1000  # messages; a listener that runs for ever must not grow for ever

_Scope = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
_Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class BundledListener:
    """An ASGI application at whose `/<Service>` the platform posts.

    Args:
        username: what the listener was registered with; "" accepts any.
        password: what the listener was registered with.
        largest: bytes of the largest body it reads.
    """

    def __init__(self, *, username: str = "", password: str = "", largest: int = callbacks.LIMIT) -> None:
        self._username = username
        self._password = password
        self._largest = largest
        self.messages: deque[Any] = deque(maxlen=_KEPT)

    async def __call__(self, scope: _Scope, receive: _Receive, send: _Send) -> None:
        """Serve one request, or the application's life."""
        if scope["type"] == "lifespan":
            await _live(receive, send)
            return
        status = await self._take(scope, receive)
        if status is None:
            return
        headers = [(b"content-length", b"0"), *([(b"allow", b"POST")] if status == 405 else [])]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async def _take(self, scope: _Scope, receive: _Receive) -> int | None:
        """Return the status to answer with; None when nobody waits for it any more."""
        service = str(scope["path"]).strip("/")
        if service not in callbacks.SERVICES:
            return 404
        if scope["method"] != "POST":
            return 405
        try:
            body = await self._read(receive)
        except ConnectionError:
            return None
        if body is None:
            return 413
        try:
            if not self._knows_sender(body):
                return 401
            self.messages.append(callbacks.parse(service, body))
        except CallbackTooLarge:
            return 413
        except UnknownService:
            return 404
        except (CallbackError, ValueError, RecursionError):
            return 400
        return 204

    async def _read(self, receive: _Receive) -> bytes | None:
        """Return the body; None when it is too large, read to its end all the same so that the sender hears us.

        Raises:
            ConnectionError: the sender left in the middle of it.
        """
        parts: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ConnectionError
            part = message.get("body", b"")
            size += len(part)
            if size <= self._largest:
                parts.append(part)
            if not message.get("more_body", False):
                return b"".join(parts) if size <= self._largest else None

    def _knows_sender(self, body: bytes) -> bool:
        if not self._username:
            return True
        payload = decode_json(body)
        if not isinstance(payload, dict):
            raise ValueError("a callback is an object")
        given = (str(payload.get("username", "")), str(payload.get("password", "")))
        same = [
            hmac.compare_digest(mine.encode(), theirs.encode("utf-8", "surrogatepass"))
            for mine, theirs in zip((self._username, self._password), given, strict=True)
        ]
        return all(same)


@dataclass(frozen=True, slots=True)
class RunningListener:
    """A listener on a socket: the URL takes `/<Service>`; `application` holds what came."""

    url: str
    username: str
    password: str
    application: BundledListener


@contextmanager
def running_listener(
    *, host: str = "127.0.0.1", port: int = 0, username: str = "", password: str = ""
) -> Iterator[RunningListener]:
    """Run a correct listener while the context lasts.

    Raises:
        PortError: the port is not ours to open.
    """
    application = BundledListener(username=username, password=password)
    with ServerThread(application, host=host, port=port) as server:
        yield RunningListener(server.url, username, password, application)


async def _live(receive: _Receive, send: _Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
