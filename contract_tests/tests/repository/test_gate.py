"""The main job, in its quick profile, as a newcomer and CI start it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
REPORTS = ROOT / "build" / "gate"


@pytest.mark.long
def test_gate_passes_and_leaves_its_reports() -> None:
    """It ends with a verdict and the path of a report, and says on its way what each stage found."""
    for old in REPORTS.glob("*"):
        old.unlink()
    result = subprocess.run(
        [ROOT / "scripts" / "gate", "--profile", "quick"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    lines = result.stdout.splitlines()

    assert result.returncode == 0, result.stdout + result.stderr
    assert lines[-1] == "build/gate/report.html"
    assert lines[-2].startswith("gate: passed")
    assert {"generated/ is current", "spec/COVERAGE.md is current", "contract_tests/MOCK.md is current"} <= set(lines)
    assert {path.name for path in REPORTS.iterdir()} == {"report.html", "report.json", "junit.xml"}
    report = json.loads((REPORTS / "report.json").read_text("utf-8"))
    assert {suite["name"] for suite in report["suites"]} == {"client", "listener", "server"}


def test_gate_refuses_a_profile_that_does_not_exist() -> None:
    result = subprocess.run(
        [ROOT / "scripts" / "gate", "--profile", "eternal"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert result.returncode == 2
    assert "eternal" in result.stderr
