"""The stage that trusts nobody: what went in is counted against what came out."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

from thingspace_contract.documents.grammar import METHODS

from ..places import PACKAGE
from ..problems import PipelineError
from .generating import Generated

__all__ = ["count", "is_class"]


def count(bundle: dict[str, Any], generated: Generated, tree: Path) -> str:
    """Return the counts as one line.

    Raises:
        PipelineError: naming what the generator dropped or invented.
    """
    package = tree / PACKAGE
    problems = [
        *_compare("operation", "endpoint module", _operations(bundle), _endpoints(package, generated)),
        *_compare("webhook", "entry of callbacks.SERVICES", set(bundle.get("webhooks", {})), _registry(package)),
        *_compare("component", "model module", _components(bundle), _models(package, generated)),
    ]
    if problems:
        raise PipelineError(*problems)
    sizes = len(_operations(bundle)), len(bundle.get("webhooks", {})), len(generated.models)
    return "{} operations, {} callback services, {} models".format(*sizes)


def is_class(schema: dict[str, Any]) -> bool:
    """Tell whether a component becomes a class: an object or an enum; a union or a plain value does not."""
    return schema.get("type") == "object" or "properties" in schema or "enum" in schema


def _compare(expected: str, found: str, wanted: set[str], there: set[str]) -> list[str]:
    missing = [f"{expected} {name} has no {found}; the generator dropped it" for name in sorted(wanted - there)]
    extra = [
        f"{found} {name} has no {expected}; give it a file of its own in spec/, or a name"
        for name in sorted(there - wanted)
    ]
    return missing + extra


def _operations(bundle: dict[str, Any]) -> set[str]:
    return {
        f"{method.upper()} {path}"
        for path, item in bundle.get("paths", {}).items()
        for method in METHODS
        if method in item
    }


def _endpoints(package: Path, generated: Generated) -> set[str]:
    found = set()
    for path in (package / "api").glob("*/*.py"):
        if path.name != "__init__.py":
            name = path.relative_to(package).as_posix()
            url, method = generated.endpoints.get(name, (name, "?"))
            found.add(f"{method.upper()} {url}")
    return found


def _registry(package: Path) -> set[str]:
    for node in ast.parse((package / "callbacks.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "SERVICES" and node.value is not None:
            return set(ast.literal_eval(node.value))
    return set()


def _components(bundle: dict[str, Any]) -> set[str]:
    return {name for name, schema in bundle.get("components", {}).get("schemas", {}).items() if is_class(schema)}


def _models(package: Path, generated: Generated) -> set[str]:
    classes = {module: name for name, module in generated.models.items()}
    if len(classes) != len(generated.models):
        twice = sorted(name for name, module in generated.models.items() if classes[module] != name)
        raise PipelineError(f"two components share a model module: {', '.join(twice)}; rename one of them")
    found = {path.stem for path in (package / "models").glob("*.py")} - {"__init__"}
    return {classes.get(stem, f"models/{stem}.py") for stem in found}
