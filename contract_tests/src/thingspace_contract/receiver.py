"""Our own callback listener: it keeps what it is sent, in order, and answers as it is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import replace
from types import TracebackType
from typing import Any
from urllib.parse import unquote

from thingspace_contract.exchange import Delivery
from thingspace_contract.serving import ServerThread

__all__ = ["CallbackReceiver"]

_LARGEST_BODY = 16 * 1024 * 1024
_TOO_LARGE = 413

_Message = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[_Message]]
_Send = Callable[[_Message], Awaitable[None]]


class CallbackReceiver:
    """A callback listener on a socket, as a context manager; any method on any path is kept as a delivery.

    Args:
        host: address to bind.
        port: 0 picks a free port.
        public_url: the root URL under which the sender reaches us, when it is not the one that we bind.
        answer: the status to answer a delivery with; 204 without it. It runs in the server's event loop: be quick.

    Raises:
        PortError: the port is not ours to open.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        public_url: str | None = None,
        answer: Callable[[Delivery], int] | None = None,
    ) -> None:
        self._server = ServerThread(self._app, host=host, port=port)
        self._root = (public_url or self._server.url).rstrip("/")
        self._answer = answer or (lambda _: 204)
        self._deliveries: list[Delivery] = []
        self._changed = threading.Condition()

    def __enter__(self) -> CallbackReceiver:
        """Start listening."""
        self._server.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening; what was received stays readable."""
        self._server.__exit__(kind, error, trace)

    def url(self, service: str) -> str:
        """Return the URL to register for a callback service; a delivery's service is read from it."""
        return f"{self._root}/{service}"

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """Everything received so far, in the order of arrival."""
        with self._changed:
            return tuple(self._deliveries)

    def wait(self, predicate: Callable[[tuple[Delivery, ...]], bool], timeout: float) -> bool:
        """Wait until `predicate` holds for the deliveries; return whether it does after `timeout` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: predicate(tuple(self._deliveries)), timeout)

    def clear(self) -> None:
        """Forget what was received."""
        with self._changed:
            self._deliveries.clear()

    async def _app(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http":
            await self._take(scope, receive, send)

    async def _take(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        body = await _read(receive)
        delivery = Delivery(
            service=unquote(str(scope["path"]).rstrip("/").rpartition("/")[2]),
            method=str(scope["method"]),
            headers={name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]},
            body=body[:_LARGEST_BODY],
            received=time.monotonic(),
        )
        status = self._answer(delivery) if len(body) <= _LARGEST_BODY else _TOO_LARGE
        with self._changed:
            self._deliveries.append(delivery)
            self._changed.notify_all()
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})
        self._mark_answered(delivery, status)

    def _mark_answered(self, delivery: Delivery, status: int) -> None:
        with self._changed:
            for index in range(len(self._deliveries) - 1, -1, -1):
                if self._deliveries[index] is delivery:
                    self._deliveries[index] = replace(delivery, answered=status, answered_at=time.monotonic())
            self._changed.notify_all()


async def _read(receive: _Receive) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if size <= _LARGEST_BODY:
            parts.append(message.get("body", b""))
            size += len(parts[-1])
        if message["type"] == "http.disconnect" or not message.get("more_body", False):
            return b"".join(parts)


async def _lifespan(receive: _Receive, send: _Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
