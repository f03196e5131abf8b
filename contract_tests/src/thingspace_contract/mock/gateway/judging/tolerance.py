"""Tolerated deviations: what the mock lets pass although the contract does not, as published sources disagree.

With --strict nothing of this holds, and members that the contract does not know are refused as well.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

from thingspace_contract.contract import Contract, Operation, Problem, RequestParts
from thingspace_contract.contract.parts import FORM, JSON
from thingspace_contract.contract.shapes.nulls import optional_nulls, without_nulls
from thingspace_contract.contract.shapes.shape import Shape, Shapes
from thingspace_contract.contract.shapes.unknown_members import without_unknown
from thingspace_contract.mock.rules import assumed

__all__ = ["known_only", "nulls", "relaxed", "unknown"]

_SHOWN = 20


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
@assumed(
    "A null in place of an optional member is taken as its absence, at any depth; it selects and changes nothing.",
    "Serializers in use write members without a value so, and a client in production is served.",
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
    if pointer is None:
        return replace(parts, media_type=JSON)
    shapes, shape = contract.shapes, contract.shapes.at(pointer)
    meant = _numbers(shapes, shape, without_nulls(shapes, shape, parts.body))
    return replace(parts, media_type=JSON, body=meant)


def unknown(contract: Contract, operation: Operation, body: Any) -> tuple[Problem, ...]:
    """Return the members of a body that the contract does not know.

    What a form that is none calls its fields may be a credential, so a field is named only when a known one is like it.
    """
    if JSON in operation.body:
        return contract.unknown_members(operation, JSON, body).problems
    found = contract.unknown_members(operation, FORM, body)
    shown = tuple(each if each.near else replace(each, where="body/***") for each in found.shown)
    return replace(found, shown=shown).problems


@assumed(
    "A member that the contract does not know is passed over, and does nothing, unless it would widen a change.",
    "Clients send more than a server reads.",
)
def known_only(contract: Contract, operation: Operation, parts: RequestParts) -> RequestParts:
    """Return a request whose JSON body has only members that the contract knows."""
    pointer = operation.body_pointer()
    if pointer is None or JSON not in operation.body:
        return parts
    shapes = contract.shapes
    return replace(parts, body=without_unknown(shapes, shapes.at(pointer), parts.body))


def nulls(contract: Contract, operation: Operation, body: Any) -> tuple[Problem, ...]:
    """Return the nulls of a body that are taken as absent members."""
    pointer = operation.body_pointer()
    if pointer is None:
        return ()
    places = optional_nulls(contract.shapes, pointer, body)
    told = [Problem(where, "null is taken as absent", f"{pointer}/properties") for where in islice(places, _SHOWN)]
    more = sum(1 for _ in places)
    if more:
        told.append(Problem("body", f"and {more:,} more nulls", f"{pointer}/properties"))
    return tuple(told)


def _numbers(shapes: Shapes, shape: Shape, value: Any) -> Any:
    if isinstance(value, str):
        wanted = any(part.get("type") == "integer" and part.get("format") != "int64" for part in shape.parts)
        return int(value) if wanted and value.isascii() and value.isdigit() and len(value) < 16 else value
    if isinstance(value, list):
        item = shapes.of(shape.items)
        return [_numbers(shapes, item, each) for each in value]
    if isinstance(value, dict):
        inner = {name: shapes.member(shape, name) for name in value}
        return {name: _numbers(shapes, at, value[name]) if at else value[name] for name, at in inner.items()}
    return value
