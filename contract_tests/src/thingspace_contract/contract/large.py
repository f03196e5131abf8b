"""What is wrong with a large value, at a cost that its size does not multiply.

A validator tells all breaches or the first, and a small body can hold a million. So a large value is looked at in
windows: copies of it in which all but one part is cut down to what its schemas ask for, each small enough to have all
of its breaches told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

__all__ = ["SMALL", "Window", "is_small", "windows"]

#: Values in a value whose breaches may all be told at once.
SMALL = 1000

_LIGHT = 50  # values in a part that is never cut
_HOLDERS = (dict, list)
_Build = Callable[[Any], Any]


class Window(NamedTuple):
    """A copy of a value with one part of it.

    Args:
        value: the copy.
        path: where the part is in the copy.
        firsts: for each list that holds it, the depth of its elements in a path and how many before them are left out.
    """

    value: Any
    path: tuple[str | int, ...]
    firsts: tuple[tuple[int, int], ...]

    def original(self, path: Sequence[str | int]) -> list[str | int]:
        """Return where something of the copy is in the value."""
        found = list(path)
        for depth, first in self.firsts:
            if len(found) > depth and tuple(path[:depth]) == self.path[:depth]:
                found[depth] = int(found[depth]) + first
        return found


def is_small(value: Any, most: int | None = None) -> bool:
    """Whether a value holds no more than `most` values, else `SMALL`, at any depth; the time is that of as many."""
    most = SMALL if most is None else most
    total, level = 1, [value] if type(value) in _HOLDERS else []
    while level:
        total += sum(map(len, level))
        if total > most:
            return False
        inner = (each.values() if type(each) is dict else each for each in level)
        level = [child for each in inner for child in each if type(child) in _HOLDERS]
    return True


def windows(value: Any, names: frozenset[str]) -> Iterator[Window]:
    """Yield windows that together show every part of a value.

    Args:
        value: any JSON value.
        names: the members that schemas know: they may ask for them, so they are in every window.
    """
    return _windows(value, lambda part: part, (), (), names)


def _windows(
    value: Any, build: _Build, path: tuple[str | int, ...], firsts: tuple[tuple[int, int], ...], names: frozenset[str]
) -> Iterator[Window]:
    depth = len(path)
    if type(value) is list and value:
        for first, part in _groups(value):
            shifted = (*firsts, (depth, first))
            if len(part) > 1 or is_small(part[0]):
                yield Window(build(part), path, shifted)
            else:
                yield from _windows(part[0], lambda inner: build([inner]), (*path, 0), shifted, names)
    elif type(value) is dict and value:
        kept = {name: _cut(each, names) for name, each in value.items() if name in names}
        members = [*value]
        for first, part in _groups([*value.values()]):
            shown = members[first : first + len(part)]
            if len(part) > 1 or is_small(part[0]):
                yield Window(build({**kept, **dict(zip(shown, part, strict=True))}), path, firsts)
            else:
                name = shown[0]
                inside = _with(build, kept, name)
                yield from _windows(part[0], inside, (*path, name), firsts, names)
    else:
        yield Window(build(value), path, firsts)


def _with(build: _Build, kept: dict[str, Any], name: str) -> _Build:
    return lambda inner: build({**kept, name: inner})


def _groups(values: list[Any]) -> Iterator[tuple[int, list[Any]]]:
    """Yield runs of values that are small together, and each that is large by itself, with the index of the first."""
    first = 0
    while first < len(values):
        size = SMALL
        part = values[first : first + size]
        while len(part) > 1 and not is_small(part):
            size //= 2
            part = part[:size]
        yield first, part
        first += len(part)


def _cut(value: Any, names: frozenset[str]) -> Any:
    """Return of a large part only what schemas may ask for: an element of each list, the members that they know."""
    if is_small(value, _LIGHT):
        return value
    if type(value) is list:
        return [_cut(value[0], names)]
    return {name: _cut(each, names) for name, each in value.items() if name in names}
