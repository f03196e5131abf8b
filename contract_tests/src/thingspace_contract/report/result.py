"""What a run amounts to, kept the way reports need it: by suite, with the conditions it ran under."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from thingspace_contract.core.events import (
    CheckFailed,
    CheckPassed,
    Event,
    NotChecked,
    Progress,
    SuiteFinished,
    SuiteStarted,
    Verdict,
    tally,
)
from thingspace_contract.core.failures import Failure, Severity

__all__ = ["Conditions", "Result", "Stop", "Subject", "SuiteResult"]


class Stop(StrEnum):
    """Why a run ended before its suites did."""

    INTERRUPTED = "interrupted"
    OUT_OF_TIME = "out of time"
    UNUSABLE = "could not run"  # the target or an argument
    BUG = "a bug in the tool"


_STOP_CODES = {Stop.INTERRUPTED: 130, Stop.UNUSABLE: 2, Stop.BUG: 70}


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that the contract describes and suites check: one line of the coverage table."""

    name: str
    kind: str  # "operation", "message" or "service"
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What one must know to repeat a run.

    Args:
        command: the command line as typed, credentials masked.
        version: version of this tool.
        contract: title and version of the contract.
        contract_sha256: hash of the bundled document's bytes, 64 hex digits.
        profile: name of the budget.
        seed: what random choices were made from.
        targets: what was tested, in words or URLs without credentials.
        started: when, in UTC.
        python: version and platform.
        subjects: what the contract describes, in its order.
    """

    command: str
    version: str
    contract: str
    contract_sha256: str
    profile: str
    seed: int
    targets: tuple[str, ...] = ()
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    python: str = ""
    subjects: tuple[Subject, ...] = ()


@dataclass(slots=True)
class SuiteResult:
    """What one suite found. `passed` counts cases by (subject, check); failures are kept once, with a count."""

    name: str
    target: str = ""
    seconds: float | None = None
    passed: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: dict[tuple[str, str, str], tuple[Failure, int]] = field(default_factory=dict)
    not_checked: list[NotChecked] = field(default_factory=list)

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
    def checks(self) -> int:
        """How many (subject, check) pairs held; a pair that also failed is a failure."""
        failed = {(failure.subject, failure.check) for failure, _ in self.failures.values()}
        return sum(pair not in failed for pair in self.passed)

    @property
    def cases(self) -> int:
        """How often a check was tried and held."""
        return self.passed.total()


@dataclass(slots=True)
class Result:
    """A run, from its first event to its verdict.

    Args:
        conditions: what it ran under.
        verdict: what the exit status is made from.
        suites: what each suite found, in the order they ran.
        stop: why it ended early, None when it did not.
        trouble: one line about why, for the reader.
        seconds: how long the run took.
    """

    conditions: Conditions
    verdict: Verdict = field(default_factory=Verdict)
    suites: dict[str, SuiteResult] = field(default_factory=dict)
    stop: Stop | None = None
    trouble: str = ""
    seconds: float = 0.0

    def add(self, event: Event) -> None:
        """Take one event into account; what is said to be unchecked twice is so once."""
        if isinstance(event, NotChecked) and event in self.verdict.not_checked:
            return
        tally(self.verdict, event)
        match event:
            case SuiteStarted(suite=name, target=target):
                self.suite(name).target = target
            case CheckPassed(suite=name, subject=subject, check=check, cases=cases):
                self.suite(name).passed[subject, check] += cases
            case CheckFailed(suite=name, failure=failure):
                failures = self.suite(name).failures
                first, count = failures.get(failure.identity, (failure, 0))
                failures[failure.identity] = (first, count + 1)
            case NotChecked(suite=name):
                self.suite(name).not_checked.append(event)
            case SuiteFinished(suite=name, seconds=seconds):
                self.suite(name).seconds = seconds
            case Progress():
                pass

    def suite(self, name: str) -> SuiteResult:
        """Return a suite's result, an empty one when it said nothing yet."""
        return self.suites.setdefault(name, SuiteResult(name))

    @property
    def exit_code(self) -> int:
        """The command's exit status: an early end speaks first, then the verdict; nothing run is not good.

        What could not be run hides no failure that was found before.
        """
        code = self.verdict.exit_code
        if self.stop in _STOP_CODES and not (self.stop is Stop.UNUSABLE and code == 1):
            return _STOP_CODES[self.stop]
        return 3 if code == 0 and (self.stop is not None or not self.suites) else code

    @property
    def failures(self) -> list[tuple[str, Failure, int]]:
        """Every distinct failure with its suite and its count."""
        return [
            (suite.name, failure, count) for suite in self.suites.values() for failure, count in suite.failures.values()
        ]
