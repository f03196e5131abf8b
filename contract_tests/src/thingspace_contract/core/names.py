"""The nearest name there is: one answer to every misspelling, of an operation as of a member."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["letters", "nearest", "same"]

_LONGEST = 64  # characters; nothing that has a name is longer, and comparing costs the product of the lengths
_LIKENESS = 0.5
_SHORTEST = 3  # characters of a name that is recognized inside another


def nearest(name: str, known: Iterable[str], likeness: float = _LIKENESS) -> str | None:
    """Return the known name that was probably meant, None for none.

    It is the same in another case or with other joints, else the longest that one of both begins or ends with,
    else the most alike.

    Args:
        name: what was written.
        known: the names there are.
        likeness: how alike two names must be, 1 for the same.
    """
    if len(name) > _LONGEST:
        return None
    spelt = {letters(candidate): candidate for candidate in sorted(known)}
    written = letters(name)
    if written in spelt:
        return spelt[written]
    held = [each for each in spelt if _holds(written, each) or _holds(each, written)]
    near = [max(held, key=len)] if held else difflib.get_close_matches(written, spelt, n=1, cutoff=likeness)
    return spelt[near[0]] if near else None


def same(name: str, other: str) -> bool:
    """Whether two names differ only in case and in what joins their words."""
    return letters(name) == letters(other)


def letters(name: str) -> str:
    """Return a name without its case and what joins its words: `group_name` and `groupName` are one."""
    return "".join(each for each in name.lower() if each.isalnum())


def _holds(longer: str, part: str) -> bool:
    return len(part) >= _SHORTEST and (longer.startswith(part) or longer.endswith(part))
