"""Seconds on the command line: a number of them that a clock can wait."""

from __future__ import annotations

from typing import Any

import click

__all__ = ["Seconds"]

_MOST = 366 * 24 * 3600


class Seconds(click.FloatRange):
    """A number of seconds, neither infinite nor none, and no more than a year.

    Args:
        min: the fewest.
    """

    def __init__(self, min: float) -> None:
        super().__init__(min=min, max=_MOST)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number; what is none is not in any range, and no comparison shows it."""
        number = super().convert(value, param, ctx)
        if number != number:
            self.fail(f"{value} is not a number of seconds.", param, ctx)
        return number

    def _describe_range(self) -> str:
        return f"x>={self.min:g}"
