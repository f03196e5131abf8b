"""What suites say while they run. Suites emit events, reporters listen; neither knows the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from thingspace_contract.core.failures import Failure
from thingspace_contract.core.open_parts import OpenPart

__all__ = [
    "CheckFailed",
    "CheckPassed",
    "Event",
    "NotChecked",
    "Progress",
    "Suite",
    "SuiteFinished",
    "SuiteStarted",
]


@dataclass(frozen=True, slots=True)
class SuiteStarted:
    """A suite begins.

    Args:
        target: what it tests, in words or a URL without credentials.
        open_parts: what of the contract no source documents, so that a check on it says less than it seems to.
    """

    suite: str
    target: str
    open_parts: tuple[OpenPart, ...] = ()


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
