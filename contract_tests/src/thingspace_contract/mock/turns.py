"""Requests that leave others their turn: what they yield, and who drives them to their end.

A request is a generator. It yields None between two slices of its work, when it holds nothing that others wait for,
and an `Apart` for work that needs no store, which its driver may do in a thread.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, Generic, TypeVar

__all__ = ["Apart", "Steps", "T", "drive"]

T = TypeVar("T")


class Apart(Generic[T]):
    """Work that needs no store: called once by whoever drives the request, then asked for its result.

    Args:
        work: what is to be done.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._done: list[T] = []
        self._error: Exception | None = None

    def __call__(self) -> None:
        """Do it; what it raises is kept for who asked for it."""
        try:
            self._done.append(self._work())
        except Exception as error:
            self._error = error

    def result(self) -> T:
        """Return what came of it, or raise what it raised."""
        if self._error is not None:
            raise self._error
        return self._done[0]


Steps = Generator[Apart[Any] | None, None, T]
"""A request on its way; its value is what came of it."""


def drive(steps: Steps[T]) -> T:
    """Drive a request to its end at once, and return what came of it."""
    while True:
        try:
            step = next(steps)
        except StopIteration as ended:
            value: T = ended.value
            return value
        if step is not None:
            step()
