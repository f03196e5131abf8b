"""Drills catch the fault that they look for, and pass a mock that has none."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drills import crash, fuzz
from drills.crash import Ledger
from drills.outcome import Line
from rig.processes import MockProcess
from thingspace_contract.contract import Contract

DRILL = Path(__file__).resolve().parents[3] / "scripts" / "drill"


def broken(lines: list[Line]) -> set[str]:
    return {line.name.strip() for line in lines if not line.kept}


def message(request: str, device: str, count: int) -> bytes:
    ids = [{"kind": "mdn", "id": "1"}, {"kind": "imei", "id": device}]
    return json.dumps({"requestId": request, "deviceIds": ids, "callbackCount": count}).encode()


def test_ledger_tells_lost_messages_from_those_that_came() -> None:
    ledger = Ledger()
    ledger.answered("r", ["a", "b"], "1")
    ledger.keep(message("r", "a", 1))
    ledger.keep(message("cut off", "a", 1))

    assert (ledger.lost(), ledger.unanswered()) == (1, 1)

    ledger.keep(message("r", "b", 1))
    assert (ledger.lost(), ledger.repeated()) == (0, [])


def test_ledger_keeps_the_counts_of_what_came_again() -> None:
    ledger = Ledger()
    for count in (1, 2, 2):
        ledger.keep(message("r", "a", count))

    assert ledger.repeated() == [[1, 2, 2]]


def test_ledger_knows_which_values_a_device_may_have() -> None:
    """The last that was acknowledged, or one that was sent after it."""
    ledger = Ledger()
    ledger.sent(["a"], "1")
    ledger.answered("r", ["a"], "1")
    ledger.sent(["a"], "2")

    assert [ledger.wrong({"a": value}) for value in ("1", "2", "0", None)] == [0, 0, 1, 1]
    assert [ledger.wrong({"untouched": value}) for value in (None, "2")] == [0, 1]


@pytest.mark.long
def test_crash_drill_passes_a_mock_on_a_file() -> None:
    assert broken(list(crash.run(kills=1, seed=1))) == set()


@pytest.mark.long
def test_crash_drill_catches_a_mock_that_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    """In memory nothing outlives a kill: the session is gone at once."""
    monkeypatch.setattr(crash, "MockProcess", lambda database, scenario: MockProcess(None, scenario))

    with pytest.raises(RuntimeError, match="the session"):
        list(crash.run(kills=2, seed=1))


def fuzzed(monkeypatch: pytest.MonkeyPatch, judged: Callable[..., Any] | None = None) -> list[Line]:
    if judged is not None:
        monkeypatch.setattr(fuzz, "_judge", judged)
    return list(fuzz.run(steps=150, seed=4))


@pytest.mark.long
def test_fuzz_drill_passes_the_mock(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line for line in fuzzed(monkeypatch) if "late" not in line.name]  # a machine may be busy

    assert broken(lines) == set()


@pytest.mark.long
def test_fuzz_drill_catches_what_breaks_the_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here it is the judge that has another contract: one in which no answer is documented."""
    monkeypatch.setattr(Contract, "response_problems", lambda *_: ["not documented"])

    assert "5xx, breaches of the contract, no answer" in broken(fuzzed(monkeypatch))


def test_damage_leaves_the_example_and_the_odd_values_as_they_are() -> None:
    example = {"devices": [{"deviceIds": [{"id": "1", "kind": "imei"}]}], "servicePlan": "87641"}
    before = json.dumps(example), json.dumps(fuzz._ODD)

    damaged = {json.dumps(fuzz._damaged(random.Random(seed), example)) for seed in range(300)}

    assert (json.dumps(example), json.dumps(fuzz._ODD)) == before
    assert len(damaged) > 100


@pytest.mark.parametrize("arguments", [["crash", "--kills", "0"], ["walk"], []])
def test_drill_that_cannot_be_is_misuse(arguments: list[str]) -> None:
    told = subprocess.run([sys.executable, str(DRILL), *arguments], capture_output=True, text=True, check=False)

    assert told.returncode == 2
    assert "usage: scripts/drill" in told.stderr
