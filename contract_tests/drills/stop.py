"""Stop: a mock is told to end while its listeners fail, hang, break off or are not there, or it reads a large body.

Each round has a mock of its own, with a message for each device on its way, and a signal at a random moment. It must be
gone within two seconds and what the interpreter needs to go, by itself, with the status of an end by signal, and
deliver nothing afterwards.
"""

from __future__ import annotations

import asyncio
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from drills.outcome import Line, progress
from rig.calling import signed_in
from rig.expensive import EXPENSIVE
from rig.fleet import ACCOUNT, PLANS, imei, listed, write_fleet
from rig.listening import HANG, RESET, LoopbackListener
from rig.processes import MockProcess
from thingspace_contract.core.errors import ExitStatus

__all__ = ["run"]

_DEVICES = 200
_LONGEST = 2.0  # seconds that the mock promises
_EXIT = 0.5  # seconds more for the interpreter to go
_READING = "a large body is read"
_BODY = EXPENSIVE["a list of wrong devices"]("devices", 8_000_000)
_PLAN = ("PUT", "/m2m/v1/devices/actions/plan")
_DEAD = "http://127.0.0.1:9/hook"  # nobody listens on the port of "discard"


def run(*, rounds: int, seed: int) -> Iterator[Line]:
    """Drill mocks; yield what was found.

    Args:
        rounds: how many mocks there are for each kind of listener and each signal.
        seed: of the moments.
    """
    chance = random.Random(seed)
    answers: dict[str, Callable[[bytes], int]] = {
        "acknowledges": lambda body: 204,
        "fails": lambda body: 500,
        "hangs": lambda body: HANG,
        "breaks off": lambda body: RESET,
        "does all of it": lambda body: chance.choice([204, 500, HANG, RESET]),
    }
    with TemporaryDirectory() as name:
        scenario = write_fleet(Path(name) / "fleet.json", _DEVICES)
        for kind in (*answers, "is not there", _READING):
            with LoopbackListener(answers.get(kind, lambda body: 204)) as listener:
                url = _DEAD if kind == "is not there" else listener.url
                yield from _rounds(kind, rounds, scenario, listener, url, chance)


def _rounds(
    kind: str, rounds: int, scenario: Path, listener: LoopbackListener, url: str, chance: random.Random
) -> Iterator[Line]:
    took: list[float] = []
    by_force = late = other = 0
    name = f"while {kind}" if kind == _READING else f"a listener that {kind}"
    for number in (signal.SIGTERM, signal.SIGINT):
        for index in range(rounds):
            with MockProcess(scenario=scenario) as mock:
                wait = chance.uniform(0.0, 0.4)
                seconds, status, told = asyncio.run(_stopped(mock, url, number, wait, reads=kind == _READING))
            before = listener.count
            took.append(seconds)
            by_force += "by force" in told
            other += status != ExitStatus.INTERRUPTED
            time.sleep(0.1)
            late += listener.count - before
            progress(f"{name}: {number.name} {index + 1} of {rounds}, {seconds:.2f} s")
    yield Line(f"{name}: stops", f"{len(took):,}")
    yield Line(
        "  slowest",
        f"{max(took):.2f} s",
        f"within {_LONGEST:g} s, and {_EXIT:g} s to go",
        max(took) <= _LONGEST + _EXIT,
    )
    yield Line("  ended by force", f"{by_force:,}", "none", not by_force)
    yield Line("  another exit status than 130", f"{other:,}", "none", not other)
    yield Line("  deliveries after the end", f"{late:,}", "none", not late)


async def _stopped(
    mock: MockProcess, url: str, number: signal.Signals, wait: float, *, reads: bool
) -> tuple[float, int, str]:
    """Have a message for each device on its way, and a large body under way if it `reads`; then stop the mock."""
    async with signed_in(mock.url) as caller:
        await caller.register(ACCOUNT, "CarrierService", url)
        body = {"devices": listed(imei(number) for number in range(_DEVICES)), "servicePlan": PLANS[1]}
        await caller.accepted(*_PLAN, body)
        asked = [asyncio.create_task(caller.call(*_PLAN, _BODY))] if reads else []
        await asyncio.sleep(wait)
        try:
            return await asyncio.to_thread(mock.stop, number)
        except subprocess.TimeoutExpired as error:
            return error.timeout, -1, ""
        finally:
            await asyncio.gather(*asked, return_exceptions=True)
