"""Life of a line: when it was in service, and which connections it had meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from thingspace_contract.mock.behaviours.common.periods import Period
from thingspace_contract.mock.rules import assumed
from thingspace_contract.mock.store import Change, Device

__all__ = ["DAY", "Session", "days", "plan_at", "sessions"]

DAY = 86_400

_BEGINS = frozenset({Change.ACTIVATE, Change.RESTORE, Change.STATE})
_ENDS = frozenset({Change.SUSPEND, Change.DEACTIVATE})

#: Halves of a day; a session begins in the first ten hours of one and lasts less than two.
_HALF, _STARTS, _LENGTHS = DAY // 2, 36_000, 7_000


@dataclass(frozen=True, slots=True)
class Session:
    """A connection to the network, from its first to its last moment, and what it moved."""

    start: int
    stop: int
    amount: int


@assumed(
    "A line in service connects twice a day, for times and amounts that are made from its device's number and the day;"
    " a session is told when it has ended.",
    "The mock has no network; made so, they are the same whoever asks, and whatever the period.",
)
def sessions(device: Device, period: Period, now: float) -> Iterator[Session]:
    """Yield the sessions that overlap a period, oldest first."""
    for service in _services(device, now):
        for day in _days(period, service):
            yield from _in_service(device, day, service)


def days(device: Device, period: Period, now: float) -> Iterator[tuple[int, int]]:
    """Yield each day of a period on which a line was in service: its first moment, and what was moved on it."""
    moved: dict[int, int] = {}
    for service in _services(device, now):
        for day in _days(period, service):
            moved[day] = moved.get(day, 0) + sum(each.amount for each in _in_service(device, day, service))
    yield from ((day * DAY, moved[day]) for day in sorted(moved))


def plan_at(device: Device, moment: float) -> str:
    """Return the plan that a device had at a time, as far as its history tells."""
    plan = device.history[0]["plan"] if device.history else device.plan
    changes = [(each["at"], each["plan"]) for each in device.history] + [(at, code) for at, code in device.plans]
    for at, code in sorted(changes, key=lambda change: change[0]):
        if at > moment:
            break
        plan = code
    return plan


def _services(device: Device, now: float) -> Iterator[Period]:
    """Yield the times in which a line was in service, oldest first; the last one may end now."""
    began: float | None = None
    for each in device.history:
        if each["at"] > now:
            break
        if each["event"] in _BEGINS and began is None:
            began = each["at"]
        elif each["event"] in _ENDS and began is not None:
            yield Period(began, each["at"])
            began = None
    if began is not None:
        yield Period(began, now)


def _days(period: Period, service: Period) -> range:
    """Return the days of service that a period touches, counted from the epoch; a day begins before its service."""
    both = period.within(service.first // DAY * DAY, service.last)
    return range(int(both.first // DAY), int(both.last // DAY) + 1) if both.first <= both.last else range(0)


def _in_service(device: Device, day: int, service: Period) -> Iterator[Session]:
    """Yield the sessions of a day that lie in a time of service."""
    for half in range(2):
        drawn = crc32(f"{device.number} {day} {half}".encode())
        start = day * DAY + half * _HALF + drawn % _STARTS
        stop = start + 60 + drawn // _STARTS % _LENGTHS
        if service.first <= start and stop < service.last:
            yield Session(start, stop, 1_024 + drawn % 5_000_000)
