"""Run an ASGI application on a socket in a thread: what the mock, the listener and the tests share."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import threading
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import Any, cast

import uvicorn

from thingspace_contract.core.errors import PortError
from thingspace_contract.core.serving.limits import Limits
from thingspace_contract.core.serving.protocol import Protocol

__all__ = ["ServerThread", "bind", "server_config"]


def bind(host: str, port: int) -> socket.socket:
    """Open a listening socket; port 0 picks a free one.

    Raises:
        PortError: the port is in use, not permitted, or the host is not an address of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's delay off only on sockets that say they are TCP; with it a small response takes 40 ms.
    server = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind((host, port))
        server.listen(512)
    except OSError as error:
        server.close()
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            why = f"the host is no address of this machine ({error.strerror or error})"
            raise PortError(f"Cannot listen on {host}: {why}.", "Choose 127.0.0.1, or 0.0.0.0 for all.") from error
        advice = "Choose another port, or port 0 for any free one."
        raise PortError(f"Cannot listen on {host}:{port}: {error.strerror or error}.", advice) from error
    return server


def server_config(app: Any, *, grace: int, half_close: bool = False, limits: Limits | None = None) -> uvicorn.Config:
    """Return how an application is served, quietly: what a caller does wrong is no error of the server.

    Loop and protocol are named, so that a server is the same whatever else is installed beside it.

    Args:
        app: the ASGI application.
        grace: seconds that requests under way get when the server stops.
        half_close: whether a sender that has ended its side still gets its response.
        limits: what bounds a connection.
    """
    limits = limits or Limits()
    protocol = partial(Protocol, limits=limits, half_close=half_close)
    logging.getLogger("uvicorn.error").addFilter(_is_no_cancellation)
    return uvicorn.Config(
        app,
        loop="asyncio",
        http=cast("type[asyncio.Protocol]", protocol),
        interface="asgi3",
        log_config=None,
        log_level="error",
        lifespan="on",
        access_log=False,
        ws="none",
        timeout_keep_alive=limits.idle_seconds,
        timeout_graceful_shutdown=grace,
    )


def _is_no_cancellation(record: logging.LogRecord) -> bool:
    """Whether a record tells more than that a request under way was given up, which uvicorn says in a line before."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


class ServerThread:
    """A uvicorn server in a daemon thread, as a context manager.

    Args:
        app: the ASGI application.
        host: address to bind; loopback unless told otherwise.
        port: 0 picks a free port; read it from `port` after entering.
        on_bound: is given the address and the port before the application starts.
        half_close: whether a sender that has ended its side still gets its response.
        limits: what bounds a connection.

    Nothing is opened before the context is entered.

    Raises:
        PortError: on entering; the port is not ours to open.
    """

    def __init__(
        self,
        app: Any,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        half_close: bool = False,
        limits: Limits | None = None,
        on_bound: Callable[[str, int], None] = lambda host, port: None,
    ) -> None:
        self._on_bound = on_bound
        self.host = host
        self.port = port
        self._socket: socket.socket | None = None
        self._server = uvicorn.Server(server_config(app, grace=2, half_close=half_close, limits=limits))
        self._ready = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The root URL, without a trailing slash."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    def __enter__(self) -> ServerThread:
        """Start serving; return when connections are accepted."""
        opened = self._socket = bind(self.host, self.port)
        self.port = int(opened.getsockname()[1])
        self._on_bound(opened.getsockname()[0], self.port)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [opened]}, name=f"server-{self.port}", daemon=True
        )
        self._thread.start()
        try:
            while not self._server.started and self._thread.is_alive():
                self._ready.wait(0.005)
            if not self._server.started:
                raise RuntimeError("the application failed while it started; its log says why")
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving; requests under way get two seconds."""
        self._stop()

    def _stop(self) -> None:
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(timeout=5)
        if self._socket is not None:
            self._socket.close()
