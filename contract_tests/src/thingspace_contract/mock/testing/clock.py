"""The mock's time: the machine's clock plus what a test has moved it by."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol

__all__ = ["Clock", "ManualClock", "SystemClock", "iso", "iso_nanoseconds", "parse_time", "us_time"]


class Clock(Protocol):
    """Where the mock's time comes from."""

    def now(self) -> float:
        """Return seconds since the epoch."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> float:
        """Return seconds since the epoch."""
        return time.time()


class ManualClock:
    """A clock that stands still until it is moved; for tests without waiting.

    Args:
        start: seconds since the epoch.
    """

    def __init__(self, start: float = 1_700_000_000.0) -> None:
        self._now = start

    def now(self) -> float:
        """Return seconds since the epoch."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        self._now += seconds


def iso(moment: float) -> str:
    """Write a time as the device list does: ISO 8601 with seconds and `Z`."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def iso_nanoseconds(moment: float) -> str:
    """Write a time as configuration events do: ISO 8601 with nine decimals and `Z`."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f") + "000Z"


def us_time(moment: float) -> str:
    """Write a time as `effectiveDate` does: month/day/year and a 12-hour clock, without a zone."""
    when = datetime.fromtimestamp(moment, UTC)
    hour = when.hour % 12 or 12
    half = "AM" if when.hour < 12 else "PM"
    return f"{when.month}/{when.day}/{when.year} {hour}:{when.minute:02}:{when.second:02} {half}"


def parse_time(text: str) -> float | None:
    """Read an ISO 8601 time; None when it is none, or beyond all calendars. Without a zone it is UTC.

    Letters may be small, and a leap second is the moment before it, as RFC 3339 and `datetime` have them.
    """
    try:
        when = datetime.fromisoformat(text.upper().replace(":60", ":59") if text[17:19] == "60" else text.upper())
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
