"""A search finds a fault, makes its input small, and ends in time."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import strategies as st

from thingspace_contract.failures import Failure
from thingspace_contract.suites.search import Found, first_of, search, seed_for, try_all

SOON = 5.0


def failure(title: str, observed: str = "") -> Failure:
    return Failure("check", title, "subject", "expected", observed)


def too_large(value: int) -> Iterator[Failure]:
    if value > 100:
        yield failure("too large", str(value))


def test_smallest_failing_input_is_kept() -> None:
    found = search(st.integers(0, 10_000), too_large, seed=1, examples=100, until=time.monotonic() + SOON)

    assert [len(each.observed) for each in found.failures.values()] == [3]


def test_nothing_is_found_where_nothing_fails() -> None:
    found = search(st.integers(0, 100), too_large, seed=1, examples=20, until=time.monotonic() + SOON)

    assert found.failures == {}
    assert found.cases == 20


def test_one_input_is_tried_when_time_is_up() -> None:
    assert search(st.integers(), too_large, seed=1, examples=100, until=0).cases == 1
    assert try_all(range(9), too_large, until=0, at_least=3).cases == 3


def test_impossible_strategy_is_told_not_passed() -> None:
    found = search(
        st.integers().filter(lambda value: False), too_large, seed=1, examples=5, until=time.monotonic() + SOON
    )

    assert found.cases == 0
    assert "could be generated" in found.reason


def test_defect_of_a_check_is_not_swallowed() -> None:
    def broken(value: int) -> Iterator[Failure]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        search(st.integers(), broken, seed=1, examples=5, until=time.monotonic() + SOON)


def test_system_that_answers_differently_each_time_is_still_told() -> None:
    answers = iter([[failure("sometimes")]])

    found = search(st.integers(), lambda value: next(answers, []), seed=1, examples=5, until=time.monotonic() + SOON)

    assert [each.title for each in found.failures.values()] == ["sometimes"]


def test_equal_failures_are_kept_once_with_the_smaller_input() -> None:
    left, right = Found(), Found()
    left.add([failure("same", "large")], 9)
    right.add([failure("same", "small")], 2)

    assert [each.observed for each in left.merge(right).failures.values()] == ["small"]


def test_seeds_of_parts_differ_and_repeat() -> None:
    assert seed_for(1, "a") == seed_for(1, "a")
    assert len({seed_for(1, "a"), seed_for(1, "b"), seed_for(2, "a"), seed_for(1, "a", "b")}) == 4


def test_first_value_is_the_same_for_the_same_seed() -> None:
    assert first_of(st.text(), seed=5) == first_of(st.text(), seed=5)
