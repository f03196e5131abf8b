"""A copy of the contract that Schemathesis can work with in reasonable time; what is tested stays the same."""

from __future__ import annotations

from typing import Any

__all__ = ["make_tractable"]

_MOST_ITEMS = 8


def make_tractable(document: Any) -> None:
    """Change a document in place: limits that would have arrays of hundreds of items generated are dropped.

    At its boundary value a list of 10,000 devices takes Schemathesis minutes to make and tells nothing that a
    shorter one does not.
    """
    if isinstance(document, dict):
        if document.get("type") == "array" and document.get("maxItems", 0) > _MOST_ITEMS:
            del document["maxItems"]
        for part in document.values():
            make_tractable(part)
    elif isinstance(document, list):
        for part in document:
            make_tractable(part)
