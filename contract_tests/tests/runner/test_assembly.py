"""From options to jobs: one assembly for the command line and for pytest."""

from __future__ import annotations

import subprocess
import sys
import threading

import httpx
import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.errors import TargetError, UnknownNameError, UsageError
from thingspace_contract.core.mock_control import is_mock
from thingspace_contract.core.serving import bind
from thingspace_contract.runner.assembly import Assembly, ClientOptions, ListenerOptions, ServerOptions
from thingspace_contract.suites.profiles import PROFILES


@pytest.fixture(scope="module")
def assembly() -> Assembly:
    return Assembly(Contract.load(), PROFILES["quick"])


def test_assembly_brings_what_no_option_names(assembly: Assembly) -> None:
    """The bundled mock and listener serve while the context lasts, and not after it."""
    with assembly.jobs(ClientOptions(), ListenerOptions(), ServerOptions()) as jobs:
        client, listener, server = jobs
        assert [job.name for job in jobs] == ["client", "listener", "server"]
        assert client.target == "thingspace_client"
        assert httpx.post(f"{listener.target}/CarrierService", json={}, trust_env=False).status_code == 401
        assert is_mock(server.target, "/api")
    with pytest.raises(TargetError):
        is_mock(server.target, "/api")


def test_assembly_takes_the_targets_that_options_name(assembly: Assembly) -> None:
    with assembly.jobs(ServerOptions()) as [server], assembly.jobs(ServerOptions(f"{server.target}/")) as [same]:
        assert same.target == server.target
    with assembly.jobs(ListenerOptions("http://127.0.0.1:9/{service}/"), ClientOptions("my_client")) as jobs:
        assert [job.target for job in jobs] == ["http://127.0.0.1:9/{service}/", "my_client"]


def test_assembly_closes_what_it_opened_when_a_later_option_cannot_be_used(assembly: Assembly) -> None:
    before = set(threading.enumerate())

    with pytest.raises(UsageError), assembly.jobs(ListenerOptions(), ServerOptions("nowhere")):
        pass

    assert set(threading.enumerate()) <= before


@pytest.mark.parametrize(
    ("options", "error", "text"),
    [
        (ServerOptions("nowhere"), UsageError, "nowhere"),
        (ServerOptions("http://127.0.0.1:9/api", allow=("everything",)), UsageError, "everything"),
        (ServerOptions("http://127.0.0.1:9/api", callback_bind="9000"), UsageError, "HOST:PORT"),
        (ServerOptions("http://127.0.0.1:9/api", callback_url="hooks"), UsageError, "callback listener"),
        (ListenerOptions("nowhere"), UsageError, "nowhere"),
        (ListenerOptions(services=("CarierService",)), UnknownNameError, "Did you mean CarrierService"),
    ],
)
def test_assembly_refuses_options_before_anything_is_called(
    assembly: Assembly, options: ServerOptions | ListenerOptions, error: type[Exception], text: str
) -> None:
    with pytest.raises(error, match=text), assembly.jobs(options):
        pass


def test_assembly_reaches_for_a_server_that_is_named(assembly: Assembly) -> None:
    with bind("127.0.0.1", 0) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/api"

    with pytest.raises(TargetError, match="Cannot reach"), assembly.jobs(ServerOptions(url)):
        pass


def test_assembly_asks_for_credentials_by_the_names_of_its_door(assembly: Assembly) -> None:
    with assembly.jobs(ServerOptions()) as [server]:
        options = ServerOptions(server.target, dict.fromkeys(("key", "secret", "username"), "x") | {"password": None})
        with pytest.raises(UsageError, match="--password is missing"), assembly.jobs(options):
            pass


def test_assembly_loads_no_suite_before_it_is_asked_for_one() -> None:
    """It is imported by `--help` and by every pytest run that has these options."""
    code = (
        "import sys, thingspace_contract.runner.assembly\n"
        "heavy = {'httpx', 'hypothesis', 'schemathesis', 'starlette', 'uvicorn'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert result.stdout.strip() == "[]"
