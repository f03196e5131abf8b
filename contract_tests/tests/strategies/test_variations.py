"""Minimal values are valid, corrupted ones are not, newer ones differ only by what is new."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gallery import tiny
from thingspace_contract.strategies.messages import example_callbacks, invalid_bodies
from thingspace_contract.strategies.positions import positions, replaced, without
from thingspace_contract.strategies.variations import (
    NEW_MEMBER,
    NEW_WORD,
    broken_bodies,
    corrupted,
    forward_compatible,
    minimal,
)

CONTRACT = tiny.contract()
PLAN = "#/components/schemas/Plan"
CHANGED = CONTRACT.message("CarrierService", "changePlanResponse")
EXAMPLE = CHANGED.examples["changePlanResponse.one"]


def test_minimal_values_are_valid_and_smaller() -> None:
    found = minimal(CONTRACT, CHANGED.pointer, EXAMPLE)

    assert len(found) > 5
    assert all(CONTRACT.schemas.is_valid(CHANGED.pointer, each.value) for each in found)
    assert all(len(json.dumps(each.value)) < len(json.dumps(EXAMPLE)) for each in found)


def test_first_minimal_value_has_only_what_is_required() -> None:
    least = minimal(CONTRACT, CHANGED.pointer, EXAMPLE)[0].value

    assert least == {"requestId": "r-1", "deviceResponse": {"changePlanResponse": {}}}


def test_corrupted_values_break_the_contract() -> None:
    found = corrupted(CONTRACT, CHANGED.pointer, EXAMPLE)

    assert not any(CONTRACT.schemas.is_valid(CHANGED.pointer, each.value) for each in found)
    assert {"requestId is missing", "deviceIds[].kind is missing", "requestId is null"} <= {
        each.label for each in found
    }


def test_newer_values_have_unknown_members_at_every_depth() -> None:
    found = forward_compatible(
        CONTRACT, PLAN, {"code": "1", "kind": "private", "parent": {"code": "2", "kind": "public"}}
    )
    labels = {each.label for each in found}

    assert {"an unknown member, text, in the body", "an unknown member, object, in parent"} <= labels
    assert {"an unknown value of kind", "an unknown value of parent.kind"} <= labels
    assert all(NEW_MEMBER in json.dumps(each.value) or NEW_WORD in json.dumps(each.value) for each in found)


@pytest.mark.parametrize("content", [b'{"requestId":"r-1"}', b"[]", b'["x"]'])
def test_broken_bodies_say_whether_they_are_json(content: bytes) -> None:
    for body in broken_bodies(content):
        if body.readable:
            json.loads(body.content)
        else:
            with pytest.raises((ValueError, RecursionError)):
                json.loads(body.content)


def test_example_callbacks_are_recased_where_kinds_may_be() -> None:
    kinds = {
        each.value["deviceIds"][0]["kind"]
        for each in example_callbacks(CONTRACT, CHANGED)
        if each.value.get("deviceIds")
    }

    assert kinds == {"mdn", "MDN"}


def test_invalid_bodies_are_all_different() -> None:
    bodies = [each.content for each in invalid_bodies(CONTRACT, CHANGED, EXAMPLE)]

    assert len(set(bodies)) == len(bodies)


@pytest.mark.parametrize(
    ("value", "labels"),
    [
        ({"code": "1"}, ["the body", "code"]),
        ({"code": "1", "labels": {"a": "b"}}, ["the body", "code", "labels", "labels.a"]),
        ({"code": "1", "parent": {"code": "2"}}, ["the body", "code", "parent", "parent.code"]),
    ],
)
def test_positions_follow_references_and_maps(value: Any, labels: list[str]) -> None:
    assert [each.label for each in positions(CONTRACT, PLAN, value)] == labels


def test_positions_see_through_all_of() -> None:
    """A message is its envelope and its own members."""
    labels = {each.label for each in positions(CONTRACT, CHANGED.pointer, EXAMPLE)}

    assert {"requestId", "deviceIds[].kind", "deviceResponse.changePlanResponse.effectiveDate"} <= labels


def test_changed_copies_leave_the_value_alone() -> None:
    value = {"a": [{"b": 1}]}

    assert replaced(value, ("a", 0, "b"), 2) == {"a": [{"b": 2}]}
    assert without(value, ("a", 0, "b")) == {"a": [{}]}
    assert value == {"a": [{"b": 1}]}
