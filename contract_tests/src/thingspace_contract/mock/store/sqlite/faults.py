"""Faults that wait, in memory: they end with the mock, and one process has the database."""

from __future__ import annotations

import threading
from dataclasses import replace

from thingspace_contract.mock.store.protocol import Faults
from thingspace_contract.mock.testing.faults import Fault

__all__ = ["MemoryFaults"]


class MemoryFaults(Faults):
    """The faults that wait."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> None:
        """Let a fault wait for its occasion."""
        with self._lock:
            self._faults.append(replace(fault))

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

    def clear(self) -> None:
        """Forget every fault."""
        with self._lock:
            self._faults.clear()

    def all(self) -> list[Fault]:
        """Return the faults that wait."""
        with self._lock:
            return [replace(fault) for fault in self._faults]
