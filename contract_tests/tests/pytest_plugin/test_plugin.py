"""The plugin in somebody else's project."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

Run = Callable[..., pytest.RunResult]

CONSUMER = """
import json

import httpx
import pytest
from thingspace_client import callbacks


def devices_of(mock):
    return mock.url


def test_mock_answers(thingspace_mock):
    assert thingspace_mock.url.endswith("/api")
    assert httpx.get(f"{thingspace_mock.url}/m2m/v1/plans/0000123456-00001").status_code == 401


@pytest.mark.parametrize("number", [1, 2])
def test_fixtures_are_fresh(thingspace_mock, callback_listener, number):
    assert callback_listener.deliveries == ()
    assert thingspace_mock.control.deliveries() == []
    httpx.post(callback_listener.url("CarrierService"), json={"requestId": str(number)})
    assert callback_listener.wait(lambda seen: len(seen) == 1, timeout=5)
    assert json.loads(callback_listener.deliveries[0].body) == {"requestId": str(number)}
    assert callback_listener.deliveries[0].service == "CarrierService"


def test_contract_is_at_hand(thingspace_contract):
    example = next(iter(thingspace_contract.message("StateService", "goToStateResponse").examples.values()))
    assert thingspace_contract.callback_problems("StateService", example) == []
    assert callbacks.parse("StateService", example)
"""


def test_fixtures_serve_a_consumer(inner: Run) -> None:
    """Warnings are errors in many projects; ours must not break them."""
    result = inner("-W", "error", test_consumer=CONSUMER)

    result.assert_outcomes(passed=4)


def test_plugin_is_cheap_where_it_is_not_used() -> None:
    code = (
        "import sys, thingspace_contract.pytest.plugin\n"
        "heavy = ('schemathesis', 'hypothesis', 'httpx', 'thingspace_client', 'jsonschema_rs', 'rich', 'uvicorn')\n"
        "sys.exit(str([name for name in heavy if name in sys.modules]))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert result.stderr == "[]\n"


def test_options_are_described(inner: Run) -> None:
    result = inner("--help")

    result.stdout.fnmatch_lines(["ThingSpace contract tests*", "*--thingspace-url=TEXT*"])


def test_suites_name_each_operation_and_message(inner: Run) -> None:
    result = inner("--collect-only", "-q", "--pyargs", "thingspace_contract.suites")

    result.stdout.fnmatch_lines(
        [
            "*test_client.py::test_client_keeps_the_contract?requestAccessToken?",
            "*test_listener.py::test_listener_keeps_the_contract?StateService.goToStateResponse?",
            "*test_server.py::test_server_keeps_the_contract?changeDeviceServicePlan?",
        ]
    )


def test_suites_without_a_target_are_left_out_when_one_is_given(inner: Run) -> None:
    result = inner(
        "--collect-only", "-q", "--pyargs", "thingspace_contract.suites", "--thingspace-url", "http://127.0.0.1:1/api"
    )

    assert "test_server.py" in result.stdout.str()
    assert "test_client.py" not in result.stdout.str()


@pytest.mark.long
def test_suite_runs_against_the_bundled_listener(inner: Run) -> None:
    """Without a target a suite tests what is bundled, and every message is a test of its own."""
    result = inner("--thingspace-profile", "quick", "--pyargs", "thingspace_contract.suites.test_listener")

    assert result.ret == 0
    result.stdout.fnmatch_lines(["*running the listener suite, profile quick*"])
    assert result.parseoutcomes()["passed"] > 10
    result.stdout.fnmatch_lines(["* passed on open part* of the contract, which no source documents"])


def test_unreachable_target_ends_the_session_with_one_line(inner: Run) -> None:
    target = ["--thingspace-url", "http://127.0.0.1:1/api", "--thingspace-key", "k"]

    result = inner("--pyargs", "thingspace_contract.suites.test_server", *target)

    assert result.ret == 2
    result.stdout.fnmatch_lines(["*Cannot reach http://127.0.0.1:1/api*"])
    assert "Traceback" not in result.stdout.str() + result.stderr.str()


def test_unreadable_contract_is_one_line(inner: Run) -> None:
    result = inner("--pyargs", "thingspace_contract.suites.test_client", "--thingspace-contract", "nothing.json")

    assert result.ret != 0
    assert "Cannot read the contract nothing.json" in result.stdout.str() + result.stderr.str()


FAILING_SUITE = """
    import pytest
    from thingspace_contract.core.errors import PortError
    from thingspace_contract.core.events import CheckFailed, SuiteStarted
    from thingspace_contract.core.failures import Failure
    from thingspace_contract.suites import client

    def suite(*_, **__):
        yield SuiteStarted("client", "it")
        if {found}:
            yield CheckFailed("client", Failure("check", "It is wrong", "op", "right", "wrong"))
        raise {error}("Cannot listen with pass-word.")

    client.client_suite = suite
"""


@pytest.mark.parametrize(
    ("found", "error", "status"), [(True, "PortError", 1), (False, "PortError", 2), (True, "ZeroDivisionError", 1)]
)
def test_error_of_the_tool_is_masked_and_hides_no_failure(
    inner: Run, monkeypatch: pytest.MonkeyPatch, found: bool, error: str, status: int
) -> None:
    """A bug of ours shows its traceback beside what was found."""
    monkeypatch.setenv("THINGSPACE_PASSWORD", "pass-word")

    result = inner(
        "--pyargs",
        "thingspace_contract.suites.test_client",
        "-k",
        "else or rest",
        conftest=FAILING_SUITE.format(found=found, error=error),
    )

    output = result.stdout.str() + result.stderr.str()
    assert result.ret == status
    assert "Cannot listen with ***." in output
    assert "pass-word." not in output
    assert ("It is wrong" in output) == found
    assert ("Traceback" in output) == (error == "ZeroDivisionError")
