"""Lists that are longer than they may be: told before anybody looks at what they hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingspace_contract.contract.problems import place
from thingspace_contract.contract.shapes.shape import Path, Shape, Shapes, Visit

__all__ = ["TooLong", "too_long"]

TooLong = tuple[str, list[Any], Mapping[str, Any]]
"""Where a list is, the list, and the schema whose `maxItems` it exceeds."""

_MOST = 100


def too_long(shapes: Shapes, pointer: str, body: Any) -> list[TooLong]:
    """Return the lists of a body that are longer than any schema for them allows; at most a hundred."""
    found: list[TooLong] = []
    waiting: list[tuple[Path, Any, Shape]] = [(None, body, shapes.at(pointer))]
    while waiting and len(found) < _MOST:
        path, value, shape = waiting.pop()
        if isinstance(value, dict):
            inner = ((name, each, shapes.member(shape, name)) for name, each in value.items())
            waiting += [
                ((path, name), each, at) for name, each, at in inner if at is not None and isinstance(each, dict | list)
            ]
        elif isinstance(value, list):
            limits = [part for part in shape.parts if isinstance(part.get("maxItems"), int)]
            widest = max(limits, key=lambda part: int(part["maxItems"]), default=None)
            if widest is not None and len(value) > widest["maxItems"]:
                found.append((place("body", Visit(path, value, shape).steps), value, widest))
            elif shape.items:
                at = shapes.of(shape.items)
                waiting += [
                    ((path, index), each, at) for index, each in enumerate(value) if isinstance(each, dict | list)
                ]
    return found
