"""Devices on their way from group to group, which takes a large request several slices."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from weakref import WeakKeyDictionary

from thingspace_contract.mock.call import Call
from thingspace_contract.mock.platform import Platform

__all__ = ["Move", "carry_out", "emptied", "follow"]


@dataclass(eq=False, slots=True)
class Move:
    """Devices that one request moves to a group.

    Args:
        numbers: their internal ids.
        target: the group that they go to, by its present name.
        sources: the groups that they may come from, by former names too; empty for any.
        empties: the group that is gone when all of them have left it; "" for none.
    """

    numbers: list[int]
    target: str
    sources: set[str] = field(default_factory=set)
    empties: str = ""
    account: str = ""
    world: int = 0


#: What is under way. It is for the moment: a move that a crash has ended leaves its other devices where they were.
_UNDER_WAY: WeakKeyDictionary[Platform, list[Move]] = WeakKeyDictionary()


def carry_out(call: Call, account: str, *moves: Move) -> Generator[None, None, None]:
    """Move devices, slice by slice; those that others have taken elsewhere meanwhile stay there."""
    under_way = _UNDER_WAY.setdefault(call.platform, [])
    for move in moves:
        move.account, move.world = account, call.platform.resets
    under_way.extend(moves)
    try:
        order = [(index, number) for index, move in enumerate(moves) for number in move.numbers]
        for start in range(0, len(order), call.platform.slice):
            if start:
                yield
            for index, part in groupby(order[start : start + call.platform.slice], key=itemgetter(0)):
                _carry(call, moves[index], [number for _, number in part])
    finally:
        under_way[:] = [each for each in under_way if each not in moves]


def emptied(call: Call, account: str, name: str) -> bool:
    """Tell whether a group is gone, though devices of it are still on their way out."""
    return any(move.empties == name for move in _others(call, account))


def follow(call: Call, account: str, name: str, new: str) -> None:
    """Let moves to or from a group go on after it has another name, or is gone for another."""
    for move in _others(call, account):
        if move.target == name:
            move.target = new
        if name in move.sources:
            move.sources.add(new)


def _others(call: Call, account: str) -> list[Move]:
    found = _UNDER_WAY.get(call.platform, [])
    return [move for move in found if move.account == account and move.world == call.platform.resets]


def _carry(call: Call, move: Move, numbers: list[int]) -> None:
    for device in call.platform.devices.numbered(numbers):
        if device.account == move.account and (not move.sources or not move.sources.isdisjoint(device.groups)):
            device.groups = [move.target]
            call.update(device)
