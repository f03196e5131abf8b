"""The rules of the Action Object for laying one value over another.

Only 1.1.0 writes the recursive steps down; 1.0.0 says "recursively merged" and "compatible".
Its editors explained both as 1.1.0 then did, so the steps hold for both versions.
"""

from __future__ import annotations

from typing import Any

from .nodes import Node, copy_of, kind, structure
from .reading import Action, Version

__all__ = ["update_node"]


def update_node(node: Node, value: Any, action: Action, version: Version) -> None:
    """Lay `value` over one selected node: merge objects, add to arrays, replace primitives.

    Differences (Action Object, field `update`):

    - 1.0: the value is one entry to append to an array, even when it is an array itself.
      1.1: an array is concatenated with the selected one; an object or primitive is appended.
    - 1.0: no primitive can be selected (the caller has seen to that). 1.1: a primitive replaces it.

    Raises:
        OverlayError: the value cannot be laid over what the node is.
    """
    target = node.value
    if isinstance(target, list):
        concatenates = isinstance(value, list) and version >= (1, 1)
        target.extend(copy_of(value) if concatenates else [copy_of(value)])
    elif structure(target) != structure(value):
        problem = f"selects {node.path}, which is {kind(target)}; {kind(value)} cannot be laid over it"
        raise action.error(problem, "correct one of them, or remove the node first and add it anew")
    elif isinstance(target, dict):
        _merge(target, value, action, node.path)
    else:
        node.container[node.key] = value


def _merge(target: dict[str, Any], update: dict[str, Any], action: Action, path: str) -> None:
    for name, value in update.items():
        current = target.get(name)
        if name not in target:
            target[name] = copy_of(value)
        elif structure(current) != structure(value):
            problem = f"selects {path}, where {name!r} is {kind(current)}; {kind(value)} cannot be laid over it"
            raise action.error(problem, "correct one of them, or remove the property first and add it anew")
        elif isinstance(current, dict):
            _merge(current, value, action, f"{path}[{name!r}]")
        elif isinstance(current, list):
            current.extend(copy_of(value))
        else:
            target[name] = value
