"""What is wrong with a value is said so that a person knows what to do."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest

from thingspace_contract.contract.causes import causes, sentence
from thingspace_contract.contract.validation import SchemaStore

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
        ({"contains": {"const": 1}}, [2], "no item is what is needed"),
        ({"anyOf": [{"required": ["a"]}, {"minProperties": 2}]}, {"b": 1}, "valid under any"),
        (ERRORS, {"errorCode": 5, "errorMessage": "m"}, '5 is not of type "string"'),
        (ERRORS, {"errorCode": "c"}, "needs fault or errorMessage"),
        (ERRORS, {"fault": {}}, '"code" is a required property'),
        (ERRORS, {}, "needs fault or errorCode with errorMessage"),
        (ERRORS, [], '[] is not of type "object"'),
        ({"anyOf": [{"type": "null"}, {"required": ["a"]}]}, {}, '"a" is a required property'),
    ],
)
def test_sentence_names_what_is_missing_or_too_much(schema: dict[str, Any], value: Any, said: str) -> None:
    errors = jsonschema_rs.Draft202012Validator(schema).iter_errors(value)
    found = [sentence(cause) for error in errors for cause in causes(error)]

    assert [each for each in found if said in each], found


def test_long_sentence_is_cut() -> None:
    [error] = jsonschema_rs.Draft202012Validator({"type": "string"}).iter_errors(["x" * 500])

    assert len(sentence(error)) == 301


def test_rule_says_what_it_is_about() -> None:
    """A part of an `allOf` may be described; its words come with whatever breaks it."""
    rule = {"description": "An address needs a pool.", "if": {"required": ["ip"]}, "then": {"required": ["pool"]}}
    store = SchemaStore({"components": {"schemas": {"Change": {"allOf": [{"required": ["plan"]}, rule]}}}})

    found = store.problems("#/components/schemas/Change", {"ip": "10.0.0.1"}, "body")

    assert [problem.message for problem in found] == [
        '"plan" is a required property',
        '"pool" is a required property (An address needs a pool)',
    ]
