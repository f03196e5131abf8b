"""Periods of time: what a request asks for, and what lies in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thingspace_contract.mock.rules import assumed
from thingspace_contract.mock.testing.clock import parse_time

__all__ = ["ALWAYS", "Period", "period_of"]

#: Members that begin and end a period, as requests of the contract spell them.
_ENDS = (("earliest", "latest"), ("startTime", "endTime"), ("startDate", "endDate"))


@dataclass(frozen=True, slots=True)
class Period:
    """A time from its first to its last moment, both of which belong to it; seconds since the epoch."""

    first: float = float("-inf")
    last: float = float("inf")

    def holds(self, moment: float) -> bool:
        """Tell whether a moment is in it."""
        return self.first <= moment <= self.last

    def within(self, first: float, last: float) -> Period:
        """Return what it has in common with another one."""
        return Period(max(self.first, first), min(self.last, last))


ALWAYS = Period()


@assumed(
    "Both ends of a period belong to it, and a record belongs to the period when the time that it shows does.",
    "A next page starts at the time of the last record, by an older text a millisecond later, which only matters if"
    " the start belongs to the period; nothing is said of the end.",
)
@assumed("A period that ends before it starts holds nothing.", "No source gives a code for it.")
def period_of(body: Any) -> Period:
    """Return the period that a request asks for; open where it names no limit, or one beyond all calendars."""
    if not isinstance(body, Mapping):
        return ALWAYS
    for holder in (body, *(part for part in body.values() if isinstance(part, Mapping))):
        for first, last in _ENDS:
            if first in holder or last in holder:
                earliest, latest = _moment(holder.get(first)), _moment(holder.get(last))
                return Period(ALWAYS.first if earliest is None else earliest, ALWAYS.last if latest is None else latest)
    return ALWAYS


def _moment(text: object) -> float | None:
    return parse_time(text) if isinstance(text, str) else None
