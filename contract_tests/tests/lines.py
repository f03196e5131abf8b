"""Waiting with an end: a process that says nothing, or a state that does not come, fails the test and says so."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable

__all__ = ["first_line", "until"]

_PATIENCE = 60.0  # seconds; nobody waits so long but for what is stuck


def first_line(process: subprocess.Popen[str], patience: float = _PATIENCE) -> str:
    """Return the next line of a process; one that says nothing for so long is killed."""
    assert process.stdout is not None
    late = threading.Timer(patience, process.kill)
    late.start()
    try:
        line = process.stdout.readline()
    finally:
        late.cancel()
    assert line, f"the process ended, or said nothing for {patience:g} s and was killed"
    return line


def until(is_so: Callable[[], bool], patience: float = _PATIENCE) -> None:
    """Return when something is so."""
    ends = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < ends, f"it was not so for {patience:g} s"
        time.sleep(0.01)
