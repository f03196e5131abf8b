"""The mock as a process: killed and started again, told to end, and unable to start."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from lines import first_line, until
from thingspace_contract.contract import Contract
from thingspace_contract.core.errors import PortError
from thingspace_contract.mock import Control, serve
from thingspace_contract.mock.web import server

from ..conftest import MAIN, SPEC
from ..listening import Answer, Listener

PROGRAM = Path(__file__).parents[1] / "serving.py"


@contextmanager
def process(database: str = "sqlite://", port: int = 0) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a mock; give the process and its base URL."""
    command = [sys.executable, str(PROGRAM), str(SPEC), database, str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            yield running, first_line(running).strip()
        finally:
            running.kill()


@contextmanager
def sign_in(url: str) -> Iterator[httpx.Client]:
    """Give a client with both credentials."""
    with httpx.Client(base_url=url, timeout=30) as client:
        grant = {"grant_type": "client_credentials"}
        token = client.post("/ts/v1/oauth2/token", data=grant, auth=("contract-key", "contract-secret")).json()
        client.headers["Authorization"] = f"Bearer {token['access_token']}"
        user = {"username": "contract-user", "password": "contract-password"}
        client.headers["VZ-M2M-Token"] = client.post("/m2m/v1/session/login", json=user).json()["sessionToken"]
        yield client


@contextmanager
def connected(url: str) -> Iterator[socket.socket]:
    """Give a connection to a mock, by its base URL."""
    with socket.create_connection(("127.0.0.1", int(url.removesuffix("/api").rpartition(":")[2]))) as connection:
        yield connection


@contextmanager
def half_sent(url: str, method: str, path: str) -> Iterator[None]:
    """Have a request under way whose body does not come to its end."""
    with connected(url) as connection:
        connection.sendall(f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{{".encode())
        yield


def activate(client: httpx.Client, first: int, count: int) -> set[str]:
    """Activate new devices, one request; return their identifiers."""
    ids = [f"{number:015}" for number in range(first, first + count)]
    body: dict[str, Any] = {
        "devices": [{"deviceIds": [{"id": each, "kind": "imei"}]} for each in ids],
        "accountName": MAIN,
        "servicePlan": "87641",
        "mdnZipCode": "94203",
    }
    assert client.post("/m2m/v1/devices/actions/activate", json=body).status_code == 200
    return set(ids)


def test_messages_survive_a_kill(tmp_path: Path) -> None:
    """Killed between accepting and delivering, a mock on the same file delivers every message."""
    database = f"sqlite:///{tmp_path / 'state.db'}"
    restarted = threading.Event()
    acknowledged: list[dict[str, Any]] = []

    def answer(body: bytes) -> int | None:
        if not restarted.is_set():
            return None
        acknowledged.append(json.loads(body))
        return 204

    with Listener(answer) as listener:
        with process(database) as (running, url), sign_in(url) as client:
            hook = {"name": "CarrierService", "url": listener.url(), "username": "acme", "password": "Zk2m9"}
            assert client.post(f"/m2m/v1/callbacks/{MAIN}", json=hook).status_code == 200
            expected = activate(client, 1, 40)
            assert listener.wait(1)
            expected |= activate(client, 1001, 40)
            running.kill()
            running.wait()
        restarted.set()
        with process(database) as (_, url), Control(url.removesuffix("/api")) as control:
            assert control.settle(20)
            control.advance(300)
            assert control.settle(20)
            assert control.status()["messages"] == {"delivered": len(expected)}

    assert {body["deviceIds"][0]["id"] for body in acknowledged} == expected
    assert {body["password"] for body in acknowledged} == {"Zk2m9"}


KINDS: dict[str, Answer] = {"hangs": lambda body: None, "fails": lambda body: 500}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("kind", KINDS)
def test_signal_ends_the_process_cleanly(number: signal.Signals, kind: str) -> None:
    """Open connections and a listener that hangs or fails do not hold the process: it ends by itself."""
    with Listener(KINDS[kind]) as listener, process() as (running, url), sign_in(url) as client:
        client.post(f"/m2m/v1/callbacks/{MAIN}", json={"name": "CarrierService", "url": listener.url()})
        activate(client, 1, 20)
        assert listener.wait(1)
        running.send_signal(number)

        assert running.communicate(timeout=30) == (f"ended by {number.name}\n", "")
        assert running.returncode == 0


@pytest.mark.parametrize(
    ("method", "path"), [("PUT", "/api/m2m/v1/devices/actions/plan"), ("POST", "/_control/faults")]
)
def test_request_that_is_given_up_is_told_in_a_line(method: str, path: str) -> None:
    """A body that does not come to its end holds nothing up, and is no bug with a traceback."""
    with process() as (running, url), half_sent(url, method, path):
        httpx.get(url)  # answered after the other has been begun
        running.send_signal(signal.SIGTERM)
        told, errors = running.communicate(timeout=30)

    assert told == "ended by SIGTERM\n"
    assert [line.partition(",")[0] for line in errors.splitlines()] == ["Cancel 1 running task(s)"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_lets_a_delayed_answer_go(number: signal.Signals) -> None:
    """What a latency fault holds back was done, and is answered before the process ends."""
    with process() as (running, url), sign_in(url) as client, Control(url.removesuffix("/api")) as control:
        control.fault("latency", "listServicePlans", seconds=3600)
        found: list[int] = []
        plans = f"/m2m/v1/plans/{MAIN}"
        waiting = threading.Thread(target=lambda: found.append(client.get(plans).status_code), daemon=True)
        waiting.start()
        until(lambda: control.calls()[-1]["operationId"] == "listServicePlans")
        running.send_signal(number)
        waiting.join(30)

        assert found == [200]
        assert running.communicate(timeout=30) == (f"ended by {number.name}\n", "")


STUCK = """
import sys, time
from thingspace_contract.mock import serve
from thingspace_contract.mock.core import Mock
from thingspace_contract.mock.web import server

def stuck(self, request):
    sys.stdout.write("stuck\\n")
    sys.stdout.flush()
    time.sleep(60)

Mock.steps = stuck
server._LAST_RESORT = float(sys.argv[1])
serve(announce=lambda url: print(url, flush=True))
print("ended")
"""


FULL = """
import os
os.set_blocking(2, False)
try:
    while True:
        os.write(2, b"x")
except BlockingIOError:
    os.set_blocking(2, True)
"""


@contextmanager
def stuck(last_resort: float, before: str = "") -> Iterator[subprocess.Popen[str]]:
    """Run a mock with a request that holds its loop for a minute; `last_resort` is how long an end may take."""
    command = [sys.executable, "-c", before + STUCK, str(last_resort)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            with connected(first_line(running).strip()) as connection:
                connection.sendall(b"GET /api/m2m/v1/plans/x HTTP/1.1\r\nHost: x\r\n\r\n")
                assert first_line(running) == "stuck\n"
                yield running
        finally:
            running.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_a_process_that_is_stuck(number: signal.Signals) -> None:
    """A request that holds the loop cannot hold the process: after two seconds it is ended by force, and says so."""
    with stuck(server._LAST_RESORT) as running:
        running.send_signal(number)

        assert running.communicate(timeout=30) == (
            "",
            "The mock was ended by force, as it did not end by itself in 2 s.\n",
        )
        assert running.returncode == 130


@pytest.mark.parametrize("second", [signal.SIGTERM, signal.SIGINT])
def test_second_signal_ends_a_process_that_is_stuck_at_once(second: signal.Signals) -> None:
    """Nothing is waited for, and the status is that of the first signal alone."""
    with stuck(last_resort=3600) as running:
        running.send_signal({signal.SIGTERM: signal.SIGINT, signal.SIGINT: signal.SIGTERM}[second])
        running.send_signal(second)

        assert running.communicate(timeout=30) == ("", "The mock was ended by force, by a second signal.\n")
        assert running.returncode == 130


def test_end_by_force_waits_for_no_reader_of_its_line() -> None:
    """Standard error is a pipe that nobody reads, and it is full."""
    with stuck(last_resort=3600, before=FULL) as running:
        running.send_signal(signal.SIGTERM)
        running.send_signal(signal.SIGINT)

        assert running.wait(timeout=30) == 130


READING = """
import sys, time
from thingspace_contract.mock import serve
from thingspace_contract.mock.gateway.judging.validation import Validator
from thingspace_contract.mock.web import server

validate = Validator.validate

def slow(self, parsed):
    if parsed.parts.size > 100_000:
        sys.stdout.write("reading\\n")
        sys.stdout.flush()
        time.sleep(3600)
    return validate(self, parsed)

Validator.validate = slow
server._LAST_RESORT = 3600.0
serve(announce=lambda url: print(url, flush=True))
print("ended")
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_large_body_that_is_read_does_not_hold_the_process(number: signal.Signals) -> None:
    """The thread that reads is left where it is: the end comes by itself, and needs no force."""
    command = [sys.executable, "-c", READING]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            with sign_in(first_line(running).strip()) as client:
                plan = "/m2m/v1/devices/actions/plan"
                asked = client.build_request("PUT", plan, content=b" " * 200_000 + b"{}")
                threading.Thread(target=_send, args=[client, asked], daemon=True).start()
                assert first_line(running) == "reading\n"
                running.send_signal(number)

                told, errors = running.communicate(timeout=30)
        finally:
            running.kill()

    assert (told, running.returncode) == ("ended\n", 0)
    assert [line.partition(",")[0] for line in errors.splitlines()] == ["Cancel 1 running task(s)"]


def _send(client: httpx.Client, request: httpx.Request) -> None:
    with suppress(httpx.HTTPError):  # nobody answers it
        client.send(request)


def test_port_in_use_is_a_clear_error(contract: Contract) -> None:
    """Nothing is started, and the error names the port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortError, match=str(port)):
            serve(contract, port=port, announce=lambda url: None)


def test_big_body_is_refused_over_a_socket() -> None:
    """Ten megabytes are read to the end and refused, and the connection goes on."""
    with process() as (_, url), sign_in(url) as client:
        big = client.put("/m2m/v1/devices/actions/plan", content=b" " * 10_000_000)

        assert big.status_code == 400
        assert big.json()["errorCode"].endswith("DeserializationFailed")
        assert client.get(f"/m2m/v1/plans/{MAIN}").status_code == 200


def test_truncated_request_leaves_the_server_running() -> None:
    """A caller that goes away in the middle of a body disturbs nobody."""
    with process() as (_, url), sign_in(url) as client:
        with half_sent(url, "PUT", "/api/m2m/v1/devices/actions/plan"):
            pass

        assert client.get(f"/m2m/v1/plans/{MAIN}").status_code == 200
