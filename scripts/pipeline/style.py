"""The style of the Python that people write: which files, and ruff over them."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["FOLDERS", "main", "verbs", "written"]

FOLDERS = ("contract_tests", "scripts", "overlays/package")


def main(root: Path, arguments: Sequence[str]) -> int:
    """Write the repository's style, or only say where it is not kept.

    Args:
        root: the root of the repository.
        arguments: those of the command line.

    Returns:
        0 when all is in style now, 1 when something is left to a person (or, with --check, to this script),
        2 when a file does not exist.
    """
    parser = argparse.ArgumentParser(prog="scripts/format", description=(main.__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 when something would change")
    parser.add_argument("files", nargs="*", metavar="FILE", help="only these; all that people write without it")
    wanted = parser.parse_args(arguments)
    absent = [name for name in wanted.files if not Path(name).exists()]
    if absent:
        parser.error(f"there is no {', '.join(absent)}")
    files = [str(Path(name).resolve()) for name in wanted.files] or written(root)
    lint = ["check", "--output-format", "concise", *([] if wanted.check else ["--fix"])]
    layout = ["format", *(["--check"] if wanted.check else [])]
    statuses = [_ruff(root, [*command, "--force-exclude", "--quiet", "--", *files]) for command in (lint, layout)]
    return next((status for status in statuses if status), 0)  # one that was killed has a negative one


def written(root: Path) -> list[str]:
    """Return the folders and scripts that hold the Python people write, from the root of the repository."""
    return [*FOLDERS, *verbs(root)]


def verbs(root: Path) -> list[str]:
    """Return the scripts of scripts/, which ruff and mypy would not know for Python: they have no suffix."""
    paths = sorted(path for path in (root / "scripts").iterdir() if path.is_file() and not path.suffix)
    return [path.relative_to(root).as_posix() for path in paths]


def _ruff(root: Path, command: list[str]) -> int:
    return subprocess.run([sys.executable, "-m", "ruff", *command], cwd=root, check=False).returncode
