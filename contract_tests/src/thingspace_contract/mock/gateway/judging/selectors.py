"""Selectors: what the mock insists on where a misspelt member would have a change reach more devices than was meant.

Elsewhere a member that the contract does not know is passed over with a warning. Here it is refused: the request
without it is another request, up to one about every device of the account (D254).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Any

from thingspace_contract.contract import Contract, Operation, Problem, RequestParts
from thingspace_contract.contract.model import Effect
from thingspace_contract.contract.problems import place
from thingspace_contract.contract.shapes.selections import Selection, selection_of
from thingspace_contract.contract.shapes.shape import Shape, Visit
from thingspace_contract.contract.shapes.unknown_members import unknown_member
from thingspace_contract.core.names import letters, nearest
from thingspace_contract.mock.gateway.judging.aliases import ALIASES
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.scenario import FITTING

__all__ = ["empty_lists", "misfit_identifier", "misspelt", "unknown_parameters"]

_SHOWN = 20
_LIKENESS = 0.7
_MIN_ITEMS = "minItems"
_FAMILY = "/m2m/"
_CHANGES = (Effect.MUTATES, Effect.CONSUMES)


def unknown_parameters(operation: Operation, query: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the query parameters of a request that the contract does not know, at most twenty."""
    known = {each.name for each in operation.parameters if each.location == "query"}
    for name in islice((each for each in query if each not in known), _SHOWN):
        near = nearest(name, known)
        advice = f"; did you mean {near}?" if near else ""
        yield Problem(f"query {name}", f"the contract does not know this parameter{advice}", operation.pointer)


@assumed(
    "A member that the contract does not know is refused in a filter of a request that changes something, and at the"
    " top of one that names no device; beside listed devices when it looks like a member that selects, or is one of"
    " more than twenty.",
    "Passed over, a typing error would change every device of an account.",
)
@assumed(
    "A query parameter that the contract does not know is refused where a request that changes something selects by"
    " its query, and where it is like a member of the body that selects.",
    "As with members.",
)
@assumed(
    "A request that only reads is answered in spite of such a member, with a warning.",
    "It shows more than was asked for and changes nothing.",
)
def misspelt(contract: Contract, operation: Operation, parts: RequestParts) -> tuple[Problem, ...]:
    """Return the unknown members and parameters that would widen what a request changes."""
    if operation.effect not in _CHANGES:
        return ()
    found: list[Problem] = []
    if any(each.location == "query" for each in operation.parameters):
        found += unknown_parameters(operation, parts.query)
    pointer = operation.body_pointer()
    selection = selection_of(contract.shapes, pointer) if pointer is not None else None
    if pointer is not None and selection is not None and isinstance(parts.body, dict):
        shape = contract.shapes.at(pointer)
        if not found:
            found += _beside(operation, selection, shape, parts)
        found += (
            _placed(contract, selection, shape, each) for each in _at_the_top(selection, shape, parts.body, pointer)
        )
        for name in sorted(selection.filters & parts.body.keys()):
            inner = contract.shapes.member(shape, name)
            if inner is not None and isinstance(parts.body[name], dict):
                visit = Visit((None, name), parts.body[name], inner)
                found += (_doubled(visit, problem) for problem, _ in _unknown(visit, pointer))
    elif pointer is not None and selection is None and isinstance(parts.body, dict):
        found += _of_others(contract, Visit(None, parts.body, contract.shapes.at(pointer)), pointer)
    return tuple(found)


@assumed(
    "Of a request that changes something and names no device, an empty list among what selects is refused, in every"
    " operation.",
    "Taken as nothing, it would change every device of the account.",
)
def empty_lists(contract: Contract, operation: Operation, body: Any) -> tuple[Problem, ...]:
    """Return the lists of a body that are to select devices and are empty, where no device is named."""
    pointer = operation.body_pointer()
    if operation.effect not in _CHANGES or pointer is None or not isinstance(body, dict):
        return ()
    selection = selection_of(contract.shapes, pointer)
    if selection is None or not selection.is_free or any(body.get(name) for name in selection.devices):
        return ()
    empty = sorted(name for name in selection.lists if body.get(name) == [])
    return tuple(
        Problem(place("body", (name,)), "is empty, and would select every device", f"{pointer}/{_MIN_ITEMS}")
        for name in empty
    )


@documented(
    "An identifier that can be of no kind, longer than 32 digits or with characters that no kind has, is refused with"
    " Device.Identifier.Invalid, unless a device of the scenario bears it.",
    "vendor pages of device identifiers and of synchronous error messages",
)
@assumed(
    "An identifier that fits another kind than its own passes.", "Published examples label a meid as iccid (D007)."
)
def misfit_identifier(operation: Operation, body: Any, known: Container[str]) -> Problem | None:
    """Return the first identifier of a request that is one of no kind; None for none.

    Args:
        operation: what is asked; only Connectivity Management has the code.
        body: what is sent with it, which keeps the contract.
        known: identifiers that are accepted as they are.
    """
    if not operation.path.startswith(_FAMILY) or all(FITTING.fullmatch(each) or each in known for each in _ids(body)):
        return None
    for where, text in _identifiers(body, ""):
        if not FITTING.fullmatch(text) and text not in known:
            words = "is no identifier of a device: those have at most 32 digits, or the 14 characters of a meid"
            return Problem(where, words, "#/components/schemas/DeviceId/properties/id")
    return None


def _ids(body: Any) -> Iterator[str]:
    """Yield the values of all identifiers, fast: lists are long, and nearly always right."""
    waiting = [body]
    while waiting:
        value = waiting.pop()
        if type(value) is list:
            waiting += value
        elif type(value) is dict:
            if type(text := value.get("id")) is str and type(value.get("kind")) is str:
                yield text
            else:
                waiting += value.values()


def _identifiers(value: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _identifiers(each, f"{where}[{index}]")
    elif isinstance(value, dict):
        text = value.get("id")
        if isinstance(text, str) and isinstance(value.get("kind"), str):
            yield f"{where}.id", text
            return
        for name, each in value.items():
            if isinstance(each, list | dict):
                yield from _identifiers(each, f"{where}.{name}" if where else name)


def _placed(contract: Contract, selection: Selection, shape: Shape, problem: Problem) -> Problem:
    """Return a problem of a member at the top, with the filter that it belongs in, where one knows it."""
    name = problem.where.rpartition("/")[2]
    for holder in sorted(selection.filters):
        inner = contract.shapes.member(shape, holder)
        if inner is not None and inner.names(name):
            return replace(problem, message=f"the contract does not know this member here; it belongs in {holder}")
    return problem


def _doubled(visit: Visit, problem: Problem) -> Problem:
    """Return a problem of a member of a filter, in other words where it is another name of one that is there too."""
    name = problem.where.rpartition("/")[2]
    for alias in ALIASES:
        if (alias.name, alias.holder) == (name, visit.steps[-1]) and alias.meant in visit.value:
            text = f"{alias.meant} is there too, and means the same; one of them is enough"
            return replace(problem, message=text)
    return problem


def _beside(operation: Operation, selection: Selection, shape: Shape, parts: RequestParts) -> Iterator[Problem]:
    """Yield the parameters of a query that are like what selects in the body beside it, where they would narrow it."""
    listed = any(parts.body.get(name) for name in selection.devices)
    names = selection.members if listed or not selection.is_free else selection.members | shape.properties.keys()
    for name in islice(parts.query, _SHOWN):
        near = nearest(name, names, _LIKENESS)
        if near is not None and all(each.name != name for each in operation.parameters):
            text = f"the contract does not know this parameter; {near} is a member of the body"
            yield Problem(f"query {name}", text, operation.pointer)


def _at_the_top(selection: Selection, shape: Shape, body: Mapping[str, Any], pointer: str) -> Iterator[Problem]:
    listed = any(body.get(name) for name in selection.devices)
    chosen = selection.is_free and (not listed or not selection.filters.isdisjoint(body))
    nobodys = sum(not shape.names(name) for name in body)
    for problem, near in _unknown(Visit(None, body, shape), pointer):
        # so many members cannot all be compared, and are no typing errors
        if chosen or nobodys > _SHOWN or near in selection.members:
            yield problem


def _of_others(contract: Contract, visit: Visit, pointer: str) -> Iterator[Problem]:
    """Yield the members of a body that names no devices which select them in other requests."""
    selecting = _selecting(contract)
    names = () if visit.shape.is_open else (each for each in visit.value if not visit.shape.names(each))
    for member in islice((each for each in names if letters(each) in selecting), _SHOWN):
        yield unknown_member(visit, member, pointer).problem


@lru_cache(maxsize=4)
def _selecting(contract: Contract) -> frozenset[str]:
    """Return the names, as `letters` has them, of all that selects devices at the top of some request."""
    pointers = (each.body_pointer() for each in contract.operations.values())
    found = (selection_of(contract.shapes, each) for each in pointers if each is not None)
    names = (each.devices | each.filters | each.lists for each in found if each is not None)
    return frozenset(letters(name) for each in names for name in each) | {letters("groupName")}


def _unknown(visit: Visit, pointer: str) -> Iterator[tuple[Problem, str | None]]:
    """Yield the first members that the contract does not know, each with the name that was probably meant."""
    names = () if visit.shape.is_open else (each for each in visit.value if not visit.shape.names(each))
    for member in islice(names, _SHOWN):
        found = unknown_member(visit, member, pointer)
        yield found.problem, found.near
