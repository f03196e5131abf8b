"""Checking an overlay against the section Schema of the Overlay Specification, and what its actions become.

1.0 and 1.1 differ here in two fields:

- Info Object: `description` exists since 1.1.
- Action Object: `copy` exists since 1.1.

An unknown field is refused unless it begins with `x-` (section Specification Extensions).
The published JSON Schemas also want every action to be unique; so do we.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from jsonpath_rfc9535 import JSONPathQuery

from .errors import OverlayError
from .nodes import kind
from .queries import compile_query

__all__ = ["Action", "Overlay", "Version", "read_overlay"]

Version = tuple[int, int]

_VERSION = re.compile(r"(1)\.([01])\.[0-9]+")
_DESCRIPTION_SHOWN = 60


@dataclass(frozen=True, kw_only=True)
class Action:
    """One Action Object: what it selects, and what it does with each selected node.

    `updates` tells an absent `update` from one that is null.
    """

    where: str
    target: str
    query: JSONPathQuery
    updates: bool
    update: Any
    copy: str | None
    copy_query: JSONPathQuery | None
    remove: bool

    def error(self, problem: str, advice: str) -> OverlayError:
        """Return the error that names this action, its target and the problem."""
        return OverlayError(f"target {self.target} {problem}", where=self.where, advice=advice)


@dataclass(frozen=True)
class Overlay:
    """A valid overlay; of its version only major and minor number count (section Versions)."""

    where: str
    version: Version
    extends: str | None
    actions: tuple[Action, ...]


class _Field(NamedTuple):
    name: str
    kind: str
    required: bool = False
    since: Version = (1, 0)


class _Places(NamedTuple):
    """Names places of one overlay in messages, with the line when it is known."""

    name: str
    lines: Mapping[str, int]

    def at(self, pointer: str, part: str = "") -> str:
        line = self.lines.get(pointer)
        place = f"{self.name}:{line}" if line else self.name
        return f"{place}: {part}" if part else place


_OVERLAY_OBJECT = (
    _Field("overlay", "a string", required=True),
    _Field("info", "an object", required=True),
    _Field("extends", "a string"),
    _Field("actions", "an array", required=True),
)
_INFO_OBJECT = (
    _Field("title", "a string", required=True),
    _Field("version", "a string", required=True),
    _Field("description", "a string", since=(1, 1)),
)
_ACTION_OBJECT = (
    _Field("target", "a string", required=True),
    _Field("description", "a string"),
    _Field("update", "any value"),
    _Field("copy", "a string", since=(1, 1)),
    _Field("remove", "a boolean"),
)


def read_overlay(value: Any, *, where: str | None = None, lines: Mapping[str, int] | None = None) -> Overlay:
    """Return what a parsed overlay document says.

    Args:
        value: the overlay as parsed from YAML or JSON.
        where: the overlay's name in messages, such as its path.
        lines: the line of each value by JSON pointer, as `parse_lines` gives it, for messages.

    Raises:
        OverlayError: it breaks the specification that its `overlay` field declares.
    """
    places = _Places(where or "the overlay", lines or {})
    version = _version(value, places)
    _check_object(value, _OVERLAY_OBJECT, version, places.name)
    _check_object(value["info"], _INFO_OBJECT, version, places.at("/info", "info"))
    _check_extends(value.get("extends", ""), places)
    actions = value["actions"]
    if not actions:
        raise OverlayError("actions is empty", where=places.at("/actions"), advice="give at least one action")
    read = tuple(_action(action, index, version, places) for index, action in enumerate(actions))
    _check_unique(actions, read)
    return Overlay(places.name, version, value.get("extends"), read)


def _version(value: Any, places: _Places) -> Version:
    if not isinstance(value, dict):
        advice = "begin with `overlay: 1.1.0`, `info:` and `actions:`"
        raise OverlayError(f"an overlay is an object, not {kind(value)}", where=places.name, advice=advice)
    declared = value.get("overlay")
    match = _VERSION.fullmatch(declared) if isinstance(declared, str) else None
    if match is None:
        problem = f"the version {json.dumps(declared)} is not known" if "overlay" in value else "overlay is missing"
        advice = "declare `overlay: 1.1.0`, or another version of 1.0 or 1.1"
        raise OverlayError(problem, where=places.at("/overlay"), advice=advice)
    return int(match[1]), int(match[2])


def _check_object(value: Any, fields: tuple[_Field, ...], version: Version, where: str) -> None:
    if not isinstance(value, dict):
        raise OverlayError(f"this must be an object, not {kind(value)}", where=where)
    known = {field.name: field for field in fields}
    for name, member in value.items():
        field = known.get(name)
        if field is not None:
            _check_field(field, member, version, where)
        elif not name.startswith("x-"):
            advice = f"write {', '.join(known)}, or a name that begins with x-"
            raise OverlayError(f"the field {name!r} is not known", where=where, advice=advice)
    for field in fields:
        if field.required and field.name not in value:
            raise OverlayError(f"{field.name} is missing", where=where, advice=f"add `{field.name}:`")


def _check_field(field: _Field, value: Any, version: Version, where: str) -> None:
    if field.since > version:
        since = f"{field.since[0]}.{field.since[1]}"
        problem = f"{field.name} exists since Overlay {since} only"
        raise OverlayError(problem, where=where, advice=f"declare `overlay: {since}.0`, or delete it")
    if field.kind not in ("any value", kind(value)):
        advice = "quote it" if field.kind == "a string" and not isinstance(value, dict | list) else None
        raise OverlayError(f"{field.name} must be {field.kind}, not {kind(value)}", where=where, advice=advice)


def _check_extends(extends: str, places: _Places) -> None:
    try:
        urlsplit(extends)
    except ValueError as error:
        problem = f"extends {extends!r} is not a URI reference: {error}"
        raise OverlayError(problem, where=places.at("/extends"), advice="name a document") from error


def _check_unique(values: list[Any], actions: tuple[Action, ...]) -> None:
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        same = first.setdefault(json.dumps(value, sort_keys=True), index)
        if same != index:
            advice = "delete one, or describe why it is there twice"
            raise OverlayError(f"repeats actions[{same}]", where=actions[index].where, advice=advice)


def _action(value: Any, index: int, version: Version, places: _Places) -> Action:
    where = places.at(f"/actions/{index}", f"actions[{index}]")
    if isinstance(value, dict) and isinstance(value.get("description"), str):
        where += f' "{_shortened(value["description"])}"'
    _check_object(value, _ACTION_OBJECT, version, where)
    copy = value.get("copy")
    return Action(
        where=where,
        target=value["target"],
        query=_query(value["target"], "target", where),
        updates="update" in value,
        update=value.get("update"),
        copy=copy,
        copy_query=None if copy is None else _query(copy, "copy", where),
        remove=value.get("remove", False),
    )


def _shortened(description: str) -> str:
    line = " ".join(description.split())
    return line if len(line) <= _DESCRIPTION_SHOWN else f"{line[:_DESCRIPTION_SHOWN]}…"


def _query(text: str, field: str, where: str) -> JSONPathQuery:
    try:
        return compile_query(text)
    except ValueError as error:
        problem = f"{field} {text!r} is not a JSONPath query of RFC 9535: {error}"
        advice = "begin with $, and write ['a-name'] for a name that holds more than letters, digits and _"
        raise OverlayError(problem, where=where, advice=advice) from error
