"""How fast the mock delivers 10,000 callbacks to one listener, beside a bare sender on the same HTTP client.

Listener and sender are processes of their own: `python bench_callbacks.py listen`, `… bare URL`, `… mock URL DATABASE`.
Senders print the seconds that sending took, without their start.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp

from pairs import Pair
from thingspace_contract.mock import Mock
from thingspace_contract.mock.behaviours.common.messages import device_message
from thingspace_contract.mock.delivery.deliverer import Deliverer
from thingspace_contract.mock.encoding import encode
from thingspace_contract.mock.store import Listener, StoredRequest

__all__ = ["pairs"]

MESSAGES = 10_000
IN_FLIGHT = 16
ROUNDS = 5
ACCOUNT = "0000123456-00001"
IDS = [{"id": "A100003685E561", "kind": "meid"}, {"id": "5550001234", "kind": "mdn"}]
MESSAGE = encode(device_message("595f5c44-c31c-4552-8670-020a1545a84d", IDS, "changeServicePlanResponse", {}))
ANSWER = b"HTTP/1.1 204 No Content\r\n\r\n"


def pairs() -> Iterator[Pair]:
    """Yield deliveries from a mock in memory and on a file, each against the bare sender."""
    with tempfile.TemporaryDirectory() as folder, _listener() as url:
        for name in ("in memory", "on a file"):
            times: tuple[list[float], list[float]] = ([], [])
            for number in range(ROUNDS + 1):
                database = "sqlite://" if name == "in memory" else f"sqlite:///{Path(folder) / f'{number}.db'}"
                for column, arguments in zip(times, (("mock", url, database), ("bare", url)), strict=True):
                    seconds = float(subprocess.check_output([sys.executable, __file__, *arguments], text=True))
                    if number:
                        column.append(seconds)
            yield Pair(f"{MESSAGES:,} callbacks, {name}", *times, against=f"bare aiohttp, {IN_FLIGHT} in flight")


@contextmanager
def _listener() -> Iterator[str]:
    with subprocess.Popen([sys.executable, __file__, "listen"], stdout=subprocess.PIPE, text=True) as listener:
        try:
            assert listener.stdout is not None
            yield f"http://127.0.0.1:{int(listener.stdout.readline())}/hook"
        finally:
            listener.kill()


class _Taker(asyncio.Protocol):
    """Answers 204 to whatever ends like a message, and reads no more of it than it must."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._end = b""

    def data_received(self, data: bytes) -> None:
        self._end = (self._end + data)[-2:]
        if self._end.endswith(b"4}"):  # maxCallbackThreshold is the last member
            self._transport.write(ANSWER)


async def _listen() -> None:
    server = await asyncio.get_running_loop().create_server(_Taker, "127.0.0.1", 0, backlog=512)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


async def _bare(url: str) -> float:
    left = iter(range(MESSAGES))

    async def work(session: aiohttp.ClientSession) -> None:
        for _ in left:
            headers = {"Content-Type": "application/json"}
            async with session.post(url, data=MESSAGE.encode(), headers=headers) as response:
                await response.read()

    async with aiohttp.ClientSession() as session:
        began = time.perf_counter()
        await asyncio.gather(*(work(session) for _ in range(IN_FLIGHT)))
        return time.perf_counter() - began


async def _mock(url: str, database: str) -> float:
    mock = Mock(database=database, latency=0.0)
    platform = mock.platform
    platform.listeners.put(Listener(ACCOUNT, "CarrierService", url, "user", "password"))
    with platform.store.transaction():
        platform.requests.add(StoredRequest("r", ACCOUNT, "changeDeviceServicePlan", 0.0, 0.0, MESSAGES, "Success"))
        platform.outbox.add("r", 0.0, [(ACCOUNT, "CarrierService", MESSAGE)] * MESSAGES)
    deliverer = Deliverer(mock)
    began = time.perf_counter()
    async with deliverer.running():
        assert await deliverer.settle(600)
        seconds = time.perf_counter() - began
    assert platform.outbox.counts() == {"delivered": MESSAGES}
    mock.close()
    return seconds


if __name__ == "__main__":
    role, *rest = sys.argv[1:]
    if role == "listen":
        asyncio.run(_listen())
    else:
        sys.stdout.write(f"{asyncio.run(_bare(*rest) if role == 'bare' else _mock(*rest))}\n")
