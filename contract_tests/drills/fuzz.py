"""Fuzz: a mock is sent what nobody should send, on every operation, for as long as one likes.

A step is an example of the contract with damage in its body, odd words in its path, query and headers, bytes cut off,
or, now and then, a body that is built to be expensive. Each answer must keep the contract and be no 5xx; none may take
longer than a second for each MB that it was sent; and the mock is still there in the end.
"""

from __future__ import annotations

import asyncio
import copy
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

import aiohttp
from yarl import URL

from drills.outcome import Line, progress
from rig.calling import Caller, signed_in
from rig.expensive import EXPENSIVE
from rig.processes import MockProcess
from thingspace_contract.contract import Contract, Operation
from thingspace_contract.core.exchange import Response

__all__ = ["Report", "run"]

_CALLERS = 4
_EXPENSIVE_EACH = 100  # steps
_SIZES = (20_000, 200_000, 1_000_000)  # bytes
_EACH_REQUEST, _EACH_MB = 0.3, 1.0  # seconds that an answer may take, with several callers on a machine that is busy
_KEPT_OUT = ("endSession", "requestAccessToken")  # they end, or do not need, what all others are sent with
_ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 2**31, 2**63, 10**30, 1.5, 1e308, "", " ", "null", "0", "%00", "../..", "'", "😀"),
    *("\ud800", "x" * 300, "0000123456-00001", "864508030000011", "imei", "IMEI", "87641", "2024-02-30T25:61:00Z"),
    *([], {}, [[]], [None], [{}], {"": None}, {"id": None}),
)
_HEADERS = ("Authorization", "VZ-M2M-Token", "Content-Type", "Accept", "Accept-Encoding", "X-Odd")
_SHOWN = 5


@dataclass
class Report:
    """What came of the steps.

    Args:
        statuses: how often each came.
        wrong: answers that are 5xx, break the contract, or did not come, in words.
        slow: answers that took longer than they may, in words.
        slowest: the longest time for a MB, of bodies of 0.1 MB and more, in seconds.
    """

    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    slowest: float = 0.0


@dataclass(frozen=True, slots=True)
class _Step:
    operation: Operation
    path: str
    headers: dict[str, str]
    body: bytes
    what: str


def run(*, steps: int, seed: int) -> Iterator[Line]:
    """Drill a mock; yield what was found.

    Args:
        steps: how many requests it is sent.
        seed: of the requests.
    """
    contract = Contract.load()
    report = Report()
    with MockProcess() as mock:
        begun = mock.megabytes()
        asyncio.run(_send(mock, contract, steps, seed, report))
        ended = mock.megabytes()
        alive = mock.process.poll() is None
    yield Line("steps", f"{steps:,}")
    for status, times in sorted(report.statuses.items()):
        yield Line(f"  answered {status}", f"{times:,}")
    yield Line("5xx, breaches of the contract, no answer", f"{len(report.wrong):,}", "none", not report.wrong)
    for told in report.wrong[:_SHOWN]:
        yield Line(f"  {told}", "")
    promise = f"within {_EACH_REQUEST:g} s + {_EACH_MB:g} s for each MB"
    yield Line("answers that were late", f"{len(report.slow):,}", promise, not report.slow)
    for told in report.slow[:_SHOWN]:
        yield Line(f"  {told}", "")
    yield Line("slowest, for each MB", f"{report.slowest:.2f} s")
    yield Line("memory of the mock, before and after", f"{begun:.0f}, {ended:.0f} MB")
    yield Line("the mock still serves", "yes" if alive else "no", "yes", alive)


async def _send(mock: MockProcess, contract: Contract, steps: int, seed: int, report: Report) -> None:
    numbers = iter(range(steps))
    async with signed_in(mock.url) as caller:

        async def work() -> None:
            for number in numbers:
                if number % 2000 == 0:
                    progress(f"{number:,} of {steps:,} steps, {len(report.wrong)} wrong, {len(report.slow)} late")
                # a step depends on the seed and its number only, not on who sends it
                await _judge(contract, caller, _step(contract, random.Random(f"{seed}/{number}"), number), report)

        await asyncio.gather(*(work() for _ in range(_CALLERS)))


async def _judge(contract: Contract, caller: Caller, step: _Step, report: Report) -> None:
    """Send a step, and note what was wrong with the answer."""
    began = time.perf_counter()
    url = URL(f"{caller.base}{step.path}", encoded=True)
    sent = {**caller.headers, "Content-Type": "application/json", **step.headers}
    try:
        async with caller.http.request(step.operation.method, url, data=step.body or None, headers=sent) as answer:
            response = Response(answer.status, dict(answer.headers), await answer.read())
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        report.wrong.append(f"{step.what}: {error!r}")
        return
    took = time.perf_counter() - began
    report.statuses[response.status] += 1
    size = len(step.body) / 1e6
    if size >= 0.1:
        report.slowest = max(report.slowest, took / size)
    if took > _EACH_REQUEST + _EACH_MB * size:
        report.slow.append(f"{step.what}: {took:.2f} s for {size:.2f} MB")
    if response.status >= 500:
        report.wrong.append(f"{step.what}: {response.status}")
    elif problems := contract.response_problems(step.operation, response):
        report.wrong.append(f"{step.what}: {response.status}, {problems[0]}")


def _step(contract: Contract, chance: random.Random, number: int) -> _Step:
    operation = chance.choice([each for each in contract.operations.values() if each.operation_id not in _KEPT_OUT])
    words = {
        each.name: chance.choice([str(each.example)] * 5 + [str(value) for value in _ODD if value not in ("", "../..")])
        for each in operation.parameters
        if each.location == "path"
    }
    path = operation.url_path(**{name: _writable(word) for name, word in words.items()})
    if chance.random() < 0.2:
        names = [each.name for each in operation.parameters if each.location == "query"] or ["odd"]
        path += "?" + urlencode({chance.choice(names): _writable(str(chance.choice(_ODD)))}, quote_via=quote)
    headers = {chance.choice(_HEADERS): _latin(chance)} if chance.random() < 0.1 else {}
    examples = list(operation.request_examples().values())
    if not examples:
        return _Step(operation, path, headers, b"", f"{number} {operation.operation_id}")
    if number % _EXPENSIVE_EACH == 0:
        kind, size = chance.choice(list(EXPENSIVE)), chance.choice(_SIZES)
        members = [name for each in examples if isinstance(each, dict) for name in each] or ["devices"]
        body = EXPENSIVE[kind](chance.choice(members), size)
        return _Step(operation, path, headers, body, f"{number} {operation.operation_id}, {kind}")
    content = json.dumps(_damaged(chance, chance.choice(examples))).encode()
    if chance.random() < 0.1:
        content = content[: chance.randrange(len(content) + 1)]
    return _Step(operation, path, headers, content, f"{number} {operation.operation_id}")


def _damaged(chance: random.Random, body: Any) -> Any:
    """Return a body with a few of its members replaced, removed, repeated, renamed or added."""
    body = copy.deepcopy(body)
    for _ in range(chance.choice([0, 0, 1, 1, 1, 2, 4])):
        places = list(_places(body))
        if not places:
            return _odd(chance)
        holder, key = chance.choice(places)
        match chance.choice(["replace", "remove", "rename", "repeat", "add"]):
            case "replace":
                holder[key] = _odd(chance)
            case "remove":
                del holder[key]
            case "rename" if isinstance(holder, dict):
                holder[f"{key[:-1]}{chance.choice(['', 's', 'X'])}"] = holder.pop(key)
            case "repeat" if isinstance(holder, list):
                holder.extend(copy.deepcopy(holder) * chance.choice([1, 5]))
            case _ if isinstance(holder, dict):
                holder[chance.choice(["", "odd", "filter", "devices", "accountName"])] = _odd(chance)
            case _:
                holder.append(_odd(chance))
    return body


def _odd(chance: random.Random) -> Any:
    return copy.deepcopy(chance.choice(_ODD))  # what is damaged again must not damage the list


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each member and item as its holder and its key."""
    if isinstance(value, dict | list):
        for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
            yield value, key
            yield from _places(inner)


def _writable(word: str) -> str:
    """Return a word as a URL can carry it: halves of surrogate pairs cannot be encoded."""
    return word.encode("utf-8", "replace").decode()


def _latin(chance: random.Random) -> str:
    return "".join(chance.choice("abcé ;=,/*\"'\\0") for _ in range(chance.randrange(1, 20))).strip() or "odd"
