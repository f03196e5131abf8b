"""Members of a body that the contract does not name: allowed, since objects are open, and mostly a misspelling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from thingspace_contract.contract.problems import Problem, place
from thingspace_contract.contract.shapes.shape import Shape, Shapes, Visit
from thingspace_contract.core.names import nearest, same

__all__ = ["UnknownMember", "UnknownMembers", "unknown_member", "unknown_members", "without_unknown"]

_SHOWN = 20
_LONGEST = 64  # characters of a name
_LIKENESS = 0.7  # of names: short ones are like many


@dataclass(frozen=True, slots=True)
class UnknownMember:
    """A member that no schema of the contract names.

    Args:
        where: its place, "body/filter/groupname".
        near: the name that was probably meant; None when nothing is like it.
        pointer: the schema of the body.
    """

    where: str
    near: str | None
    pointer: str

    @property
    def problem(self) -> Problem:
        """Return it as something to tell."""
        advice = f"; did you mean {self.near}?" if self.near else ""
        return Problem(self.where, f"the contract does not know this member{advice}", f"{self.pointer}/properties")


@dataclass(frozen=True, slots=True)
class UnknownMembers:
    """What there is of them in one body.

    Args:
        shown: the first of each place, elements of an array being one place; at most twenty.
        more: how many more there are.
    """

    shown: tuple[UnknownMember, ...] = ()
    more: int = 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return all that is to tell, the number of those not shown last."""
        told = tuple(each.problem for each in self.shown)
        if not self.more:
            return told
        rest = f"and {self.more:,} more member{'' if self.more == 1 else 's'} that the contract does not know"
        return (*told, Problem("body", rest, self.shown[0].problem.pointer))


def unknown_members(shapes: Shapes, pointer: str, body: object) -> UnknownMembers:
    """Return the members of a body that no part of its schema names; open maps may hold anything.

    Args:
        shapes: the shapes of the contract.
        pointer: the schema of the body.
        body: its decoded value; fields of a form are members too.
    """
    if shapes.is_known(pointer, body):
        return UnknownMembers()
    shown: dict[tuple[object, ...], UnknownMember] = {}
    total = 0
    for visit, member in _unknown(shapes, pointer, body):
        total += 1
        if len(shown) == _SHOWN:
            continue
        name = member if len(member) <= _LONGEST else f"{member[:_LONGEST]}…"
        kind = (*(0 if isinstance(step, int) else step for step in visit.steps), name)
        if kind not in shown:
            shown[kind] = unknown_member(visit, member, pointer)
    return UnknownMembers(tuple(shown.values()), total - len(shown))


def unknown_member(visit: Visit, member: str, pointer: str) -> UnknownMember:
    """Return what is to say of a member of a visited object that its shape does not name.

    Args:
        visit: the object.
        member: its member.
        pointer: the schema of the whole body.
    """
    name = member if len(member) <= _LONGEST else f"{member[:_LONGEST]}…"
    free = [each for each in visit.shape.properties if each not in visit.value or same(each, member)]
    return UnknownMember(place("body", (*visit.steps, name)), nearest(member, free, _LIKENESS), pointer)


def without_unknown(shapes: Shapes, shape: Shape, body: Any) -> Any:
    """Return a body without the members that no part of its schema names; open maps stay as they are."""
    if isinstance(body, list):
        item = shapes.of(shape.items)
        return [without_unknown(shapes, item, each) for each in body]
    if not isinstance(body, dict):
        return body
    kept = body if shape.is_open else {name: each for name, each in body.items() if shape.names(name)}
    inner = {name: shapes.member(shape, name) for name in kept}
    return {name: without_unknown(shapes, at, kept[name]) if at else kept[name] for name, at in inner.items()}


def _unknown(shapes: Shapes, pointer: str, body: object) -> Iterator[tuple[Visit, str]]:
    for visit in shapes.walk(pointer, body):
        if isinstance(visit.value, dict) and not visit.shape.is_open:
            for member in visit.value:
                if not visit.shape.names(member):
                    yield visit, member
