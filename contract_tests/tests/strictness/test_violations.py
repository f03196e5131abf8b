"""Each violation breaks its rule; one that passes shows a rule that does not hold, or that there is none."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from gallery import tiny
from strictness.applying import KINDS, admitted_kinds, applying
from strictness.violations import OPEN, violations
from thingspace_contract.contract import Contract

CONTRACT = tiny.contract()
CHANGE = "#/components/schemas/PlanChange"
PLAN: dict[str, Any] = {"servicePlan": "1", "groupName": "g", "takeEffect": "BackDate", "priority": 1, "notify": True}


def listed(refused: dict[str, Any]) -> dict[str, Any]:
    item = {"type": "object", "properties": {name: {"type": "string"} for name in "abc"}}
    return {"type": "array", "items": item, "not": refused}


def named(member: str) -> dict[str, Any]:
    return {"type": "object", "properties": {member: {"type": "string"}}, "required": [member]}


def contract_with(schema: dict[str, Any]) -> Contract:
    document = copy.deepcopy(tiny.DOCUMENT)
    document["components"]["schemas"]["Tried"] = schema
    return Contract(document)


def tried(schema: dict[str, Any], value: Any) -> dict[str, Any]:
    """The kinds of violations of a schema that is tried alone, each with its last value."""
    contract = contract_with(schema)
    found = violations(contract, "#/components/schemas/Tried", value)
    assert [each.label for each in found if contract.schemas.is_valid("#/components/schemas/Tried", each.value)] == []
    return {each.kind: each.value for each in found}


def test_violations_break_the_contract() -> None:
    found = violations(CONTRACT, CHANGE, PLAN)

    assert len(found) > 30
    assert not any(CONTRACT.schemas.is_valid(CHANGE, each.value) for each in found)
    assert {"groupName: a number", "the body: servicePlan is missing", "priority: above the bound"} <= {
        each.label for each in found
    }


@pytest.mark.parametrize(
    ("schema", "value", "kind", "broken"),
    [
        ({"enum": ["a", "b"]}, "a", "an unknown value of a closed enum", "valueThatNobodyKnows"),
        ({"type": "string", "maxLength": 3}, "ab", "an over-long text", "abbb"),
        ({"type": "string", "minLength": 2}, "ab", "a text too short", "a"),
        ({"type": "string", "pattern": "^[a-z]+$"}, "ab", "a text outside its pattern", ""),
        ({"type": "string", "format": "date-time"}, "2024-05-01T00:00:00Z", "a text outside its format", None),
        ({"type": "array", "maxItems": 1, "items": {"type": "string"}}, ["a"], "an over-long list", ["a", "a"]),
        ({"type": "array", "minItems": 1, "items": {"type": "string"}}, ["a"], "a list too short", []),
        ({"type": "array", "uniqueItems": True, "items": {"type": "string"}}, ["a"], "an item twice", ["a", "a"]),
        ({"type": "integer", "minimum": 1}, 5, "a number below its bound", 0),
        ({"type": "integer", "maximum": 9}, 5, "a number above its bound", 10),
        ({"type": "number", "multipleOf": 2}, 4, "a number between its steps", 5.0),
        ({"type": "object", "minProperties": 1, "properties": {"a": {"type": "string"}}}, {"a": ""}, None, {}),
        ({"type": "array", "contains": {"const": 1}, "items": {"type": "integer"}}, [1, 2], None, [2]),
        (listed({"contains": named("b")}), [{"c": "x"}], None, [{"c": "x"}, {"c": "x", "b": "text"}]),
        (
            listed({"allOf": [{"contains": named("a")}, {"contains": named("b")}]}),
            [{"c": "x"}],
            None,
            [{"c": "x"}, {"c": "x", "a": "text"}, {"c": "x", "b": "text"}],
        ),
    ],
)
def test_rule_is_broken_where_it_stands(schema: dict[str, Any], value: Any, kind: str | None, broken: Any) -> None:
    found = tried(schema, value)

    assert kind is None or kind in found
    assert broken is None or broken in found.values()


def test_both_sides_of_an_either_or_are_put_together() -> None:
    together = [each for each in violations(CONTRACT, CHANGE, PLAN) if each.kind == "both sides of an either/or"]

    assert [each.value.keys() >= {"devices", "groupName"} for each in together] == [True]


def test_either_or_is_left_without_any_side() -> None:
    neither = [each for each in violations(CONTRACT, CHANGE, PLAN) if each.kind == "none of an either/or"]

    assert [each.value.keys() & {"devices", "groupName"} for each in neither] == [set()]


def test_condition_that_the_value_does_not_meet_is_met_without_its_consequence() -> None:
    lacking = [each for each in violations(CONTRACT, CHANGE, PLAN) if each.kind == "a required-if without its member"]

    assert ["ipAddress" in each.value and "carrierIpPoolName" not in each.value for each in lacking] == [True]


def test_member_that_a_condition_requires_is_dropped() -> None:
    value = {**PLAN, "ipAddress": "1.2.3.4", "carrierIpPoolName": "pool"}

    assert "the body: carrierIpPoolName is missing" in {each.label for each in violations(CONTRACT, CHANGE, value)}


def test_dependent_member_is_dropped() -> None:
    schema = {
        "type": "object",
        "properties": {"group": {"type": "string"}, "account": {"type": "string"}},
        "dependentRequired": {"group": ["account"]},
    }

    assert tried(schema, {"account": "a"})["a required-if without its member"] == {"group": "text"}


def test_member_without_a_rule_is_open() -> None:
    contract = contract_with({"type": "object", "properties": {"known": {"description": "Anything."}}})
    found = violations(contract, "#/components/schemas/Tried", {"known": "a", "unknown": 1})

    assert {"known: a number", "unknown: in no rule"} <= {each.label for each in found if each.kind == OPEN}


def test_object_and_list_without_rules_are_open() -> None:
    members = {"held": {"type": "object"}, "listed": {"type": "array"}}
    contract = contract_with({"type": "object", "properties": members})
    found = violations(contract, "#/components/schemas/Tried", {"held": {}, "listed": []})

    assert {each.label for each in found if each.kind == OPEN} == {
        "held: whatever it holds",
        "listed: whatever it holds",
    }


def test_leak_through_a_union_shows_as_an_accepted_violation() -> None:
    """An open alternative beside a strict one takes whatever the strict one refuses."""
    contract = contract_with({"anyOf": [{"$ref": "#/components/schemas/DeviceId"}, {"type": "object"}]})
    found = violations(contract, "#/components/schemas/Tried", {"kind": "mdn", "id": "1"})
    accepted = {each.label for each in found if contract.schemas.is_valid("#/components/schemas/Tried", each.value)}

    assert {"kind: a number", "id: null"} <= accepted


def test_alternative_that_the_value_may_leave_is_not_broken() -> None:
    """A value that keeps two alternatives may break one of them."""
    schema = {
        "anyOf": [{"required": ["a"]}, {"required": ["b"]}],
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
    }
    contract = contract_with({"type": "object", **schema})
    binding = [each.binding for each in applying(contract, "#/components/schemas/Tried", {"a": "", "b": ""})]

    assert binding.count(False) == 2
    assert tried({"type": "object", **schema}, {"a": "", "b": ""})["none of an either/or"] == {}


@pytest.mark.parametrize(
    ("schema", "kinds"),
    [
        ({}, KINDS),
        ({"type": "number"}, {"number", "integer"}),
        ({"type": ["string", "null"]}, {"string", "null"}),
        ({"enum": ["a", None]}, {"string", "null"}),
        ({"const": 1}, {"integer"}),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, {"string", "integer"}),
        ({"anyOf": [{"required": ["a"]}], "type": "object"}, {"object"}),
        ({"allOf": [{"$ref": "#/components/schemas/DeviceId"}]}, {"object"}),
    ],
)
def test_admitted_kinds_are_those_that_a_schema_speaks_for(schema: dict[str, Any], kinds: set[str]) -> None:
    assert admitted_kinds(contract_with(schema), "#/components/schemas/Tried") == kinds
