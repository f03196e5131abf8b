"""Where things are, and which files decide what is generated."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["PACKAGE", "Places", "files_below", "tree_hashes"]

PACKAGE = "thingspace_client"


@dataclass(frozen=True)
class Places:
    """The folders of one repository.

    Attributes:
        root: The repository itself.
    """

    root: Path

    @property
    def spec(self) -> Path:
        """The contract, written by hand."""
        return self.root / "spec"

    @property
    def overlays(self) -> Path:
        """What is laid over it for the generator."""
        return self.root / "overlays"

    @property
    def templates(self) -> Path:
        """Templates that replace the generator's own."""
        return self.overlays / "templates"

    @property
    def package(self) -> Path:
        """What is copied, or rendered, beside the generator's output."""
        return self.overlays / "package"

    @property
    def manifest(self) -> Path:
        """How each file that is not the generator's own gets into the output."""
        return self.package / "manifest.toml"

    @property
    def runtime(self) -> Path:
        """The hand-written part of the package."""
        return self.package / PACKAGE

    @property
    def licence(self) -> Path:
        """What the package may be used for; its wheel carries a copy."""
        return self.root / "LICENSE"

    @property
    def generated(self) -> Path:
        """What comes out."""
        return self.root / "generated"

    @property
    def staging(self) -> Path:
        """Where a new tree is built: on the same file system, and ignored by git."""
        return self.root / "build"

    def inputs(self) -> Iterator[Path]:
        """Yield every file that decides a byte of the output, in order."""
        spec = self.spec
        wanted = [spec / "openapi.yaml"]
        wanted += [path for part in ("shared", "resources", "callbacks") for path in files_below(spec / part)]
        wanted += [self.overlays / "generator.yaml", self.licence]
        wanted += [path for part in ("generator", "templates", "package") for path in files_below(self.overlays / part)]
        yield from sorted(path for path in wanted if path.is_file())

    def input_hashes(self) -> dict[str, str]:
        """Return the SHA-256 of every input, by its path from the root of the repository."""
        return {path.relative_to(self.root).as_posix(): _hash(path) for path in self.inputs()}


def tree_hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below `folder`, by its path from there; caches are left out."""
    return {path.relative_to(folder).as_posix(): _hash(path) for path in files_below(folder)}


def files_below(folder: Path) -> list[Path]:
    """Return every file below `folder`, in order; caches are left out."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return [path for path in found if not _is_litter(path.relative_to(folder))]


def _is_litter(path: Path) -> bool:
    return any(part.startswith(".") or part == "__pycache__" or part.endswith(".egg-info") for part in path.parts)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
