"""Comparing generated/ with what would be generated, and saying which file to edit instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from thingspace_contract.documents.pointer import join

from ..places import PACKAGE, Places, tree_hashes
from .assembly import BESIDE
from .generating import Generated

__all__ = ["drift"]

RENDERED = {
    "__init__.py": "package_init",
    "client.py": "client",
    "errors.py": "errors",
    "models/__init__.py": "models_init",
    "types.py": "types",
}


def drift(bundle: dict[str, Any], generated: Generated, places: Places, tree: Path) -> list[str]:
    """Return a line for each file that differs between generated/ and `tree`; none when they are the same."""
    there, due = tree_hashes(places.generated), tree_hashes(tree)
    lines = []
    for name in sorted(there.keys() | due.keys()):
        if there.get(name) != due.get(name):
            what = "is missing" if name not in there else "differs" if name in due else "should not exist"
            lines.append(f"generated/{name} {what}: {_advice(name, bundle, generated, places)}")
    return lines


def _advice(name: str, bundle: dict[str, Any], generated: Generated, places: Places) -> str:
    inner = name.removeprefix(f"{PACKAGE}/")
    if name == "PROVENANCE.toml":
        return "an input changed since; run scripts/regenerate"
    source = _source(name, inner, bundle, generated, places)
    return f"edit {source}, then run scripts/regenerate"


def _source(name: str, inner: str, bundle: dict[str, Any], generated: Generated, places: Places) -> str:
    sources = bundle.get("x-sources", {})
    if name in BESIDE:
        return f"overlays/templates/{name}.jinja"
    if (places.runtime / inner).is_file():
        return f"overlays/package/{PACKAGE}/{inner}"
    if inner in RENDERED:
        return f"overlays/templates/{RENDERED[inner]}.py.jinja"
    if inner == "_credentials.py":
        return "spec/openapi.yaml or overlays/templates/_credentials.py.jinja"
    if inner == "callbacks.py":
        return "spec/callbacks/ or overlays/templates/callbacks.py.jinja"
    if inner in generated.endpoints:
        path, _ = generated.endpoints[inner]
        return str(sources.get(join("#/paths", path), "spec/resources/"))
    for component, module in generated.models.items():
        if inner == f"models/{module}.py":
            return str(sources.get(join("#/components/schemas", component), "spec/"))
    return "spec/ or overlays/"
