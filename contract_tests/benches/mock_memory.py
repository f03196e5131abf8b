"""Memory: whether a mock that is shared for months grows."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from benches.figures import Figure, Remark
from rig.calling import settle, signed_in
from rig.fleet import ACCOUNT, PLANS, imei, listed, write_fleet
from rig.listening import LoopbackListener
from rig.load import rate, raw_request
from rig.processes import MockProcess

__all__ = ["figures"]

_DEVICES = 100_000
_BATCH = 10_000
_REQUESTS = 100_000


def figures() -> Iterator[Figure | Remark]:
    """Yield the memory of one mock in memory, after each kind of work."""
    yield Remark(f"memory of the mock, state in memory, {_DEVICES:,} devices")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        listener = stack.enter_context(LoopbackListener())
        mock = stack.enter_context(MockProcess(scenario=write_fleet(folder / "fleet.json", _DEVICES)))
        yield Figure("when it begins", first := mock.megabytes(), "MB")
        asyncio.run(_callbacks(mock, listener.url))
        yield Figure(f"{_DEVICES:,} callbacks later", mock.megabytes(), "MB", first, "when it begins", "at most 250 MB")
        for half in ("half of ", ""):
            asyncio.run(_requests(mock, _REQUESTS // 2))
            now = mock.megabytes()
            yield Figure(f"{half}{_REQUESTS:,} requests later", now, "MB", first, "when it begins", "at most 250 MB")


async def _callbacks(mock: MockProcess, url: str) -> None:
    async with signed_in(mock.url) as caller:
        await caller.register(ACCOUNT, "CarrierService", url)
        for first in range(0, _DEVICES, _BATCH):
            devices = listed(imei(number) for number in range(first, first + _BATCH))
            await caller.accepted("PUT", "/m2m/v1/devices/actions/plan", {"devices": devices, "servicePlan": PLANS[1]})
            await asyncio.to_thread(settle, mock.root)


async def _requests(mock: MockProcess, count: int) -> None:
    """Send small requests, each of which owes a message."""
    async with signed_in(mock.url) as caller:
        url = f"{mock.url}/m2m/v1/devices/actions/plan"
        headers = {**caller.headers, "Content-Type": "application/json"}
        body = b'{"devices":[{"deviceIds":[{"id":"%s","kind":"imei"}]}],"servicePlan":"87641"}' % imei(1).encode()
        request = raw_request("PUT", url, headers, body)
        sent = 0.0
        while sent < count:
            sent += await rate(url, request, connections=8, seconds=5.0) * 5.0
        await asyncio.to_thread(settle, mock.root)
