"""A gate that one renewal passes at a time, whether its callers are threads, tasks or both."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from concurrent.futures import Future

import httpx

from .._errors import AuthError

__all__ = ["Gate", "Turn", "broken_off", "retold", "wait", "wait_async"]

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


def wait(gate: Gate, turn: Turn, seconds: float) -> None:
    """Block this thread until it is inside `gate`.

    Raises:
        AuthError: when the turn has not come within `seconds`.
    """
    try:
        turn.result(seconds)
    except TimeoutError:
        _give_back(gate, turn)
        raise _too_long(seconds) from None
    except BaseException:
        _give_back(gate, turn)
        raise


async def wait_async(gate: Gate, turn: Turn, seconds: float) -> None:
    """Suspend this task until it is inside `gate`.

    Raises:
        AuthError: when the turn has not come within `seconds`.
    """
    try:
        # not wait_for, which on Python 3.11 swallows a cancellation that comes together with the turn
        async with asyncio.timeout(seconds):
            await asyncio.wrap_future(turn)
    except TimeoutError:
        _give_back(gate, turn)
        raise _too_long(seconds) from None
    except BaseException:
        _give_back(gate, turn)
        raise


def broken_off(left: GeneratorExit) -> Exception | None:
    """Return the error for which httpx closed a flow; None when its caller was cancelled or just stopped.

    httpx tells a flow nothing about a failed request: it closes it while the error is on its way up.
    """
    error: BaseException | None = left
    while isinstance(error, GeneratorExit):
        error = error.__context__
    return error if isinstance(error, Exception) else None


def retold(error: Exception, request: httpx.Request) -> Exception:
    """Return the failure of another call's renewal as one of the call that waited for it."""
    if isinstance(error, httpx.TransportError):
        kind = type(error) if type(error).__module__ == "httpx" else httpx.TransportError
        return kind(f"{str(error) or kind.__name__} (while another call obtained a token)", request=request)
    if isinstance(error, AuthError):
        return AuthError(str(error))
    return AuthError(f"another call that obtained a token was stopped by {type(error).__name__}")


def _too_long(seconds: float) -> AuthError:
    return AuthError(f"another call has been obtaining a token for more than {seconds:g} s; not asking beside it")


def _give_back(gate: Gate, turn: Turn) -> None:
    """Leave the queue, or the gate itself when the turn came in the moment of giving up."""
    if not turn.cancel() and not turn.cancelled():
        gate.leave()
