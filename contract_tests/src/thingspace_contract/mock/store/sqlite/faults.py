"""Faults that wait, in memory: they end with the mock, and one process has the database."""

from __future__ import annotations

import threading
from bisect import insort
from dataclasses import replace
from operator import attrgetter

from thingspace_contract.mock.store.protocol import Faults
from thingspace_contract.mock.testing.faults import Fault

__all__ = ["MemoryFaults"]


class MemoryFaults(Faults):
    """The faults that wait."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []  # by number
        self._last = 0
        self._forgotten = 0  # the last number that was cleared
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> None:
        """Let a fault wait for its occasion."""
        with self._lock:
            self._last += 1
            self._faults.append(replace(fault, number=self._last))

    def take(self, *targets: str) -> Fault | None:
        """Return the first fault that waits for any of these targets, and count it."""
        if not self._faults:
            return None
        with self._lock:
            for fault in self._faults:
                if fault.target in targets:
                    if fault.times is not None:
                        fault.times -= 1
                        if fault.times <= 0:
                            self._faults.remove(fault)
                    return replace(fault)
        return None

    def give_back(self, fault: Fault) -> None:
        """Let a fault that was taken wait again, in its old place."""
        with self._lock:
            waiting = next((each for each in self._faults if each.number == fault.number), None)
            if waiting is None and fault.number > self._forgotten:
                insort(self._faults, replace(fault, times=1), key=attrgetter("number"))
            elif waiting is not None and waiting.times is not None:
                waiting.times += 1

    def clear(self) -> None:
        """Forget every fault."""
        with self._lock:
            self._forgotten = self._last
            self._faults.clear()

    def all(self) -> list[Fault]:
        """Return the faults that wait."""
        with self._lock:
            return [replace(fault) for fault in self._faults]
