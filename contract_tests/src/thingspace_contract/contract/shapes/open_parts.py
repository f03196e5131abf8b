"""Which parts of the contract no source documents, from its own marks (`x-undocumented`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thingspace_contract.contract.shapes.shape import Shapes
from thingspace_contract.contract.validation import resolve
from thingspace_contract.core.open_parts import OpenPart

__all__ = ["message_part", "open_places", "operation_parts"]

_MARK, _DECISIONS = "x-undocumented", "x-decisions"


def message_part(document: Mapping[str, Any], label: str, schema: Mapping[str, Any]) -> OpenPart | None:
    """Return what is open of a callback message; None for one that is documented."""
    if _MARK not in schema:
        return None
    decided = tuple(schema.get(_DECISIONS, ()))
    shared = {name for part in schema.get("allOf", ()) for name in _resolved(document, part).get(_DECISIONS, ())}
    own = tuple(name for name in decided if name not in shared)  # the others are about every message
    holders = (name for name, each in schema.get("properties", {}).items() if _is_map(document, each))
    return OpenPart(label, "message", next(holders, ""), own or decided)


def operation_parts(document: Mapping[str, Any], raw: Mapping[str, Any]) -> tuple[OpenPart, ...]:
    """Return what is open of an operation's own request and response; its callbacks speak for themselves."""
    marked = raw.get(_MARK, ())
    bodies = {"request": [raw.get("requestBody", {})], "response": _successes(document, raw)}
    return tuple(
        OpenPart(raw["operationId"], part, "", tuple(_decided(document, bodies[part]) or raw.get(_DECISIONS, ())))
        for part in ("request", "response")
        if part in marked
    )


def open_places(shapes: Shapes, pointer: str, body: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the places of a body where the contract is open for want of a source, each with its decisions.

    What lies within such a place is not told again, and of the elements of an array only the first.
    """
    told: set[int] = set()
    for visit in shapes.walk(pointer, body):
        for part in visit.shape.parts:
            if _MARK in part and id(part) not in told:
                told.add(id(part))
                yield visit.place, tuple(part.get(_DECISIONS, ()))


def _successes(document: Mapping[str, Any], raw: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [_resolved(document, rule) for status, rule in raw["responses"].items() if status.startswith("2")]


def _decided(document: Mapping[str, Any], bodies: list[Mapping[str, Any]]) -> list[str]:
    """Return the decisions about the schema of a body, where it is one of its own."""
    media = [each for body in bodies for each in body.get("content", {}).values()]
    return [name for each in media for name in _resolved(document, each.get("schema", {})).get(_DECISIONS, ())]


def _is_map(document: Mapping[str, Any], schema: Mapping[str, Any]) -> bool:
    """Whether a schema is that of an open map; one that is optional is an alternative beside null."""
    said = [_resolved(document, each) for each in (schema, *schema.get("anyOf", ()))]
    return any(each.get("additionalProperties") is True and "properties" not in each for each in said)


def _resolved(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = resolve(document, schema["$ref"]) if "$ref" in schema else schema
    return found
