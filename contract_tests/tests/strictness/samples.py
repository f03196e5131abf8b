"""Values made of a schema's own words, without chance: a sample of it, and the maximal form of a given value.

Examples show what is usual; a rule of a member that no example has would never be tried.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from thingspace_contract.contract import Contract
from thingspace_contract.contract.validation import escape, resolve
from thingspace_contract.strategies.positions import Position, positions, replaced
from thingspace_contract.strategies.variations import minimal

__all__ = ["NOTHING", "exchanged", "maximal", "members", "neighbours", "sample"]

#: What `sample` returns when it finds no value that keeps the schema.
NOTHING: Final = object()

_DEEPEST = 8
_PASSES = 4
_TEXTS = (
    "text",
    "imei",
    "mdn",
    "12345",
    "0000123456-00001",
    "2024-05-01T00:00:00Z",
    "2024-05-01",
    "864508030147323",
    "89148000000800259784",
    "https://listener.invalid/x",
    "1.2.3.4",
    "TX",
    "A",
    "1",
    "",
)


def sample(contract: Contract, pointer: str) -> Any:
    """Return a small value that keeps the schema at `pointer`, its first example where it has one; else NOTHING."""
    return _sample(contract, pointer, 0)


def members(contract: Contract, pointer: str) -> dict[str, str]:
    """Return the members that an object schema describes, each with its schema's place; references are followed."""
    found: dict[str, str] = {}
    for place, schema in _combined(contract, pointer):
        for name in schema.get("properties", ()):
            found[name] = f"{place}/properties/{escape(name)}"
    return found


def maximal(contract: Contract, pointer: str, value: Any) -> Any:
    """Return a valid value with as many of the described members as go together, at every depth, lists not empty."""
    for _ in range(_PASSES):
        grown = value
        for position in [*positions(contract, pointer, value)]:
            grown = _filled(contract, pointer, grown, position)
        if grown == value:
            break
        value = grown
    return value


def neighbours(contract: Contract, pointer: str, values: Sequence[Any]) -> list[Any]:
    """Return valid values, each also with all that may be in it, with less, and with another member; each once."""
    found = [*values, *(maximal(contract, pointer, each) for each in values)]
    for value in values:
        found += [each.value for each in minimal(contract, pointer, value)]
        found += exchanged(contract, pointer, value)
    return [*{json.dumps(each, sort_keys=True): each for each in found}.values()]


def exchanged(contract: Contract, pointer: str, value: Any) -> Iterator[Any]:
    """Yield a valid value with another member in each object that may have one only."""
    for position in positions(contract, pointer, value):
        if position.schema.get("maxProperties") == 1 and isinstance(position.value, dict):
            for name in position.schema.get("properties", {}).keys() - position.value.keys():
                other = sample(contract, f"{position.pointer}/properties/{escape(name)}")
                candidate = replaced(value, position.path, {name: other})
                if other is not NOTHING and contract.schemas.is_valid(pointer, candidate):
                    yield candidate


def _filled(contract: Contract, pointer: str, value: Any, position: Position) -> Any:
    if len(position.path) > _DEEPEST:
        return value
    if position.value == [] and isinstance(position.schema.get("items"), Mapping):
        item = sample(contract, f"{position.pointer}/items")
        candidate = replaced(value, position.path, [item])
        return value if item is NOTHING or not contract.schemas.is_valid(pointer, candidate) else candidate
    if not isinstance(position.value, dict):
        return value
    for name in position.schema.get("properties", ()):
        here = _at(value, position.path)
        if name in here:
            continue
        for member in _samples(contract, f"{position.pointer}/properties/{escape(name)}"):
            candidate = replaced(value, position.path, {**here, name: member})
            if contract.schemas.is_valid(pointer, candidate):
                value = candidate
                break
    return value


def _samples(contract: Contract, pointer: str) -> Iterator[Any]:
    """A sample, then the other examples of the schema: not each of them goes with the members beside it."""
    first = sample(contract, pointer)
    if first is not NOTHING:
        yield first
    schema = resolve(contract.document, pointer)
    yield from schema.get("examples", ())[1:] if isinstance(schema, Mapping) else ()


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        value = value[part]
    return value


def _sample(contract: Contract, pointer: str, depth: int) -> Any:
    for candidate in _candidates(contract, pointer, depth):
        if candidate is not NOTHING and contract.schemas.is_valid(pointer, candidate):
            return candidate
    return NOTHING


def _candidates(contract: Contract, pointer: str, depth: int) -> Iterator[Any]:
    schema = resolve(contract.document, pointer)
    if not isinstance(schema, Mapping) or depth > _DEEPEST:
        yield "text"
        return
    yield from schema.get("examples", ())
    yield from schema.get("enum", ())
    for key in ("const", "default"):
        if key in schema:
            yield schema[key]
    described = members(contract, pointer)
    if described or schema.get("type") == "object":
        yield from _objects(contract, pointer, described, depth)
    if "$ref" in schema:
        yield _sample(contract, schema["$ref"], depth + 1)
    for key in ("allOf", "anyOf", "oneOf"):
        for index in range(len(schema.get(key, ()))):
            yield _sample(contract, f"{pointer}/{key}/{index}", depth + 1)
    kinds = schema.get("type", "string" if "pattern" in schema else ())
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        yield from _of_kind(contract, schema, pointer, kind, depth)
    if not kinds:
        yield "text"


def _of_kind(contract: Contract, schema: Mapping[str, Any], pointer: str, kind: str, depth: int) -> Iterator[Any]:
    least = max(schema.get("minimum", 0), schema.get("exclusiveMinimum", -1) + 1)
    if kind == "string":
        yield from (text.ljust(schema.get("minLength", 0), "0") for text in _TEXTS)
    elif kind in ("integer", "number"):
        yield from (max(least, 1), least, schema.get("maximum", least))
    elif kind == "boolean":
        yield from (True, False)
    elif kind == "array":
        item = _sample(contract, f"{pointer}/items", depth + 1) if "items" in schema else "text"
        if item is not NOTHING:
            yield [item] * max(schema.get("minItems", 0), 1)
        yield []
    elif kind == "null":
        yield None


def _objects(contract: Contract, pointer: str, described: Mapping[str, str], depth: int) -> Iterator[Any]:
    """The required members; then, for rules of either/or, with each other member and with all of them."""
    combined = _combined(contract, pointer)
    required = list(dict.fromkeys(name for _, schema in combined for name in schema.get("required", ())))
    known = {name: _sample(contract, described[name], depth + 1) if name in described else "text" for name in required}
    least = {name: value for name, value in known.items() if value is not NOTHING}
    yield least
    most = dict(least)
    for name in (each for each in described if each not in required):
        value = _sample(contract, described[name], depth + 1)
        if value is not NOTHING:
            yield {**least, name: value}
            most[name] = value
    yield most
    yield {**most, "member": "text"}  # an object that must hold something, and nobody says what


def _combined(contract: Contract, pointer: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The schemas that all apply at a place: the one there, what it refers to, what it combines."""
    schema = resolve(contract.document, pointer)
    if not isinstance(schema, Mapping):
        return
    yield pointer, schema
    if "$ref" in schema:
        yield from _combined(contract, schema["$ref"])
    for index in range(len(schema.get("allOf", ()))):
        yield from _combined(contract, f"{pointer}/allOf/{index}")
