"""The stage that completes the package: the contract, what is read from it, the runtime, the metadata, the licence."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateNotFound, UndefinedError

from thingspace_contract.documents import dump_json
from thingspace_contract.documents.pointer import last

from ..places import PACKAGE
from ..problems import PipelineError
from ..references import follow
from .auth_paths import auth_paths, operation_paths
from .generating import Generated, format_tree
from .manifest import Entry, Manifest
from .templating import environment

__all__ = ["assemble"]


def assemble(bundle: dict[str, Any], generated: Generated, manifest: Manifest, tree: Path) -> None:
    """Put everything beside the generator's output into `tree`; the runtime is copied last, byte for byte.

    Raises:
        PipelineError: when a file would overwrite another one, or the manifest does not fit the files.
    """
    services = _services(bundle, generated)
    context = {
        "version": bundle["info"]["version"],
        "services": services,
        "models": sorted({name for service in services for name in service["models"]}),
        "modules": generated.models,
        "operations": len(generated.endpoints),
        "credentials": auth_paths(bundle),
        "paths": operation_paths(bundle),
    }
    templates = environment(manifest.places.root)
    for entry in manifest.by("rendered"):
        _write(tree / entry.path, _rendered(templates, entry, context))
    format_tree(manifest.places, tree / PACKAGE)
    _write(tree / manifest.written_by("assemble"), dump_json(bundle))
    _copy(manifest, tree)


def _rendered(templates: Environment, entry: Entry, context: dict[str, Any]) -> str:
    try:
        return templates.get_template(entry.source).render(context)
    except TemplateNotFound as error:
        raise PipelineError(f"{entry.source} is missing; generated/{entry.path} is rendered from it") from error
    except UndefinedError as error:
        raise PipelineError(f"{entry.source}: the contract gives it no such thing: {error}") from error


def _services(bundle: dict[str, Any], generated: Generated) -> list[dict[str, Any]]:
    """Return each webhook with its messages: the holder, the key in it, and the model that reads it."""
    services = []
    for name, item in bundle.get("webhooks", {}).items():
        holders: dict[str, Any] = {}
        models = []
        for component in _messages(bundle, item):
            key = bundle["components"]["schemas"][component].get("x-message-key")
            if key is None:
                raise PipelineError(
                    f"{component}: a message of {name} needs x-message-key, the path that tells it apart"
                )
            models.append(component)
            _enter(holders, name, key, f"{generated.models[component]}:{component}")
        services.append({"name": name, "holders": holders, "models": sorted(models)})
    return services


def _enter(holders: dict[str, Any], service: str, key: str, target: str) -> None:
    holder, _, inner = key.partition(".")
    if "." in inner:
        raise PipelineError(f"{service}: x-message-key {key!r} is deeper than holder.key, which callbacks.parse reads")
    if inner and holder in holders and holder != next(reversed(holders)):
        raise PipelineError(
            f"{service}: {key!r} stands apart from other messages in {holder!r}; the table of callbacks.parse, "
            "where the first key decides as in the union, cannot say so: list them together"
        )
    known = holders.setdefault(holder, {} if inner else target)
    if isinstance(known, dict) and inner and inner not in known:
        known[inner] = target
    elif known != target:
        raise PipelineError(f"{service}: two messages share the x-message-key {key!r}; each needs its own")


def _messages(bundle: dict[str, Any], item: dict[str, Any]) -> list[str]:
    """Return the components that the body of a webhook is the union of, in order."""
    schema = follow(bundle, item)["post"]["requestBody"]["content"]["application/json"]["schema"]
    variants = schema.get("anyOf") or schema.get("oneOf") or [schema]
    return [last(variant["$ref"]) for variant in variants]


def _copy(manifest: Manifest, tree: Path) -> None:
    for part in manifest.unlisted():
        if (tree / part).exists():
            raise PipelineError(f"overlays/package/{part} would overwrite a generated file; give it another name")
        raise PipelineError(f"overlays/package/{part} has no line in overlays/package/manifest.toml; give it one")
    for source, name in manifest.copies():
        target = tree / name
        if target.exists():
            raise PipelineError(
                f"{source.relative_to(manifest.places.root)} would overwrite a generated file; give it another name"
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
