"""Large requests: how long they take, and how long others wait for a small answer meanwhile."""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import count, cycle, repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benches.figures import Figure, Remark
from rig.calling import Caller, Times, settle, signed_in
from rig.expensive import EXPENSIVE, bodies
from rig.fleet import ACCOUNT, PLANS, imei, listed, write_fleet
from rig.processes import MockProcess, ServerProcess

__all__ = ["figures"]

_DEVICES = 10_000
_PAGE = 2_000
_SMALL = ("GET", f"/m2m/v1/plans/{ACCOUNT}", None)
_IDLE = 3.0  # seconds
_LEAST = 3.0  # seconds that each kind of large request is repeated, once at least
_BARE = "bare Starlette + jsonschema-rs, same body"
_PLAN = ("PUT", "/m2m/v1/devices/actions/plan")
_ACTIVATE = ("POST", "/m2m/v1/devices/actions/activate")
_LIST = ("POST", "/m2m/v1/devices/actions/list")


def figures() -> Iterator[Figure | Remark]:
    """Yield the times of large requests, and what small ones wait for meanwhile."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        scenario = write_fleet(folder / "fleet.json", _DEVICES)
        mock = stack.enter_context(MockProcess(scenario=scenario))
        bare = stack.enter_context(ServerProcess([sys.executable, "-m", "rig.bare", "changeDeviceServicePlan"]))
        listener = stack.enter_context(ServerProcess([sys.executable, "-m", "rig.listening"]))
        yield from asyncio.run(_times(mock, bare, listener.url))
        yield from asyncio.run(_waits(mock))


async def _times(mock: MockProcess, bare: ServerProcess, listener: str) -> list[Figure | Remark]:
    settled = partial(settle, mock.root)
    async with signed_in(mock.url) as caller, signed_in(bare.url, {}) as other:
        await caller.register(ACCOUNT, "CarrierService", listener)
        change = _change()
        plan = await _middle(caller, settled, *_PLAN, change), await _middle(other, _nothing, *_PLAN, change)
        by_account = await _middle(caller, settled, *_PLAN, {"accountName": ACCOUNT, "servicePlan": PLANS[1]})
        activation = await _middle(caller, settled, *_ACTIVATE, *(_activation(first) for first in range(1, 4)))
        page = await caller.accepted(*_LIST, _page())
        pages = await _middle(caller, settled, *_LIST, _page()), await _middle(other, _nothing, "POST", "/echo", page)
    return [
        Remark(f"large requests, in an account of {_DEVICES:,} devices"),
        Figure(f"plan change of {_DEVICES:,} listed devices accepted", plan[0], "s", plan[1], _BARE, "at most 0.5 s"),
        Figure(f"plan change of an account of {_DEVICES:,} accepted", by_account, "s", goal="at most 0.5 s"),
        Figure(f"activation of {_DEVICES:,} unknown devices accepted", activation, "s", goal="at most 1.5 s"),
        Figure(f"page of {_PAGE:,} devices", pages[0], "s", pages[1], "the page read and written", "at most 0.15 s"),
    ]


async def _middle(caller: Caller, settle: Callable[[], object], method: str, path: str, *asked: Any) -> float:
    """Return the median time of requests, each sent once, or one of them three times."""
    contents = [_written(each) for each in asked]
    times = []
    for content in contents if len(contents) > 1 else contents * 3:
        began = time.perf_counter()
        await caller.accepted(method, path, content)
        times.append(time.perf_counter() - began)
        await asyncio.to_thread(settle)  # its callbacks shall not be in the way of the next one
    return statistics.median(times)


async def _waits(mock: MockProcess) -> list[Figure | Remark]:
    """Measure small reads alone, and beside each kind of large request; another connection than theirs."""
    async with signed_in(mock.url) as caller, signed_in(mock.url) as reader:
        idle = await _watched(reader, asyncio.sleep(_IDLE))
        found: list[Figure | Remark] = [
            Remark("a small read (a list of plans) meanwhile"),
            Figure("p50, idle", idle.quantile(0.5) * 1e3, "ms"),
            Figure("p99, idle", idle.quantile(0.99) * 1e3, "ms"),
        ]
        for name, (method, path, contents) in _kinds().items():
            times = await _watched(reader, _repeat(caller, method, path, contents))
            p99, beside = times.quantile(0.99) * 1e3, idle.quantile(0.99) * 1e3
            found.append(Figure(f"p99, during {name}", p99, "ms", beside, "p99, idle", "at most 10 x"))
            found.append(Figure(f"slowest, during {name}", times.slowest * 1e3, "ms", goal="at most 300 ms"))
    return found


async def _watched(reader: Caller, work: Any) -> Times:
    times, over = Times(), asyncio.Event()
    watching = asyncio.create_task(reader.watch(*_SMALL, over, times))
    await work
    over.set()
    await watching
    return times


async def _repeat(caller: Caller, method: str, path: str, contents: Iterator[bytes]) -> None:
    """Send one body after the other for `_LEAST` seconds; they are made off the loop, where nobody waits for them."""
    ends = time.perf_counter() + _LEAST
    while time.perf_counter() < ends:
        await caller.call(method, path, await asyncio.to_thread(next, contents))


def _nothing() -> None:
    """Wait for nothing: the bare application has no callbacks."""


def _kinds() -> dict[str, tuple[str, str, Iterator[bytes]]]:
    """Return what others do meanwhile: a method, a path, and one body after the other."""
    bad = bodies("devices", 600_000)
    return {
        f"plan changes of {_DEVICES:,} devices": (*_PLAN, repeat(_written(_change()))),
        f"activations of {_DEVICES:,} devices": (*_ACTIVATE, (_written(_activation(batch)) for batch in count(10))),
        f"pages of {_PAGE:,} devices": (*_LIST, repeat(_written(_page()))),
        f"bad bodies of 0.6 MB, {len(bad)} kinds": (*_PLAN, cycle(bad.values())),
        f"bad bodies of 31 KB, {len(bad)} kinds": (*_PLAN, cycle(bodies("devices", 31_000).values())),
        **{
            f"8 MB: {name}": (*_PLAN, repeat(EXPENSIVE[name]("devices", 8_000_000)))
            for name in ("a list of numbers", "a list of empty lists")
        },
    }


def _written(value: Any) -> bytes:
    return json.dumps(value).encode()


def _change() -> dict[str, Any]:
    return {"devices": listed(imei(number) for number in range(_DEVICES)), "servicePlan": PLANS[1]}


def _activation(batch: int) -> dict[str, Any]:
    new = (imei(batch * 1_000_000 + number) for number in range(_DEVICES))
    return {"accountName": ACCOUNT, "devices": listed(new), "servicePlan": PLANS[0], "mdnZipCode": "94203"}


def _page() -> dict[str, Any]:
    return {"accountName": ACCOUNT, "maxNumberOfDevices": _PAGE}
