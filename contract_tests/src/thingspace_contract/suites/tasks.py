"""Parts of a suite, run one after another within one budget, told as events."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from thingspace_contract.checks.catalogue import Check
from thingspace_contract.core.events import CheckFailed, CheckPassed, Event, NotChecked, Progress
from thingspace_contract.suites.search import Found, Share

__all__ = ["Task", "run_tasks"]


@dataclass(frozen=True, slots=True)
class Task:
    """A part of a suite.

    Args:
        subject: what it checks: an operationId, or service and message.
        label: what a reader sees while it runs.
        run: does it within a share of the budget, and yields each check with what it found, often.
        weight: its share of the budget, relative to the other tasks.
    """

    subject: str
    label: str
    run: Callable[[Share], Iterator[tuple[Check, Found]]]
    weight: float = 1.0


def run_tasks(suite: str, tasks: Sequence[Task], *, seconds: float) -> Iterator[Event]:
    """Run tasks; each gets its share of what is left of the budget, so that time saved is not lost.

    Each failure is told once, as soon as its task tells of it: an interruption must not lose it. What held is known
    when a task has ended.
    """
    end = time.monotonic() + seconds
    weight_left = sum(task.weight for task in tasks)
    at_least = _at_least(seconds, weight_left)
    told: set[tuple[str, str, str]] = set()
    for index, task in enumerate(tasks):
        yield Progress(suite, index, len(tasks), task.label)
        now = time.monotonic()
        share = Share(now + max(end - now, 0.0) * task.weight / weight_left, at_least)
        weight_left -= task.weight
        results: dict[str, tuple[Check, Found]] = {}
        for check, found in task.run(share):
            for identity, failure in found.failures.items():
                if identity not in told:
                    told.add(identity)
                    yield CheckFailed(suite, failure)
            results.setdefault(check.name, (check, Found()))[1].merge(found)
            yield Progress(suite, index, len(tasks), task.label)
        for check, found in results.values():
            if not found.cases and found.reason:
                yield NotChecked(suite, task.subject, found.reason)
            elif found.cases and not found.failures:
                held = check.held(task.subject, found.cases)
                yield CheckPassed(suite, held.subject, held.check, held.cases)
    yield Progress(suite, len(tasks), len(tasks), "done")


def _at_least(seconds: float, weight: float) -> int:
    """How many given inputs each check tries whatever the time: fewer where many tasks share a small budget."""
    return max(3, min(12, int(_PER_SECOND * seconds / weight))) if weight else 0


_PER_SECOND = 250  # inputs that a slow machine tries
