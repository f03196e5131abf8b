"""Periods: an answer holds what lies in the period of the request, all of it, and nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thingspace_contract.contract import Contract, Effect
from thingspace_contract.documents import bundle
from thingspace_contract.mock import ManualClock, Mock, SeededIdentifiers
from thingspace_contract.mock.behaviours import BEHAVIOURS
from thingspace_contract.mock.testing.clock import iso, parse_time

from ..conftest import MAIN, SPEC, Api, example_calls, value
from .reading import timed_items

DAY = 86_400
ENDS = (("earliest", "latest"), ("startTime", "endTime"), ("startDate", "endDate"))

#: The clock stands still here, a day after the month that the examples ask for.
NOW = 1_717_286_400

CONTRACT = Contract(bundle(SPEC))

Ask = Callable[[float, float], Any]


def period_in(body: Any) -> tuple[dict[str, Any], str, str] | None:
    """Return what holds the period of a request, and the names of its ends; None when it has none."""
    holders = [body, *body.values()] if isinstance(body, dict) else []
    for holder in holders:
        for first, last in ENDS:
            if isinstance(holder, dict) and last in holder and parse_time(holder.get(first, "")) is not None:
                return holder, first, last
    return None


#: No device of the mock is ever put into other hardware.
ALWAYS_EMPTY = {"findMismatchedHardware"}

#: Every read of the contract that has an example with a period.
READS = [
    pytest.param(operation, path, body, id=f"{operation.operation_id}-{number}")
    for number, (operation, path, body) in enumerate(example_calls(CONTRACT))
    if operation.effect is Effect.READ and period_in(body) is not None
]


@pytest.fixture(scope="module")
def standing() -> Iterator[Api]:
    """A caller of a mock that nothing changes."""
    clock = ManualClock(NOW)
    mock = Mock(CONTRACT, clock=clock, identifiers=SeededIdentifiers(1))
    yield Api(mock, clock).sign_in()
    mock.close()


def items(api: Api, operation: Any, path: str, body: Any, first: float, last: float) -> set[str]:
    """Return the items of all pages of a period, each of which must lie in it."""
    found: set[str] = set()
    body = copy.deepcopy(body)
    named = period_in(body)
    assert named is not None
    holder, earliest, latest = named
    holder[latest] = iso(last)
    start, more = first, True
    while more:
        holder[earliest] = iso(start)
        response = api.call(operation.method, path, body)
        assert response.status in (200, 202), response.body
        told = list(timed_items(value(response)))
        assert all(any(first <= moment <= last for moment in moments) for moments, _ in told)
        found |= {json.dumps(each) for _, each in told}
        more = response.status == 202
        if more:
            start = max(moment for moments, _ in told for moment in moments)
    return found


@pytest.mark.parametrize(("operation", "path", "body"), READS)
@given(moments=st.lists(st.integers(NOW - 190 * DAY, NOW + DAY), min_size=3, max_size=3).map(sorted))
@settings(max_examples=15, deadline=None)
def test_period_is_the_union_of_its_parts(
    standing: Api, operation: Any, path: str, body: Any, moments: list[int]
) -> None:
    """Nothing lies outside, a narrower period adds nothing, and two that meet make up the whole."""
    first, middle, last = moments
    whole = items(standing, operation, path, body, first, last)
    parts = items(standing, operation, path, body, first, middle), items(standing, operation, path, body, middle, last)

    assert parts[0] | parts[1] == whole


@pytest.mark.parametrize(("operation", "path", "body"), READS)
def test_period_of_a_whole_life_is_told(standing: Api, operation: Any, path: str, body: Any) -> None:
    """The devices of the scenario have lived, so that there is something to ask for."""
    found = items(standing, operation, path, body, NOW - 190 * DAY, NOW)

    assert bool(found) is (operation.operation_id not in ALWAYS_EMPTY)


@pytest.mark.parametrize(("operation", "path", "body"), READS)
def test_period_that_ends_before_it_starts_is_empty(standing: Api, operation: Any, path: str, body: Any) -> None:
    """So is one before the life of the mock, and one that is still to come."""
    for first, last in ((NOW, NOW - 190 * DAY), (NOW - 400 * DAY, NOW - 399 * DAY), (NOW + DAY, NOW + 9 * DAY)):
        assert items(standing, operation, path, body, first, last) == set()


@pytest.mark.parametrize(("operation", "path", "body"), READS)
def test_examples_are_told_in_their_period_only(
    standing: Api, operation: Any, path: str, body: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An operation without a behaviour holds to the period too, with the times that its example has."""
    monkeypatch.delitem(BEHAVIOURS, operation.operation_id)
    whole = items(standing, operation, path, body, 0, NOW)
    times = [parse_time(part) for each in whole for part in json.loads(each).values() if isinstance(part, str)]
    for moment in filter(None, times):
        assert items(standing, operation, path, body, moment, moment)
        assert items(standing, operation, path, body, 0, moment - 1) < whole
    assert items(standing, operation, path, body, NOW + DAY, NOW + 2 * DAY) == set()


def used(api: Api, first: str, last: str) -> int:
    """Return the located devices that getLocationUsage counts for some days."""
    body = {"accountName": MAIN, "startDate": first, "endDate": last}
    return int(value(api.call("POST", "/loc/v1/usage", body))["totalTransactionCount"])


def test_counts_of_days_add_up(new_api: Callable[..., Api]) -> None:
    """A count has no items, but it too is about the days of the request only."""
    api = new_api(clock=ManualClock(1_764_500_000))  # 2025-11-30

    assert used(api, "10-01-2025", "10-31-2025") == 187
    assert used(api, "10-01-2025", "10-12-2025") + used(api, "10-13-2025", "10-31-2025") == 187
    assert used(api, "10-31-2025", "10-01-2025") == 0
    assert used(api, "12-01-2025", "12-31-2025") == 0
    assert used(api, "01-01-2020", "12-31-2020") == 0


def test_day_that_no_month_has_is_refused(api: Api) -> None:
    """It has the form of a day, so that the contract lets it pass."""
    body = {"accountName": MAIN, "startDate": "02-30-2025", "endDate": "03-01-2025"}

    assert api.call("POST", "/loc/v1/usage", body).status == 400
