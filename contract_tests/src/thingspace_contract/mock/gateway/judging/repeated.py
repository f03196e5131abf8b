"""Repeated members: a name that an object has twice, of which every reader takes another one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from thingspace_contract.contract import Contract, Operation, Problem, RequestParts
from thingspace_contract.contract.model import Effect
from thingspace_contract.contract.parts import JSON
from thingspace_contract.contract.problems import place
from thingspace_contract.contract.shapes.selections import selection_of
from thingspace_contract.mock.rules import assumed

__all__ = ["repeated"]

_WORDS = "is there twice, and which of the two is meant cannot be told"
_SHOWN = 20
_LONGEST = 32 * 1024  # bytes of a body that may be read a second time


class _Pairs(list[tuple[str, Any]]):
    """The members of an object, as they were written."""


@assumed(
    "A member that is there twice, at the top of a request that changes something or in its filter, is refused; in a"
    " body of more than 32 KiB the last one counts.",
    "Readers of JSON differ about which of them counts, and one of them may mean every device.",
)
def repeated(contract: Contract, operation: Operation, parts: RequestParts) -> tuple[Problem, ...]:
    """Return the members that are there twice, where they could select devices."""
    body, text = parts.body, parts.request.body
    pointer = operation.body_pointer()
    if operation.effect not in (Effect.MUTATES, Effect.CONSUMES) or JSON not in operation.body or pointer is None:
        return ()
    if not isinstance(body, dict) or len(text) > _LONGEST:
        return ()
    selection = selection_of(contract.shapes, pointer)
    filters = selection.filters if selection is not None else frozenset()
    # an object with a name twice has fewer members than were written: only then the text is read again
    names = {*body, *(name for each in filters if isinstance(body.get(each), dict) for name in body[each])}
    if b"\\" not in text and all(text.count(f'"{name}"'.encode()) < 2 for name in names):
        return ()
    top = json.loads(text, object_pairs_hook=_Pairs)
    return tuple(Problem(place("body", path), _WORDS, f"{pointer}/properties") for path in _twice(top, filters))


def _twice(top: _Pairs, filters: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield the places of names that are there twice."""
    yield from ((name,) for name in _names(top))
    for holder, value in top:
        if holder in filters and isinstance(value, _Pairs):
            yield from ((holder, name) for name in _names(value))


def _names(members: _Pairs) -> list[str]:
    seen: set[str] = set()
    again: dict[str, None] = {}
    for name, _ in members:
        if name in seen:
            again[name] = None
        seen.add(name)
    return list(again)[:_SHOWN]
