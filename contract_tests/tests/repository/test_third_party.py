"""Tools of others read the contract, and find nothing wrong with it."""

from __future__ import annotations

import copy
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from thingspace_contract.documents import bundle, dump_json

ROOT = Path(__file__).resolve().parents[3]
BUNDLE = bundle(ROOT / "spec")
REDOCLY = shutil.which("redocly") or shutil.which("redocly", path=str(ROOT / "node_modules" / ".bin"))
needs_redocly = pytest.mark.skipif(
    REDOCLY is None, reason="redocly is neither on PATH nor in node_modules: npm install @redocly/cli"
)


def test_openapi_spec_validator_finds_nothing() -> None:
    problems = [
        f"{list(error.absolute_path)}: {error.message}" for error in OpenAPIV31SpecValidator(BUNDLE).iter_errors()
    ]

    assert problems == []


def test_openapi_spec_validator_reads_the_whole_contract() -> None:
    """A validator that stops at the paths would be no witness for webhooks."""
    broken = copy.deepcopy(BUNDLE)
    broken["webhooks"]["CarrierService"] = {"post": {"responses": 17}}

    assert list(OpenAPIV31SpecValidator(broken).iter_errors())


@needs_redocly
def test_redoclys_recommended_rules_find_nothing(tmp_path: Path) -> None:
    """redocly.yaml has the exceptions, each with its reason."""
    assert redocly(BUNDLE, tmp_path) == []


@needs_redocly
def test_redocly_looks_at_examples(tmp_path: Path) -> None:
    """The exceptions leave the rules that matter: an example that breaks its schema is found."""
    broken = copy.deepcopy(BUNDLE)
    body = broken["paths"]["/m2m/v1/session/login"]["post"]["requestBody"]["content"]["application/json"]
    next(iter(body["examples"].values()))["value"]["username"] = 17

    assert {problem["ruleId"] for problem in redocly(broken, tmp_path)} == {"no-invalid-media-type-examples"}


def redocly(document: dict[str, Any], folder: Path) -> list[dict[str, Any]]:
    """Lint a document with the repository's settings, and return what redocly has to say about it."""
    file = folder / "openapi.json"
    file.write_text(dump_json(document), "utf-8")
    result = subprocess.run(
        [str(REDOCLY), "lint", str(file), "--config", str(ROOT / "redocly.yaml"), "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"},
    )
    problems: list[dict[str, Any]] = json.loads(result.stdout)["problems"]
    return problems
