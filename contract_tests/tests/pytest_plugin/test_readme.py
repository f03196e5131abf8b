"""The README of the tool keeps its word: its Python runs, its commands exist."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import click
import pytest

from thingspace_contract.cli import app

TEXT = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
COMMANDS = sorted(set(re.findall(r"(?m)(?:^|`)(thingspace-contract [^`\n]+)", TEXT)))


def test_readme_python_runs(inner: Callable[..., pytest.RunResult]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, flags=re.DOTALL)

    inner("-W", "error", test_readme=code).assert_outcomes(passed=2)


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_command_exists(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every option and name in it is one that the command line takes."""
    monkeypatch.chdir(tmp_path)
    for name in ("payload.json", "response.json"):
        (tmp_path / name).touch()
    words = shlex.split(command)[1:]

    with ExitStack() as stack:
        context = stack.enter_context(app.make_context("thingspace-contract", list(words)))
        while isinstance(context.command, click.Group):
            _, found, words = context.command.resolve_command(context, words)
            assert found is not None
            context = stack.enter_context(found.make_context(found.name, list(words), parent=context))

    assert not isinstance(context.command, click.Group)


def test_readme_shows_every_command_and_exit_status() -> None:
    for name in ("all", "mock", "server", "client", "listener", "send", "check callback", "check request"):
        assert f"thingspace-contract {name}" in TEXT
    for status in (0, 1, 2, 3, 70, 130):
        assert f"| {status} |" in TEXT
