"""What a step of the server suite yields: every judgement at once, told as an event before the step goes on.

Nothing is parked: what a step has found so far is told, however the step ends.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from thingspace_contract.core.events import CheckFailed, CheckPassed, Event, NotChecked, Progress
from thingspace_contract.core.failures import Failure

__all__ = ["Held", "Result", "Results", "tell"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Held:
    """A check was tried on a subject, and held; a check that did not hold is a `Failure` of the same name.

    Args:
        check: the check's name.
        subject: what it was tried on.
        cases: how often.
    """

    check: str
    subject: str
    cases: int = 1


Result: TypeAlias = Failure | Held | NotChecked | Progress
"""One thing that a step says."""

Results: TypeAlias = Generator[Result, None, T]
"""What a step yields, and returns to the step that it is a part of: `exchange = yield from run.call(…)`."""


def tell(suite: str, results: Results[None]) -> Iterator[Event]:
    """Turn what one step yields into events, each at once.

    What failed in a step is not told as held by what the same step tries later.

    Args:
        suite: the name for the events.
        results: the step.
    """
    failed: set[tuple[str, str]] = set()
    with closing(results):
        for result in results:
            match result:
                case Failure(check=check, subject=subject):
                    failed.add((check, subject))
                    yield CheckFailed(suite, result)
                case Held(check=check, subject=subject, cases=cases):
                    if (check, subject) not in failed:
                        yield CheckPassed(suite, subject, check, cases)
                case _:
                    yield result
