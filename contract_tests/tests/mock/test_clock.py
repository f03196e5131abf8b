"""The mock's time, and times as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thingspace_contract.mock.testing.clock import iso, iso_nanoseconds, parse_time


@given(st.integers(0, 253_402_300_799))
def test_what_is_written_reads_back(moment: int) -> None:
    """Up to the last second of the calendar."""
    assert parse_time(iso(moment)) == parse_time(iso_nanoseconds(moment)) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01t01:00:00+01:00", 0),
        ("1970-01-01T00:00:00", 0),
        ("1972-06-30T23:59:60Z", 78_796_799),
        ("1972-06-30T23:59:60.5z", 78_796_799.5),
        ("0001-01-01T00:00:00+23:59", -62_135_683_140),
        ("1970-01-01 00:60:00Z", None),
        ("yesterday", None),
    ],
)
def test_times_of_others_are_read(text: str, moment: float | None) -> None:
    """Zones, small letters and leap seconds are read; what is no time is None."""
    assert parse_time(text) == moment
