"""What a step of the server suite yields: every judgement at once, told as an event before the step goes on.

Nothing is parked: what a step has found so far is told, however the step ends.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import TypeAlias, TypeVar

from thingspace_contract.core.events import CheckFailed, CheckPassed, Event, NotChecked, Progress
from thingspace_contract.core.failures import Failure, Held, Outcome

__all__ = ["Result", "Results", "tell"]

T = TypeVar("T")


Result: TypeAlias = Outcome | NotChecked | Progress
"""One thing that a step says."""

Results: TypeAlias = Generator[Result, None, T]
"""What a step yields, and returns to the step that it is a part of: `exchange = yield from run.call(…)`."""


def tell(
    suite: str, results: Results[None], *, mask: Callable[[Failure], Failure] = lambda failure: failure
) -> Iterator[Event]:
    """Turn what one step yields into events, each at once.

    What failed in a step is not told as held by what the same step tries later.

    Args:
        suite: the name for the events.
        results: the step.
        mask: removes the credentials of the run from a failure: nothing else is told.
    """
    failed: set[tuple[str, str]] = set()
    with closing(results):
        for result in results:
            match result:
                case Failure(check=check, subject=subject):
                    failed.add((check, subject))
                    yield CheckFailed(suite, mask(result))
                case Held(check=check, subject=subject, cases=cases):
                    if (check, subject) not in failed:
                        yield CheckPassed(suite, subject, check, cases)
                case _:
                    yield result
