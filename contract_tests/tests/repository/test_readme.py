"""The README is true: its commands exist, its code runs, its links lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^## (.+?)$|^```(\w+)\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def blocks(language: str) -> dict[str, str]:
    """Return the fenced blocks of a language by the heading they stand under."""
    found: dict[str, str] = {}
    heading = "top"
    for title, kind, text in BLOCKS:
        heading = title or heading
        if kind == language and heading not in found:
            found[heading] = text
    return found


def environment() -> dict[str, str]:
    scripts = str(Path(sys.executable).parent)
    return {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": ""}


def test_caller_block_runs_and_prints_plans_and_an_event() -> None:
    code = blocks("python")["I call ThingSpace"]
    result = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr) == (0, "")
    assert "87641" in result.stdout
    assert "FaultCallback 595f5c44" in result.stdout


@pytest.mark.long
def test_tester_block_runs_against_a_mock_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    code = blocks("sh")["I test something that speaks ThingSpace"]
    result = subprocess.run(
        ["bash", "-eu", "-c", code], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stdout + result.stderr
    assert (tmp_path / "build" / "server.html").exists()


def test_tester_fixtures_work_as_shown(pytester: pytest.Pytester) -> None:
    code = next(text for title, kind, text in BLOCKS if kind == "python" and "thingspace_mock" in text)
    pytester.makepyfile(code)
    result = pytester.runpytest_subprocess("-p", "no:schemathesis", "-p", "no:cacheprovider")

    result.assert_outcomes(passed=1)


@pytest.mark.long
def test_maintainer_block_runs_and_changes_nothing() -> None:
    (ROOT / "build").mkdir(exist_ok=True)
    # The first line would swap generated/ under the other tests; the second does all that it does, but for the swap.
    code = blocks("sh")["I change the contract"].replace("scripts/regenerate  ", "scripts/regenerate --help ", 1)
    result = subprocess.run(["bash", "-eu", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout + result.stderr
    assert (ROOT / "build" / "prism.json").stat().st_size > 10_000


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_links_lead_to_files(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_two_commands_come_first() -> None:
    """Whoever opens the README sees what to type before anything else."""
    first = blocks("sh")["top"]

    assert [line.split()[0] for line in first.splitlines()] == ["scripts/gate", "scripts/test"]
    assert README.index("scripts/test") < 800
