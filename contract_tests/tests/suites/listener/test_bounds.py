"""The listener suite ends in time, whatever the listener does, and says what it left out."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from gallery import tiny
from gallery.listeners import HANG, PASSWORD, USERNAME, correct, running
from thingspace_contract.core.verdict import Verdict
from thingspace_contract.suites.listener import listener_suite
from thingspace_contract.suites.profiles import PROFILES

SHORT = replace(PROFILES["quick"], listener_seconds=2, listener_examples=2)


def run(url: str, *, services: tuple[str, ...] = ("CarrierService",), timeout: float = 5) -> Verdict:
    verdict = Verdict()
    for event in listener_suite(
        tiny.contract(),
        url=url,
        services=services,
        profile=SHORT,
        seed=1,
        username=USERNAME,
        password=PASSWORD,
        timeout=timeout,
    ):
        verdict.add(event)
    return verdict


@contextmanager
def dying_after(requests: int) -> Iterator[str]:
    """A listener that answers so many requests and then closes its port for good."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        for _ in range(requests):
            connection, _ = server.accept()
            with connection:
                connection.recv(1 << 20)
                connection.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
        server.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/"
    thread.join(5)


def test_listener_that_never_answers_is_given_up() -> None:
    with running(lambda post: HANG) as url:
        verdict = run(url, timeout=0.2)

    assert {failure.title for failure in verdict.errors} >= {"an example: no response"}
    assert "did not answer 5 times" in {event.reason for event in verdict.not_checked}.pop()
    assert verdict.exit_code == 1


def test_listener_that_dies_is_told_and_the_rest_is_not_checked() -> None:
    with dying_after(3) as url:
        verdict = run(url)

    assert "no connection any more" in {failure.title.rpartition(": ")[2] for failure in verdict.errors}
    assert verdict.not_checked


def test_listener_that_is_slow_leaves_things_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slow is not wrong: nothing failed, and not all was checked."""
    monkeypatch.setattr("thingspace_contract.suites.listener.suite._PATIENCE", 0)
    with running(correct) as url:
        verdict = run(url)

    assert verdict.failures == []
    assert verdict.exit_code == 3
    assert "too slow" in verdict.not_checked[0].reason


def test_one_url_serves_several_services() -> None:
    with running(correct) as url:
        verdict = run(url + "/{service}", services=("CarrierService", "AlertService"))

    assert "AlertService" in {subject for subject, _ in verdict.suites["listener"].passed}


def test_service_without_examples_is_sent_generated_messages() -> None:
    with running(lambda post: 204) as url:
        verdict = run(url, services=("AlertService",))

    assert verdict.suites["listener"].passed["AlertService.message", "valid_message_is_acknowledged"] >= 1


def test_big_body_is_reproduced_by_a_short_line() -> None:
    with running(lambda post: 500 if len(post.body) > 1_000_000 else 204) as url:
        verdict = run(url)
    lines = [failure.curl for failure in verdict.errors if failure.check == "oversized_body_is_survived"]

    assert lines
    assert all(len(line) < 300 and line.startswith("python3 -c") for line in lines)
