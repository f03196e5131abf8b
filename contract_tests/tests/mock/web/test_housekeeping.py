"""A mock that runs for months: what has ended is forgotten, while everything else goes on."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.mock import RunningMock, running_mock
from thingspace_contract.mock.web import housekeeping

from ..conftest import MAIN, MEID
from ..delivery.test_delivery import Caller
from ..listening import Listener


def wait_for(reached: Callable[[], bool]) -> bool:
    """Wait until something holds, half a minute at most."""
    end = time.monotonic() + 30
    while not reached():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def change_plans(mock: RunningMock, listener: Listener, count: int) -> list[str]:
    """Have a listener told of so many requests; return their ids, oldest first."""
    caller = Caller(mock)
    caller.register(listener.url())
    requests = [caller.change_plan(MEID, plan=f"8764{number % 2 + 1}") for number in range(count)]
    assert mock.control.settle()
    caller.close()
    return requests


def test_requests_beyond_the_history_are_forgotten(contract: Contract) -> None:
    """With their messages; a newer one is known, and what was forgotten is unknown as if it had never been."""
    with running_mock(contract, latency=0.0, history=3) as mock, Listener() as listener:
        requests = change_plans(mock, listener, 8)
        platform = mock.mock.platform

        assert wait_for(lambda: platform.requests.count() == 3)
        assert [each["requestId"] for each in mock.control.requests()] == requests[:-4:-1]
        assert platform.outbox.counts() == {"delivered": 3}
        assert (mock.control.deliveries(requests[0]), len(mock.control.deliveries(requests[-1]))) == ([], 1)


def test_status_of_a_forgotten_request_is_that_of_an_unknown_one(contract: Contract) -> None:
    with running_mock(contract, latency=0.0, history=1) as mock, Listener() as listener:
        caller = Caller(mock)
        body = {"devices": [{"deviceIds": [MEID]}], "accountName": MAIN}
        suspended = caller.call("POST", "/m2m/v1/devices/actions/suspend", body)["requestId"]
        path = f"/m2m/v1/accounts/{MAIN}/requests/{suspended}/status"
        assert caller.call("GET", path, None)["status"] == "Success"
        change_plans(mock, listener, 1)
        assert wait_for(lambda: mock.mock.platform.requests.get(suspended) is None)
        forgotten, unknown = (caller._http.get(path.replace(suspended, each)) for each in (suspended, suspended[::-1]))
        caller.close()

    assert (forgotten.status_code, forgotten.json()) == (unknown.status_code, unknown.json())


def test_message_that_waits_is_delivered_whatever_came_after_it(contract: Contract) -> None:
    """Its listener is dead at first; five minutes and many requests later it is there."""
    with running_mock(contract, latency=0.0, history=1) as mock, Listener() as listener:
        caller = Caller(mock)
        caller.register("http://127.0.0.1:1/")
        waiting = caller.change_plan(MEID)
        assert caller.control.settle()
        change_plans(mock, listener, 5)
        assert wait_for(lambda: mock.mock.platform.requests.count() == 2)
        caller.control.advance(300)
        assert caller.control.settle()
        bodies = [each["requestId"] for each in listener.bodies]
        caller.close()

    assert bodies.count(waiting) == 1


def test_past_that_cannot_be_forgotten_is_told_and_tried_again(
    contract: Contract, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A disk that is full ends neither the mock nor its forgetting."""
    monkeypatch.setattr(housekeeping, "_LONG_PAUSE", 0.01)
    failed = threading.Event()
    with running_mock(contract, latency=0.0, history=1) as mock, Listener() as listener:
        history = mock.mock.platform.store.history
        forget = history.forget

        def fail_once(**options: Any) -> bool:
            if not failed.is_set():
                failed.set()
                raise OSError("full")
            return forget(**options)

        monkeypatch.setattr(history, "forget", fail_once)
        assert failed.wait(30)
        change_plans(mock, listener, 4)
        assert wait_for(lambda: mock.mock.platform.requests.count() == 1)

    assert [each.getMessage() for each in caplog.records if each.levelname == "ERROR"] == [
        "the past could not be forgotten, which is tried again later"
    ]
