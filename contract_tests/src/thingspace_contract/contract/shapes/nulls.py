"""Nulls of a request: the contract takes none (D241), and this is how to tell those that stand for an absent member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from thingspace_contract.contract.problems import Problem, place
from thingspace_contract.contract.shapes.shape import Shape, Shapes

__all__ = ["advised", "is_absent", "optional_nulls", "without_nulls"]


def is_absent(shapes: Shapes, shape: Shape, member: str, value: Any) -> bool:
    """Whether a member of an object is null in place of being left out: it is named, optional, and never null."""
    if value is not None or member in shape.required:
        return False
    inner = shapes.member(shape, member) if shape.names(member) else None
    return inner is not None and not inner.takes_null


def optional_nulls(shapes: Shapes, pointer: str, body: Any) -> Iterator[str]:
    """Yield the places of all members of a body that are null in place of being left out."""
    for visit in shapes.walk(pointer, body):
        if isinstance(visit.value, dict):
            for member, value in visit.value.items():
                if value is None and is_absent(shapes, visit.shape, member, value):
                    yield place("body", (*visit.steps, member))


def without_nulls(shapes: Shapes, shape: Shape, body: Any) -> Any:
    """Return a body as it is meant: without the members that are null in place of being left out."""
    if isinstance(body, list):
        item = shapes.of(shape.items)
        return [without_nulls(shapes, item, each) for each in body]
    if not isinstance(body, dict):
        return body
    kept = {name: each for name, each in body.items() if not is_absent(shapes, shape, name, each)}
    inner = {name: shapes.member(shape, name) for name in kept}
    return {name: without_nulls(shapes, at, kept[name]) if at else kept[name] for name, at in inner.items()}


def advised(shapes: Shapes, pointer: str, body: Any, problems: Sequence[Problem]) -> list[Problem]:
    """Add what to do about a null where a member could be left out."""
    if not any(problem.message.startswith("null is ") for problem in problems):
        return list(problems)
    wanted = {problem.where for problem in problems}
    places = {where for where in optional_nulls(shapes, pointer, body) if where in wanted}
    return [
        replace(problem, message=f"{problem.message}; leave it out")
        if problem.where in places and problem.message.startswith("null is ")
        else problem
        for problem in problems
    ]
