"""The nodes of a document that a query selects, as places that can be changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jsonpath_rfc9535 import JSONPathNode, JSONPathQuery

from .queries import find_nodes

__all__ = ["Node", "copy_of", "kind", "select", "structure"]


@dataclass(frozen=True)
class Node:
    """The place of one value in the document: the object or array that holds it, and its name or index there.

    `location` is the way to it from the root, `path` the same as a normalized path (RFC 9535 section 2.7).
    The root's location is empty; a box of one item stands in for the container it does not have.
    """

    container: Any
    key: Any
    location: tuple[int | str, ...]
    path: str

    @property
    def value(self) -> Any:
        """The value as it is now."""
        return self.container[self.key]


def select(query: JSONPathQuery, box: list[Any]) -> list[Node]:
    """Return the nodes that `query` selects in the document `box[0]`, in the order of RFC 9535.

    Each node comes once, however often the query selects it: an update is for "each selected object".

    Raises:
        ValueError: the document is nested too deeply to be searched.
    """
    found = {node.location: node for node in find_nodes(query, box[0])}
    return [_node(node, box) for node in found.values()]


def _node(found: JSONPathNode, box: list[Any]) -> Node:
    container: Any = box
    key: int | str = 0
    for step in found.location:
        container, key = container[key], step
    return Node(container, key, found.location, found.path())


def structure(value: Any) -> str:
    """Return what the rules of the Action Object tell apart: object, array or primitive.

    Null is a primitive, as in RFC 9535 section 1.1.
    """
    return "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "primitive"


def kind(value: Any) -> str:
    """Return the JSON type of a value, with its article, for messages."""
    match value:
        case dict():
            return "an object"
        case list():
            return "an array"
        case str():
            return "a string"
        case bool():
            return "a boolean"
        case None:
            return "null"
        case _:
            return "a number"


def copy_of(value: Any) -> Any:
    """Return a copy that shares nothing with `value`, and nothing within itself where `value` does.

    `copy.deepcopy` would keep shared parts shared: a change at one place would show at the other.
    """
    if isinstance(value, dict):
        return {name: copy_of(member) for name, member in value.items()}
    if isinstance(value, list):
        return [copy_of(item) for item in value]
    return value
