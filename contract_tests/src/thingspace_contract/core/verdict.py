"""The one fold over events: what each suite found, what a run amounts to, and the exit status it earns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from thingspace_contract.core.errors import ExitStatus
from thingspace_contract.core.events import (
    CheckFailed,
    CheckPassed,
    Event,
    NotChecked,
    Progress,
    SuiteFinished,
    SuiteStarted,
)
from thingspace_contract.core.failures import Failure, Severity
from thingspace_contract.core.open_parts import OpenPart

__all__ = ["Stop", "SuiteResult", "Verdict"]


class Stop(StrEnum):
    """Why a run ended before its suites did."""

    INTERRUPTED = "interrupted"
    OUT_OF_TIME = "out of time"
    UNUSABLE = "could not run"  # the target or an argument
    BUG = "a bug in the tool"


_STOP_CODES = {
    Stop.INTERRUPTED: ExitStatus.INTERRUPTED,
    Stop.UNUSABLE: ExitStatus.MISUSE,
    Stop.BUG: ExitStatus.BUG,
}


@dataclass(slots=True)
class SuiteResult:
    """What one suite found.

    Args:
        passed: how many cases held, by (subject, check).
        failures: each once, with a count.
        open_parts: what of the contract no source documents, by subject, whether it was tried or not.
    """

    name: str
    target: str = ""
    seconds: float | None = None
    passed: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: dict[tuple[str, str, str], tuple[Failure, int]] = field(default_factory=dict)
    not_checked: list[NotChecked] = field(default_factory=list)
    open_parts: dict[str, OpenPart] = field(default_factory=dict)

    @property
    def began(self) -> bool:
        """Whether the suite said anything but that it was left out."""
        return bool(self.target or self.passed or self.failures) or self.finished

    @property
    def finished(self) -> bool:
        """Whether the suite came to its own end."""
        return self.seconds is not None

    @property
    def errors(self) -> int:
        """How many distinct failures decide the exit status."""
        return sum(failure.severity is Severity.ERROR for failure, _ in self.failures.values())

    @property
    def warnings(self) -> int:
        """How many distinct failures are only shown."""
        return len(self.failures) - self.errors

    @property
    def subjects(self) -> set[str]:
        """Everything that some check was tried on."""
        return {subject for subject, _ in self.passed} | {failure.subject for failure, _ in self.failures.values()}

    @property
    def open_subjects(self) -> dict[str, OpenPart]:
        """What some check was tried on although no source documents it, or a part of it."""
        subjects = self.subjects
        return {subject: part for subject, part in self.open_parts.items() if subject in subjects}

    @property
    def held(self) -> list[tuple[str, str]]:
        """The (subject, check) pairs that held; a pair that also failed is a failure."""
        failed = {(failure.subject, failure.check) for failure, _ in self.failures.values()}
        return [pair for pair in self.passed if pair not in failed]

    @property
    def checks(self) -> int:
        """How many (subject, check) pairs held."""
        return len(self.held)

    @property
    def open_checks(self) -> int:
        """How many of these are on open subjects."""
        return sum(subject in self.open_parts for subject, _ in self.held)

    @property
    def cases(self) -> int:
        """How often a check was tried and held."""
        return self.passed.total()


@dataclass(slots=True)
class Verdict:
    """A run, from its first event to its exit status.

    Args:
        suites: what each suite found, in the order they ran.
        stop: why it ended early, None when it did not.
        trouble: one line about why, for the reader.
        seconds: how long the run took.
    """

    suites: dict[str, SuiteResult] = field(default_factory=dict)
    stop: Stop | None = None
    trouble: str = ""
    seconds: float = 0.0

    def add(self, event: Event) -> None:
        """Take one event into account; what is said to be unchecked twice is so once."""
        if isinstance(event, Progress):
            return
        suite = self.suite(event.suite)
        match event:
            case SuiteStarted(target=target, open_parts=open_parts):
                suite.target = target
                suite.open_parts = {part.subject: part for part in open_parts}
            case CheckPassed(subject=subject, check=check, cases=cases):
                suite.passed[subject, check] += cases
            case CheckFailed(failure=failure):
                first, count = suite.failures.get(failure.identity, (failure, 0))
                suite.failures[failure.identity] = (first, count + 1)
            case NotChecked():
                if event not in suite.not_checked:
                    suite.not_checked.append(event)
            case SuiteFinished(seconds=seconds):
                suite.seconds = seconds

    def suite(self, name: str) -> SuiteResult:
        """Return a suite's result, an empty one when it said nothing yet."""
        return self.suites.setdefault(name, SuiteResult(name))

    @property
    def failures(self) -> list[tuple[str, Failure, int]]:
        """Every distinct failure with its suite and its count."""
        return [
            (suite.name, failure, count) for suite in self.suites.values() for failure, count in suite.failures.values()
        ]

    @property
    def errors(self) -> list[Failure]:
        """The failures that decide the exit status."""
        return [failure for _, failure, _ in self.failures if failure.severity is Severity.ERROR]

    @property
    def not_checked(self) -> list[NotChecked]:
        """Everything that was promised and could not be checked."""
        return [missing for suite in self.suites.values() for missing in suite.not_checked]

    @property
    def exit_code(self) -> int:
        """The command's exit status: an early end speaks first, then failures, then whatever was not checked.

        What could not be run hides no failure that was found before, and a run of nothing is not good.
        """
        if self.stop in _STOP_CODES and not (self.stop is Stop.UNUSABLE and self.errors):
            return _STOP_CODES[self.stop]
        if self.errors:
            return ExitStatus.WRONG
        whole = self.suites and all(suite.finished and not suite.not_checked for suite in self.suites.values())
        return ExitStatus.GOOD if whole and self.stop is None else ExitStatus.INCOMPLETE
