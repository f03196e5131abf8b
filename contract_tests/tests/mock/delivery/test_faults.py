"""Faults on demand, in operations and in callbacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.errors import UsageError
from thingspace_contract.core.exchange import Request
from thingspace_contract.mock import running_mock
from thingspace_contract.mock.store import Claim, StoreTrouble
from thingspace_contract.mock.testing.faults import Fault

from ..conftest import MAIN, MEID, Api, code
from ..delivery.test_delivery import Caller
from ..listening import Listener

PLANS = f"/m2m/v1/plans/{MAIN}"


@pytest.fixture
def caller(contract: Contract) -> Iterator[Caller]:
    """A caller of a fresh mock on a socket, whose work takes no time."""
    with running_mock(contract, latency=0.0) as mock:
        caller = Caller(mock)
        yield caller
        caller.close()


def test_status_fault_answers_and_does_nothing(api: Api) -> None:
    """The operation is not reached, as often as was asked for."""
    api.mock.faults.add(Fault("status", "changeDeviceServicePlan", times=2, status=502))
    body = {"devices": [{"deviceIds": [MEID]}], "servicePlan": "87641"}
    statuses = [api.call("PUT", "/m2m/v1/devices/actions/plan", body).status for _ in range(3)]

    assert statuses == [502, 502, 200]
    assert api.mock.platform.outbox.counts() == {"pending": 1}


@pytest.mark.parametrize(("name", "body"), [("malformed", b"[{"), ("empty", b""), ("html", b"<html>")])
def test_response_faults_change_the_response(api: Api, name: str, body: bytes) -> None:
    """The operation acts, its response is broken."""
    whole = api.call("GET", PLANS).body
    api.mock.faults.add(Fault(name, "*"))
    broken = api.call("GET", PLANS).body

    assert broken.startswith(body)
    assert len(broken) < len(whole)


def test_expiry_faults_end_credentials(api: Api) -> None:
    """Session or token expire with the call, and stay expired."""
    api.mock.faults.add(Fault("expire-session", "listServicePlans"))
    assert code(api.call("GET", PLANS)) == "REQUEST_FAILED.SessionToken.Expired"
    assert code(api.call("GET", PLANS)) == "REQUEST_FAILED.SessionToken.Expired"
    api.mock.faults.add(Fault("expire-token", "listServicePlans"))
    assert [api.call("GET", PLANS).status for _ in range(2)] == [401, 401]
    assert api.sign_in().call("GET", PLANS).status == 200


def test_fault_without_times_goes_on(api: Api) -> None:
    """A fault goes on until it is cleared."""
    api.mock.faults.add(Fault("status", "*", times=None))
    assert [api.call("GET", PLANS).status for _ in range(3)] == [503] * 3
    api.mock.faults.clear()
    assert api.call("GET", PLANS).status == 200


def test_latency_fault_delays_the_response(api: Api) -> None:
    """The adapter is told how long to wait."""
    api.mock.faults.add(Fault("latency", "listServicePlans", seconds=7))
    assert [api.mock.respond(_plans_request(api)).delay for _ in range(2)] == [7, 0]


def test_dropped_and_delayed_messages(caller: Caller) -> None:
    """A dropped message is never sent, a delayed one later."""
    with Listener() as listener:
        caller.register(listener.url())
        caller.control.fault("drop", "CarrierService")
        dropped = caller.change_plan(MEID)
        assert caller.control.settle()
        caller.control.fault("delay", "CarrierService", seconds=600)
        delayed = caller.change_plan(MEID)
        assert caller.control.settle()
        assert listener.received == []
        caller.control.advance(600)
        assert caller.control.settle()

    assert caller.states(dropped) == [("dropped", ["fault: drop"])]
    assert caller.states(delayed) == [("delivered", ["204"])]


def test_broken_messages(caller: Caller) -> None:
    """Duplicates, a missing brace, wrong credentials and a wrong requestId, one after the other."""
    with Listener() as listener:
        caller.register(listener.url(), password="right")
        for name in ("duplicate", "malformed", "wrong-credentials", "wrong-request-id"):
            caller.control.fault(name, "CarrierService")
            caller.change_plan(MEID)
            assert caller.control.settle()
    bodies = [body for _, body, _ in listener.received]

    assert bodies[0] == bodies[1]
    assert bodies[2].startswith(b'"username"')
    assert b'"password":"not-right"' in bodies[3]
    assert b"00000000-0000-4000-8000-000000000000" in bodies[4]


@pytest.mark.parametrize(
    ("fault", "target", "message"),
    [
        ("drop", "changeDeviceServicePlan", "changeDeviceServicePlan has no fault 'drop'"),
        ("status", "CarrierService", "CarrierService has no fault 'status'"),
        ("drop", "Nothing", "no operation or callback service named 'Nothing'"),
    ],
)
def test_impossible_fault_is_refused(caller: Caller, fault: str, target: str, message: str) -> None:
    """A fault must be one of its target's."""
    with pytest.raises(UsageError, match=message):
        caller.control.fault(fault, target)


def test_next_operation_of_a_device_fails_on_demand(caller: Caller) -> None:
    """A device that is told to fail reports the given fault once."""
    caller.control.fail_next(MEID["id"], "REQUEST_ONHOLD.Credit", "On hold.")
    failed, good = caller.change_plan(MEID), caller.change_plan(MEID)
    bodies = [caller.control.deliveries(each)[0].body for each in (failed, good)]

    assert bodies[0]["faultResponse"] == {
        "faultcode": "UnifiedWebService.REQUEST_ONHOLD.Credit",
        "faultstring": "On hold.",
    }
    assert bodies[1]["status"] == "Success"


def test_latency_fault_is_felt_over_a_socket(caller: Caller) -> None:
    """A client with a shorter timeout gives up."""
    caller.control.fault("latency", "listServicePlans", seconds=30)
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(f"{caller.mock.url}{PLANS}", timeout=0.2)


@pytest.mark.parametrize(("fault", "verb"), [("malformed", "begin"), ("delay", "postpone")])
def test_fault_of_an_attempt_that_the_disk_refuses_waits(
    caller: Caller, monkeypatch: pytest.MonkeyPatch, fault: str, verb: str
) -> None:
    """It happens to the next attempt."""
    outbox = caller.mock.mock.platform.outbox
    refused: list[object] = []
    tell = getattr(outbox, verb)

    def refuse_once(claim: Claim, *told: Any) -> Any:
        if not refused:
            refused.append(claim)
            raise StoreTrouble("full", "There is no room.")
        return tell(claim, *told)

    monkeypatch.setattr(outbox, verb, refuse_once)
    with Listener() as listener:
        caller.register(listener.url())
        caller.control.fault(fault, "CarrierService", seconds=600)
        caller.change_plan(MEID)
        assert caller.control.settle(30)
        received = [body.startswith(b"{") for _, body, _ in listener.received]

    assert len(refused) == 1
    assert received == ([False] if fault == "malformed" else [])
    assert caller.mock.mock.faults.all() == []


def test_fault_of_a_claim_that_has_ended_waits(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was sent, so nothing has happened."""
    outbox = caller.mock.mock.platform.outbox
    ended: list[object] = []
    begin = outbox.begin

    def end_once(claim: Claim, attempt: int) -> bool:
        if not ended:
            ended.append(claim)
            outbox.release([claim])
        return begin(claim, attempt)

    monkeypatch.setattr(outbox, "begin", end_once)
    with Listener() as listener:
        caller.register(listener.url())
        caller.control.fault("malformed", "CarrierService")
        caller.change_plan(MEID)
        assert caller.control.settle(30)
        received = [body.startswith(b"{") for _, body, _ in listener.received]

    assert (len(ended), received) == (1, [False])


def _plans_request(api: Api) -> Request:
    return Request("GET", f"{api.root}{PLANS}", api.headers)


def test_messages_that_a_reset_forgot_take_no_fault(caller: Caller) -> None:
    """They were claimed already and wait behind others; the fault is for the next message that is sent."""
    with Listener(lambda body: None if b"forgotten" in body else 204) as listener:
        caller.register(listener.url("forgotten"))
        for _ in range(20):
            caller.change_plan(MEID)
        assert listener.wait(1)
        caller.mock.mock.reset()
        caller.control.fault("drop", "CarrierService")
        listener.released.set()
        fresh = Caller(caller.mock)
        fresh.register(listener.url("new"))
        request_id = fresh.change_plan(MEID)
        assert caller.control.settle()
        fresh.close()

    assert fresh.states(request_id) == [("dropped", ["fault: drop"])]
