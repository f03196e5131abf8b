"""Reading from the contract which credentials each operation takes, for the client's authentication."""

from __future__ import annotations

from typing import Any

from ..problems import PipelineError
from ..references import follow

__all__ = ["auth_paths", "operation_paths"]

TOKENS = frozenset({"bearer", "session"})
KINDS = {frozenset({"basic"}): "basic", frozenset({"bearer"}): "bearer", TOKENS: "both"}


def auth_paths(bundle: dict[str, Any]) -> dict[str, list[str]]:
    """Return the paths that take `basic` credentials and those that take the `bearer` alone.

    All others take both tokens.

    Raises:
        PipelineError: when an operation takes something that the client's authentication cannot give it.
    """
    found: dict[str, set[str]] = {}
    for path, item in bundle["paths"].items():
        for operation in _operations(item):
            requirements = operation.get("security", bundle.get("security", []))
            schemes = frozenset(_kind(bundle, name) for name in (requirements or [{}])[0])
            if schemes not in KINDS:
                told = " and ".join(sorted(schemes)) or "no credentials"
                raise PipelineError(
                    f"{path}: overlays/package/thingspace_client/_auth/flow.py cannot send {told}; teach it"
                )
            found.setdefault(path, set()).add(KINDS[schemes])
    for path, kinds in found.items():
        if kinds != {"both"} and (len(kinds) > 1 or "{" in path):
            raise PipelineError(
                f"{path}: the client tells credentials by the path alone, so it must be a fixed one with one kind"
            )
    special = sorted((kind, path) for path, kinds in found.items() for kind in kinds)
    return {wanted: [path for kind, path in special if kind == wanted] for wanted in ("basic", "bearer")}


def operation_paths(bundle: dict[str, Any]) -> dict[str, str]:
    """Return the path of each operation by its operationId."""
    return {each["operationId"]: path for path, item in bundle["paths"].items() for each in _operations(item)}


def _operations(item: dict[str, Any]) -> list[dict[str, Any]]:
    return [value for value in item.values() if isinstance(value, dict) and "operationId" in value]


def _kind(bundle: dict[str, Any], name: str) -> str:
    scheme = follow(bundle, bundle["components"]["securitySchemes"][name])
    if scheme["type"] == "apiKey":
        return "session" if scheme["name"] == "VZ-M2M-Token" else name
    return "bearer" if scheme["type"] == "oauth2" else str(scheme.get("scheme", name))
