"""Applying an overlay to a document: the Overlay Specification, 1.0 and 1.1, nothing left out.

- Overlay Object: actions apply in order, each to the result of the one before.
- Action Object: `remove: true` wins over the other modifiers; `update` and `copy` together cancel each other.

Differences (Action Object):

- 1.0: a target selects objects and arrays; a primitive or null is an error.
  One case is let pass, because the published compliant set `remove-example` has it: to remove a primitive
  property of an object.
  1.1: primitives can be updated and removed.
- 1.0: says nothing of a target that selects objects and arrays: each is updated by its own rule.
  1.1: what is updated must be all objects, all arrays or all primitives.
- 1.1: `copy` lays one node of the document over the target by the rules of `update`.

In both, a target that selects nothing succeeds and changes nothing.
Here it is an error unless asked for, because it is nearly always a path that has gone stale.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jsonpath_rfc9535 import JSONPathQuery

from .errors import OverlayError
from .merging import update_node
from .nodes import Node, copy_of, kind, select, structure
from .reading import Action, Version, read_overlay

__all__ = ["apply_overlay"]


def apply_overlay(
    document: Any,
    overlay: Any,
    *,
    allow_unmatched: bool = False,
    where: str | None = None,
    lines: Mapping[str, int] | None = None,
) -> Any:
    """Return the document with the overlay applied, as a new document.

    Neither argument is changed; the result shares nothing with them, nor do two of its places.

    Args:
        document: any JSON-like value, usually an OpenAPI description.
        overlay: a parsed overlay; the version it declares decides the rules.
        allow_unmatched: let an action whose target selects nothing pass, as the specification does.
        where: the overlay's name in messages, such as its path.
        lines: the line of each value of the overlay by JSON pointer (`parse_lines`), for messages.

    Raises:
        OverlayError: the overlay is invalid, a target selects nothing, or a value does not fit its target.
    """
    try:
        read = read_overlay(overlay, where=where, lines=lines)
        box = [copy_of(document)]
        for action in read.actions:
            _apply(action, box, read.version, allow_unmatched=allow_unmatched)
    except RecursionError as error:
        raise OverlayError("the document or the overlay is nested too deeply", where=where) from error
    return box[0]


def _apply(action: Action, box: list[Any], version: Version, *, allow_unmatched: bool) -> None:
    nodes = _select(action, action.query, box)
    if not nodes and not allow_unmatched:
        advice = "correct the path, or allow it: --allow-unmatched, allow_unmatched=True"
        raise action.error("selects nothing", advice)
    if not nodes:
        return
    if version < (1, 1):
        _refuse_primitives(action, nodes)
    if action.remove:
        _remove(action, nodes)
    elif action.updates and action.copy_query is None:
        _update(action, nodes, action.update, version)
    elif action.copy_query is not None and not action.updates:
        _update(action, nodes, _source(action, action.copy_query, box), version)


def _select(action: Action, query: JSONPathQuery, box: list[Any]) -> list[Node]:
    try:
        return select(query, box)
    except ValueError as error:
        raise action.error(f"cannot be found: {error}", "write the way to it without `..`") from error


def _refuse_primitives(action: Action, nodes: list[Node]) -> None:
    for node in nodes:
        removes_property = action.remove and isinstance(node.container, dict)
        if structure(node.value) == "primitive" and not removes_property:
            problem = f"selects {node.path}, which is {kind(node.value)} and out of reach of Overlay 1.0"
            raise action.error(problem, "declare `overlay: 1.1.0`, or select the object or array that holds it")


def _remove(action: Action, nodes: list[Node]) -> None:
    """Remove the nodes, the last and innermost first, so that none moves before its turn."""
    for node in sorted(nodes, key=lambda node: node.location, reverse=True):
        if not node.location:
            raise action.error("selects the root, which nothing contains", "select what to remove in it")
        del node.container[node.key]


def _update(action: Action, nodes: list[Node], value: Any, version: Version) -> None:
    examples = {structure(node.value): node for node in nodes}
    if version >= (1, 1) and len(examples) > 1:
        mix = " and ".join(f"{node.path}, which is {kind(node.value)}," for node in examples.values())
        problem = f"selects a mix: {mix} cannot be updated together"
        raise action.error(problem, "write one action for objects, one for arrays, one for primitives")
    for node in nodes:
        update_node(node, value, action, version)


def _source(action: Action, query: JSONPathQuery, box: list[Any]) -> Any:
    """Return a copy of the one node to copy, as it was before the action changed anything."""
    sources = _select(action, query, box)
    if len(sources) != 1:
        problem = f"cannot get a copy of {action.copy}, which selects {len(sources) or 'no'} nodes"
        raise action.error(problem, "let copy select exactly one node")
    return copy_of(sources[0].value)
