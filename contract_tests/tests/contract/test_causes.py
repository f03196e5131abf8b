"""What is wrong with a value is said so that a person knows what to do."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest

from thingspace_contract.contract.causes import causes, sentence

EITHER = {"anyOf": [{"required": ["devices"]}, {"required": ["group", "account"]}, {"required": ["plan"]}]}
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
        ({"not": {"required": ["a"], "properties": {"a": {"const": 1}}}}, {"a": 1}, "is not allowed for"),
        ({"anyOf": [{"required": ["a"]}, {"minProperties": 2}]}, {"b": 1}, "valid under any"),
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
