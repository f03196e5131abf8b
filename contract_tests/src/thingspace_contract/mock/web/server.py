"""The mock as a process: what `thingspace-contract mock` runs."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from thingspace_contract.contract import Contract
from thingspace_contract.core.serving import bind
from thingspace_contract.mock.core import Mock, MockBug
from thingspace_contract.mock.web.app import create_app

__all__ = ["serve"]

_GRACE = 1  # seconds that requests under way get when the process is told to end


def serve(
    contract: Contract | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    announce: Callable[[str], None] = print,
    **options: Any,
) -> signal.Signals | None:
    """Serve a mock until SIGINT or SIGTERM; return the signal.

    Args:
        contract: what is served; None for the one that the client package carries.
        host: address to bind.
        port: 0 picks a free one.
        announce: is given the base URL of the API when connections are accepted.
        options: those of `Mock`.

    Raises:
        PortError: the port is in use.
        UsageError: an option cannot be used.
        MockBug: deliveries have died, so the mock ended itself.
    """
    opened = bind(host, port)
    try:
        mock = Mock(contract, **options)
        try:
            return asyncio.run(_serve(mock, opened, host, announce))
        finally:
            mock.close()
    finally:
        opened.close()


async def _serve(
    mock: Mock, opened: socket.socket, host: str, announce: Callable[[str], None]
) -> signal.Signals | None:
    name = f"[{host}]" if ":" in host else host
    url = f"http://{name}:{opened.getsockname()[1]}{mock.contract.base_path}"
    app = create_app(mock)
    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="error",  # a caller's broken HTTP is not our error
        access_log=False,
        lifespan="on",
        ws="none",
        timeout_graceful_shutdown=_GRACE,
    )
    server = _Server(config, lambda: announce(url))
    received: list[signal.Signals] = []

    def stop(number: signal.Signals) -> None:
        received.append(number)
        end()

    def end() -> None:
        server.should_exit = True

    app.deliverer.on_failure = end
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop, number)
    await server.serve(sockets=[opened])
    if app.deliverer.failure is not None:
        raise MockBug(f"deliveries have died: {app.deliverer.failure!r}") from app.deliverer.failure
    return received[0] if received else None


class _Server(uvicorn.Server):
    """Announces when it is ready, and leaves signals to the loop."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
