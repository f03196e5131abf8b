"""A gate that one renewal passes at a time, whether its callers are threads, tasks or both."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from concurrent.futures import Future

__all__ = ["Gate", "wait", "wait_async"]

Turn = Future[None]


class Gate:
    """Lets one caller in; the others get a turn, in order, when the one inside leaves.

    A turn is a `Future`, so that a thread can block on it and a task can await it:
    neither a lock of `threading` nor one of `asyncio` serves both.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken = False
        self._queue: deque[Turn] = deque()

    def enter(self) -> Turn | None:
        """Enter at once and return None, or return the turn to wait for before being inside."""
        with self._lock:
            if not self._taken:
                self._taken = True
                return None
            turn = Turn()
            self._queue.append(turn)
            return turn

    def leave(self) -> None:
        """Give the place to the first one that still waits, or leave the gate open."""
        while True:
            with self._lock:
                if not self._queue:
                    self._taken = False
                    return
                turn = self._queue.popleft()
            if turn.set_running_or_notify_cancel():
                turn.set_result(None)
                return


def wait(gate: Gate, turn: Turn) -> None:
    """Block this thread until it is inside `gate`."""
    try:
        turn.result()
    except BaseException:
        _give_back(gate, turn)
        raise


async def wait_async(gate: Gate, turn: Turn) -> None:
    """Suspend this task until it is inside `gate`."""
    try:
        await asyncio.wrap_future(turn)
    except BaseException:
        _give_back(gate, turn)
        raise


def _give_back(gate: Gate, turn: Turn) -> None:
    """Leave the queue, or the gate itself when the turn came in the moment of giving up."""
    if not turn.cancel() and not turn.cancelled():
        gate.leave()
