"""What the command line says about itself, and to somebody who asks wrongly."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from click.testing import Result

Call = Callable[..., Result]
COMMANDS = ["all", "mock", "server", "client", "listener", "send", "check"]


def test_help_names_every_command_and_exit_status(call: Call) -> None:
    result = call("--help")

    assert result.exit_code == 0
    for word in (*COMMANDS, "  0  ", "  1  ", "  2  ", "  3  ", " 70  ", "130  "):
        assert word in result.output


@pytest.mark.parametrize("command", [*COMMANDS, "check callback", "check request", "check response"])
def test_help_of_a_command_has_an_example(call: Call, command: str) -> None:
    result = call(*command.split(), "--help")

    assert result.exit_code == 0
    assert f"thingspace-contract {command}" in " ".join(result.output.split())
    assert "Example" in result.output


def test_version_is_that_of_the_distribution(call: Call) -> None:
    from thingspace_contract import __version__

    assert call("--version").output == f"thingspace-contract {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["sned"], "Did you mean send?"),
        (["zzz"], "Known: all, mock, server, client, listener, send, check."),
        (["check", "callback", "CarierService", "-"], "Did you mean CarrierService?"),
        (["check", "callback"], "Missing argument 'SERVICE'. Known: "),
        (["check", "request", "listPlans", "-"], "Did you mean listServicePlans?"),
        (["send", "StateService", "goToState", "--url", "http://127.0.0.1/"], "Did you mean goToStateResponse?"),
        (["send", "StateService"], "goToStateResponse"),
        (["listener", "--url", "http://127.0.0.1/", "--service", "State"], "Did you mean StateService?"),
        (["server", "--url", "http://127.0.0.1/api", "--allow", "everything"], "Known: read, async-read,"),
        (["server", "--url", "127.0.0.1:80"], "Use http://HOST:PORT/PATH."),
        (["server", "--url", "http://127.0.0.1/api", "--callback-bind", "9000"], "Use HOST:PORT"),
        (["client", "--profile", "huge"], "'quick', 'default', 'deep'"),
        (["mock", "--port", "70000"], "70000 is not in the range"),
    ],
)
def test_wrong_name_is_answered_with_those_there_are(call: Call, arguments: list[str], advice: str) -> None:
    result = call(*arguments)

    assert result.exit_code == 2
    assert advice in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr


def test_names_are_found_in_any_case(call: Call) -> None:
    result = call("send", "carrierservice", "CHANGESERVICEPLANRESPONSE", "--url", "http://127.0.0.1/", "--show")

    assert result.exit_code == 0


def test_command_line_starts_without_heavy_libraries() -> None:
    """Help must come at once."""
    code = (
        "import sys, thingspace_contract.cli as cli\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        "heavy = ('schemathesis', 'hypothesis', 'httpx', 'uvicorn', 'jinja2')\n"
        "sys.exit(str([name for name in heavy if name in sys.modules]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, "server", "--help"], capture_output=True, text=True, check=False
    )

    assert result.stderr == "[]\n"


def test_help_shows_no_formatting_marks(call: Call) -> None:
    result = call("check", "--help")

    assert "\\b" not in result.output
    assert "curl … | thingspace-contract check response getRequestStatus -" in result.output


def test_package_is_a_program() -> None:
    command = [sys.executable, "-m", "thingspace_contract", "--version"]
    process = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (process.returncode, process.stderr) == (0, "")
    assert process.stdout.startswith("thingspace-contract ")
