"""Rules of requests: what the contract says about a request must not hold by accident of its wording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..grammar import Node, reached_schemas, walk
from ..pointer import join
from .rules import Breach, rule
from .view import View, as_dict

__all__: list[str] = []

#: Where the messages are that the platform sends: their bodies are no requests of a caller.
_TOLD = ("/components/pathItems/", "/webhooks/")


@rule("empty-text", "An empty name selects nothing, or everything; who sends one has lost a value on the way.")
def empty_text(view: View) -> Iterator[Breach]:
    """Want each text of a request to refuse an empty one, or to say in x-empty what it means."""
    for pointer, schema in _request_schemas(view):
        types = schema.get("type")
        if "string" not in (types if isinstance(types, list) else [types]):
            continue
        if view.validation.fault(pointer):
            continue
        meaning = schema.get("x-empty")
        takes_empty = view.validation.accepts(pointer, "")
        name = _name(view, pointer)
        if takes_empty and not (isinstance(meaning, str) and meaning.strip()):
            advice = "add minLength: 1, or x-empty with what an empty text means"
            yield Breach(view.where(pointer), f"{name} may be empty", advice)
        if not takes_empty and meaning is not None:
            advice = "remove x-empty, or what refuses it"
            yield Breach(
                view.where(f"{pointer}/x-empty"), f"{name} says what an empty text means, and refuses it", advice
            )


@rule("counted-members", "A misspelt member counts as a member, so that a filter of unknown names selects everything.")
def counted_members(view: View) -> Iterator[Breach]:
    """Want an object of a request that needs a member to name those that count."""
    for pointer, schema in _request_schemas(view):
        if "minProperties" in schema and not as_dict(view.resolve(schema)).get("additionalProperties"):
            advice = "write anyOf with required: [member] for each member that counts"
            yield Breach(view.where(f"{pointer}/minProperties"), "minProperties counts unknown members too", advice)


def _name(view: View, pointer: str) -> str:
    """Return what a reader calls the value of a schema: its member, its parameter, or the list that it is in."""
    outer, _, last = pointer.rpartition("/")
    if last == "items":
        return f"an item of {_name(view, outer)}"
    return str(as_dict(view.at(outer)).get("name", "the body")) if last == "schema" else last


def _request_schemas(view: View) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema, with its place, that the body or a parameter of a request is made of."""
    parts = [each for each in view.of_kind("request body", "parameter") if not each.pointer.startswith(_TOLD)]
    for name in sorted(reached_schemas(view.document, [(each.kind, each.value) for each in parts])):
        parts.append(Node("schema", join("/components/schemas", name), view.schemas.get(name)))
    for part in parts:
        for kind, pointer, value in walk(part.kind, part.value, part.pointer):
            if kind == "schema" and isinstance(value, dict) and "x-broken" not in value:
                yield pointer, value
