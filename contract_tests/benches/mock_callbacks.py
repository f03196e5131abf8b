"""How fast callbacks reach one listener, beside a sender that does nothing else."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from benches.figures import Figure, Remark
from rig.calling import signed_in
from rig.fleet import ACCOUNT, PLANS, imei, listed, write_fleet
from rig.processes import MockProcess, ServerProcess

__all__ = ["figures"]

_COUNT = 10_000
_IN_FLIGHT = 16
_SIZE = 330  # bytes of a message about a plan
_PATIENCE = 120.0  # seconds


def figures() -> Iterator[Figure | Remark]:
    """Yield the rate of the mock in memory and on a file, beside that of the sender."""
    yield Remark(f"{_COUNT:,} callbacks to one listener that answers 204 at once")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        scenario = write_fleet(folder / "fleet.json", _COUNT)
        listener = stack.enter_context(ServerProcess([sys.executable, "-m", "rig.listening"]))
        for name, database in {"in memory": None, "on a file": folder / "mock.db"}.items():
            sender = _sender_rate(listener.url)
            with MockProcess(database, scenario) as mock:
                rate = asyncio.run(_mock_rate(mock, listener.url))
            goal = "at least 1,500 /s and 0.4 x"
            yield Figure(f"the mock {name}", rate, "/s", sender, f"aiohttp, {_IN_FLIGHT} in flight", goal)


def _sender_rate(url: str) -> float:
    command = [sys.executable, "-m", "rig.sender", url, str(_COUNT), str(_IN_FLIGHT), str(_SIZE)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


async def _mock_rate(mock: MockProcess, url: str) -> float:
    """Return the rate from the answer to the request until the last message has come."""
    async with signed_in(mock.url) as caller:
        await caller.register(ACCOUNT, "CarrierService", url)
        before = _deliveries(url)
        body = {"devices": listed(imei(number) for number in range(_COUNT)), "servicePlan": PLANS[1]}
        await caller.accepted("PUT", "/m2m/v1/devices/actions/plan", body)
        began = time.perf_counter()
        while (come := _deliveries(url) - before) < _COUNT:
            if time.perf_counter() - began > _PATIENCE:
                raise TimeoutError(f"only {come:,} of {_COUNT:,} messages came in {_PATIENCE:.0f} s")
            await asyncio.sleep(0.05)
        return _COUNT / (time.perf_counter() - began)


def _deliveries(url: str) -> int:
    with urllib.request.urlopen(url) as response:  # noqa: S310 - a listener of ours, on loopback
        return int(json.load(response)["deliveries"])
