"""Rules of the companion files beside the contract: decisions and inventory agree with it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any

from ..errors import DocumentError
from ..pointer import join, last
from ..text import read_text
from .rules import Breach, rule
from .view import View, as_dict, as_list

__all__: list[str] = []

DECISIONS = "DECISIONS.md"
INVENTORY = "inventory.tsv"
EXTENSIONS = (
    "x-decisions",
    "x-effect",
    "x-evidence",
    "x-empty",
    "x-message-key",
    "x-messages",
    "x-request-rule",
    "x-sources",
    "x-undocumented",
)

_HEADING = re.compile(r"^#+ .*?\b(D\d{3,})\b", re.MULTILINE)


def _companion(view: View, name: str) -> str | None:
    """Return the text of a companion file, None when it is missing or unreadable."""
    try:
        return read_text(view.tree.root / name, name)
    except DocumentError:
        return None


def _missing(view: View, name: str) -> Breach:
    return Breach(f"{view.tree.root.resolve().name}/{name}", "is missing or unreadable", "write it; see spec/README.md")


@rule("decision", "A number that leads to no decision explains nothing.")
def decision(view: View) -> Iterator[Breach]:
    """Want each entry of x-decisions to have a heading in DECISIONS.md."""
    text = _companion(view, DECISIONS)
    if text is None:
        yield _missing(view, DECISIONS)
        return
    known = set(_HEADING.findall(text))
    for source in view.tree.sources.values():
        for pointer, value in _members(source.value, "x-decisions", ""):
            where = source.place(pointer)
            if not isinstance(value, list):
                yield Breach(where, "x-decisions is not a list", "write x-decisions: [D001]")
            for number in as_list(value):
                if number not in known:
                    advice = f"add a heading with {number}, or correct the number"
                    yield Breach(where, f"{DECISIONS} has no decision {number}", advice)


def _members(value: Any, name: str, pointer: str) -> Iterator[tuple[str, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        at = join(pointer, str(key))
        if key == name:
            yield at, item
        else:
            yield from _members(item, name, at)


@rule("undocumented-decision", "Where the sources are silent, a reader must find what was decided and why.")
def undocumented_decision(view: View) -> Iterator[Breach]:
    """Want each owner of an x-undocumented part to be named in DECISIONS.md."""
    text = _companion(view, DECISIONS) or ""
    names = {operation.pointer: operation.name for operation in view.operations}
    for node in view.nodes:
        if "x-undocumented" in as_dict(node.value):
            name = names.get(node.pointer) or last(node.pointer.removesuffix("/post"))
            if not re.search(rf"\b{re.escape(name)}\b", text):
                where = view.where(f"{node.pointer}/x-undocumented")
                yield Breach(where, f"{DECISIONS} says nothing about {name}", f"add a decision that names {name}")


@rule("inventory", "The inventory is the plan of the whole API; contract and plan must not drift apart.")
def inventory(view: View) -> Iterator[Breach]:
    """Compare each operation with its row of inventory.tsv."""
    text = _companion(view, INVENTORY)
    place = f"{view.tree.root.resolve().name}/{INVENTORY}"
    if text is None:
        yield _missing(view, INVENTORY)
        return
    header, *lines = [line.split("\t") for line in text.splitlines() if line.strip()] or [[]]
    wanted = ("operationId", "method", "path", "tag", "effect")
    if not set(wanted) <= set(header):
        yield Breach(f"{place}:1", "lacks a column", f"its columns include {', '.join(wanted)}")
        return
    rows = {}
    for number, line in enumerate(lines, 2):
        row = dict(zip(header, line, strict=False))
        if row.get("operationId") in rows:
            yield Breach(f"{place}:{number}", f"{row.get('operationId')} has two rows", "keep one of them")
        rows[row.get("operationId")] = row
    for operation in view.operations:
        row = rows.get(operation.name, {})
        if not row:
            yield Breach(view.where(operation.pointer), f"{place} has no row {operation.name}", "add one")
            continue
        said = {
            "method": operation.method.upper(),
            "path": operation.path,
            "tag": ", ".join(map(str, as_list(operation.value.get("tags")))),
            "effect": str(operation.value.get("x-effect")),
        }
        for column, value in said.items():
            planned = row.get(column, "")
            if planned != value:
                message = f"{operation.name} has {column} {value}, {place} says {planned or 'nothing'}"
                yield Breach(view.where(operation.pointer), message, "correct one of them")


@rule("extension-name", "A misspelt extension is read by no tool and noticed by nobody.")
def extension_name(view: View) -> Iterator[Breach]:
    """Refuse members that look like one of our extensions and are none."""
    for node in view.nodes:
        for member in as_dict(node.value):
            if not member.startswith("x-") or member in EXTENSIONS:
                continue
            close = difflib.get_close_matches(member, EXTENSIONS, 1, 0.8)
            if close:
                where = view.where(join(node.pointer, member))
                yield Breach(where, f"{member} is not one of our extensions", f"did you mean {close[0]}?")
