"""Rules of schemas: each class has a name and words, and each value its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..grammar import PARTS, same_value, shape_of, walk
from ..nulls import answer_schemas
from ..pointer import join
from .rules import Breach, rule
from .view import View, as_dict, as_list

__all__ = ["members"]

#: Members of a schema that hold several schemas of the same value.
_BRANCHES = ("allOf", "anyOf", "oneOf")
#: Keywords by which a null member would not be absent: they look at it themselves.
_LOOKING_AT_NULL = frozenset(
    {"minProperties", "maxProperties", "propertyNames", "patternProperties", "unevaluatedProperties"}
)
#: Keywords by which a null member would not be absent: their schemas stay as they are when nulls are written out.
_NOT_WRITTEN_INTO = frozenset({"$defs", "contains", "contentSchema", "prefixItems", "unevaluatedItems"})
_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
    "array": list,
    "object": dict,
}


def _described_parts(
    view: View, pointer: str, schema: dict[str, Any], known: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield pointer, member name and schema of all values inside a value.

    A property that an alternative or condition tells more about is no part of its own: its name is `known`.
    """
    for member in PARTS:
        shape = shape_of("schema", member)
        for key, part in shape.items(schema.get(member)) if shape else ():
            at = join(pointer, member, *(() if key is None else (key,)))
            name = key if member == "properties" and key is not None else member
            if isinstance(part, dict) and "x-broken" not in part and not (member == "properties" and key in known):
                yield at, name, part
                yield from _described_parts(view, at, part)
    own = known.union(as_dict(schema.get("properties")))
    branches = [(word, index, b) for word in _BRANCHES for index, b in enumerate(as_list(schema.get(word)))]
    for _, _, branch in branches:
        own |= members(view, view.resolve(branch)) if "$ref" in as_dict(branch) else frozenset()
    for word, index, branch in branches:
        if isinstance(branch, dict) and "$ref" not in branch:
            yield from _described_parts(view, f"{pointer}/{word}/{index}", branch, own)


def _outer(view: View) -> Iterator[tuple[str, Any]]:
    """Yield every component schema, and every schema of a body or parameter that is written in place."""
    for name, schema in view.schemas.items():
        yield join("/components/schemas", name), schema
    for node in view.of_kind("media type", "parameter", "header"):
        if isinstance(node.value.get("schema"), dict):
            yield f"{node.pointer}/schema", node.value["schema"]


@rule("inline-class", "What becomes a class has its own file and its own name; the generator would invent one.")
def inline_class(view: View) -> Iterator[Breach]:
    """Refuse objects with properties, and enums, that are written inside another schema or a body."""
    for pointer, schema in _outer(view):
        parts = [(at, part) for at, _, part in _described_parts(view, pointer, schema)]
        if not pointer.startswith("/components/schemas/"):
            parts.append((pointer, schema))
        for at, part in parts:
            branches = [part, *(as_dict(b) for word in _BRANCHES for b in as_list(part.get(word)))]
            for what in ("properties", "enum"):
                if any(what in branch for branch in branches):
                    kind = "an object" if what == "properties" else "an enum"
                    advice = "move it to schemas/<Name>.yaml and refer to it"
                    yield Breach(view.where(at), f"{kind} is described in place", advice)
                    break


@rule("description", "Descriptions are the only documentation of many fields, and the docstrings of the client.")
def description(view: View) -> Iterator[Breach]:
    """Want words on every component schema, property, parameter and response."""
    for name, schema in view.schemas.items():
        pointer = join("/components/schemas", name)
        if not _has_words(view, schema):
            yield Breach(view.where(pointer), f"{name} has no description", "say in a sentence what it is")
        for at, member, part in _described_parts(view, pointer, schema):
            if "/properties/" in at and member not in PARTS and not _has_words(view, part):
                yield Breach(view.where(at), f"{member} has no description", "say in a sentence what it is")
    for node in view.of_kind("response"):
        if not _has_words(view, node.value):
            yield Breach(view.where(node.pointer), "a response has no description", "say when it is given")
    for node in view.of_kind("parameter"):
        if not _has_words(view, node.value):
            name = node.value.get("name")
            yield Breach(view.where(node.pointer), f"the parameter {name} has no description", "say what it selects")


def _has_words(view: View, value: Any) -> bool:
    resolved = view.resolve(value)
    return resolved is None or any(str(as_dict(v).get("description") or "").strip() for v in (value, resolved))


@rule("enum", "An enum of mixed or repeated values is a slip of the pen, and 02421 is not 1297.")
def enum(view: View) -> Iterator[Breach]:
    """Want enum values distinct and all of the declared type."""
    for node in view.of_kind("schema"):
        values = node.value.get("enum")
        if not isinstance(values, list):
            continue
        where = view.where(f"{node.pointer}/enum")
        declared = node.value.get("type")
        names = [declared] if isinstance(declared, str) else as_list(declared)
        types = [_TYPES[name] for name in names if name in _TYPES]
        if not types:
            yield Breach(where, "an enum without type", "declare the type of its values")
        for value in values:
            is_flag = isinstance(value, bool)
            if types and not any(isinstance(value, t) and (t is bool or not is_flag) for t in types):
                yield Breach(
                    where, f"the enum value {value!r} is not of type {declared}", "quote it, or correct the type"
                )
        written = [repr(value) for value in values]
        for value in sorted({value for value in written if written.count(value) > 1}):
            yield Breach(where, f"the enum value {value} appears twice", "keep one of them")


@rule("typed-value", "An example, default or constant of another type teaches every reader the wrong thing.")
def typed_value(view: View) -> Iterator[Breach]:
    """Validate the examples, the default and the constant of each schema against the schema itself."""
    for node in view.of_kind("schema"):
        values = [(f"examples/{i}", value) for i, value in enumerate(as_list(node.value.get("examples")))]
        values += [(member, node.value[member]) for member in ("example", "default", "const") if member in node.value]
        for at, value in values:
            for place, message in view.validation.errors(node.pointer, value):
                where = view.where(f"{node.pointer}/{at}{place}")
                yield Breach(where, f"{at.partition('/')[0]}: {message}", "quote it, or correct the schema")


@rule(
    "answer-null",
    "That an optional member of an answer may be null is one rule; said again, it is soon said otherwise.",
)
def answer_null(view: View) -> Iterator[Breach]:
    """Refuse null where only answers and messages are described, and keywords under which it would not be absence."""
    for name in sorted(answer_schemas(view.document) & view.schemas.keys()):
        for node in walk("schema", view.schemas[name], join("/components/schemas", name)):
            schema = as_dict(node.value)
            for keyword in ("type", "enum", "const"):
                values = schema.get(keyword, ())
                if {"type": "null"}.get(keyword) in (values if isinstance(values, list) else [values]):
                    advice = "remove it: an optional member may be null without saying so, a required one may not"
                    yield Breach(view.where(f"{node.pointer}/{keyword}"), f"{name} allows null by itself", advice)
            for keyword in sorted(_LOOKING_AT_NULL & schema.keys()):
                advice = "say it with required, properties and conditions, in which null is absence"
                yield Breach(view.where(f"{node.pointer}/{keyword}"), f"{keyword} looks at null members too", advice)
            for keyword in sorted(_NOT_WRITTEN_INTO & schema.keys()):
                advice = "say it with items, or in a component of its own, in which null is absence"
                yield Breach(view.where(f"{node.pointer}/{keyword}"), f"{keyword} does not know null", advice)


@rule("required-member", "A misspelt name in required asks for a member that nobody can send.")
def required_member(view: View) -> Iterator[Breach]:
    """Want every required member of a component to be one of its properties."""
    for name, schema in view.schemas.items():
        pointer = join("/components/schemas", name)
        known = members(view, schema)
        if known:
            for at, member in _required(pointer, schema):
                if member not in known:
                    advice = "correct the spelling, or describe the property"
                    yield Breach(
                        view.where(at), f"{name} requires {member}, which is not one of its properties", advice
                    )


def members(view: View, schema: Any, seen: frozenset[str] = frozenset()) -> set[str]:
    """Return the names of all properties that a schema describes, also by reference."""
    found: set[str] = set()
    for _, part in same_value("", schema):
        found |= set(as_dict(part.get("properties")))
        reference = part.get("$ref")
        if isinstance(reference, str) and reference not in seen:
            found |= members(view, view.resolve(part), seen | {reference})
    return found


def _required(pointer: str, schema: Any) -> Iterator[tuple[str, str]]:
    for at, part in same_value(pointer, schema):
        yield from ((f"{at}/required", name) for name in as_list(part.get("required")) if isinstance(name, str))
        for name, others in as_dict(part.get("dependentRequired")).items():
            yield from ((f"{at}/dependentRequired", str(other)) for other in [name, *as_list(others)])
