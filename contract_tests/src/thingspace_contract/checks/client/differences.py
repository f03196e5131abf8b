"""How two JSON values differ, in words that name the mistake rather than the values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Difference", "differences", "short"]

_ABSENT = object()
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where what was found is not what was given.

    Args:
        where: the place, with [] for any index: "devices[].deviceIds[].kind"; empty for the whole value.
        what: the mistake without values: "is lost", "is null although it was not given".
        given: the value that was given, shortened; empty when there was none.
        found: the value that was found, shortened; empty when there is none.
    """

    where: str
    what: str
    given: str
    found: str

    @property
    def is_lost_null(self) -> bool:
        """Whether a member was given as null and is not there."""
        return self.given == "null" and not self.found


def differences(given: Any, found: Any) -> list[Difference]:
    """Compare two JSON values; 1 and 1.0 are equal, 1 and true are not, 1 and "1" are not."""
    return list(_compared(given, found, ""))


def short(value: Any) -> str:
    """Return a value as one short line of JSON."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=repr)
    text = f'"{text}"' if isinstance(value, str) else text
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _compared(given: Any, found: Any, where: str) -> Iterator[Difference]:
    if isinstance(given, dict) and isinstance(found, dict):
        yield from _members(given, found, where)
    elif isinstance(given, list) and isinstance(found, list):
        if len(given) != len(found):
            counts = (_counted(given), _counted(found))
            yield Difference(where, "has another number of items", *counts)
        for left, right in zip(given, found, strict=False):
            yield from _compared(left, right, f"{where}[]")
    elif _kind(given) != _kind(found):
        what = f"is {_kind(found)} instead of {_kind(given)}"
        yield Difference(where, what, short(given), short(found))
    elif given != found:
        yield Difference(where, "has another value", short(given), short(found))


def _members(given: Mapping[str, Any], found: Mapping[str, Any], where: str) -> Iterator[Difference]:
    lost = [name for name in given if name not in found]
    surplus = [name for name in found if name not in given]
    for name in lost:
        place = f"{where}.{name}".lstrip(".")
        twin = next((other for other in surplus if _loose(other) == _loose(name)), None)
        if twin is not None:
            surplus.remove(twin)
            yield Difference(place, f"is written {twin}", short(given[name]), short(found[twin]))
        elif not given[name] and given[name] is not None:
            yield Difference(place, f"is lost when it is {short(given[name])}", short(given[name]), "")
        else:
            yield Difference(place, "is lost", short(given[name]), "")
    for name in surplus:
        what = "is null although it was not given" if found[name] is None else "was not given"
        yield Difference(f"{where}.{name}".lstrip("."), what, "", short(found[name]))
    for name in given:
        if name in found:
            yield from _compared(given[name], found[name], f"{where}.{name}".lstrip("."))


def _counted(value: list[Any]) -> str:
    return f"{len(value)} item{'' if len(value) == 1 else 's'}"


def _loose(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float):
        return "a number"
    names: dict[type, str] = {str: "a text", list: "an array", dict: "an object"}
    return names.get(type(value), f"a {type(value).__name__}")
