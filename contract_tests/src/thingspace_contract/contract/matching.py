"""From a method and a path to an operation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import unquote

from thingspace_contract.contract.model import Operation

__all__ = ["PathTable"]


class PathTable:
    """The paths of a contract; a literal segment wins over a placeholder, as OpenAPI says.

    Args:
        operations: what the table finds.
    """

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._literal: dict[str, dict[str, Operation]] = defaultdict(dict)
        templates: dict[str, dict[str, Operation]] = defaultdict(dict)
        for operation in operations:
            table = templates if "{" in operation.path else self._literal
            table[operation.path][operation.method] = operation
        ordered = sorted(templates.items(), key=lambda entry: entry[0].count("{"))
        self._templates = [(_pattern(path), methods) for path, methods in ordered]

    def match(self, method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
        """Return the operation and its decoded path parameters, None when nothing has that method and path."""
        for methods, values in self._candidates(path):
            if method.upper() in methods:
                return methods[method.upper()], values
        return None

    def allowed(self, path: str) -> list[str]:
        """Return the methods known at a path, sorted; [] when the path itself is unknown."""
        return sorted({method for methods, _ in self._candidates(path) for method in methods})

    def _candidates(self, path: str) -> Iterable[tuple[dict[str, Operation], dict[str, str]]]:
        if path in self._literal:
            yield self._literal[path], {}
        for pattern, methods in self._templates:
            found = pattern.fullmatch(path)
            if found:
                operation = next(iter(methods.values()))
                names = re.findall(r"{([^{}]+)}", operation.path)
                yield (
                    methods,
                    {name: unquote(value) for name, value in zip(names, found.groups(), strict=True)},
                )


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"({[^{}]+})", path)
    return re.compile("".join("([^/]+)" if part.startswith("{") else re.escape(part) for part in parts))
