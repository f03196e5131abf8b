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

from lines import first_line
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
        url, console, credentials = (first_line(mock).strip() for _ in range(3))
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
        url, _, controls = (first_line(mock).strip() for _ in range(3))
        root = url.removesuffix("/api")
        named = {"Host": "mock.test"}
        without = httpx.get(f"{root}/_control", headers=named)
        with_token = httpx.get(f"{root}/_control", headers={**named, "X-Control-Token": "let-me-in"})

    assert root.startswith("http://127.0.0.1:")
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
        ("--allow-origin", "localhost:5173"),
        ("--allow-callbacks-to", "http://listener.test"),
    ],
)
def test_mock_with_an_option_it_cannot_use_says_one_line(call: Call, arguments: tuple[str, str]) -> None:
    result = call("mock", "--port", "0", *arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("seconds", ["nan", "inf", "1e300", "-1"])
@pytest.mark.parametrize("command", [("mock", "--latency"), ("server", "--max-time"), ("send", "--timeout")])
def test_seconds_that_no_clock_can_wait_are_refused(call: Call, command: tuple[str, str], seconds: str) -> None:
    result = call(*command, seconds)

    assert result.exit_code == 2
    assert f"Invalid value for '{command[1]}'" in result.stderr


def test_empty_token_is_refused(call: Call) -> None:
    result = call("mock", "--port", "0", "--control-token", "")

    assert result.exit_code == 2
    assert "the token is empty" in result.stderr


@pytest.mark.parametrize("host", ["nope.invalid", "8.8.8.8"])
def test_host_that_is_not_here_is_told_of(call: Call, host: str) -> None:
    result = call("mock", "--port", "0", "--host", host)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: Cannot listen on {host}: the host is no address of this machine")
    assert "port" not in result.stderr


LIMITED = """
import resource
from thingspace_contract.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
main()
"""


def test_mock_whose_disk_takes_no_database_says_one_line(tmp_path: Path) -> None:
    """A quota, and a database that has pages of something else."""
    path = tmp_path / "state.db"
    command = ["mock", "--port", "0", "--database", f"sqlite:///{path}"]
    quota = subprocess.run([sys.executable, "-c", LIMITED, *command], capture_output=True, text=True, check=False)
    with process("mock", "--port", "0", "--database", f"sqlite:///{tmp_path / 'good.db'}") as mock:
        first_line(mock)
        mock.send_signal(signal.SIGINT)
        mock.communicate()
    good = (tmp_path / "good.db").read_bytes()
    path.unlink(missing_ok=True)
    path.with_name("state.db-wal").unlink(missing_ok=True)
    path.write_bytes(good[:4096] + b"\xa5" * (len(good) - 4096))
    damaged = subprocess.run([*COMMAND, *command], capture_output=True, text=True, check=False)

    for ended in (quota, damaged):
        assert (ended.returncode, ended.stdout) == (2, "")
        assert ended.stderr.startswith(f"Error: Cannot use the database {path}: it")
        assert ended.stderr.count("\n") == 1


def test_mock_with_a_record_that_has_holes_says_so_at_its_end() -> None:
    """Its calls are answered all the same."""
    with process("mock", "--port", "0", "--record", "/dev/full") as mock:
        url = first_line(mock).strip()
        statuses = [httpx.get(f"{url}/m2m/v1/plans/x").status_code for _ in range(2)]
        record = httpx.get(f"{url.removesuffix('/api')}/_control").json()["record"]
        mock.send_signal(signal.SIGINT)
        _, errors = mock.communicate()

    assert statuses == [401, 401]
    assert record == {"file": "/dev/full", "missing": 2, "trouble": "No space left on device"}
    assert mock.returncode == 3
    assert errors.splitlines() == [
        "Cannot write the record /dev/full: No space left on device. Calls are missing in it until it can be.",
        "Error: The record /dev/full is incomplete: calls that are missing in it: 2.",
    ]


def test_mock_lets_pages_in_that_it_was_told() -> None:
    with process("mock", "--port", "0", "--allow-origin", "http://a", "--allow-origin", "http://b") as mock:
        url = first_line(mock).strip()
        shown = [
            httpx.get(f"{url}/x", headers={"Origin": f"http://{each}"}).headers.get("access-control-allow-origin")
            for each in "abc"
        ]

    assert shown == ["http://a", "http://b", None]


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
        first = [first_line(running) for _ in range(2)]
        running.send_signal(signal.SIGTERM)
        rest, errors = running.communicate()

    assert first[1].startswith("client: testing thingspace_client")
    assert (running.returncode, errors) == (130, "")
    assert rest.splitlines()[-2:] == ["The run was interrupted.", f"report: {tmp_path / 'r.html'}"]
    assert "Interrupted" in (tmp_path / "r.html").read_text()
