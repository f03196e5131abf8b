"""The tree of hand-written files: which file is of which kind, read once."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from .errors import DocumentError
from .json import parse_json
from .pointer import parents
from .text import read_text
from .yaml import parse_lines

__all__ = ["BROKEN", "INDEX", "Source", "Tree", "read_tree"]

INDEX = "openapi.yaml"
#: Stands in a bundle where a file could not be read or a reference led nowhere, so that lint can go on.
BROKEN = {"x-broken": True}

_KINDS = (
    ("document", re.compile(re.escape(INDEX))),
    ("schema", re.compile(r"(?:shared|resources/[^/]+|callbacks/[^/]+)/schemas/(?P<name>[^/]+)\.yaml")),
    ("parameter", re.compile(r"shared/parameters/(?P<name>[^/]+)\.yaml")),
    ("response", re.compile(r"shared/responses/(?P<name>[^/]+)\.yaml")),
    ("webhook", re.compile(r"callbacks/(?P<name>[^/]+)/callback\.yaml")),
    ("path item", re.compile(r"resources/[^/]+/(?P<name>[^/]+)\.yaml")),
    ("example", re.compile(r"resources/[^/]+/examples/(?P<name>[^/]+/[^/]+)\.(?:json|xml)")),
    ("message example", re.compile(r"callbacks/[^/]+/examples/(?P<name>[^/]+)\.(?:json|xml)")),
    ("companion file", re.compile(r"(?:README|DECISIONS|CHANGELOG|COVERAGE|FACTS)\.md")),
    ("companion file", re.compile(r"(?:inventory|overview|facts)\.tsv")),
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the tree.

    Attributes:
        path: Relative to the tree, with `/`.
        kind: A kind of node (see `grammar`), or `example`, `message example`, `companion file`, `stray`.
        name: The component, service or example that the file defines; empty when it defines none.
        where: The name of the file in messages, with the tree's own name in front: `spec/openapi.yaml`.
        value: What the file holds; None for companion files, strays and files that could not be read.
        lines: JSON pointer → line.
        broken: Whether the file could not be read.
    """

    path: str
    kind: str
    name: str
    where: str
    value: Any = None
    lines: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    broken: bool = False

    @property
    def folder(self) -> str:
        """The tag or service the file belongs to: the second folder of its path, if any."""
        parts = self.path.split("/")
        return parts[1] if len(parts) > 2 else ""

    def place(self, pointer: str = "") -> str:
        """Return `file:line` of a pointer into the file, or of its nearest parent with a known line."""
        line = next((self.lines[each] for each in parents(pointer) if each in self.lines), None)
        return f"{self.where}:{line}" if line else self.where


@dataclass(frozen=True, slots=True)
class Tree:
    """All files of a specification.

    Attributes:
        root: The folder.
        sources: Files by their path relative to the folder, sorted.
        errors: What could not be read.
    """

    root: Path
    sources: dict[str, Source]
    errors: list[DocumentError]

    def of_kind(self, *kinds: str) -> list[Source]:
        """Return the files of some kinds, sorted by path."""
        return [source for source in self.sources.values() if source.kind in kinds]


def read_tree(root: Path) -> Tree:
    """Read every file under a specification folder; what cannot be read is kept as an error.

    Raises:
        DocumentError: The folder does not exist or has no index.
    """
    root = Path(root)
    label = root.resolve().name
    if not root.is_dir():
        raise DocumentError("there is no such folder", where=str(root), advice=f"name the folder of {INDEX}")
    if not (root / INDEX).is_file():
        raise DocumentError(f"the folder has no {INDEX}", where=str(root), advice=f"name the folder of {INDEX}")
    errors: list[DocumentError] = []
    sources = (_read(root, path, f"{label}/{path}", errors) for path in sorted(_paths(root)))
    return Tree(root, {source.path: source for source in sources}, errors)


def _paths(root: Path) -> list[str]:
    """Return all files but hidden ones and editors' backups."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = PurePosixPath(Path(folder).relative_to(root).as_posix())
        found += [str(inside / name) for name in names if not name.startswith(".") and not name.endswith("~")]
    return found


def _read(root: Path, path: str, where: str, errors: list[DocumentError]) -> Source:
    kind, name = "stray", ""
    for known, pattern in _KINDS:
        match = pattern.fullmatch(path)
        if match:
            kind, name = known, match.groupdict().get("name") or ""
            break
    if kind in ("companion file", "stray"):
        return Source(path, kind, name, where)
    try:
        text = read_text(root / path, where)
        if path.endswith(".json"):
            return Source(path, kind, name, where, parse_json(text, where))
        if path.endswith(".xml"):
            return Source(path, kind, name, where, text)
        value, lines = parse_lines(text, where)
        if not isinstance(value, dict):
            raise DocumentError(f"a {kind} is a mapping", where=f"{where}:1", advice="write key: value lines")
        return Source(path, kind, name, where, value, lines)
    except DocumentError as error:
        errors.append(error)
        return Source(path, kind, name, where, BROKEN if path.endswith(".yaml") else None, broken=True)
