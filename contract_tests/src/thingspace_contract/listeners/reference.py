"""A small listener that does everything right: what `all` tests, and what a team may copy.

It knows the service from the path, reads the message with the client, compares the credentials in constant time,
answers 2xx once the message is kept, and never answers 5xx to what somebody else got wrong.
Starlette and `thingspace_client` are all it needs; `running_listener`, at the end, is how our tests run it.
"""

from __future__ import annotations

import hmac
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from thingspace_client import callbacks
from thingspace_client.errors import CallbackError, CallbackTooLarge
from thingspace_contract.core.serving import ServerThread

__all__ = ["BundledListener", "RunningListener", "running_listener"]

_KEPT = 1000  # messages; a listener that runs for ever must not grow for ever


class BundledListener:
    """A listener at whose `/<Service>` the platform posts; `application` serves it, `messages` holds what came.

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
        paths = ("/{service}", "/{service}/")  # as it was registered: a sender follows no redirect
        self.application = Starlette(routes=[Route(path, self._take, methods=["POST"]) for path in paths])

    async def _take(self, request: Request) -> Response:
        service = request.path_params["service"]
        if service not in callbacks.SERVICES:
            return Response(status_code=404)
        try:
            message = callbacks.parse(service, await self._read(request), limit=self._largest)
        except ClientDisconnect:
            return Response(status_code=400)  # the sender left in the middle of the body; nobody hears this
        except CallbackTooLarge:
            return Response(status_code=413)
        except CallbackError:
            return Response(status_code=400)
        if not self._knows_sender(message.to_dict()):
            return Response(status_code=401)
        self.messages.append(message)  # in production: into a database or a queue, before the sender is told
        return Response(status_code=204)

    async def _read(self, request: Request) -> bytes:
        """Return the body, or the beginning of one that is too large; it is read to its end, so that we are heard."""
        body = bytearray()
        async for chunk in request.stream():
            if len(body) <= self._largest:
                body += chunk
        return bytes(body)

    def _knows_sender(self, members: dict[str, Any]) -> bool:
        if not self._username:
            return True
        username = hmac.compare_digest(_bytes(members.get("username")), self._username.encode())
        password = hmac.compare_digest(_bytes(members.get("password")), self._password.encode())
        return username and password


def _bytes(value: Any) -> bytes:
    return str(value).encode("utf-8", "surrogatepass")  # JSON can hold halves of characters


@dataclass(frozen=True, slots=True)
class RunningListener:
    """A listener on a socket: the URL takes `/<Service>`; `messages` holds what came."""

    url: str
    username: str
    password: str
    messages: deque[Any]


@contextmanager
def running_listener(
    *, host: str = "127.0.0.1", port: int = 0, username: str = "", password: str = ""
) -> Iterator[RunningListener]:
    """Run a correct listener while the context lasts.

    Raises:
        PortError: the port is not ours to open.
    """
    listener = BundledListener(username=username, password=password)
    with ServerThread(listener.application, host=host, port=port) as server:
        yield RunningListener(server.url, username, password, listener.messages)
