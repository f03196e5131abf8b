"""Tasks share one budget, and tell what they found as events."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from thingspace_contract.checks.catalogue import Check
from thingspace_contract.core.events import CheckFailed, CheckPassed, Event, NotChecked, Progress
from thingspace_contract.suites.search import Found, Share
from thingspace_contract.suites.tasks import Task, run_tasks

CHECK = Check("check", ("suite",), "What it looks for.", "The rule.", "the ground")
FAILURE = CHECK.failed("subject", "title", "observed")


def events_of(*found: tuple[Check, Found], seconds: float = 5) -> list[Event]:
    def run(share: Share) -> Iterator[tuple[Check, Found]]:
        yield from found

    return list(run_tasks("suite", [Task("subject", "label", run)], seconds=seconds))


def failed() -> Found:
    found = Found(cases=1)
    found.add([FAILURE], 1)
    return found


def test_portions_of_a_check_are_told_as_one() -> None:
    told = [
        each for each in events_of((CHECK, Found(cases=3)), (CHECK, Found(cases=4))) if isinstance(each, CheckPassed)
    ]

    assert told == [CheckPassed("suite", "subject", "check", 7)]


def test_failure_is_told_once_and_not_passed() -> None:
    told = [each for each in events_of((CHECK, failed()), (CHECK, failed())) if not isinstance(each, Progress)]

    assert told == [CheckFailed("suite", FAILURE)]


def test_failure_is_told_before_the_task_goes_on() -> None:
    """A task that is interrupted, or breaks, has told what it found so far."""

    def run(share: Share) -> Iterator[tuple[Check, Found]]:
        yield CHECK, failed()
        raise ZeroDivisionError

    told: list[Event] = []
    with pytest.raises(ZeroDivisionError):
        told.extend(run_tasks("suite", [Task("subject", "label", run)], seconds=5))

    assert CheckFailed("suite", FAILURE) in told


def test_reason_for_trying_nothing_is_told() -> None:
    told = [each for each in events_of((CHECK, Found(reason="nothing there"))) if not isinstance(each, Progress)]

    assert told == [NotChecked("suite", "subject", "nothing there")]


def test_every_portion_moves_the_display() -> None:
    told = events_of(*[(CHECK, Found(cases=1))] * 5)

    assert len([each for each in told if isinstance(each, Progress)]) > 5
    assert told[-1] != told[0]


def test_budget_is_divided_by_weight() -> None:
    shares: list[Share] = []

    def run(share: Share) -> Iterator[tuple[Check, Found]]:
        shares.append(share)
        yield from ()

    tasks = [Task("a", "a", run, 3.0), Task("b", "b", run, 1.0)]
    list(run_tasks("suite", tasks, seconds=400))

    assert 90 < shares[1].until - shares[0].until < 110


def test_many_tasks_in_a_small_budget_try_less_each() -> None:
    shares: list[Share] = []

    def run(share: Share) -> Iterator[tuple[Check, Found]]:
        shares.append(share)
        yield from ()

    list(run_tasks("suite", [Task("a", "a", run)], seconds=8))
    list(run_tasks("suite", [Task("a", "a", run)] * 900, seconds=8))

    assert shares[0].at_least > shares[-1].at_least > 0
