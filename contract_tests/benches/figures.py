"""Figures that stand beside others of the same run, and the goal that they have."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Figure", "Remark"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value, beside what it is compared with.

    Args:
        name: what was measured.
        value: what came of it, in `unit`.
        unit: "s", "ms", "/s" or "MB".
        beside: the value of what it is compared with, measured in the same run and unit.
        against: what that is.
        goal: what the value, or the ratio, shall be, in words; empty without one.
    """

    name: str
    value: float
    unit: str
    beside: float | None = None
    against: str = ""
    goal: str = ""

    def row(self) -> str:
        """Return one line of the table."""
        beside = "" if self.beside is None else f"{self.beside:,.2f} {self.unit}"
        ratio = "" if not self.beside else f"{self.value / self.beside:.2f} x"
        goal = f"  goal: {self.goal}" if self.goal else ""
        return f"{self.name:<58} {self.value:>10,.2f} {self.unit:<2} {beside:>14} {ratio:>9}  {self.against}{goal}"


@dataclass(frozen=True, slots=True)
class Remark:
    """A line between figures: what the next ones are about, or what was left out and why."""

    text: str

    def row(self) -> str:
        """Return the line."""
        return f"── {self.text}"
