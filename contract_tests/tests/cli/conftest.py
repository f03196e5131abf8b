"""The command line, called in this process."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from thingspace_contract.cli import app

Call = Callable[..., Result]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    """Return a function that runs `thingspace-contract ARGUMENTS` and gives what it printed and its exit status."""
    for name in ("KEY", "SECRET", "USERNAME", "PASSWORD"):
        monkeypatch.delenv(f"THINGSPACE_{name}", raising=False)

    def run(*arguments: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=input, prog_name="thingspace-contract")

    return run
