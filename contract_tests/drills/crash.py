"""Crash: a mock on a file is killed in the middle of its work, again and again, and forgets nothing that it accepted.

Callers change devices while deliveries run; SIGKILL comes at a random moment; the next mock goes on with the file.
In the end each accepted request must have reported every device, a repeated message must say that it is one, each
device must have the last value that was acknowledged or one that was sent after it, and sessions must still hold.
"""

from __future__ import annotations

import asyncio
import json
import random
import threading
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp

from drills.outcome import Line, progress
from rig.calling import Caller, signed_in
from rig.fleet import ACCOUNT, imei, listed, write_fleet
from rig.listening import LoopbackListener
from rig.processes import MockProcess
from thingspace_contract.core.mock_control import Control

__all__ = ["Ledger", "run"]

_DEVICES = 1200
_WORKERS = 4  # each has devices of its own, so that the order of the changes of a device is known
_FIELD = "CustomField1"
_SERVICE = "CarrierService"
_PATIENCE = 120.0  # seconds that the last mock gets for what is still to be delivered


@dataclass
class Ledger:
    """What callers were told, and what the listener got.

    Args:
        accepted: request id → devices that must report.
        last: device → the last value that was acknowledged.
        unsure: device → values that were sent after it, and not answered.
        received: (request id, device) → the count that each of its messages carried.
    """

    accepted: dict[str, list[str]] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    unsure: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    received: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    lost_sessions: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, body: bytes) -> int:
        """Note a delivery; return what to answer."""
        message = json.loads(body)
        named = {each["kind"]: each["id"] for each in message["deviceIds"]}
        with self._lock:
            self.received[message["requestId"], named["imei"]].append(message["callbackCount"])
        return 204

    def sent(self, ids: list[str], value: str) -> None:
        """Note that devices may have a value from now on."""
        for each in ids:
            self.unsure[each].add(value)

    def answered(self, request: str, ids: list[str], value: str) -> None:
        """Note that devices have a value, and owe a message each."""
        self.accepted[request] = ids
        for each in ids:
            self.last[each] = value
            self.unsure[each].clear()

    def wrong(self, values: dict[str, str | None]) -> int:
        """Count the devices that have a value which nobody can have left there."""
        return sum(
            value not in {self.last.get(each), *self.unsure.get(each, ())}
            for each, value in values.items()
            if each in self.last or each in self.unsure or value is not None
        )

    def lost(self) -> int:
        """Count the messages of accepted requests that have not come."""
        with self._lock:
            return sum((id, each) not in self.received for id, ids in self.accepted.items() for each in ids)

    def repeated(self) -> list[list[int]]:
        """Return the counts of each message that came more than once, in their order."""
        with self._lock:
            return [counts for counts in self.received.values() if len(counts) > 1]

    def unanswered(self) -> int:
        """Count the requests that reported although their answer was cut off."""
        with self._lock:
            return len({id for id, _ in self.received} - set(self.accepted))


def run(*, kills: int, seed: int) -> Iterator[Line]:
    """Drill a mock; yield what was found.

    Args:
        kills: how often it is killed.
        seed: of the moments and the requests.
    """
    chance = random.Random(seed)
    ledger = Ledger()
    numbers = count(1)
    with TemporaryDirectory() as name, LoopbackListener(ledger.keep) as listener:
        folder = Path(name)
        scenario = write_fleet(folder / "fleet.json", _DEVICES)
        headers: dict[str, str] = {}
        for index in range(1, kills + 1):
            with MockProcess(folder / "mock.db", scenario) as mock:
                asyncio.run(_work(mock, ledger, listener.url, headers, chance, numbers))
            progress(f"{index} of {kills} kills: {len(ledger.accepted):,} requests, {listener.count:,} deliveries")
        with MockProcess(folder / "mock.db", scenario) as mock:
            wrong = ledger.wrong(asyncio.run(_values(mock, headers)))
            waiting = _drain(mock)
    repeated = ledger.repeated()
    unmarked = sum(sorted(set(counts)) != counts for counts in repeated)
    yield Line("kills", f"{kills:,}")
    yield Line("requests accepted", f"{len(ledger.accepted):,}")
    yield Line("requests whose answer was cut off, but reported", f"{ledger.unanswered():,}")
    yield Line("messages owed", f"{sum(map(len, ledger.accepted.values())):,}")
    yield Line("messages lost", f"{ledger.lost():,}", "none", not ledger.lost())
    yield Line("messages that still wait", f"{waiting:,}", "none", not waiting)
    yield Line("messages that came again", f"{len(repeated):,}")
    yield Line("  of them without a higher callbackCount", f"{unmarked:,}", "none", not unmarked)
    yield Line("devices with a value that nobody left there", f"{wrong:,}", "none", not wrong)
    yield Line("sessions lost", f"{ledger.lost_sessions:,}", "none", not ledger.lost_sessions)


async def _work(
    mock: MockProcess,
    ledger: Ledger,
    listener: str,
    headers: dict[str, str],
    chance: random.Random,
    numbers: Iterator[int],
) -> None:
    """Change devices until the mock is killed; `headers` are kept from one mock to the next."""
    async with signed_in(mock.url, headers or None) as caller:
        if (await caller.call("GET", f"/m2m/v1/callbacks/{ACCOUNT}"))[0] != 200:
            ledger.lost_sessions += 1
            raise RuntimeError("the session of the mock before does not hold")
        if not headers:
            headers.update(caller.headers)
            await caller.register(ACCOUNT, _SERVICE, listener)
        workers = [asyncio.create_task(_change(caller, ledger, own, chance, numbers)) for own in range(_WORKERS)]
        await asyncio.sleep(chance.uniform(0.05, 1.0))
        mock.kill()
        await asyncio.gather(*workers)


async def _change(caller: Caller, ledger: Ledger, own: int, chance: random.Random, numbers: Iterator[int]) -> None:
    """Set a custom field of devices of one's own, a few or many, until nobody answers."""
    devices = [imei(number) for number in range(_DEVICES) if number % _WORKERS == own]
    while True:
        ids = chance.sample(devices, chance.choice([1, 2, 5, 20, len(devices)]))
        value = str(next(numbers))
        ledger.sent(ids, value)
        body = {
            "accountName": ACCOUNT,
            "devices": listed(ids),
            "customFieldsToUpdate": [{"key": _FIELD, "value": value}],
        }
        try:
            answer = await caller.accepted("PUT", "/m2m/v1/devices/actions/customFields", body)
        except (aiohttp.ClientError, OSError):
            return
        ledger.answered(answer["requestId"], ids, value)


async def _values(mock: MockProcess, headers: dict[str, str]) -> dict[str, str | None]:
    """Return the value that each device has now."""
    values: dict[str, str | None] = {}
    async with signed_in(mock.url, headers) as caller:
        for number in range(_DEVICES):
            body = {"accountName": ACCOUNT, "deviceId": {"id": imei(number), "kind": "imei"}}
            (device,) = (await caller.accepted("POST", "/m2m/v1/devices/actions/list", body))["devices"]
            values[imei(number)] = next(
                (each["value"] for each in device.get("customFields", ()) if each["key"] == _FIELD), None
            )
    return values


def _drain(mock: MockProcess) -> int:
    """Let everything be delivered; return how many messages still wait."""
    with Control(mock.root) as control:
        control.settle(_PATIENCE)
        return int(control.status()["messages"].get("pending", 0))
