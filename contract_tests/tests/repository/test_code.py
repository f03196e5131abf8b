"""All Python that people write keeps the repository's style and has its types; all that is generated has its types."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.style import main, verbs

ROOT = Path(__file__).resolve().parents[3]


TYPED = (
    *("contract_tests/src", "contract_tests/tests", "contract_tests/gallery"),
    *("contract_tests/benches", "contract_tests/drills", "contract_tests/rig"),
    *("scripts/pipeline", "generated/thingspace_client"),
)


def test_code_keeps_the_style(capfd: pytest.CaptureFixture[str]) -> None:
    if main(ROOT, ["--check"]):
        pytest.fail(
            f"run scripts/format; it leaves to you what it cannot mend\n{capfd.readouterr().out}", pytrace=False
        )


@pytest.mark.long
def test_code_has_its_types() -> None:
    command = [sys.executable, "-m", "mypy", "--scripts-are-modules", *TYPED, *verbs(ROOT)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    if result.returncode:
        pytest.fail(result.stdout + result.stderr, pytrace=False)
