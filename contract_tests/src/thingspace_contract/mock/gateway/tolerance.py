"""Tolerated deviations: what the mock lets pass although the contract does not, as published sources disagree.

With --strict nothing of this holds, and members that the contract does not know are refused as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from thingspace_contract.contract import Contract, Operation, Problem, RequestParts
from thingspace_contract.contract.parts import FORM, JSON
from thingspace_contract.contract.validation import resolve
from thingspace_contract.mock.rules import assumed

__all__ = ["relaxed", "undocumented_members"]

_COMBINERS = ("allOf", "anyOf", "oneOf")
_BRANCHES = ("if", "then", "else")


@assumed(
    "A JSON body without a Content-Type, or with another one, is read as JSON.",
    "Pages and SDKs disagree about the header.",
)
@assumed("A body where none is documented is ignored.", "Some clients send `{}` or a Content-Type always.")
@assumed(
    "A whole number written as a string is taken as the number.",
    "An example of the vendor has maximumDeliveryTime as a string.",
)
@assumed(
    "A form without body is taken from the query.",
    "Scripts of others ask for an access token with the grant in the address.",
)
def relaxed(contract: Contract, operation: Operation, parts: RequestParts) -> RequestParts:
    """Return a request in the contract's own spelling where it deviates tolerably."""
    if not operation.body:
        return replace(parts, media_type="", size=0, body=None)
    if FORM in operation.body and not parts.size and parts.query:
        return replace(parts, media_type=FORM, size=len(parts.query), body=dict(parts.query))
    if JSON not in operation.body or not parts.size:
        return parts
    pointer = operation.body_pointer()
    fixed = _numbers(contract.document, {"$ref": pointer}, parts.body) if pointer else parts.body
    return replace(parts, media_type=JSON, body=fixed)


def undocumented_members(contract: Contract, operation: Operation, body: Any) -> list[Problem]:
    """Return the members of a JSON body that no part of its schema names; open maps may hold anything."""
    pointer = operation.body_pointer()
    if pointer is None:
        return []
    return list(_unknown(contract.document, [{"$ref": pointer}], body, "body", pointer))


def _unknown(
    document: Mapping[str, Any], schemas: Sequence[Any], value: Any, where: str, pointer: str
) -> Iterator[Problem]:
    parts = [part for schema in schemas for part in _parts(document, schema)]
    if isinstance(value, list):
        items = [part["items"] for part in parts if isinstance(part.get("items"), dict)]
        for index, item in enumerate(value):
            yield from _unknown(document, items, item, f"{where}/{index}", pointer)
    if not isinstance(value, dict):
        return
    properties = [part["properties"] for part in parts if "properties" in part]
    is_open = not properties or any(part.get("additionalProperties") not in (None, False) for part in parts)
    for member, inner in value.items():
        known = [each[member] for each in properties if member in each]
        if known:
            yield from _unknown(document, known, inner, f"{where}/{member}", pointer)
        elif not is_open:
            yield Problem(f"{where}/{member}", "the contract does not know this member", pointer)


def _parts(document: Mapping[str, Any], schema: Any) -> Iterator[Mapping[str, Any]]:
    """Yield a schema and everything it combines, references followed."""
    if not isinstance(schema, dict):
        return
    if "$ref" in schema:
        yield from _parts(document, resolve(document, schema["$ref"]))
    yield schema
    for combiner in _COMBINERS:
        for part in schema.get(combiner, ()):
            yield from _parts(document, part)
    for branch in _BRANCHES:
        yield from _parts(document, schema.get(branch))


def _numbers(document: Mapping[str, Any], schema: Any, value: Any) -> Any:
    parts = list(_parts(document, schema))
    if isinstance(value, str):
        wanted = any(part.get("type") == "integer" and part.get("format") != "int64" for part in parts)
        return int(value) if wanted and value.isascii() and value.isdigit() and len(value) < 16 else value
    if isinstance(value, list):
        items: Any = next((part["items"] for part in parts if isinstance(part.get("items"), dict)), {})
        return [_numbers(document, items, item) for item in value]
    if isinstance(value, dict):
        known: dict[str, Any] = {}
        for part in parts:
            for member, inner in part.get("properties", {}).items():
                known.setdefault(member, inner)
        return {member: _numbers(document, known.get(member), inner) for member, inner in value.items()}
    return value
