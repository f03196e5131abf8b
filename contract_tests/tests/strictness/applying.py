"""Which schemas apply at which place of a value, and whether they bind or are one of several ways to be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from thingspace_contract.contract import Contract
from thingspace_contract.contract.validation import escape, resolve
from thingspace_contract.strategies.positions import Path, Position

__all__ = ["KINDS", "Applying", "admitted_kinds", "applying", "kind_of"]

#: The kinds of JSON values; an integer is a number too.
KINDS = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})


@dataclass(frozen=True, slots=True)
class Applying:
    """A schema that applies at a place of a value.

    Args:
        position: the place and the schema.
        binding: False when the value keeps another alternative of a union too, so that it may break this one.
        chosen: True when the schema is an alternative of a union at this very place.
    """

    position: Position
    binding: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class _Step:
    pointer: str
    value: Any
    path: Path
    binding: bool = True
    chosen: bool = False


def applying(contract: Contract, pointer: str, value: Any) -> Iterator[Applying]:
    """Walk a value that keeps the schema at `pointer`, outermost first, conditions followed."""
    yield from _walk(contract, _Step(pointer, value, ()))


def admitted_kinds(contract: Contract, pointer: str) -> frozenset[str]:
    """Return the kinds of JSON values that the schema at `pointer` speaks for; all of them where it is silent."""
    schema = resolve(contract.document, pointer)
    if not isinstance(schema, Mapping):
        return KINDS
    found = KINDS
    if "type" in schema:
        named = {schema["type"]} if isinstance(schema["type"], str) else set(schema["type"])
        found &= named | ({"integer"} if "number" in named else set())
    for word in ([schema["const"]] if "const" in schema else []), schema.get("enum", []):
        found &= {kind_of(each) for each in word} or KINDS
    if "$ref" in schema:
        found &= admitted_kinds(contract, schema["$ref"])
    for index in range(len(schema.get("allOf", ()))):
        found &= admitted_kinds(contract, f"{pointer}/allOf/{index}")
    for key in ("anyOf", "oneOf"):
        branches = [admitted_kinds(contract, f"{pointer}/{key}/{index}") for index in range(len(schema.get(key, ())))]
        found &= frozenset().union(*branches) if branches else KINDS
    return found


def kind_of(value: Any) -> str:
    """Return the kind of a JSON value: "object", "integer", ..."""
    if value is None:
        return "null"
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return names[type(value)]


def _walk(contract: Contract, step: _Step) -> Iterator[Applying]:
    schema = resolve(contract.document, step.pointer)
    if not isinstance(schema, Mapping):
        return
    if "$ref" in schema:
        yield from _walk(contract, replace(step, pointer=schema["$ref"]))
        if len(schema) == 1:
            return
    yield Applying(Position(step.path, schema, step.pointer, step.value), step.binding, step.chosen)
    for index in range(len(schema.get("allOf", ()))):
        yield from _walk(contract, replace(step, pointer=f"{step.pointer}/allOf/{index}"))
    if "if" in schema:
        branch = "then" if contract.schemas.is_valid(f"{step.pointer}/if", step.value) else "else"
        if branch in schema:
            yield from _walk(contract, replace(step, pointer=f"{step.pointer}/{branch}"))
    for key in ("anyOf", "oneOf"):
        yield from _alternatives(contract, schema, step, key)
    if isinstance(step.value, dict):
        yield from _members(contract, schema, step)
    elif isinstance(step.value, list) and isinstance(schema.get("items"), Mapping):
        for index, item in enumerate(step.value):
            inner = _Step(f"{step.pointer}/items", item, (*step.path, index), step.binding)
            yield from _walk(contract, inner)


def _alternatives(contract: Contract, schema: Mapping[str, Any], step: _Step, key: str) -> Iterator[Applying]:
    places = [f"{step.pointer}/{key}/{index}" for index in range(len(schema.get(key, ())))]
    kept = [place for place in places if contract.schemas.is_valid(place, step.value)]
    for place in kept:
        yield from _walk(contract, replace(step, pointer=place, binding=step.binding and len(kept) == 1, chosen=True))


def _members(contract: Contract, schema: Mapping[str, Any], step: _Step) -> Iterator[Applying]:
    named = schema.get("properties", {})
    for name, member in step.value.items():
        path = (*step.path, name)
        if name in named:
            place = f"{step.pointer}/properties/{escape(name)}"
            yield from _walk(contract, _Step(place, member, path, step.binding))
        elif isinstance(schema.get("additionalProperties"), Mapping):
            yield from _walk(contract, _Step(f"{step.pointer}/additionalProperties", member, path, step.binding))
        if name in schema.get("dependentSchemas", {}):
            yield from _walk(contract, replace(step, pointer=f"{step.pointer}/dependentSchemas/{escape(name)}"))
