"""The nearest name there is: one answer to every misspelling, of an operation as of a member."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["nearest"]

_LONGEST = 64  # characters; nothing that has a name is longer, and comparing costs the product of the lengths
_LIKENESS = 0.5


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that was probably meant: the same in another case, else the most alike; None for none."""
    if len(name) > _LONGEST:
        return None
    lower = {candidate.lower(): candidate for candidate in sorted(known)}
    if name.lower() in lower:
        return lower[name.lower()]
    near = difflib.get_close_matches(name.lower(), lower, n=1, cutoff=_LIKENESS)
    return lower[near[0]] if near else None
