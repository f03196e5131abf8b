"""Tolerated deviations: what the mock lets pass although the contract does not, as published sources disagree.

With --strict nothing of this holds, and members that the contract does not know are refused as well.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from thingspace_contract.contract import Contract, Operation, Problem, RequestParts
from thingspace_contract.contract.parts import FORM, JSON
from thingspace_contract.contract.shapes.nulls import is_absent, optional_nulls
from thingspace_contract.contract.shapes.shape import Shape, Shapes
from thingspace_contract.mock.rules import assumed

__all__ = ["nulls", "relaxed", "unknown"]

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
    "A null in place of an optional member is taken as its absence, at any depth; it selects and changes nothing.",
    "Serializers in use write members without a value so, and a client in production is served.",
)
def relaxed(contract: Contract, operation: Operation, parts: RequestParts) -> RequestParts:
    """Return a request in the contract's own spelling where it deviates tolerably."""
    if not operation.body:
        return replace(parts, media_type="", size=0, body=None)
    if JSON not in operation.body or not parts.size:
        return parts
    pointer = operation.body_pointer()
    fixed = _fixed(contract.shapes, contract.shapes.at(pointer), parts.body) if pointer else parts.body
    return replace(parts, media_type=JSON, body=fixed)


def unknown(contract: Contract, operation: Operation, body: Any) -> tuple[Problem, ...]:
    """Return the members of a body that the contract does not know.

    What a form that is none calls its fields may be a credential, so a field is named only when a known one is like it.
    """
    if JSON in operation.body:
        return contract.unknown_members(operation, JSON, body).problems
    found = contract.unknown_members(operation, FORM, body)
    shown = tuple(each if each.near else replace(each, where="body/***") for each in found.shown)
    return replace(found, shown=shown).problems


def nulls(contract: Contract, operation: Operation, body: Any) -> tuple[Problem, ...]:
    """Return the nulls of a body that are taken as absent members."""
    pointer = operation.body_pointer()
    if pointer is None:
        return ()
    places = list(optional_nulls(contract.shapes, pointer, body))
    told = [Problem(where, "null is taken as absent", f"{pointer}/properties") for where in places[:_SHOWN]]
    if len(places) > _SHOWN:
        told.append(Problem("body", f"and {len(places) - _SHOWN:,} more nulls", f"{pointer}/properties"))
    return tuple(told)


def _fixed(shapes: Shapes, shape: Shape, value: Any) -> Any:
    """Return a value without the nulls that stand for absent members, numbers as numbers."""
    if isinstance(value, str):
        wanted = any(part.get("type") == "integer" and part.get("format") != "int64" for part in shape.parts)
        return int(value) if wanted and value.isascii() and value.isdigit() and len(value) < 16 else value
    if isinstance(value, list):
        item = shapes.of(shape.items)
        return [_fixed(shapes, item, each) for each in value]
    if isinstance(value, dict):
        kept = {name: each for name, each in value.items() if not is_absent(shapes, shape, name, each)}
        return {name: _member(shapes, shapes.member(shape, name), each) for name, each in kept.items()}
    return value


def _member(shapes: Shapes, shape: Shape | None, value: Any) -> Any:
    return value if shape is None else _fixed(shapes, shape, value)
