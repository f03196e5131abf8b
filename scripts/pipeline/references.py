"""Following the references of a bundled document: all of them point into itself."""

from __future__ import annotations

from typing import Any

__all__ = ["follow"]


def follow(document: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    """Return what `value` stands for: itself, or what its reference leads to, however many steps it takes."""
    while "$ref" in value:
        target: Any = document
        for part in value["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        value = target
    return value
