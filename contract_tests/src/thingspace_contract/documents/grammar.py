"""Where what stands in an OpenAPI 3.1 document, as one table that bundler and lint walk.

The table is what keeps data apart from structure: a member called `$ref` in an example is data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from .pointer import PointerError, from_fragment, join, resolve

__all__ = ["METHODS", "PARTS", "Node", "Shape", "reached_schemas", "same_value", "shape_of", "walk"]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
#: Members of a schema under which a value of its own begins; under all others the same value is told more about.
PARTS = ("properties", "patternProperties", "items", "prefixItems", "additionalProperties", "contains")

_CONTENT = {"content": "media type{}"}
_SCHEMA_MAPS = ("properties", "patternProperties", "$defs", "dependentSchemas")
_SCHEMA_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SCHEMA_PARTS = (
    *("items", "additionalProperties", "contains", "propertyNames", "contentSchema"),
    *("not", "if", "then", "else", "unevaluatedItems", "unevaluatedProperties"),
)

#: Kind of node → its members that are nodes: `kind` is one, `kind[]` a list, `kind{}` a map by name.
_FIELDS: dict[str, dict[str, str]] = {
    "document": {"paths": "path item{}", "webhooks": "webhook{}", "components": "components"},
    "components": {
        "schemas": "schema{}",
        "responses": "response{}",
        "parameters": "parameter{}",
        "examples": "example{}",
        "requestBodies": "request body{}",
        "headers": "header{}",
        "links": "link{}",
        "callbacks": "callback{}",
        "pathItems": "webhook{}",
    },
    "path item": {"parameters": "parameter[]"} | dict.fromkeys(METHODS, "operation"),
    "webhook": {"parameters": "parameter[]"} | dict.fromkeys(METHODS, "operation"),
    "operation": {
        "parameters": "parameter[]",
        "requestBody": "request body",
        "responses": "response{}",
        "callbacks": "callback{}",
    },
    "callback": {"*": "webhook"},
    "parameter": {"schema": "schema", "examples": "example{}"} | _CONTENT,
    "header": {"schema": "schema", "examples": "example{}"} | _CONTENT,
    "request body": _CONTENT,
    "response": {"headers": "header{}", "links": "link{}"} | _CONTENT,
    "media type": {"schema": "schema", "examples": "example{}", "encoding": "encoding{}"},
    "encoding": {"headers": "header{}"},
    "example": {},
    "link": {},
    "schema": dict.fromkeys(_SCHEMA_PARTS, "schema")
    | dict.fromkeys(_SCHEMA_LISTS, "schema[]")
    | dict.fromkeys(_SCHEMA_MAPS, "schema{}"),
}
#: Maps of these may hold `x-` members beside their entries.
_EXTENSIBLE = {"path item", "response", "callback"}


class Shape(NamedTuple):
    """What a member holds: nodes of a kind, alone (`""`), in a list (`"[]"`) or in a map (`"{}"`)."""

    kind: str
    container: str

    def items(self, value: Any) -> list[tuple[str | None, Any]]:
        """Return the nodes in a member's value with their key in it (None for a node alone).

        What does not have the right form is left out: that is for the validator to say.
        """
        if self.container == "{}" and isinstance(value, dict):
            extensible = self.kind in _EXTENSIBLE
            return [(key, item) for key, item in value.items() if not (extensible and key.startswith("x-"))]
        if self.container == "[]" and isinstance(value, list):
            return [(str(index), item) for index, item in enumerate(value)]
        return [(None, value)] if not self.container else []


class Node(NamedTuple):
    """One part of a document: its kind, its JSON pointer and its value."""

    kind: str
    pointer: str
    value: Any


def shape_of(kind: str, member: str) -> Shape | None:
    """Return what a member of a node of this kind holds, None when it is data."""
    fields = _FIELDS[kind]
    shape = fields.get(member) or (None if member.startswith(("x-", "$ref")) else fields.get("*"))
    if shape is None:
        return None
    return Shape(shape[:-2], shape[-2:]) if shape.endswith(("{}", "[]")) else Shape(shape, "")


def walk(kind: str, value: Any, pointer: str = "") -> Iterator[Node]:
    """Yield a node and all nodes inside it, in document order; references are not followed."""
    yield Node(kind, pointer, value)
    for member, content in value.items() if isinstance(value, dict) else ():
        shape = shape_of(kind, member)
        if shape:
            for key, item in shape.items(content):
                yield from walk(shape.kind, item, join(pointer, member, *(() if key is None else (key,))))


def same_value(pointer: str, schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a schema and all schemas inside it that speak about the same value; references are not followed."""
    if isinstance(schema, dict):
        yield pointer, schema
        for member, content in schema.items():
            shape = shape_of("schema", member)
            if shape and member not in (*PARTS, "$defs", "propertyNames", "contentSchema"):
                for key, part in shape.items(content):
                    at = join(pointer, member, *(() if key is None else (key,)))
                    yield from same_value(at, part)


def reached_schemas(document: Any, starts: Iterable[tuple[str, Any]], *, json_only: bool = False) -> set[str]:
    """Return the names of the schema components that parts of a document refer to, also through others.

    Args:
        document: the bundled document.
        starts: the parts, each with its kind of node.
        json_only: leave out content that is not JSON.
    """
    reached: set[str] = set()
    waiting = [each for kind, value in starts for each in _references(kind, value, json_only)]
    while waiting:
        reference = waiting.pop()
        shape = shape_of("components", reference.removeprefix("#/components/").partition("/")[0])
        if shape and reference not in reached:
            reached.add(reference)
            waiting += _references(shape.kind, _target(document, reference), json_only)
    prefix = "#/components/schemas/"
    return {each.removeprefix(prefix) for each in reached if each.startswith(prefix)}


def _references(kind: str, value: Any, json_only: bool) -> Iterator[str]:
    if not isinstance(value, dict):
        return
    if isinstance(value.get("$ref"), str):
        yield value["$ref"]
    for member, content in value.items():
        shape = shape_of(kind, member)
        for key, item in shape.items(content) if shape else ():
            if shape and not (json_only and shape.kind == "media type" and key and not key.endswith("json")):
                yield from _references(shape.kind, item, json_only)


def _target(document: Any, reference: str) -> Any:
    try:
        return resolve(document, from_fragment(reference))
    except PointerError:
        return None
