"""The report of scripts/test --coverage; [tool.coverage] in pyproject.toml says what is measured, and kept where."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

__all__ = ["forget", "report"]

PLACE = Path("build", "coverage")


def forget(root: Path) -> None:
    """Remove what an earlier run measured."""
    shutil.rmtree(root / PLACE, ignore_errors=True)
    (root / PLACE).mkdir(parents=True)


def report(root: Path, python: Path) -> None:
    """Put together what the processes of a run measured, and print it: the least covered modules last.

    Args:
        root: the root of the repository.
        python: the interpreter that ran the tests.
    """
    for command in (["combine", "--quiet"], ["html", "--quiet"], ["report"]):
        if subprocess.run([python, "-m", "coverage", *command], cwd=root, check=False).returncode:
            return  # coverage has said why
    print(PLACE / "html" / "index.html")
