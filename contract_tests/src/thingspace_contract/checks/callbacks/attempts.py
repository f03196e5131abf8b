"""Does a server repeat a message only when it may, and count as it should? A pure function."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from thingspace_contract.checks.callbacks.deliveries import body_text
from thingspace_contract.checks.catalogue.callbacks import CALLBACK_ATTEMPTS
from thingspace_contract.core.failures import Failure
from thingspace_contract.correlation.received import Received

__all__ = ["check_attempts"]


def check_attempts(attempts: Sequence[Received], most: int = 1) -> list[Failure]:
    """Check the attempts to deliver one message.

    A repeat that was under way while our response was being written is not a fault; messages without counters are
    judged by the acknowledgement alone.

    Args:
        attempts: deliveries with the same identity, in the order of arrival.
        most: how many equal messages are due, because the request names the device that often.
    """
    if len(attempts) <= most and most > 1:
        return []
    return list(_failures(attempts))


def _failures(attempts: Sequence[Received]) -> Iterator[Failure]:
    first = attempts[0]
    if first.count is not None and first.count != 1:
        yield _failure(first, "First attempt of a callback is not counted 1", f"callbackCount {first.count}")
    for earlier, later in pairwise(attempts):
        yield from _repeat_failures(earlier, later)
    for attempt in attempts:
        if attempt.count is not None and attempt.threshold is not None and attempt.count > attempt.threshold:
            observed = f"callbackCount {attempt.count} with maxCallbackThreshold {attempt.threshold}"
            yield _failure(attempt, "Callback attempted more often than announced", observed)
            return
    if first.threshold is not None and len(attempts) > first.threshold:
        observed = f"{len(attempts)} attempts with maxCallbackThreshold {first.threshold}"
        yield _failure(first, "Callback attempted more often than announced", observed)


def _repeat_failures(earlier: Received, later: Received) -> Iterator[Failure]:
    status, at = earlier.delivery.answered, earlier.delivery.answered_at
    acknowledged = status is not None and 200 <= status < 300 and at is not None
    if acknowledged and at is not None and later.delivery.received > at:
        yield _failure(later, "Callback repeated after it was acknowledged", f"another attempt after our {status}")
    elif earlier.count is not None and later.count is not None and later.count <= earlier.count:
        yield _failure(later, "callbackCount does not rise", f"{earlier.count}, then {later.count}")


def _failure(received: Received, title: str, observed: str) -> Failure:
    return CALLBACK_ATTEMPTS.failed(received.label, title, observed, detail=body_text(received))
