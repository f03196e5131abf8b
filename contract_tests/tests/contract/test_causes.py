"""What is wrong with a value is said so that a person knows what to do."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest

from thingspace_contract.contract.causes import causes, sentence
from thingspace_contract.contract.problems import Problem
from thingspace_contract.contract.validation import LONGEST_LIST, SchemaStore

EITHER = {"anyOf": [{"required": ["devices"]}, {"required": ["group", "account"]}, {"required": ["plan"]}]}
FAULT = {"type": "object", "required": ["code"]}
ERRORS = {
    "anyOf": [
        {"type": "object", "required": ["fault"], "properties": {"fault": FAULT}},
        {
            "type": "object",
            "required": ["errorCode", "errorMessage"],
            "properties": {"errorCode": {"type": "string"}, "errorMessage": {"type": "string"}},
        },
    ]
}
PRESENT = {"not": {"type": "null"}}


def problems_of(schema: dict[str, Any], value: Any) -> list[Problem]:
    return SchemaStore({"components": {"schemas": {"Tried": schema}}}).problems(
        "#/components/schemas/Tried", value, "body"
    )


@pytest.mark.parametrize(
    ("schema", "value", "said"),
    [
        (EITHER, {}, "needs devices, group with account or plan"),
        (EITHER, {"group": "g"}, "needs devices, account or plan"),
        ({"anyOf": [{"required": ["only"]}]}, {}, '"only" is a required property'),
        ({"not": {"required": ["a", "b"]}}, {"a": 1, "b": 2}, "a and b do not go together"),
        (
            {"not": {"anyOf": [{"required": ["a", "b"]}, {"required": ["a", "c"]}]}},
            {"a": 1, "c": 2},
            "a and c do not go together",
        ),
        ({"not": {"required": ["reason"]}}, {"reason": "x"}, "reason does not belong here"),
        (
            {"not": {"required": ["reason"], "properties": {"reason": PRESENT}}},
            {"reason": "x"},
            "reason does not belong here",
        ),
        ({"pattern": "^([Ii][Mm][Ee][Ii]|[Mm][Dd][Nn])$"}, "esn", '"esn" is none of imei, mdn'),
        ({"pattern": "^([Ii][Mm][Ee][Ii])$"}, "esn", '"esn" is none of imei'),
        ({"pattern": "^[a-z]+$"}, "7", '"7" does not match "^[a-z]+$"'),
        ({"not": {"required": ["a"], "properties": {"a": {"const": 1}}}}, {"a": 1}, "is not allowed here"),
        ({"properties": {"a": PRESENT}}, {"a": None}, "may not be null here"),
        (
            {"not": {"required": ["a", "b"], "properties": {"a": {"const": True}, "b": {"minItems": 1}}}},
            {"a": True, "b": [1]},
            "a true and b do not go together",
        ),
        ({"contains": {"const": 1}}, [2], "has no item of the kind that is needed"),
        ({"anyOf": [{"required": ["a"]}, {"minProperties": 2}]}, {"b": 1}, "valid under any"),
        (ERRORS, {"errorCode": 5, "errorMessage": "m"}, '5 is not of type "string"'),
        (ERRORS, {"errorCode": "c"}, "needs fault or errorMessage"),
        (ERRORS, {"fault": {}}, '"code" is a required property'),
        (ERRORS, {}, "needs fault or errorCode with errorMessage"),
        (ERRORS, [], '[] is not of type "object"'),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {}, "needs a or b"),
        (
            {"anyOf": [{"required": ["a"], "properties": {"a": PRESENT}}, {"required": ["b"]}]},
            {"a": None},
            "needs a or b",
        ),
        ({"anyOf": [{"type": "null"}, {"required": ["a"]}]}, {}, '"a" is a required property'),
    ],
)
def test_sentence_names_what_is_missing_or_too_much(schema: dict[str, Any], value: Any, said: str) -> None:
    errors = jsonschema_rs.Draft202012Validator(schema).iter_errors(value)
    found = [sentence(cause) for error in errors for cause in causes(error)]

    assert [each for each in found if said in each], found


def test_long_sentence_loses_its_middle() -> None:
    """The value comes first in it, and what is wrong last."""
    [error] = jsonschema_rs.Draft202012Validator({"maxItems": 1}).iter_errors(["x" * 500, "y"])

    assert sentence(error).startswith('["xxx')
    assert sentence(error).endswith("has more than 1 item")
    assert len(sentence(error)) < 320


def test_only_one_of_several_members_is_said() -> None:
    schema = {"oneOf": [{"required": ["imei"]}, {"required": ["iccid"]}, {"required": ["id"]}]}

    assert [each.message for each in problems_of(schema, {"imei": 1, "id": 2})] == ["imei and id do not go together"]


def test_null_is_not_what_does_not_belong() -> None:
    refused = {"anyOf": [{"required": ["fault"], "properties": {"fault": PRESENT}}, {"required": ["a", "b"]}]}

    assert [each.message for each in problems_of({"not": refused}, {"fault": None, "a": 1, "b": 2})] == [
        "a and b do not go together"
    ]


@pytest.mark.parametrize("value", [[], None, 5, "x"])
def test_wrong_type_is_told_alone(value: Any) -> None:
    """What a rule about members says of a value that has none is not told beside it."""
    schema = {"type": "object", "not": {"anyOf": [{"required": ["a", "b"]}, {"required": ["c"]}]}}

    assert [each.message.partition(" is ")[2] for each in problems_of(schema, value)] == ['not of type "object"']


def test_thousands_of_breaches_are_told_in_part() -> None:
    found = problems_of({"items": {"type": "integer"}}, ["x"] * 5000)

    assert len(found) == LONGEST_LIST + 1
    assert found[-1].message == "breaks the contract in more places, which are not listed"
    assert len(problems_of({"items": {"type": "integer"}}, ["x"] * LONGEST_LIST)) == LONGEST_LIST


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("a/b", "body/a~1b"),
        ("~", "body/~0"),
        ("x\nbody: keeps", "body/x\\nbody: keeps"),
        ("é", "body/é"),
        ("\x1b[2J", "body/\\x1b[2J"),
    ],
)
def test_place_is_one_line_and_one_way(name: str, where: str) -> None:
    assert [each.where for each in problems_of({"additionalProperties": {"type": "integer"}}, {name: "x"})] == [where]


def test_rule_says_what_it_is_about() -> None:
    """A part of an `allOf` may be described; its words come with whatever breaks it."""
    rule = {"description": "An address needs a pool.", "if": {"required": ["ip"]}, "then": {"required": ["pool"]}}
    store = SchemaStore({"components": {"schemas": {"Change": {"allOf": [{"required": ["plan"]}, rule]}}}})

    found = store.problems("#/components/schemas/Change", {"ip": "10.0.0.1"}, "body")

    assert [problem.message for problem in found] == [
        '"plan" is a required property',
        '"pool" is a required property (An address needs a pool)',
    ]
