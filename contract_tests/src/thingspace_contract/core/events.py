"""What suites say while they run. Suites emit events, reporters listen; neither knows the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from thingspace_contract.core.failures import Failure, Severity

__all__ = [
    "CheckFailed",
    "CheckPassed",
    "Event",
    "NotChecked",
    "Progress",
    "Suite",
    "SuiteFinished",
    "SuiteStarted",
    "Verdict",
    "tally",
]


@dataclass(frozen=True, slots=True)
class SuiteStarted:
    """A suite begins. `target` is what it tests, in words or a URL without credentials."""

    suite: str
    target: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a suite is; `total` is None when it cannot be known. `label` is what it does now."""

    suite: str
    done: int
    total: int | None
    label: str


@dataclass(frozen=True, slots=True)
class CheckPassed:
    """A check held for a subject (an operationId, or service and message); `cases` is how often it was tried."""

    suite: str
    subject: str
    check: str
    cases: int = 1


@dataclass(frozen=True, slots=True)
class CheckFailed:
    """A check found a failure."""

    suite: str
    failure: Failure


@dataclass(frozen=True, slots=True)
class NotChecked:
    """Something that the suite promises to check and could not; it costs exit status 3."""

    suite: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class SuiteFinished:
    """A suite ended by itself; a suite that died or was interrupted does not say this."""

    suite: str
    seconds: float


Event = SuiteStarted | Progress | CheckPassed | CheckFailed | NotChecked | SuiteFinished
Suite = Callable[[], Iterator[Event]]


@dataclass(slots=True)
class Verdict:
    """What a run amounts to; reporters and the exit status are made from it.

    `failures` maps a failure's identity to its first instance and its count.
    """

    failures: dict[tuple[str, str, str], tuple[Failure, int]] = field(default_factory=dict)
    passed: dict[tuple[str, str, str], int] = field(default_factory=dict)
    not_checked: list[NotChecked] = field(default_factory=list)
    started: list[SuiteStarted] = field(default_factory=list)
    finished: list[SuiteFinished] = field(default_factory=list)

    @property
    def errors(self) -> list[Failure]:
        """The failures that decide the exit status."""
        return [failure for failure, _ in self.failures.values() if failure.severity is Severity.ERROR]

    @property
    def exit_code(self) -> int:
        """0 all good, 1 the system under test is wrong, 3 nothing failed but not all was checked."""
        if self.errors:
            return 1
        unfinished = {event.suite for event in self.started} - {event.suite for event in self.finished}
        return 3 if self.not_checked or unfinished else 0


def tally(verdict: Verdict, event: Event) -> Verdict:
    """Add one event to a verdict and return it."""
    match event:
        case CheckFailed(failure=failure):
            first, count = verdict.failures.get(failure.identity, (failure, 0))
            verdict.failures[failure.identity] = (first, count + 1)
        case CheckPassed(suite=suite, subject=subject, check=check, cases=cases):
            key = (suite, subject, check)
            verdict.passed[key] = verdict.passed.get(key, 0) + cases
        case NotChecked():
            verdict.not_checked.append(event)
        case SuiteStarted():
            verdict.started.append(event)
        case SuiteFinished():
            verdict.finished.append(event)
        case Progress():
            pass
    return verdict
