"""What generated models lean on; kept apart so that reading a callback never imports httpx."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["as_array", "as_integer", "as_object", "explain"]

_LONGEST = 40  # more digits than any figure has; int() and str() refuse thousands of them


def as_object(value: Mapping[str, Any], *known: str) -> dict[str, Any]:
    """Return the members of a JSON object as a new dict, without those of the `known` ones that are null.

    The platform sends null for a member that is absent, so a required one that is null is missing; members that no
    model knows keep theirs.

    Raises:
        TypeError: when `value` is something else; `dict("")` and `dict([])` would pass for an empty object.
    """
    if type(value) is dict or isinstance(value, Mapping):
        members = dict(value)
        if None in members.values():
            for name in known:
                if name in members and members[name] is None:
                    del members[name]
        return members
    raise TypeError(f"expected an object, found {_kind(value)}")


def as_array(value: Any) -> list[Any]:
    """Return a JSON array.

    Raises:
        TypeError: when `value` is something else; looping over an object or a text would pass.
    """
    if isinstance(value, list):
        return value
    raise TypeError(f"expected an array, found {_kind(value)}")


def as_integer(value: Any) -> Any:
    """Return a number that came as a text of digits, and anything else as it is.

    A text that no number writes, such as one with a leading zero, stays a text: nothing may be lost.
    """
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < _LONGEST:
        number = int(value)
        return number if str(number) == value else value
    return value


def explain(error: Exception) -> str:
    """Return in words what a model's `from_dict` stumbled over."""
    if isinstance(error, KeyError):
        return f"the required member {error.args[0]!r} is missing"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return " ".join(str(error).split()) or "a member has a type that its model does not allow"


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names = {"str": "a text", "list": "an array", "dict": "an object", "bool": "a boolean"}
    return names.get(type(value).__name__, "a number" if isinstance(value, int | float) else type(value).__name__)
