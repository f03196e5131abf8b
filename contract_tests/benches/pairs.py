"""Pairs of timings: what is measured always stands beside what it is compared with, in the same run."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

__all__ = ["Pair", "conditions", "run_command", "timed_pairs"]


@dataclass(frozen=True)
class Pair:
    """The times of two things in seconds, and the median of their ratios, pair by pair."""

    name: str
    subject: list[float]
    reference: list[float]
    against: str

    def row(self) -> str:
        """Return one line of the table: medians in milliseconds, the ratio, and its spread."""
        ratios = sorted(one / other for one, other in zip(self.subject, self.reference, strict=True))
        return (
            f"{self.name:<44} {statistics.median(self.subject) * 1e3:>10.2f} ms"
            f" {statistics.median(self.reference) * 1e3:>10.2f} ms"
            f" {statistics.median(ratios):>7.2f} x  ({ratios[0]:.2f}–{ratios[-1]:.2f})  {self.against}"
        )


def timed_pairs(
    name: str, subject: Callable[[], object], against: str, reference: Callable[[], object], *, rounds: int = 7
) -> Pair:
    """Time two callables in turn, after one round that does not count."""
    times: tuple[list[float], list[float]] = ([], [])
    for index in range(rounds + 1):
        for column, call in zip(times, (subject, reference), strict=True):
            started = time.perf_counter()
            call()
            if index:
                column.append(time.perf_counter() - started)
    return Pair(name, *times, against=against)


def run_command(command: Sequence[str], **options: object) -> Callable[[], None]:
    """Return a callable that runs a command to its end, silently; CalledProcessError when it fails."""

    def call() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)  # type: ignore[call-overload]

    return call


def conditions() -> str:
    """Return where and with what the run was made."""
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("aiohttp", "httpx", "starlette", "uvicorn", "jsonschema-rs")
    )
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"Python {platform.python_version()} on {platform.machine()}, {os.cpu_count()} cores{load}; {packages}"
