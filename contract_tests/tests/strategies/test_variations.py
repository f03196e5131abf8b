"""Minimal values are valid, corrupted ones are not, newer ones differ only by what is new."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gallery import tiny
from thingspace_contract.contract import Contract
from thingspace_contract.documents import write_out_nulls
from thingspace_contract.strategies.messages import example_callbacks, invalid_bodies, with_silent_keys
from thingspace_contract.strategies.narrowing import narrowed_document, narrowed_schema
from thingspace_contract.strategies.positions import positions, replaced, without
from thingspace_contract.strategies.variations import (
    NEW_MEMBER,
    NEW_WORD,
    broken_bodies,
    corrupted,
    forward_compatible,
    minimal,
    with_nulls,
)

CONTRACT = tiny.contract()
PUBLIC = Contract(write_out_nulls(tiny.DOCUMENT))
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


def test_null_stands_for_each_optional_member_and_no_other() -> None:
    found = with_nulls(PUBLIC, CHANGED.pointer, EXAMPLE)
    labels = {each.label for each in found}

    assert {
        "null for username",
        "null for deviceResponse.changePlanResponse.effectiveDate",
        "null for deviceIds",
    } <= labels
    assert not {label for label in labels if "requestId" in label or label.endswith("Response")}
    assert all(PUBLIC.schemas.is_valid(CHANGED.pointer, each.value) for each in found)
    assert not any(CONTRACT.schemas.is_valid(CHANGED.pointer, each.value) for each in found)


def test_null_stands_for_all_absent_members_at_once() -> None:
    whole, *_ = with_nulls(PUBLIC, PLAN, {"code": "1", "parent": {"code": "2", "shared": True}})
    absent = dict.fromkeys(("kind", "sizeKb", "labels", "parent"))

    assert whole.value == {**absent, "code": "1", "shared": None, "parent": {**absent, "code": "2", "shared": True}}


def test_null_under_the_keys_of_other_messages_comes_before_the_own_one() -> None:
    contract = Contract.load()
    plan = contract.message("CarrierService", "changeServicePlanResponse")
    beside, everywhere = with_silent_keys(contract, plan, next(iter(plan.examples.values())))
    held = list(beside.value["deviceResponse"].items())

    assert held[-1][0] == "changeServicePlanResponse"
    assert dict(held[:-1]) == dict.fromkeys(
        each.name
        for each in contract.service("CarrierService").messages
        if each.key.startswith("deviceResponse.") and each != plan
    )
    assert everywhere.value == {"faultResponse": None, **beside.value}


def test_drawn_values_are_not_full_of_nulls() -> None:
    """Null is absence, so that a value full of nulls is another empty one."""
    assert "null" not in json.dumps(narrowed_document(PUBLIC.document))
    assert narrowed_schema({}, {"type": "null"}) == {"type": "null"}


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
