"""Comparing generated/ with what would be generated, and saying which file to edit instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from thingspace_contract.documents.pointer import join

from ..places import PACKAGE, tree_hashes
from .generating import Generated
from .manifest import Manifest

__all__ = ["drift"]


def drift(bundle: dict[str, Any], generated: Generated, manifest: Manifest, tree: Path) -> list[str]:
    """Return a line for each file that differs between generated/ and `tree`; none when they are the same."""
    there, due = tree_hashes(manifest.places.generated), tree_hashes(tree)
    lines = []
    for name in sorted(there.keys() | due.keys()):
        if there.get(name) != due.get(name):
            what = "is missing" if name not in there else "differs" if name in due else "should not exist"
            source = manifest.advice(name)
            if source is None:
                source = _source(name.removeprefix(f"{PACKAGE}/"), bundle, generated)
            advice = f"edit {source}, then" if source else "an input changed since;"
            lines.append(f"generated/{name} {what}: {advice} run scripts/regenerate")
    return lines


def _source(inner: str, bundle: dict[str, Any], generated: Generated) -> str:
    """Return the part of the contract that the generator made a file from."""
    sources = bundle.get("x-sources", {})
    if inner in generated.endpoints:
        path, _ = generated.endpoints[inner]
        return str(sources.get(join("#/paths", path), "spec/resources/"))
    for component, module in generated.models.items():
        if inner == f"models/{module}.py":
            return str(sources.get(join("#/components/schemas", component), "spec/"))
    return "spec/ or overlays/"
