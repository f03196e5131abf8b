"""`schemathesis run` itself, with our settings, against the mock."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.documents import dump_json
from thingspace_contract.mock.web.running import running_mock

SETTINGS = files("thingspace_contract.suites.server.fuzzing") / "schemathesis.toml"


@pytest.mark.long
def test_stock_run_finds_nothing_and_every_operation_is_accepted(contract: Contract, tmp_path: Path) -> None:
    document = tmp_path / "openapi.json"
    document.write_text(dump_json(contract.document), "utf-8")
    record = tmp_path / "calls.ndjson"
    with running_mock(contract, record=record) as mock:
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(SETTINGS), "run", str(document)]
        ended = subprocess.run(
            [*command, "--url", mock.url, "--seed", "1", "--max-time", "40", "--no-color"],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={name: value for name, value in os.environ.items() if not name.startswith("THINGSPACE_")},
            timeout=120,
        )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    calls = [json.loads(line) for line in record.read_text("utf-8").split("\n") if line]
    accepted = {call["operationId"] for call in calls if call["status"] < 300}
    assert accepted - {None} == set(contract.operations)


def test_every_setting_of_schemathesis_has_its_reason() -> None:
    """A reason stands on the line of the setting or on the lines right above it."""
    lines = SETTINGS.read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        if re.match(r"[\w-]+ *=", line):
            assert "#" in line or lines[number - 1].startswith("#"), line


def test_settings_name_the_hooks_that_sign_in() -> None:
    assert (
        tomllib.loads(SETTINGS.read_text("utf-8"))["hooks"] == "thingspace_contract.suites.server.fuzzing.command_line"
    )
