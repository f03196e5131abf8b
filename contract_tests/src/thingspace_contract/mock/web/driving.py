"""Requests are driven so that none of them holds up the others: slice by slice, and large bodies in a thread."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from thingspace_contract.mock.turns import Steps, T

__all__ = ["Driver"]

_TURN = 0.002  # seconds that a request may go on while others wait


class Driver:
    """Drives requests beside each other on one event loop.

    A single thread reads large bodies, one after the other: several at a time would take the interpreter from the
    loop for longer.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "large-bodies")

    async def drive(self, steps: Steps[T]) -> T:
        """Drive a request to its end, and return what came of it."""
        loop = asyncio.get_running_loop()
        began = time.perf_counter()
        try:
            while True:
                try:
                    step = next(steps)
                except StopIteration as ended:
                    value: T = ended.value
                    return value
                if step is not None:
                    await loop.run_in_executor(self._thread, step)
                elif time.perf_counter() - began < _TURN:
                    continue
                else:
                    await asyncio.sleep(0)
                began = time.perf_counter()
        finally:
            steps.close()  # at once when this is cancelled: what was changed is reported

    def close(self) -> None:
        """Give the thread back; what it does now is not waited for."""
        self._thread.shutdown(wait=False, cancel_futures=True)
