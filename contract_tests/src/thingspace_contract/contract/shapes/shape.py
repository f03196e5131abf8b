"""What schemas say about a value at one place, whatever they are combined of: its members, their schemas, its mark.

Validation says whether a value keeps its schemas. This says what they name, for questions that no validator answers:
which members nobody has named, which nulls stand for nothing, which parts no source documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from thingspace_contract.contract.problems import place
from thingspace_contract.contract.validation import resolve

__all__ = ["Path", "Shape", "Shapes", "Visit"]

_COMBINERS = ("allOf", "anyOf", "oneOf")
_BRANCHES = ("if", "then", "else")
_HOLDERS = (dict, list)
_OTHERS = ("additionalProperties", "unevaluatedProperties")

Path = tuple["Path", str | int] | None
"""Where a value is, as a chain from it to the body: a path costs nothing until it is shown."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Several schemas for one value, seen as one.

    Args:
        parts: the schemas and all that they combine.
        properties: the schemas of each member that some part names.
        patterns: the schemas of members whose names fit a pattern.
        others: the schemas of all other members.
        items: the schemas of the elements of an array.
        required: the members that must always be there.
        is_open: whether other members may be there: nothing is named, or it is a map.
        known: the names of `properties`.
    """

    parts: tuple[Mapping[str, Any], ...]
    properties: Mapping[str, tuple[Any, ...]]
    patterns: tuple[tuple[re.Pattern[str], Any], ...]
    others: tuple[Any, ...]
    items: tuple[Any, ...]
    required: frozenset[str]
    is_open: bool
    known: frozenset[str]

    def schemas(self, member: str) -> tuple[Any, ...] | None:
        """Return what says something about a member; None when no part names it."""
        fitting = tuple(schema for pattern, schema in self.patterns if pattern.search(member))
        named = (*self.properties.get(member, ()), *fitting)
        return named or None

    def names(self, member: str) -> bool:
        """Whether some part names a member."""
        return member in self.properties or any(pattern.search(member) for pattern, _ in self.patterns)

    @property
    def values(self) -> tuple[Any, ...]:
        """The values that some part lists; () when none does."""
        lists = ([*part.get("enum", ()), *([part["const"]] if "const" in part else ())] for part in self.parts)
        return tuple(value for each in lists for value in each)

    @property
    def takes_null(self) -> bool:
        """Whether null may be a value here: nothing says which values there are, or null is among them."""
        said = [part for part in self.parts if not part.keys().isdisjoint(("type", "enum", "const"))]
        return not said or any(_takes_null(part) for part in said)


class Visit(NamedTuple):
    """An object or array of a body, where it is, and what the contract says about it."""

    path: Path
    value: Any
    shape: Shape

    @property
    def steps(self) -> tuple[str | int, ...]:
        """Return the way from the body: the names of members, the indices of elements."""
        steps: list[str | int] = []
        path = self.path
        while path is not None:
            path, step = path
            steps.append(step)
        return tuple(reversed(steps))

    @property
    def place(self) -> str:
        """Return the way from the body, "body/devices/0"."""
        return place("body", self.steps)


class Shapes:
    """The shapes of one document, each made once.

    Args:
        document: a bundled OpenAPI document, which must stay as it is.
    """

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._at: dict[str, Shape] = {}  # pointers come from the contract, so they have an end
        self._made: dict[tuple[int, ...], Shape] = {}
        self._members: dict[int, dict[str, Shape]] = {}

    def at(self, pointer: str) -> Shape:
        """Return the shape of the schema at a pointer such as "#/components/schemas/DeviceId"."""
        if pointer not in self._at:
            self._at[pointer] = self.of((resolve(self._document, pointer),))
        return self._at[pointer]

    def of(self, schemas: tuple[Any, ...]) -> Shape:
        """Return the shape of schemas of the document for the same value."""
        key = tuple(map(id, schemas))  # they are objects of the document, so they live as long as this does
        if key not in self._made:
            self._made[key] = self._make(schemas)
        return self._made[key]

    def member(self, shape: Shape, name: str) -> Shape | None:
        """Return the shape of a member of an object; None when nothing is said about it."""
        members = self._members.setdefault(id(shape), {})
        if name in members:
            return members[name]
        schemas = shape.schemas(name) or shape.others
        found = self.of(schemas) if schemas else None
        if name in shape.properties and found is not None:
            members[name] = found  # names of the document only: those of requests have no end
        return found

    def walk(self, pointer: str, value: Any) -> Iterator[Visit]:
        """Yield a body and all objects and arrays in it that some schema speaks of; the time is linear in its size."""
        waiting = [Visit(None, value, self.at(pointer))]
        while waiting:
            visit = waiting.pop()
            yield visit
            inner = self._inner(visit)
            inner.reverse()
            waiting += inner

    def is_known(self, pointer: str, value: Any) -> bool:
        """Whether some part names every member of every object of a body; quick, as most bodies are so."""
        waiting = [(self.at(pointer), value)] if type(value) in _HOLDERS else []
        while waiting:
            shape, value = waiting.pop()
            if type(value) is dict:
                if not (shape.is_open or value.keys() <= shape.known or all(map(shape.names, value))):
                    return False
                for name, each in value.items():
                    if type(each) in _HOLDERS and (inner := self.member(shape, name)) is not None:
                        waiting.append((inner, each))
            elif shape.items:
                inner = self.of(shape.items)
                waiting += [(inner, each) for each in value if type(each) in _HOLDERS]
        return True

    def _inner(self, visit: Visit) -> list[Visit]:
        path, value, shape = visit
        if isinstance(value, list) and shape.items:
            inner = self.of(shape.items)
            return [Visit((path, index), item, inner) for index, item in enumerate(value) if type(item) in _HOLDERS]
        if not isinstance(value, dict):
            return []
        found = ((name, each, self.member(shape, name)) for name, each in value.items() if type(each) in _HOLDERS)
        return [Visit((path, name), each, inner) for name, each, inner in found if inner is not None]

    def _make(self, schemas: tuple[Any, ...]) -> Shape:
        parts: dict[int, tuple[Mapping[str, Any], bool]] = {}
        for schema in schemas:
            self._collect(schema, True, parts)
        properties: dict[str, tuple[Any, ...]] = {}
        patterns: list[tuple[re.Pattern[str], Any]] = []
        others: list[Any] = []
        items: list[Any] = []
        for part, _ in parts.values():
            for member, schema in part.get("properties", {}).items():
                properties[member] = (*properties.get(member, ()), schema)
            patterns += [(re.compile(pattern), schema) for pattern, schema in part.get("patternProperties", {}).items()]
            others += [part[word] for word in _OTHERS if part.get(word, False) is not False]
            items += [part["items"]] if isinstance(part.get("items"), dict) else []
        return Shape(
            parts=tuple(part for part, _ in parts.values()),
            properties=properties,
            patterns=tuple(patterns),
            others=tuple(schema for schema in others if isinstance(schema, dict)),
            items=tuple(items),
            required=frozenset(name for part, always in parts.values() if always for name in part.get("required", ())),
            is_open=bool(others) or not (properties or patterns),
            known=frozenset(properties),
        )

    def _collect(self, schema: Any, always: bool, parts: dict[int, tuple[Mapping[str, Any], bool]]) -> None:
        """Note a schema and everything it combines, references followed; `always` when it holds for every value."""
        if not isinstance(schema, dict):
            return
        if id(schema) in parts and (parts[id(schema)][1] or not always):
            return  # seen, and as certain as now
        parts[id(schema)] = (schema, always)
        if "$ref" in schema:
            self._collect(resolve(self._document, schema["$ref"]), always, parts)
        for combiner in _COMBINERS:
            for part in schema.get(combiner, ()):
                self._collect(part, always and combiner == "allOf", parts)
        for part in (*map(schema.get, _BRANCHES), *schema.get("dependentSchemas", {}).values()):
            self._collect(part, False, parts)


def _takes_null(part: Mapping[str, Any]) -> bool:
    if "type" in part:
        return part["type"] == "null" or "null" in part["type"]
    return None in part.get("enum", ()) if "enum" in part else part["const"] is None
