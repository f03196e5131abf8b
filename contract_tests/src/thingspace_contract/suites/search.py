"""Look for inputs that fail, within a time, and keep the smallest one of each fault."""

from __future__ import annotations

import math
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import seed as hypothesis_seed
from hypothesis.errors import Flaky, FlakyStrategyDefinition, Unsatisfiable
from hypothesis.strategies import SearchStrategy

from thingspace_contract.core.failures import Failure

__all__ = ["Attempt", "Found", "Share", "search", "seed_for", "some_of", "try_all"]

T = TypeVar("T")
Attempt = Callable[[T], Iterable[Failure]]

_LONGEST_PORTION = 1.0  # seconds, so that a reader sees progress and an interruption loses little
_LONGEST_SHRINK = 0.6  # seconds; a smaller example is nicer, not necessary


@dataclass(slots=True)
class Found:
    """What a search saw.

    Args:
        cases: how many inputs were tried.
        failures: the failure with the smallest input for each identity.
        reason: why nothing was tried, when nothing was.
    """

    cases: int = 0
    failures: dict[tuple[str, str, str], Failure] = field(default_factory=dict)
    reason: str = ""
    _sizes: dict[tuple[str, str, str], int] = field(default_factory=dict, repr=False)

    def add(self, failures: Iterable[Failure], size: int) -> bool:
        """Keep failures of an input of this size; return whether there were any."""
        any_failed = False
        for failure in failures:
            any_failed = True
            if size < self._sizes.get(failure.identity, size + 1):
                self.failures[failure.identity] = failure
                self._sizes[failure.identity] = size
        return any_failed

    def merge(self, other: Found) -> Found:
        """Take over what another search saw; return this one."""
        self.cases += other.cases
        self.reason = self.reason or other.reason
        for identity, failure in other.failures.items():
            self.add([failure], other._sizes[identity])
        return self


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a budget.

    Args:
        until: when it ends, on the monotonic clock.
        at_least: how many given inputs are tried even when it has ended.
    """

    until: float
    at_least: int = 12


class _TimeIsUp(BaseException):
    """Ends a Hypothesis run at once; no Exception, so that Hypothesis does not take it for a failing input."""


class _Failed(Exception):
    """Tells Hypothesis that an input fails."""


def seed_for(seed: int, *names: str) -> int:
    """Return the seed of one part of a run: parts differ, runs with the same seed do not."""
    return zlib.crc32("/".join((str(seed), *names)).encode())


def try_all(inputs: Iterable[T], attempt: Attempt[T], share: Share) -> Iterator[Found]:
    """Try given inputs in order, as long as the share lasts. What was found comes in portions of about a second."""
    found, until = Found(), time.monotonic() + _LONGEST_PORTION
    for tried, each in enumerate(inputs):
        now = time.monotonic()
        if tried >= share.at_least and now >= share.until:
            break
        if found.cases and now >= until:
            yield found
            found, until = Found(), now + _LONGEST_PORTION
        found.cases += 1
        found.add(attempt(each), _size(each))
    yield found


def search(
    strategy: SearchStrategy[T], attempt: Attempt[T], *, seed: int, examples: int, share: Share, needed: bool = True
) -> Iterator[Found]:
    """Try generated inputs; shrink what fails. What was found comes in portions of about a second.

    Args:
        strategy: where inputs come from.
        attempt: returns the failures of one input; it must not raise for a fault of the system under test.
        seed: equal seeds try equal inputs, as far as time allows.
        examples: at most this many inputs.
        share: inputs are tried as long as it lasts.
        needed: whether one is tried in any case, because no given input was.
    """
    if not needed and time.monotonic() >= share.until:
        return
    portion = 0
    while True:
        until = min(share.until, time.monotonic() + _LONGEST_PORTION)
        found = _portion(strategy, attempt, seed=seed + portion, examples=examples, until=until)
        yield found
        examples -= found.cases
        portion += 1
        if examples <= 0 or found.failures or time.monotonic() < until or until == share.until:
            return


def _portion(strategy: SearchStrategy[T], attempt: Attempt[T], *, seed: int, examples: int, until: float) -> Found:
    found = Found()
    deadline = [until]

    @hypothesis_seed(seed)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        print_blob=False,
        verbosity=Verbosity.quiet,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def run(value: T) -> None:
        now = time.monotonic()
        if found.cases and now >= deadline[0]:
            raise _TimeIsUp
        found.cases += 1
        if found.add(attempt(value), _size(value)):
            deadline[0] = min(deadline[0], now + _LONGEST_SHRINK) if len(deadline) > 1 else now + _LONGEST_SHRINK
            deadline.append(now)
            raise _Failed

    try:
        run()
    except (_TimeIsUp, _Failed, Flaky, FlakyStrategyDefinition):
        pass  # what failed is in `found`; a system that answers differently the second time is not our fault
    except Unsatisfiable:
        found.reason = "no input that the contract allows could be generated"
    return found


def some_of(strategy: SearchStrategy[T], *, seed: int, count: int) -> list[T]:
    """Return at most `count` generated values."""
    kept: list[T] = []

    def keep(value: T) -> Iterable[Failure]:
        kept.append(value)
        return ()

    _portion(strategy, keep, seed=seed, examples=count, until=math.inf)
    return kept


def _size(value: Any) -> int:
    return len(repr(value))
