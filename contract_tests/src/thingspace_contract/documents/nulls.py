"""Null is absence: the rule of answers and messages (D242), written out so that every reader of JSON Schema sees it.

The hand-written schemas say what an optional member is when it is there. A server may also send it as null, which
means that it is not there. The public document says so at each optional member, and wherever the presence of one
decides: `required: [pd]` in an alternative becomes "there, and not null".

Requests are not concerned: a component that a request and an answer are both made of stays as it is, and a null in
that part of an answer is judged as in a request. But for those parts, an answer is valid against what is written here
exactly when it is valid against the hand-written schemas without its null members. Keywords that are not written into
are refused in answers by the lint rule `answer-null`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .grammar import METHODS, reached_schemas

__all__ = ["answer_schemas", "write_out_nulls"]

_SCHEMAS = "#/components/schemas/"
#: Members of a schema that are schemas of the same value: alone, and in lists.
_ONE = ("not", "if", "then", "else")
_SEVERAL = ("allOf", "anyOf", "oneOf")
#: What keeps a type from being all that says whether null is allowed.
_DECIDING = frozenset({*_ONE, *_SEVERAL, "$ref", "enum", "const"})
_PROSE = frozenset({"description", "title", "examples", "example", "default", "deprecated"})


def answer_schemas(document: dict[str, Any]) -> frozenset[str]:
    """Return the names of the schema components that JSON answers and messages are made of, and no request is."""
    asked: list[tuple[str, Any]] = []
    told: list[tuple[str, Any]] = [("document", {"webhooks": document.get("webhooks")})]
    for item in _dict(document.get("paths")).values():
        asked.append(("path item", {"parameters": _dict(item).get("parameters")}))
        for operation in (_dict(_dict(item).get(method)) for method in METHODS):
            asked.append(("operation", {key: operation.get(key) for key in ("parameters", "requestBody")}))
            asked.append(("schema", operation.get("x-request-rule")))
            told.append(("operation", {key: operation.get(key) for key in ("responses", "callbacks")}))
    return frozenset(reached_schemas(document, told, json_only=True) - reached_schemas(document, asked, json_only=True))


def write_out_nulls(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with null allowed for every optional member of its answers and messages."""
    components = _dict(document.get("components"))
    schemas = _dict(components.get("schemas"))
    answers = answer_schemas(document)
    writer = _Writer(schemas)
    written = {name: writer.write(each, [each]) if name in answers else each for name, each in schemas.items()}
    return {**document, "components": {**components, "schemas": written}} if answers else document


class _Writer:
    """Writes schemas of a value anew.

    A value has definitions: the schemas that say which of its members there are, and which are required. Everything
    else that speaks of it (alternatives, conditions, what is refused) is a test of the value as they define it.
    """

    def __init__(self, schemas: dict[str, Any]) -> None:
        self._schemas = schemas

    def write(self, schema: Any, definitions: Sequence[Any]) -> Any:
        """Return a schema that is kept by a value when the given one is kept by the value without its nulls."""
        if not isinstance(schema, dict):
            return schema
        written = dict(schema)
        hard = self._required(definitions)
        if "properties" in schema or "required" in schema:
            self._write_members(written, hard, definitions)
        for key in _ONE:
            if key in schema:
                written[key] = self.write(schema[key], definitions)
        for key in _SEVERAL:
            if isinstance(schema.get(key), list):
                written[key] = [self.write(each, definitions) for each in schema[key]]
        if "items" in schema:
            items = [part["items"] for part in self._parts(definitions) if isinstance(part.get("items"), dict)]
            written["items"] = self.write(schema["items"], items or [schema["items"]])
        if "additionalProperties" in schema:
            # where no more members are allowed, one that is null is none: `false` becomes `type: "null"`
            rest = schema["additionalProperties"]
            written["additionalProperties"] = _or_null(self.write(rest, [rest]))
        for condition in _conditions(written):
            written["allOf"] = [*_list(written.get("allOf")), self.write(condition, definitions)]
        return written

    def _write_members(self, written: dict[str, Any], hard: set[str], definitions: Sequence[Any]) -> None:
        own = {name for name in _list(written.get("required")) if isinstance(name, str)}
        known = self._members(definitions)
        soft = self._optional_in_a_part(definitions)
        members = {}
        for name, schema in _dict(written.get("properties")).items():
            inner = self.write(schema, known.get(name) or [schema])
            if name in own and (name not in hard or name in soft):
                members[name] = _not_null(inner)
            else:
                members[name] = inner if name in hard else _or_null(inner)
        for name in sorted(own - members.keys()):
            if name not in hard or name in soft:
                members[name] = _not_null(written.get("additionalProperties", True))
        if members:
            written["properties"] = members

    def _parts(self, definitions: Iterable[Any]) -> Iterator[dict[str, Any]]:
        """Yield the definitions, and what they take over by `allOf` and `$ref`."""
        waiting = list(definitions)
        seen: set[str] = set()
        while waiting:
            schema = waiting.pop(0)
            if isinstance(schema, dict):
                yield schema
                waiting += _list(schema.get("allOf"))
                reference = schema.get("$ref")
                if isinstance(reference, str) and reference not in seen:
                    seen.add(reference)
                    waiting.append(self._schemas.get(reference.removeprefix(_SCHEMAS)))

    def _required(self, definitions: Iterable[Any]) -> set[str]:
        parts = self._parts(definitions)
        return {name for part in parts for name in _list(part.get("required")) if isinstance(name, str)}

    def _members(self, definitions: Iterable[Any]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for part in self._parts(definitions):
            for name, schema in _dict(part.get("properties")).items():
                found.setdefault(name, []).append(schema)
        return found

    def _optional_in_a_part(self, definitions: Iterable[Any]) -> set[str]:
        """Return the members that a component among the parts takes for optional, which may be null there."""
        found: set[str] = set()
        for part in self._parts(definitions):
            target = self._schemas.get(str(part.get("$ref", "")).removeprefix(_SCHEMAS))
            found |= self._members([target]).keys() - self._required([target])
        return found


def _conditions(written: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Take `dependentRequired` and `dependentSchemas` out of a schema; yield them as conditions, which know null."""
    for name, others in _dict(written.pop("dependentRequired", None)).items():
        yield {"if": {"required": [name]}, "then": {"required": others}}
    for name, schema in _dict(written.pop("dependentSchemas", None)).items():
        yield {"if": {"required": [name]}, "then": schema}


def _or_null(schema: Any) -> Any:
    """Return a schema that null keeps too."""
    if not isinstance(schema, dict):
        return {"type": "null"} if schema is False else schema
    deciding = _DECIDING & schema.keys()
    if not deciding:
        types = schema.get("type")
        types = [types] if isinstance(types, str) else _list(types)
        return schema | {"type": [*types, "null"]} if types and "null" not in types else schema
    if deciding == {"anyOf"} and "type" not in schema:
        branches = _list(schema["anyOf"])
        return schema if {"type": "null"} in branches else schema | {"anyOf": [*branches, {"type": "null"}]}
    prose = {key: value for key, value in schema.items() if key in _PROSE or key.startswith("x-")}
    rule = {key: value for key, value in schema.items() if key not in prose}
    return {**prose, "anyOf": [rule, {"type": "null"}]}


def _not_null(schema: Any) -> Any:
    """Return a schema that null does not keep."""
    if not isinstance(schema, dict):
        return False if schema is False else {"not": {"type": "null"}}
    types = schema.get("type", "null")
    if "null" not in ([types] if isinstance(types, str) else _list(types)):
        return schema
    if "not" in schema:
        return schema | {"allOf": [*_list(schema.get("allOf")), {"not": {"type": "null"}}]}
    return schema | {"not": {"type": "null"}}


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
