"""What a contract documents in two forms is one thing, and nothing else is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from thingspace_contract.checks.catalogue.client import RESPONSE_IS_UNDERSTOOD
from thingspace_contract.checks.client.deserialization import (
    GivenBody,
    Reading,
    check_keeps_unknown,
    check_round_trip,
)
from thingspace_contract.checks.forms import usual_form
from thingspace_contract.contract import Contract

EVENT = {"$ref": "#/components/schemas/Event"}
SCHEMAS: dict[str, Any] = {
    "Event": {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "size": {"type": ["integer", "string"], "pattern": "^[0-9]+$"},
            "digits": {"type": "string", "pattern": "^[0-9]+$"},
        },
    },
    "Events": {"type": "object", "properties": {"Events": {"type": "array", "items": EVENT}}},
    "Page": {"type": "object", "properties": {"events": {"type": "array", "items": EVENT}, "more": {}}},
    "History": {"anyOf": [{"type": "array", "items": EVENT}, {"$ref": "#/components/schemas/Events"}]},
    "Wrapped": {
        "anyOf": [
            {"$ref": "#/components/schemas/Page"},
            {"type": "array", "maxItems": 1, "items": {"$ref": "#/components/schemas/Page"}},
        ]
    },
    "Optional": {"type": "object", "properties": {"Events": {"type": ["array", "null"], "items": EVENT}}},
    "Perhaps": {"anyOf": [{"type": "array", "items": EVENT}, {"$ref": "#/components/schemas/Optional"}]},
    "Rules": {
        "type": "object",
        "properties": {"pd": EVENT, "error": EVENT},
        "anyOf": [
            {"required": ["pd"], "properties": {"pd": {"not": {"type": "null"}}}},
            {"required": ["error"], "properties": {"error": {"not": {"type": "null"}}}},
        ],
    },
    "Either": {"anyOf": [{"type": "array", "items": EVENT}, EVENT]},
}
CONTRACT = Contract({"openapi": "3.1.0", "paths": {}, "components": {"schemas": SCHEMAS}})


@pytest.mark.parametrize(
    ("schema", "value", "usual"),
    [
        ("History", {"Events": [{"id": "1"}]}, [{"id": "1"}]),
        ("History", {"Events": [{"id": "1"}], "new": 1}, [{"id": "1"}]),
        ("History", [{"id": "1", "size": "12"}], [{"id": "1", "size": 12}]),
        ("History", {"Events": [{"size": "12"}]}, [{"size": 12}]),
        ("History", {"Other": []}, {"Other": []}),
        ("Perhaps", {"Events": [{"id": "1"}]}, [{"id": "1"}]),
        ("Rules", {"pd": {"id": "1"}, "error": None}, {"pd": {"id": "1"}, "error": None}),
        ("Wrapped", [{"events": []}], {"events": []}),
        ("Wrapped", {"events": [{"size": "5"}]}, {"events": [{"size": 5}]}),
        ("Wrapped", [{"events": []}, {"events": []}], [{"events": []}, {"events": []}]),
        ("Wrapped", [], []),
        ("Page", [{"events": []}], [{"events": []}]),
        ("Either", [{"id": "1"}], [{"id": "1"}]),
        ("Either", {"id": "1"}, {"id": "1"}),
        ("Event", {"size": "007"}, {"size": "007"}),
        ("Event", {"size": "9" * 39}, {"size": int("9" * 39)}),
        ("Event", {"size": "9" * 4301}, {"size": "9" * 4301}),
        ("Event", {"size": 5, "digits": "5", "id": "5", "new": "5"}, {"size": 5, "digits": "5", "id": "5", "new": "5"}),
        ("Event", None, None),
    ],
)
def test_usual_form(schema: str, value: Any, usual: Any) -> None:
    assert usual_form(CONTRACT, f"#/components/schemas/{schema}", value) == usual
    assert usual_form(CONTRACT, f"#/components/schemas/{schema}", usual) == usual


@pytest.mark.parametrize(
    ("body", "handed_out", "held"),
    [
        ({"Events": [{"id": "1"}]}, [{"id": "1"}], True),
        ({"Events": [{"id": "1"}]}, {"Events": [{"id": "1"}]}, True),
        ({"Events": [{"id": "1"}]}, [], False),
        ({"Events": [{"id": "1"}]}, [{"id": "2"}], False),
        ([{"id": "1", "size": "12"}], [{"id": "1", "size": 12}], True),
        ([{"id": "1", "size": "12"}], [{"id": "1", "size": 13}], False),
        ([{"id": "12"}], [{"id": 12}], False),
    ],
)
def test_client_may_hand_out_the_usual_form_and_must_lose_nothing(body: Any, handed_out: Any, held: bool) -> None:
    place = "#/components/schemas/History"
    content = json.dumps(body).encode()
    given = GivenBody(RESPONSE_IS_UNDERSTOOD, "history", "a response", content, place, schema=place)

    assert (check_round_trip(CONTRACT, given, Reading(handed_out)) == []) is held
    assert (check_keeps_unknown(CONTRACT, given, Reading(handed_out)) == []) is held


def test_body_without_a_schema_comes_back_as_it_was() -> None:
    body = GivenBody(RESPONSE_IS_UNDERSTOOD, "s", "a message", b'{"Events": []}', "#/components/schemas/History")

    assert check_round_trip(CONTRACT, body, Reading([]))
