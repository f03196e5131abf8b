"""A search finds a fault, makes its input small, and ends in time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import strategies as st

from thingspace_contract.core.failures import Failure
from thingspace_contract.suites.search import Attempt, Found, Share, search, seed_for, some_of, try_all


def failure(title: str, observed: str = "") -> Failure:
    return Failure("check", title, "subject", "expected", observed)


def too_large(value: int) -> Iterator[Failure]:
    if value > 100:
        yield failure("too large", str(value))


def found_by(
    attempt: Attempt[Any], strategy: st.SearchStrategy[Any], *, examples: int = 100, seconds: float = 30
) -> Found:
    """Return everything that a search found."""
    whole = Found()
    for found in search(strategy, attempt, seed=1, examples=examples, share=Share(time.monotonic() + seconds)):
        whole.merge(found)
    return whole


def test_smallest_failing_input_is_kept() -> None:
    found = found_by(too_large, st.integers(0, 10_000))

    assert [len(each.observed) for each in found.failures.values()] == [3]


def test_nothing_is_found_where_nothing_fails() -> None:
    found = found_by(too_large, st.integers(0, 100), examples=20)

    assert found.failures == {}
    assert found.cases == 20


def test_some_inputs_are_tried_when_time_is_up() -> None:
    assert found_by(too_large, st.integers(0, 9), seconds=-1).cases == 1
    assert [each.cases for each in try_all(range(9), too_large, Share(0, at_least=3))] == [3]


def test_long_search_comes_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """A live display must not stand still."""
    monkeypatch.setattr("thingspace_contract.suites.search._LONGEST_PORTION", 0)
    share = Share(time.monotonic() + 30)

    portions = list(search(st.integers(0, 100), too_large, seed=1, examples=6, share=share))

    assert [each.cases for each in portions] == [1] * 6


def test_given_inputs_come_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """What failed is told before everything else was tried: an interruption must not lose it."""
    monkeypatch.setattr("thingspace_contract.suites.search._LONGEST_PORTION", 0)

    portions = list(try_all([101, 1, 102], too_large, Share(time.monotonic() + 30)))

    assert [each.cases for each in portions] == [1, 1, 1]
    assert [len(each.failures) for each in portions] == [1, 0, 1]


def test_impossible_strategy_is_told_not_passed() -> None:
    found = found_by(too_large, st.integers().filter(lambda value: False), examples=5)

    assert found.cases == 0
    assert "could be generated" in found.reason


def test_defect_of_a_check_is_not_swallowed() -> None:
    def broken(value: int) -> Iterator[Failure]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        found_by(broken, st.integers())


def test_system_that_answers_differently_each_time_is_still_told() -> None:
    results = iter([[failure("sometimes")]])

    found = found_by(lambda value: next(results, []), st.integers(), examples=5)

    assert [each.title for each in found.failures.values()] == ["sometimes"]


def test_equal_failures_are_kept_once_with_the_smaller_input() -> None:
    left, right = Found(), Found()
    left.add([failure("same", "large")], 9)
    right.add([failure("same", "small")], 2)

    assert [each.observed for each in left.merge(right).failures.values()] == ["small"]


def test_seeds_of_parts_differ_and_repeat() -> None:
    assert seed_for(1, "a") == seed_for(1, "a")
    assert len({seed_for(1, "a"), seed_for(1, "b"), seed_for(2, "a"), seed_for(1, "a", "b")}) == 4


def test_drawn_values_are_the_same_for_the_same_seed() -> None:
    assert some_of(st.text(), seed=5, count=3) == some_of(st.text(), seed=5, count=3)
    assert len(some_of(st.text(), seed=5, count=3)) == 3
