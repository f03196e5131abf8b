"""The mock as a process, and whole runs against it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import Result

from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.events import CheckPassed, Event, SuiteFinished, SuiteStarted
from thingspace_contract.core.serving import bind
from thingspace_contract.mock import running_mock
from thingspace_contract.suites import server as server_module

Call = Callable[..., Result]
COMMAND = [sys.executable, "-c", "from thingspace_contract.cli import main; main()"]


@contextmanager
def process(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run the command line beside this process; whatever happens, it does not outlive the block."""
    running = subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with running:
        try:
            yield running
        finally:
            running.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_mock_prints_its_url_serves_and_ends_at_a_signal(number: signal.Signals) -> None:
    with process("mock", "--port", "0") as mock:
        assert mock.stdout is not None
        url, console, credentials = (mock.stdout.readline().strip() for _ in range(3))
        root = url.removesuffix("/api")
        about = httpx.get(f"{root}/_control").json()
        mock.send_signal(number)
        _, errors = mock.communicate()

    assert url.endswith("/api")
    assert about["server"] == "thingspace-mock"
    assert console == f"console {root}/   controls {root}/_control"
    assert "contract-user" in credentials
    assert (mock.returncode, errors) == (130, "")


@pytest.mark.parametrize(
    ("options", "told", "status"),
    [
        ((), "they answer to localhost and 0.0.0.0 only; --control-token TOKEN opens them to other machines", 403),
        (
            ("--control-token", "let-me-in"),
            "other machines send the token to use them: X-Control-Token, Authorization: Bearer, or as a password",
            401,
        ),
    ],
)
def test_mock_for_other_machines_says_how_to_use_its_controls(options: tuple[str, ...], told: str, status: int) -> None:
    with process("mock", "--port", "0", "--host", "0.0.0.0", *options) as mock:
        assert mock.stdout is not None
        url, _, controls = (mock.stdout.readline().strip() for _ in range(3))
        root = f"http://127.0.0.1:{url.rpartition(':')[2].removesuffix('/api')}"
        named = {"Host": "mock.test"}
        without = httpx.get(f"{root}/_control", headers=named)
        with_token = httpx.get(f"{root}/_control", headers={**named, "X-Control-Token": "let-me-in"})

    assert controls == told
    assert (without.status_code, with_token.status_code) == (status, 200 if options else 403)


def test_mock_on_a_taken_port_could_not_run(call: Call) -> None:
    with bind("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]

        result = call("mock", "--port", str(port))

    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: Cannot listen on 127.0.0.1:{port}: Address already in use.")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--scenario", "nothing.json"),
        ("--database", "mysql://nowhere/x"),
        ("--database", "sqlite:////nowhere/at/all/mock.db"),
        ("--record", "/dev/null/record"),
        ("--allow-callbacks-to", "http://listener.test"),
    ],
)
def test_mock_with_an_option_it_cannot_use_says_one_line(call: Call, arguments: tuple[str, str]) -> None:
    result = call("mock", "--port", "0", *arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1


def test_server_knows_our_mock_and_needs_no_credentials(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, Any] = {}

    def suite(_: object, **options: Any) -> Iterator[Event]:
        given.update(options)
        yield SuiteStarted("server", options["url"])
        yield CheckPassed("server", "listServicePlans", "check")
        yield SuiteFinished("server", 0.1)

    monkeypatch.setattr(server_module, "server_suite", suite)
    report = tmp_path / "r.json"
    with running_mock() as mock:
        options = ("--max-time", "5", "--seed", "4", "--callback-bind", "[::1]:0", "--report-json", str(report))
        result = call("server", "--url", f"{mock.url}/", *options)

    document = json.loads(report.read_text())
    assert (result.exit_code, document["verdict"]["title"]) == (0, "passed")
    assert document["conditions"]["targets"] == [mock.url] == [given["url"]]
    assert (given["credentials"], given["effects"]) == (Credentials.default(), None)
    assert (given["seed"], given["callback_bind"], given["callback_url"]) == (4, ("::1", 0), None)
    assert given["profile"].server_seconds == 4.0


def test_server_refuses_wrong_credentials_in_one_line(call: Call) -> None:
    """A refused login is not tried again: five lock the account."""
    with running_mock() as mock:
        options = ("--key", "no-key", "--secret", "no-secret", "--username", "u-s-e-r", "--password", "pass-word")
        result = call("server", "--url", mock.url, *options)

    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert "no-secret" not in result.output


def test_server_needs_credentials_for_what_is_no_mock(call: Call) -> None:
    from thingspace_contract.listeners.receiver import CallbackReceiver

    with CallbackReceiver() as other:
        url = other.url("api")
        result = call("server", "--url", url, "--key", "k")

    assert result.exit_code == 2
    assert result.stderr == (
        f"Error: {url} needs credentials: --secret, --username, --password are missing. "
        "Or set THINGSPACE_SECRET, THINGSPACE_USERNAME, THINGSPACE_PASSWORD.\n"
    )


def test_all_ends_at_a_signal_with_the_verdict_so_far(tmp_path: Path) -> None:
    with process("all", "--profile", "quick", "--report-html", str(tmp_path / "r.html")) as running:
        assert running.stdout is not None
        first = [running.stdout.readline() for _ in range(2)]
        running.send_signal(signal.SIGTERM)
        rest, errors = running.communicate()

    assert first[1].startswith("client: testing thingspace_client")
    assert (running.returncode, errors) == (130, "")
    assert rest.splitlines()[-2:] == ["The run was interrupted.", f"report: {tmp_path / 'r.html'}"]
    assert "Interrupted" in (tmp_path / "r.html").read_text()
