"""The stage that completes the package: the contract, what is read from it, the runtime, the metadata, the licence."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from jinja2 import Environment, UndefinedError

from thingspace_contract.documents import dump_json
from thingspace_contract.documents.pointer import last

from ..places import PACKAGE, Places
from ..problems import PipelineError
from ..references import follow
from .auth_paths import auth_paths, operation_paths
from .generating import Generated, format_tree
from .templating import environment

__all__ = ["assemble"]

BESIDE = ("pyproject.toml", "README.md")
WITHIN = ("_credentials.py", "callbacks.py")


def assemble(bundle: dict[str, Any], generated: Generated, places: Places, tree: Path) -> None:
    """Put everything beside the generator's output into `tree`; the runtime is copied last, byte for byte."""
    package = tree / PACKAGE
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
    templates = environment(places.templates)
    for name in BESIDE:
        _write(tree / name, _rendered(templates, name, context))
    for name in WITHIN:
        _write(package / name, _rendered(templates, name, context))
    format_tree(places, package)
    _write(package / "openapi.json", dump_json(bundle))
    _copy_runtime(places.runtime, package)
    _copy_licence(places.licence, tree)


def _rendered(templates: Environment, name: str, context: dict[str, Any]) -> str:
    try:
        return templates.get_template(f"{name}.jinja").render(context)
    except UndefinedError as error:
        raise PipelineError(f"overlays/templates/{name}.jinja: the contract gives it no such thing: {error}") from error


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


def _copy_runtime(runtime: Path, package: Path) -> None:
    for source in sorted(path for path in runtime.rglob("*") if path.is_file()):
        part = source.relative_to(runtime)
        if "__pycache__" in part.parts or part.name.startswith("."):
            continue
        target = package / part
        if target.exists():
            raise PipelineError(
                f"overlays/package/{PACKAGE}/{part} would overwrite a generated file; give it another name"
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _copy_licence(licence: Path, tree: Path) -> None:
    if not licence.is_file():
        raise PipelineError(f"{licence.name} is missing from the root of the repository; the wheel must carry it")
    shutil.copyfile(licence, tree / licence.name)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
