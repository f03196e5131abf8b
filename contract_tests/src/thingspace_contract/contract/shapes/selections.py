"""How a request selects devices: which of its members name them, hold criteria, or keep the choice to an account.

Read from the shape of the body, so that it holds of an operation that is added tomorrow: identifiers are known by their
members, a filter is an object that holds a criterion, and what need not be there may be missing because it is misspelt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from thingspace_contract.contract.shapes.shape import Shape, Shapes

__all__ = ["Selection", "selection_of"]

_IDENTIFIER = frozenset({"kind", "id"})
_IDENTIFIERS = ("deviceIds", "deviceId")
_ACCOUNT = "accountName"
#: An object with one of these at the top of a body is a filter.
_CRITERIA = frozenset({_ACCOUNT, "groupName"})
#: Lists whose items are plain text or open, so that no schema tells that they name devices or monitors.
_PLAIN = frozenset({"deviceList", "exclusion", "monitorIds"})
#: How the name of a switch begins that is about a whole account: `allDeviceConsent`.
_ALL = "all"
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Selection:
    """What selects devices at the top of a body.

    Args:
        devices: the members that name devices one by one.
        filters: the members that hold criteria.
        limits: the members that need not be there and keep the choice to an account.
        lists: the members that choose in place of devices and are lists, which must not be empty then.
        is_free: whether a request may do without naming a device, so that criteria choose, or everything is meant.
    """

    devices: frozenset[str]
    filters: frozenset[str]
    limits: frozenset[str]
    lists: frozenset[str]
    is_free: bool

    @property
    def members(self) -> frozenset[str]:
        """All members that select."""
        return self.devices | self.filters | self.limits


def selection_of(shapes: Shapes, pointer: str) -> Selection | None:
    """Return how a body selects devices; None for one that names none in any form, nor all of an account."""
    known = _known.setdefault(shapes, {})
    if pointer not in known:
        known[pointer] = _selection(shapes, shapes.at(pointer))
    return known[pointer]


_known: WeakKeyDictionary[Shapes, dict[str, Selection | None]] = WeakKeyDictionary()


def _selection(shapes: Shapes, body: Shape) -> Selection | None:
    devices, filters = set(), set()
    for name in body.properties:
        inner = shapes.member(body, name)
        if inner is not None and (name in _PLAIN or _names_devices(shapes, inner)):
            devices.add(name)
        elif inner is not None and not inner.items and not _CRITERIA.isdisjoint(inner.properties):
            filters.add(name)
    if not devices and not filters and not any(map(_is_switch, body.properties)):
        return None
    limits = {_ACCOUNT} & (body.properties.keys() - body.required)
    is_free = body.required.isdisjoint(devices | filters)
    lists = {name for name in _choices(body) if (inner := shapes.member(body, name)) is not None and inner.items}
    chosen = frozenset(lists - devices - filters)
    return Selection(frozenset(devices), frozenset(filters), frozenset(limits), chosen, is_free)


def _choices(body: Shape) -> Iterator[str]:
    """Yield the members of which one has to be there, by some alternative of the schema."""
    for part in body.parts:
        for branch in part.get("anyOf", ()):
            yield from (name for name in branch.get("required", ()) if name in body.properties)


def _is_switch(name: str) -> bool:
    """Whether a member is about all devices of an account, as `allDeviceConsent` is."""
    return name.startswith(_ALL) and name.removeprefix(_ALL)[:1].isupper()


def _names_devices(shapes: Shapes, shape: Shape, depth: int = 0) -> bool:
    """Whether a value is an identifier, a list of them, or a list of objects that hold them."""
    if shape.properties.keys() >= _IDENTIFIER:
        return True
    if depth == _DEEPEST:
        return False
    inner = [shapes.of(shape.items)] if shape.items else []
    inner += [found for name in _IDENTIFIERS if name in shape.properties and (found := shapes.member(shape, name))]
    return any(_names_devices(shapes, each, depth + 1) for each in inner)
