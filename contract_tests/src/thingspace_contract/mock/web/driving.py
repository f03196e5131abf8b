"""Requests are driven so that none of them holds up the others: slice by slice, and large bodies in a thread."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from contextlib import suppress
from typing import Any

from thingspace_contract.mock.turns import Apart, Steps, T

__all__ = ["Driver"]

_TURN = 0.002  # seconds that a request may go on while others wait


class Driver:
    """Drives requests beside each other on one event loop.

    A single thread reads large bodies, one after the other: several at a time would take the interpreter from the
    loop for longer. It is there while there are any, and nobody waits for it: the threads of a pool are waited for
    when the process ends.
    """

    def __init__(self) -> None:
        self._reader = _Reader()

    async def drive(self, steps: Steps[T]) -> T:
        """Drive a request to its end, and return what came of it."""
        began = time.perf_counter()
        try:
            while True:
                try:
                    step = next(steps)
                except StopIteration as ended:
                    value: T = ended.value
                    return value
                if step is not None:
                    await self._reader.do(step)
                elif time.perf_counter() - began < _TURN:
                    continue
                else:
                    await asyncio.sleep(0)
                began = time.perf_counter()
        finally:
            steps.close()  # at once when this is cancelled: what was changed is reported

    def close(self) -> None:
        """Begin nothing more; what the thread does now is not waited for."""
        self._reader.close()


class _Reader:
    """Does work in one thread, in the order in which it comes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[tuple[Apart[Any], asyncio.Future[None]]] = deque()
        self._is_busy = False

    async def do(self, work: Apart[Any]) -> None:
        """Return when work has been done."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        with self._lock:
            self._waiting.append((work, done))
            begins, self._is_busy = not self._is_busy, True
        if begins:
            threading.Thread(target=self._run, name="large-bodies", daemon=True).start()
        await done

    def close(self) -> None:
        """Forget what has not begun."""
        with self._lock:
            self._waiting.clear()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._is_busy = False
                    return
                work, done = self._waiting.popleft()
            if done.cancelled():
                continue
            work()
            with suppress(RuntimeError):  # the loop has been closed meanwhile
                done.get_loop().call_soon_threadsafe(_settle, done)


def _settle(done: asyncio.Future[None]) -> None:
    if not done.done():
        done.set_result(None)
