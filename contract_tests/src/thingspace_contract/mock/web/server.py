"""The mock as a process: what `thingspace-contract mock` runs."""

from __future__ import annotations

import asyncio
import gc
import os
import select
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NoReturn

import uvicorn

from thingspace_contract.contract import Contract
from thingspace_contract.core.errors import ExitStatus
from thingspace_contract.core.serving import bind, server_config
from thingspace_contract.mock.core import Mock, MockBug
from thingspace_contract.mock.web.app import MockApp, create_app

__all__ = ["serve"]

_SWITCH = 0.0005  # seconds after which the thread that reads a large body gives way to the loop; 0.005 by itself
_GRACE = 1  # seconds that requests under way get when the process is told to end
_LAST_RESORT = 2.0  # seconds after which a process that was told to end is ended, whatever it is doing


def serve(
    contract: Contract | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    announce: Callable[[str], None] = print,
    control_token: str = "",
    allow_origins: Iterable[str] = (),
    **options: Any,
) -> signal.Signals | None:
    """Serve a mock until SIGINT or SIGTERM; return the signal.

    A second signal ends the process at once, and so does a stop that takes over two seconds, with exit status 130 and a
    line on stderr: what was accepted is in the store by then, and is delivered by the next mock on the same file.

    Args:
        contract: what is served; None for the one that the client package carries.
        host: address to bind.
        port: 0 picks a free one.
        announce: is given the base URL of the API when connections are accepted.
        control_token: opens controls and console to calls that come from elsewhere.
        allow_origins: pages of these origins may call the API from a browser; "*" for any.
        options: those of `Mock`.

    Raises:
        PortError: the port is in use.
        UsageError: an option cannot be used.
        StoreTrouble: the disk refuses a fresh database.
        IncompleteRecord: it served to the end, but some calls could not be written to the record.
        MockBug: deliveries have died, so the mock ended itself.
    """
    opened = bind(host, port)
    stop = _Stop()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH)
    try:
        mock = Mock(contract, **options)
        gc.collect()
        gc.freeze()  # the contract stays: to look through it for garbage again would stop everybody for a while
        try:
            mock.platform.reach.serve_at(*opened.getsockname()[:2])
            app = create_app(mock, host=host, control_token=control_token, allow_origins=allow_origins)
            asyncio.run(_serve(app, opened, _url(opened, host, mock.contract.base_path), announce, stop))
            if mock.recorder.file is not None:
                mock.recorder.file.check()
            return stop.signal
        finally:
            mock.close()
    finally:
        sys.setswitchinterval(interval)
        gc.unfreeze()
        stop.done()
        opened.close()


def _url(opened: socket.socket, host: str, base_path: str) -> str:
    callable_one = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - nobody calls all addresses
    name = f"[{callable_one}]" if ":" in callable_one else callable_one
    return f"http://{name}:{opened.getsockname()[1]}{base_path}"


async def _serve(app: MockApp, opened: socket.socket, url: str, announce: Callable[[str], None], stop: _Stop) -> None:
    server = _Server(server_config(app, grace=_GRACE, half_close=True), lambda: announce(url))

    def end() -> None:
        server.should_exit = True
        app.delays.close()

    loop = asyncio.get_running_loop()

    def signalled(number: int, frame: FrameType | None) -> None:
        stop.take(signal.Signals(number))
        loop.call_soon_threadsafe(end)

    app.deliverer.on_failure = end
    with _handling(signalled):
        await server.serve(sockets=[opened])
    if server.unannounced is not None:
        raise server.unannounced
    if app.deliverer.failure is not None:
        raise MockBug(f"deliveries have died: {app.deliverer.failure!r}") from app.deliverer.failure


@contextmanager
def _handling(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Have both signals handled, and not by the loop: one that is busy calls nobody."""
    before = {number: signal.signal(number, handler) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)


class _Stop:
    """The signal that ends the process, and the force behind it: a second signal, or `_LAST_RESORT` seconds."""

    def __init__(self) -> None:
        self.signal: signal.Signals | None = None
        self._force: threading.Timer | None = None

    def take(self, number: signal.Signals) -> None:
        """Note the signal; the second one ends the process at once."""
        if self.signal is not None:
            _end_by_force("by a second signal")
        self.signal = number
        # from a thread, as the loop may be what hangs
        why = f"as it did not end by itself in {_LAST_RESORT:g} s"
        self._force = threading.Timer(_LAST_RESORT, _end_by_force, args=(why,))
        self._force.daemon = True
        self._force.start()

    def done(self) -> None:
        """Call the force off: the mock has ended by itself."""
        if self._force is not None:
            self._force.cancel()


def _end_by_force(why: str) -> NoReturn:
    """Say so and end the process: from any thread, and from a signal handler that may have interrupted a print."""
    with suppress(OSError):
        if select.select([], [2], [], 0)[1]:  # else whoever reads stderr is stuck, and would hold the end up
            os.write(2, f"The mock was ended by force, {why}.\n".encode())
    os._exit(ExitStatus.INTERRUPTED)


class _Server(uvicorn.Server):
    """Announces when it is ready, and leaves signals to the loop."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = ready
        self.unannounced: Exception | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            try:
                self._announce()
            except Exception as error:  # nobody knows where the mock is: end it in order, then say why
                self.unannounced = error
                self.should_exit = True

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
