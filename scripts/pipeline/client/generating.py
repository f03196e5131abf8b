"""The stage that runs openapi-python-client on a private, relaxed copy of the contract."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.strings import PythonIdentifier

from thingspace_contract.documents import load_yaml

from ..places import Places
from ..problems import PipelineError
from .naming import poor_names, settle_names
from .templating import install_filters

__all__ = ["Generated", "format_tree", "generate"]

# What overlays say to the templates: on an operation, on a member.
WRAPPED = "x-python-wrapped"
FIGURE = "x-python-figure"


@dataclass(frozen=True)
class Generated:
    """What the generator wrote, as far as later stages need it.

    Attributes:
        models: Class -> module in `models/`, for every object and every enum.
        endpoints: Module from the package's folder -> (path, method).
    """

    models: dict[str, str]
    endpoints: dict[str, tuple[str, str]]


def generate(document: dict[str, Any], places: Places, package: Path) -> Generated:
    """Write `api/`, `models/`, the client and the package's init into the empty folder `package`.

    Raises:
        PipelineError: when the generator fails, or warns: a warning is an operation or a model that it left out.
            Also when it makes up a public name that nobody would guess.
    """
    config = _config(places, package)
    with _tools_on_path(), contextlib.redirect_stdout(io.StringIO()):
        try:
            data = GeneratorData.from_dict(document, config=config)
            if isinstance(data, GeneratorError):
                raise PipelineError(*_lines([data]))
            settle_names(data, document, config)
            poor = list(poor_names(data))
            if poor:
                raise PipelineError(*(f"poor name: {line}" for line in poor))
            project = Project(openapi=data, config=config, custom_template_path=places.templates)
            install_filters(project.env, places.templates)
            project.env.globals["wrapped"] = _wrapped(document)
            project.env.globals["figures_of"] = _figures(document)
            findings = list(project.build())
        except (AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
            raise PipelineError(f"the generator stopped: {' '.join(str(error).split())}") from error
    if findings:
        raise PipelineError(*_lines(findings))
    classes = [model.class_info for model in data.models] + [enum.class_info for enum in data.enums]
    operations = {
        PythonIdentifier(operation["operationId"], config.field_prefix): (path, method)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if isinstance(operation, dict) and "operationId" in operation
    }
    endpoints = {
        f"api/{tag}/{endpoint.name}.py": operations[endpoint.name]
        for tag, collection in data.endpoint_collections_by_tag.items()
        for endpoint in collection.endpoints
    }
    return Generated({str(info.name): str(info.module_name) for info in classes}, endpoints)


def _wrapped(document: dict[str, Any]) -> dict[str, str]:
    """Return for each endpoint whose answer may be wrapped in what, by what an overlay says of its operation."""
    operations = [each for item in document["paths"].values() for each in item.values() if isinstance(each, dict)]
    return {str(PythonIdentifier(each["operationId"], "")): each[WRAPPED] for each in operations if WRAPPED in each}


def _figures(document: dict[str, Any]) -> dict[str, list[str]]:
    """Return the members of each class that may come as a text of digits, by what an overlay marks."""
    schemas = document["components"]["schemas"].items()
    members = {
        name: [each for each, of in schema.get("properties", {}).items() if FIGURE in of] for name, schema in schemas
    }
    return {name: found for name, found in members.items() if found}


def format_tree(places: Places, package: Path) -> None:
    """Run the generator's own formatting commands once more, for files that were rendered beside it."""
    config = _config(places, package)
    with _tools_on_path(), contextlib.redirect_stdout(io.StringIO()):
        for command in config.post_hooks:
            _run(command, package)


def _run(command: str, package: Path) -> None:
    done = subprocess.run(command.split(), cwd=package, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PipelineError(f"{command!r} failed: {' '.join((done.stderr or done.stdout).split())[:400]}")


def _config(places: Places, package: Path) -> Config:
    source = places.overlays / "generator.yaml"
    try:
        settings = ConfigFile(**load_yaml(source, where=source.relative_to(places.root).as_posix()))
    except (TypeError, ValueError) as error:
        raise PipelineError(f"overlays/generator.yaml: {' '.join(str(error).split())}") from None
    return Config.from_sources(
        settings, MetaType.NONE, document_source="", file_encoding="utf-8", overwrite=False, output_path=package
    )


def _lines(findings: list[Any]) -> list[str]:
    told = []
    for finding in findings:
        parts = (finding.header, finding.detail)
        told.append(f"generator: {'; '.join(' '.join(part.split()) for part in parts if part)}")
    return [*told, "the generator would leave that out: relax it in overlays/generator/, with the reason"]


@contextlib.contextmanager
def _tools_on_path() -> Iterator[None]:
    """Let the hooks find this environment's ruff first, and no setting of anybody else's."""
    before = dict(os.environ)
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{before.get('PATH', os.defpath)}"
    for name in [name for name in os.environ if name.startswith("RUFF_")]:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
