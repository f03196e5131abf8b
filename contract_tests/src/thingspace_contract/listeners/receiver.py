"""Our own callback listener: it keeps what it is sent, in order, and answers as it is told."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

from thingspace_contract.core.asgi import read_body
from thingspace_contract.core.exchange import Delivery
from thingspace_contract.core.serving import ServerThread

__all__ = ["CallbackReceiver"]

_LARGEST_BODY = 16 * 1024 * 1024
_ACKNOWLEDGED, _TOO_LARGE = 204, 413
_ROUNDS = 4  # of the event loop: reading the reset, closing, telling the application, waking it


class CallbackReceiver:
    """A callback listener on a socket, as a context manager; any method on any path is kept as a delivery.

    Args:
        host: address to bind.
        port: 0 picks a free port.
        public_url: the root URL under which the sender reaches us, when it is not the one that we bind.
        answer: the status to answer a delivery with; 204 without it. It runs in the server's event loop: be quick.

    The socket is opened when the context is entered. An error of `answer` is answered 204 and raised when the context
    ends without another one. A body that breaks off is not a delivery. A sender that was seen to leave before our
    response leaves its delivery unanswered; one that leaves while the response is on its way cannot be told from one
    that read it.

    Raises:
        PortError: on entering; the port is not ours to open.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        public_url: str | None = None,
        answer: Callable[[Delivery], int] | None = None,
    ) -> None:
        self._server = ServerThread(Starlette(routes=[Mount("/", app=self._serve)]), host=host, port=port)
        self._public_url = public_url
        self._answer = answer or (lambda _: _ACKNOWLEDGED)
        self._deliveries: list[Delivery] = []
        self._answer_errors: list[Exception] = []
        self._changed = threading.Condition()

    def __enter__(self) -> CallbackReceiver:
        """Start listening."""
        self._server.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening; what was received stays readable. Raise the first error of `answer`, if nothing else is."""
        self._server.__exit__(kind, error, trace)
        if error is None and self._answer_errors:
            raise self._answer_errors[0]

    def url(self, service: str) -> str:
        """Return the URL to register for a callback service; a delivery's service is read from it.

        With port 0 and no public URL there is one only once the context is entered.
        """
        return f"{(self._public_url or self._server.url).rstrip('/')}/{service}"

    @property
    def answer_errors(self) -> tuple[Exception, ...]:
        """What `answer` raised so far, in order."""
        with self._changed:
            return tuple(self._answer_errors)

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

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            body = await read_body(request, _LARGEST_BODY)
        except ClientDisconnect:
            return
        delivery = Delivery(
            service=unquote(scope["path"].rstrip("/").rpartition("/")[2]),
            method=request.method,
            headers=dict(request.headers.items()),
            body=body[:_LARGEST_BODY],
            received=time.monotonic(),
        )
        with self._changed:
            self._deliveries.append(delivery)
            self._changed.notify_all()
        status = self._status_for(delivery) if len(body) <= _LARGEST_BODY else _TOO_LARGE
        if await _gone(request):
            return
        await Response(status_code=status)(scope, receive, send)
        self._mark_answered(delivery, status)

    def _status_for(self, delivery: Delivery) -> int:
        try:
            status = self._answer(delivery)
            if not 200 <= status <= 599:
                raise ValueError(f"{status} is not a status to answer a delivery with")
        except Exception as error:
            with self._changed:
                self._answer_errors.append(error)
            return _ACKNOWLEDGED
        return status

    def _mark_answered(self, delivery: Delivery, status: int) -> None:
        with self._changed:
            for index in range(len(self._deliveries) - 1, -1, -1):
                if self._deliveries[index] is delivery:
                    self._deliveries[index] = replace(delivery, answered=status, answered_at=time.monotonic())
            self._changed.notify_all()


async def _gone(request: Request) -> bool:
    """Whether the sender is known to have left: give the loop a few rounds to hear of it, and no time."""
    for _ in range(_ROUNDS):
        await asyncio.sleep(0)
    return await request.is_disconnected()
