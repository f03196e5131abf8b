"""A copy of the contract that Schemathesis can work with in reasonable time; what is tested stays the same."""

from __future__ import annotations

from typing import Any

__all__ = ["simplify_schema"]

_MOST_ITEMS = 8
_OPPOSITE = ("not", "if", "oneOf")  # where a weaker part can make the whole stronger
_REFINING = frozenset({"properties", "items", "pattern"})


def simplify_schema(document: Any) -> None:
    """Change a document in place: what would take seconds to generate a value for is relaxed.

    - Limits of arrays with hundreds of items: at its boundary a list of 10,000 devices takes minutes to make and
      tells nothing that a shorter one does not.
    - Items that an array must contain, and choices among patterns of nested members ("all of one kind"): they are
      found by trial. Requests that break such a rule by chance may be refused, as those that name unknown devices.

    A request that breaks the relaxed contract breaks the real one, too.
    """
    if isinstance(document, dict):
        if document.get("type") == "array" and document.get("maxItems", 0) > _MOST_ITEMS:
            del document["maxItems"]
        if isinstance(document.get("contains"), dict):
            del document["contains"]
        choices = document.get("anyOf")
        if isinstance(choices, list) and len(choices) > 1 and all(_only_refines(each) for each in choices):
            del document["anyOf"]
        for name, part in document.items():
            if name not in _OPPOSITE:
                simplify_schema(part)
    elif isinstance(document, list):
        for part in document:
            simplify_schema(part)


def _only_refines(schema: Any) -> bool:
    """Whether a schema says nothing but patterns of members deep inside arrays."""
    return (
        isinstance(schema, dict)
        and "properties" in schema
        and schema.keys() <= _REFINING
        and all(isinstance(each, dict) and "items" in each for each in schema["properties"].values())
    )
