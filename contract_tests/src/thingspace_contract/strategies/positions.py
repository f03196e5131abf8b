"""Where in a JSON value which rule of the contract applies."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from thingspace_contract.contract import Contract
from thingspace_contract.contract.validation import escape, resolve

__all__ = ["Path", "Position", "positions", "replaced", "without"]

Path = tuple[str | int, ...]

_COMBINED = ("allOf", "anyOf", "oneOf")


@dataclass(frozen=True, slots=True)
class Position:
    """One value inside a value, and one schema that applies to it.

    Args:
        path: the members and indices that lead there; empty for the whole value.
        schema: the schema, its reference followed.
        pointer: the schema's place in the document.
        value: what stands there.
    """

    path: Path
    schema: Mapping[str, Any]
    pointer: str
    value: Any

    @property
    def label(self) -> str:
        """How people read the path: "devices[].deviceIds[].kind"; "the body" for the whole value."""
        text = "".join("[]" if isinstance(part, int) else f".{part}" for part in self.path)
        return text.lstrip(".") or "the body"


def positions(contract: Contract, pointer: str, value: Any) -> Iterator[Position]:
    """Walk a value that keeps the schema at `pointer`, outermost first.

    A place comes once for every schema that applies to it; of alternatives only those that the value keeps.
    """
    yield from _walk(contract, pointer, value, ())


def replaced(value: Any, path: Path, new: Any) -> Any:
    """Return a copy of `value` with `new` at `path`."""
    if not path:
        return new
    result = copy.deepcopy(value)
    _parent(result, path)[path[-1]] = new
    return result


def without(value: Any, path: Path) -> Any:
    """Return a copy of `value` without the member or item at `path`, which must not be empty."""
    result = copy.deepcopy(value)
    del _parent(result, path)[path[-1]]
    return result


def _parent(value: Any, path: Path) -> Any:
    for part in path[:-1]:
        value = value[part]
    return value


def _walk(contract: Contract, pointer: str, value: Any, path: Path) -> Iterator[Position]:
    schema = resolve(contract.document, pointer)
    if not isinstance(schema, Mapping):
        return
    if "$ref" in schema:
        yield from _walk(contract, schema["$ref"], value, path)
        if len(schema) == 1:
            return
    yield Position(path, schema, pointer, value)
    yield from _branches(contract, schema, pointer, value, path)
    if isinstance(value, dict):
        yield from _members(contract, schema, pointer, value, path)
    elif isinstance(value, list) and isinstance(schema.get("items"), Mapping):
        for index, item in enumerate(value):
            yield from _walk(contract, f"{pointer}/items", item, (*path, index))


def _branches(
    contract: Contract, schema: Mapping[str, Any], pointer: str, value: Any, path: Path
) -> Iterator[Position]:
    for key in _COMBINED:
        for index in range(len(schema.get(key, ()))):
            place = f"{pointer}/{key}/{index}"
            if contract.schemas.is_valid(place, value):
                yield from _walk(contract, place, value, path)


def _members(
    contract: Contract, schema: Mapping[str, Any], pointer: str, value: Mapping[str, Any], path: Path
) -> Iterator[Position]:
    named = schema.get("properties", {})
    for name, member in value.items():
        if name in named:
            yield from _walk(contract, f"{pointer}/properties/{escape(name)}", member, (*path, name))
        elif isinstance(schema.get("additionalProperties"), Mapping):
            yield from _walk(contract, f"{pointer}/additionalProperties", member, (*path, name))
