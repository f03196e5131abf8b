"""What drills and benches stand on: a listener, load, servers in processes of their own, expensive bodies."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from rig import listening, processes
from rig.calling import Times
from rig.expensive import EXPENSIVE, bodies
from rig.fleet import ACCOUNT, imei, listed, write_fleet
from rig.listening import HANG, RESET, LoopbackListener
from rig.load import Refused, rate, raw_request
from rig.processes import NotServing, ServerProcess
from thingspace_contract.mock import Scenario


def post(url: str, body: bytes) -> int:
    with urllib.request.urlopen(urllib.request.Request(url, body, method="POST"), timeout=10) as response:
        return int(response.status)


def test_listener_answers_as_it_is_told_and_counts() -> None:
    bodies: list[bytes] = []

    def answer(body: bytes) -> int:
        bodies.append(body)
        return {b"fail": 500, b"reset": RESET, b"hang": HANG}.get(body, 204)

    with LoopbackListener(answer) as listener:
        assert post(listener.url, b"fine") == 204
        with pytest.raises(urllib.error.HTTPError, match="500"):
            post(listener.url, b"fail")
        with pytest.raises((ConnectionError, urllib.error.URLError)):
            post(listener.url, b"reset")
        with socket.create_connection(("127.0.0.1", int(listener.url.split(":")[2].split("/")[0]))) as connection:
            connection.sendall(b"POST /hook HTTP/1.1\r\nContent-Length: 4\r\n\r\nha")
            connection.sendall(b"ng")
            connection.settimeout(0.2)
            with pytest.raises(TimeoutError):
                connection.recv(1)
        with urllib.request.urlopen(listener.url) as response:
            assert json.load(response) == {"deliveries": 4}

    assert bodies == [b"fine", b"fail", b"reset", b"hang"]


def test_load_counts_what_is_answered() -> None:
    with LoopbackListener() as listener:
        request = raw_request("POST", f"{listener.url}?a=1", {"X-A": "b"}, b"body")
        found = asyncio.run(rate(listener.url, request, connections=2, seconds=0.2))

        assert found > 0
        assert listener.count >= 2

    assert (
        request
        == (
            f"POST /hook?a=1 HTTP/1.1\r\nHost: {listener.url.split('/')[2]}\r\nContent-Length: 4\r\nX-A: b\r\n\r\nbody"
        ).encode()
    )


@pytest.mark.parametrize("status", [500, RESET])
def test_load_that_is_refused_is_no_rate(status: int) -> None:
    """A server that fails fast must not look fast."""
    with LoopbackListener(lambda body: status) as listener, pytest.raises(Refused):
        asyncio.run(rate(listener.url, raw_request("POST", listener.url, {}), connections=2, seconds=5.0))


def test_server_process_is_stopped_and_timed() -> None:
    with ServerProcess([sys.executable, "-m", "rig.listening"]) as server:
        assert post(server.url, b"x") == 204
        assert server.megabytes() > 1 or sys.platform != "linux"
        took, status, told = server.stop(signal.SIGTERM)

    assert (status, told) == (-signal.SIGTERM, "")
    assert took >= 0


def test_server_that_does_not_serve_says_why() -> None:
    command = [sys.executable, "-c", "raise SystemExit('no such thing')"]
    with pytest.raises(NotServing, match="no such thing"), ServerProcess(command):
        pass


def test_server_that_says_nothing_is_killed_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_PATIENCE", 0.1)
    command = [sys.executable, "-c", "import time; time.sleep(3600)"]
    server = ServerProcess(command)
    with pytest.raises(NotServing, match=r"it printed nothing for 0\.1 s"), server:
        pass

    assert server.process.returncode is not None


def test_listener_whose_answer_hangs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "_PATIENCE", 0.1)
    begun, over = threading.Event(), threading.Event()

    def answer(body: bytes) -> int:
        begun.set()
        over.wait(30)
        return 204

    listener = LoopbackListener(answer)
    listener.__enter__()
    with socket.create_connection(("127.0.0.1", int(listener.url.split(":")[2].split("/")[0]))) as connection:
        connection.sendall(b"POST /hook HTTP/1.1\r\nContent-Length: 0\r\n\r\n")
        assert begun.wait(30)
        with pytest.raises(TimeoutError, match="its `answer` hangs"):
            listener.__exit__(None, None, None)
    over.set()
    listener._thread.join(30)
    listener._loop.close()


def test_fleet_is_a_scenario(tmp_path: Path) -> None:
    path = write_fleet(tmp_path / "fleet.json", 3)

    scenario = Scenario.load(path)

    assert scenario.accounts == [ACCOUNT]
    assert [each["ids"]["imei"] for each in scenario.document["devices"]] == [imei(number) for number in range(3)]
    assert listed([imei(1)]) == [{"deviceIds": [{"id": imei(1), "kind": "imei"}]}]


@pytest.mark.parametrize("size", [10_000, 100_000])
@pytest.mark.parametrize("kind", EXPENSIVE)
def test_expensive_body_has_about_the_size(kind: str, size: int) -> None:
    """So that the time of one kind stands beside that of another."""
    body = bodies("devices", size)[kind]

    assert 0.5 * size <= len(body) <= 1.5 * size
    assert b"evices" in body


def test_quantiles_of_times() -> None:
    times = Times([0.4, 0.1, 0.2, 0.3])

    assert (times.quantile(0.5), times.quantile(0.99), times.slowest) == (0.3, 0.4, 0.4)
