"""Two JSON values are compared so that the mistake is named, not only found."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thingspace_contract.checks.client.differences import differences

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(), children, max_size=3),
    max_leaves=8,
)
CALM = settings(deadline=None, suppress_health_check=list(HealthCheck))  # a busy machine is not a failure


@pytest.mark.parametrize(
    ("given_value", "found", "where", "what"),
    [
        ({"a": "x"}, {}, "a", "is lost"),
        ({"a": False}, {}, "a", "is lost when it is false"),
        ({"a": 0}, {}, "a", "is lost when it is 0"),
        ({"a": ""}, {}, "a", 'is lost when it is ""'),
        ({}, {"a": None}, "a", "is null although it was not given"),
        ({}, {"a": 1}, "a", "was not given"),
        ({"servicePlan": "x"}, {"service_plan": "x"}, "servicePlan", "is written service_plan"),
        ({"a": 5}, {"a": "5"}, "a", "is a text instead of a number"),
        ({"a": True}, {"a": 1}, "a", "is a number instead of a boolean"),
        ({"a": "02421"}, {"a": 2421}, "a", "is a number instead of a text"),
        ({"a": "x"}, {"a": "y"}, "a", "has another value"),
        ({"a": [1, 2]}, {"a": [1]}, "a", "has another number of items"),
        ({"a": [{"b": 1}, {"b": 2}]}, {"a": [{"b": 1}, {}]}, "a[].b", "is lost"),
        ([1], {"a": 1}, "", "is an object instead of an array"),
    ],
)
def test_difference_names_place_and_mistake(given_value: Any, found: Any, where: str, what: str) -> None:
    (difference,) = differences(given_value, found)

    assert (difference.where, difference.what) == (where, what)


@given(JSON)
@CALM
def test_equal_values_have_no_difference(value: Any) -> None:
    assert differences(value, value) == []


@given(JSON, JSON)
@CALM
def test_unequal_values_have_a_difference(left: Any, right: Any) -> None:
    """Python calls 1 and True equal; JSON does not, and neither do we."""
    assert bool(differences(left, right)) == (_strict(left) != _strict(right))


def test_whole_float_equals_its_integer() -> None:
    assert differences({"a": 1.0}, {"a": 1}) == []


def _strict(value: Any) -> Any:
    if isinstance(value, list):
        return [_strict(each) for each in value]
    if isinstance(value, dict):
        return {name: _strict(each) for name, each in value.items()}
    return (isinstance(value, bool), value)
