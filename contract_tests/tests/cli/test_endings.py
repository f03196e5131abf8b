"""However a command ends: one clear line, the right exit status, no traceback, no credential."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result

from thingspace_contract.core.errors import PortError, TargetError
from thingspace_contract.core.events import CheckFailed, CheckPassed, Event, NotChecked, SuiteFinished, SuiteStarted
from thingspace_contract.core.failures import Failure
from thingspace_contract.core.serving import bind
from thingspace_contract.suites import client as client_module
from thingspace_contract.suites import listener as listener_module

Call = Callable[..., Result]
Suite = Callable[..., Iterator[Event]]
BROKEN = Failure("check", "It is wrong", "op", "right", "wrong pass-word")


@pytest.fixture
def suite(monkeypatch: pytest.MonkeyPatch) -> Callable[[Suite], None]:
    """Return a function that puts a suite in the place of the client's."""
    return lambda replacement: monkeypatch.setattr(client_module, "client_suite", replacement)


def good(*_: object, **__: object) -> Iterator[Event]:
    yield SuiteStarted("client", "it")
    yield CheckPassed("client", "op", "check")
    yield SuiteFinished("client", 0.1)


def failing(*_: object, **__: object) -> Iterator[Event]:
    yield from good()
    yield CheckFailed("client", BROKEN)


def incomplete(*_: object, **__: object) -> Iterator[Event]:
    yield from good()
    yield NotChecked("client", "endSession", "no request was accepted")


def unreachable(*_: object, **__: object) -> Iterator[Event]:
    yield SuiteStarted("client", "it")
    raise TargetError("Cannot reach it.", "Start it.")


def buggy(*_: object, **__: object) -> Iterator[Event]:
    yield from good()
    raise ZeroDivisionError("with pass-word")


def interrupted(*_: object, **__: object) -> Iterator[Event]:
    yield SuiteStarted("client", "it")
    yield CheckPassed("client", "op", "check")
    os.kill(os.getpid(), signal.SIGTERM)
    yield SuiteFinished("client", 0.1)


@pytest.mark.parametrize(
    ("replacement", "code", "last"),
    [
        (good, 0, "PASSED"),
        (failing, 1, "FAILED"),
        (incomplete, 3, "INCOMPLETE"),
        (interrupted, 130, "The run was interrupted."),
    ],
)
def test_suite_command_ends_with_its_verdict(
    call: Call, suite: Callable[[Suite], None], replacement: Suite, code: int, last: str
) -> None:
    suite(replacement)

    result = call("client")

    assert result.exit_code == code
    assert result.stdout.splitlines()[-1].startswith(last)
    assert "Traceback" not in result.output


def test_suite_command_that_could_not_run_says_one_line(call: Call, suite: Callable[[Suite], None]) -> None:
    suite(unreachable)

    result = call("client")

    assert (result.exit_code, result.stderr) == (2, "Error: Cannot reach it. Start it.\n")
    assert "PASSED" not in result.stdout


def test_what_could_not_run_hides_no_failure(
    call: Call, suite: Callable[[Suite], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_: object, **__: object) -> Iterator[Event]:
        yield from failing()
        raise PortError("Cannot listen with pass-word.")

    monkeypatch.setenv("THINGSPACE_PASSWORD", "pass-word")
    suite(broken_off)

    result = call("client")

    assert (result.exit_code, result.stderr) == (1, "Error: Cannot listen with ***.\n")
    assert "It is wrong" in result.stdout


def test_bug_is_owned_and_its_traceback_kept_aside(
    call: Call, suite: Callable[[Suite], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THINGSPACE_PASSWORD", "pass-word")
    (tmp_path / "build").mkdir()
    suite(buggy)

    result = call("client")

    assert result.exit_code == 70
    assert result.stderr.startswith(
        "Bug in thingspace-contract: ZeroDivisionError; please report it with the traceback"
    )
    assert "Traceback" not in result.output
    (kept,) = (tmp_path / "build").iterdir()
    assert "ZeroDivisionError: with ***" in kept.read_text()
    assert str(kept.relative_to(tmp_path)) in result.stderr


def test_reports_are_the_last_lines_and_hold_no_credential(
    call: Call, suite: Callable[[Suite], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THINGSPACE_PASSWORD", "pass-word")
    suite(failing)
    paths = {kind: tmp_path / f"deep/er/report.{kind}" for kind in ("json", "junit", "html")}

    result = call("client", *(word for kind, path in paths.items() for word in (f"--report-{kind}", str(path))))

    assert result.exit_code == 1
    assert result.stdout.splitlines()[-3:] == [f"report: {path}" for path in paths.values()]
    assert "wrong ***" in result.stdout
    for path in paths.values():
        assert "wrong ***" in path.read_text()
        assert "pass-word" not in path.read_text()
    assert ElementTree.parse(paths["junit"]).getroot().get("failures") == "1"


@pytest.mark.parametrize("password", ["it's-mine", "p w", "x"])
@pytest.mark.parametrize("joined", [True, False])
def test_command_in_a_report_holds_no_password(
    call: Call, tmp_path: Path, password: str, joined: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither quoting nor shortness shows it."""
    monkeypatch.setattr(listener_module, "listener_suite", good)
    given = [f"--password={password}"] if joined else ["--password", password]

    call("listener", "--url", "http://h/it's", *given, "--report-json", str(tmp_path / "r.json"))

    command = json.loads((tmp_path / "r.json").read_text())["conditions"]["command"]
    assert f"--password{'=' if joined else ' '}*** --report-json" in command
    assert shlex.split(command)[3] == "http://h/it's"


def test_interrupted_run_still_writes_its_reports(call: Call, suite: Callable[[Suite], None], tmp_path: Path) -> None:
    suite(interrupted)

    result = call("client", "--report-json", str(tmp_path / "r.json"))

    assert result.exit_code == 130
    assert '"interrupted"' in (tmp_path / "r.json").read_text()


def test_unwritable_report_is_refused_before_the_run(
    call: Call, suite: Callable[[Suite], None], tmp_path: Path
) -> None:
    ran: list[bool] = []

    def suite_that_tells(*_: object, **__: object) -> Iterator[Event]:
        ran.append(True)
        yield from good()

    suite(suite_that_tells)
    (tmp_path / "file").touch()

    result = call("client", "--report-html", str(tmp_path / "file" / "r.html"))

    assert (result.exit_code, ran) == (2, [])
    assert "Cannot write the report" in result.stderr


def test_credentials_half_given_are_refused(call: Call) -> None:
    with bind("127.0.0.1", 0) as nobody:
        port = nobody.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"

    result = call("server", "--url", url, "--key", "k")

    assert result.exit_code == 2
    assert result.stderr == f"Error: Cannot reach {url}: Connection refused. Is it running, and is the port right?\n"


def test_broken_pipe_is_quiet() -> None:
    """`thingspace-contract … | head` says nothing about it."""
    command = [sys.executable, "-c", "from thingspace_contract.cli import main; main()"]
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as out:
        process = subprocess.run(
            [*command, "send", "StateService", "goToStateResponse", "--url", "http://127.0.0.1/", "--show"],
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (process.returncode, process.stderr) == (130, b"")


def test_output_survives_a_locale_that_cannot_write_it() -> None:
    command = [sys.executable, "-c", "from thingspace_contract.cli import main; main()", "check", "callback"]
    process = subprocess.run(
        [*command, "StateService", "-"],
        input='{"deviceResponse": {"goToStateResponse": {}}, "requestId": ["ü"]}',
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )

    assert (process.returncode, process.stderr) == (1, "")
    assert "body/requestId" in process.stdout


@pytest.mark.parametrize("arguments", [("mock", "--port", "0"), ("check", "--help"), ("--help",), ("--version",)])
def test_output_that_nobody_can_keep_is_no_bug(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-c", "from thingspace_contract.cli import main; main()", *arguments]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60)

    assert (ended.returncode, ended.stderr) == (2, "Error: Cannot write: No space left on device.\n")
