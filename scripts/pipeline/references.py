"""Following the references of a bundled document: all of them point into itself."""

from __future__ import annotations

from typing import Any

from thingspace_contract.documents.pointer import from_fragment, resolve

__all__ = ["follow"]


def follow(document: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    """Return what `value` stands for: itself, or what its reference leads to, however many steps it takes."""
    while "$ref" in value:
        value = resolve(document, from_fragment(value["$ref"]))
    return value
