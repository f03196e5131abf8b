"""How each file that is not the generator's own gets into generated/: overlays/package/manifest.toml, read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..places import Places, files_below
from ..problems import PipelineError

__all__ = ["Entry", "Manifest", "load_manifest"]

WAYS = ("copied", "rendered", "replaced", "written")
STAGES = ("assemble", "stamp")


@dataclass(frozen=True)
class Entry:
    """One line of the manifest.

    Attributes:
        path: The file in generated/, or a folder, which ends with a slash and stands for each file below it.
        way: How it gets there; one of `WAYS`, which the head of the manifest explains.
        source: From where in the repository; for a written file, the stage that writes it.
        edit: What to edit instead of the file in generated/; empty when only a changed input changes it.
    """

    path: str
    way: str
    source: str
    edit: str

    def covers(self, name: str) -> bool:
        """Tell whether the line is about this file of generated/."""
        return name.startswith(self.path) if self.path.endswith("/") else name == self.path


@dataclass(frozen=True)
class Manifest:
    """All lines of the manifest, for one repository."""

    entries: tuple[Entry, ...]
    places: Places

    def find(self, name: str) -> Entry | None:
        """Return the line for a file of generated/: that of the file itself before that of a folder around it."""
        return max((each for each in self.entries if each.covers(name)), key=lambda each: len(each.path), default=None)

    def by(self, way: str) -> tuple[Entry, ...]:
        """Return the lines whose files get there in this way."""
        return tuple(each for each in self.entries if each.way == way)

    def written_by(self, stage: str) -> str:
        """Return the one file that a stage writes without a template.

        Raises:
            PipelineError: when there is none, or more than one.
        """
        paths = [each.path for each in self.by("written") if each.source == stage]
        if len(paths) != 1:
            raise PipelineError(f"{self._where}: the stage {stage} writes one file, but {len(paths)} lines name it")
        return paths[0]

    def copies(self) -> Iterator[tuple[Path, str]]:
        """Yield each file to copy, with its path in generated/; no template is among them.

        Raises:
            PipelineError: when a source is missing.
        """
        for entry in self.by("copied"):
            source = self.places.root / entry.source
            if not source.exists():
                raise PipelineError(f"{entry.source} is missing; {self._where} copies it to generated/{entry.path}")
            found = files_below(source) if entry.path.endswith("/") else [source]
            for file in found:
                target = entry.path + file.relative_to(source).as_posix() if file != source else entry.path
                if self.find(target) is entry and file.suffix != ".jinja":
                    yield file, target

    def unlisted(self) -> list[Path]:
        """Return the files of overlays/package/ that no line puts anywhere, from that folder."""
        package = self.places.package
        used = {self.places.root / each.source for each in self.by("rendered")} | {file for file, _ in self.copies()}
        return [file.relative_to(package) for file in files_below(package) if file not in used | {self.places.manifest}]

    def advice(self, name: str) -> str | None:
        """Return what to edit instead of a file of generated/, or None when the manifest does not know its source."""
        entry = self.find(name)
        if entry is None:
            return None
        if not entry.path.endswith("/"):
            return entry.edit
        source = entry.edit + name.removeprefix(entry.path)
        return source if (self.places.root / source).is_file() else None

    @property
    def _where(self) -> str:
        return self.places.manifest.relative_to(self.places.root).as_posix()


def load_manifest(places: Places) -> Manifest:
    """Read the manifest of a repository.

    Raises:
        PipelineError: when it is no TOML, or a line says something that nobody does.
    """
    where = places.manifest.relative_to(places.root).as_posix()
    try:
        files = tomllib.loads(places.manifest.read_text(encoding="utf-8"))["files"]
        manifest = Manifest(tuple(_entry(path, told) for path, told in files.items()), places)
    except KeyError as error:
        raise PipelineError(f"{where}: the table {error} is missing") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise PipelineError(f"{where}: {error}") from error
    for entry in manifest.by("replaced"):
        if not (places.root / entry.source).is_file():  # the generator would silently use its own
            raise PipelineError(f"{where}: {entry.source} is missing, which {entry.path} is made from")
    return manifest


def _entry(path: str, told: dict[str, Any]) -> Entry:
    ways = [way for way in WAYS if way in told]
    if len(ways) != 1 or not told.keys() <= {*WAYS, "edit"} or not all(isinstance(each, str) for each in told.values()):
        raise ValueError(f"{path!r} needs one of {', '.join(WAYS)}, and may have edit; each of them is a text")
    (way,) = ways
    source = told[way]
    if way == "written" and source not in STAGES:
        raise ValueError(f"{path!r} is written by {source!r}, which is none of {', '.join(STAGES)}")
    if path.endswith("/") and (way != "copied" or not source.endswith("/")):
        raise ValueError(f"{path!r} is a folder: it can only be copied, from another folder")
    return Entry(path, way, source, told.get("edit", "" if way == "written" else source))
