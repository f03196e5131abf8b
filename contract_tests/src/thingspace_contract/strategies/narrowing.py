"""A narrower copy of a contract's schemas, from which values are quick to draw and pleasant to read.

Open objects would be filled with members that nobody knows, and unbounded arrays with dozens of items: slow, and
hard to understand in a failure. Null, which means of an optional member that it is absent, would be everywhere.
The copy closes objects, shortens arrays and leaves null out where there is another choice; what is drawn from it is
still checked against the contract itself, so a rule that the copy gets wrong costs a few rejected values and nothing
else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["narrowed_document", "narrowed_schema"]

_LONGEST_ARRAY = 2
_LARGEST_MAP = 3
_ONE = ("items", "additionalProperties", "then", "else", "propertyNames")
_SEVERAL = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED = ("properties", "patternProperties", "dependentSchemas", "$defs")
_OPEN = ("additionalProperties", "unevaluatedProperties", "patternProperties", "$ref", "dependentSchemas")
_PROSE = ("description", "title", "examples", "example", "default", "deprecated", "externalDocs", "xml")
_COMPONENTS = "#/components/schemas/"


def narrowed_document(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema components of a document, narrowed."""
    schemas: Mapping[str, Any] = document.get("components", {}).get("schemas", {})
    combined = set(_combined(schemas))
    return {
        name: _narrowed(schema, schemas, closing=f"{_COMPONENTS}{name}" not in combined)
        for name, schema in schemas.items()
    }


def narrowed_schema(document: Mapping[str, Any], schema: Any) -> Any:
    """Return a narrowed copy of one schema of a document; references in it stay."""
    return _narrowed(schema, document.get("components", {}).get("schemas", {}), closing=True)


def _narrowed(schema: Any, components: Mapping[str, Any], *, closing: bool = True) -> Any:
    if not isinstance(schema, Mapping):
        return schema
    copy = _without_null(
        {key: value for key, value in schema.items() if not key.startswith("x-") and key not in _PROSE}
    )
    for key in _ONE:
        if key in copy:
            copy[key] = _narrowed(copy[key], components)
    for key in _SEVERAL:
        if key in copy:
            copy[key] = [_narrowed(each, components, closing=key != "allOf") for each in copy[key]]
    for key in _NAMED:
        if key in copy:
            copy[key] = {name: _narrowed(each, components) for name, each in copy[key].items()}
    if closing and copy.get("type") == "object" and not any(key in copy for key in _OPEN):
        _close(copy, components)
    if copy.get("type") == "array":
        copy["maxItems"] = max(copy.get("minItems", 0), min(copy.get("maxItems", _LONGEST_ARRAY), _LONGEST_ARRAY))
    if copy.get("type") == "object" and "properties" not in copy and "maxProperties" not in copy:
        copy["maxProperties"] = max(copy.get("minProperties", 0), _LARGEST_MAP)
        copy.setdefault("additionalProperties", {"type": ["string", "integer", "boolean"]})
    return copy


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without the choice of null, where it has others."""
    kinds = schema.get("type")
    if isinstance(kinds, list) and kinds != ["null"]:
        kinds = [kind for kind in kinds if kind != "null"]
        schema = schema | {"type": kinds if len(kinds) > 1 else kinds[0]}
    branches = [branch for branch in schema.get("anyOf", ()) if branch != {"type": "null"}]
    if branches and len(branches) < len(schema["anyOf"]):
        rest = {key: value for key, value in schema.items() if key != "anyOf"}
        return rest | (branches[0] if len(branches) == 1 and not rest else {"anyOf": branches})
    return schema


def _close(copy: dict[str, Any], components: Mapping[str, Any]) -> None:
    """Allow only the members that the object's rules speak of, also those of the schemas that it is combined with."""
    named = set(copy.get("properties", ()))
    combined = {name for branch in copy.get("allOf", ()) for name in _property_names(branch, components)}
    if not named | combined or not set(_mentioned(copy)) <= named | combined:
        return
    copy["properties"] = {**dict.fromkeys(sorted(combined), True), **copy.get("properties", {})}
    copy["additionalProperties"] = False


def _property_names(branch: Any, components: Mapping[str, Any]) -> Iterator[str]:
    """The members that one branch of an `allOf` describes, its reference followed."""
    if not isinstance(branch, Mapping):
        return
    if "$ref" in branch:
        yield from _property_names(components.get(branch["$ref"].removeprefix(_COMPONENTS)), components)
    yield from branch.get("properties", ())
    for each in branch.get("allOf", ()):
        yield from _property_names(each, components)


def _mentioned(schema: Any) -> Iterator[str]:
    """The members that a rule speaks of; of alternatives elsewhere it cannot know."""
    if not isinstance(schema, Mapping):
        return
    yield from schema.get("required", ())
    yield from schema.get("properties", ())
    for key in ("if", "then", "else", "not"):
        yield from _mentioned(schema.get(key))
    for key in ("anyOf", "oneOf"):
        for branch in schema.get(key, ()):
            if isinstance(branch, Mapping) and "$ref" in branch:
                yield "$ref"  # what it speaks of is unknown here: a name that no object has
            yield from _mentioned(branch)
    for branch in schema.get("allOf", ()):
        yield from _mentioned(branch)


def _combined(value: Any) -> Iterator[str]:
    """The references that stand in some `allOf`; a closed schema could not be combined with another."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            if key == "allOf" and isinstance(each, list):
                yield from (branch["$ref"] for branch in each if isinstance(branch, Mapping) and "$ref" in branch)
            yield from _combined(each)
    elif isinstance(value, list):
        for each in value:
            yield from _combined(each)
