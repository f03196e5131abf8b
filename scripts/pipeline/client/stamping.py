"""The stage that writes down what the tree was made from: hashes and versions, nothing else."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from .manifest import Manifest

__all__ = ["stamp", "versions"]

TOOLS = ("openapi-python-client", "ruff")


def versions() -> dict[str, str]:
    """Return the versions of the generator and the formatter that run."""
    return {tool: version(tool) for tool in TOOLS}


def stamp(manifest: Manifest, tree: Path) -> None:
    """Write the provenance; no time, no machine, no path from outside the repository."""
    lines = ["# What this folder was made from; written by scripts/regenerate.", "", "[tools]"]
    lines += [f'{tool} = "{number}"' for tool, number in versions().items()]
    lines += ["", "[inputs]"]
    lines += [f'"{path}" = "sha256:{digest}"' for path, digest in manifest.places.input_hashes().items()]
    (tree / manifest.written_by("stamp")).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
