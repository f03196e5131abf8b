"""The stage that relaxes a private copy of the contract, for the generator only."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from thingspace_contract.documents import load_yaml
from thingspace_contract.documents.grammar import reached_schemas
from thingspace_contract.documents.overlay import apply_overlay

from ..places import Places
from ..problems import PipelineError
from .naming import name_enums

__all__ = ["relax"]

PREFIX = "#/components/schemas/"


def relax(bundle: dict[str, Any], places: Places) -> dict[str, Any]:
    """Return a copy of the bundle with every overlay of overlays/generator applied, in the order of their names.

    The values of its enums have names afterwards, and its parameters descriptions where the generator looks for them.

    Raises:
        PipelineError: when an enum that the platform sends is still closed: its next value would break old clients.
        DocumentError: when an overlay cannot be read or applied.
    """
    document: Any = copy.deepcopy(bundle)
    for path in sorted((places.overlays / "generator").glob("*.overlay.yaml")):
        where = path.relative_to(places.root).as_posix()
        document = apply_overlay(document, load_yaml(path, where=where), where=where)
    name_enums(document)
    _describe_arguments(document)
    closed = sorted(set(_closed(document, _sent(bundle, document))))
    if closed:
        raise PipelineError(
            *(f"{name} is a closed enum in something that the platform sends" for name in closed),
            "open it in overlays/generator/30-open-enums.overlay.yaml, as the others there",
        )
    return dict(document)


def _describe_arguments(document: dict[str, Any]) -> None:
    """Put the description of each parameter into its schema: the generator takes an argument's from there."""
    for parameter in document["components"].get("parameters", {}).values():
        schema = parameter["schema"]
        if "$ref" not in schema and "description" in parameter:
            schema.setdefault("description", parameter["description"])


def _sent(bundle: dict[str, Any], document: dict[str, Any]) -> set[str]:
    """Return the components that a response or a callback is made of."""
    starts = [("document", {"webhooks": bundle.get("webhooks"), "components": _rooms(bundle, "pathItems")})]
    starts.append(("document", {"components": _rooms(document, "responses")}))
    starts += [
        ("operation", {"responses": operation.get("responses")})
        for item in document["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict)
    ]
    return reached_schemas(document, starts)


def _rooms(document: dict[str, Any], room: str) -> dict[str, Any]:
    return {room: document["components"].get(room)}


def _closed(document: dict[str, Any], names: set[str]) -> Iterator[str]:
    schemas = document["components"]["schemas"]
    for name in names:
        for member, schema in schemas[name].get("properties", {}).items():
            while isinstance(schema.get("items"), dict):
                schema = schema["items"]
            target = schema.get("$ref", "").removeprefix(PREFIX)
            if "enum" in schema or "const" in schema or "enum" in schemas.get(target, {}):
                yield f"{name}.{member}"
