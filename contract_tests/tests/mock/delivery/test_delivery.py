"""Delivery of callbacks over sockets."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.errors import TargetError
from thingspace_contract.mock import ManualClock, RunningMock, running_mock
from thingspace_contract.mock.delivery.deliverer import Deliverer

from ..conftest import MAIN, MEID, TABLET, Api
from ..listening import Answer, Listener

FIRST = {"id": "864508030000011", "kind": "imei"}


class Caller:
    """A signed-in caller of a mock on a socket."""

    def __init__(self, mock: RunningMock) -> None:
        self.mock = mock
        self.control = mock.control
        api = Api(mock.mock, None)  # type: ignore[arg-type]
        self._http = httpx.Client(base_url=mock.url, headers=api.sign_in().headers)

    def register(self, url: str, service: str = "CarrierService", account: str = MAIN, **members: str) -> None:
        self.call("POST", f"/m2m/v1/callbacks/{account}", {"name": service, "url": url, **members})

    def change_plan(self, *devices: dict[str, str], plan: str = "Tablet5GB") -> str:
        body = {"devices": [{"deviceIds": [device]} for device in devices], "servicePlan": plan}
        return str(self.call("PUT", "/m2m/v1/devices/actions/plan", body)["requestId"])

    def go_to_state(self, device: dict[str, str]) -> str:
        body = {
            "devices": [{"deviceIds": [device]}],
            "serviceName": "Fleet",
            "stateName": "parked",
            "servicePlan": "87641",
            "mdnZipCode": "94203",
        }
        return str(self.call("PUT", "/m2m/v1/devices/actions/goToState", body)["requestId"])

    def states(self, request_id: str) -> list[tuple[str, list[str]]]:
        """Return state and outcomes of each message of a request."""
        return [(each.state, [a.outcome for a in each.attempts]) for each in self.control.deliveries(request_id)]

    def call(self, method: str, path: str, body: Any) -> Any:
        response = self._http.request(method, path, json=body)
        assert response.status_code == 200, response.text
        return response.json()

    def close(self) -> None:
        self._http.close()


@pytest.fixture
def caller(contract: Contract) -> Iterator[Caller]:
    """A caller of a fresh mock on a socket, whose work takes no time."""
    with running_mock(contract, latency=0.0) as mock:
        caller = Caller(mock)
        yield caller
        caller.close()


def test_callback_is_posted_with_the_registered_credentials(caller: Caller) -> None:
    """The listener gets JSON with its user name and password, the requestId and the first count."""
    with Listener() as listener:
        caller.register(listener.url(), username="acme", password="Zk2m9")
        request_id = caller.change_plan(MEID)
        assert caller.control.settle()
        [(path, _, headers)] = listener.received
        [body] = listener.bodies

    assert (path, headers["Content-Type"]) == ("/hook", "application/json")
    assert (body["username"], body["password"], body["requestId"]) == ("acme", "Zk2m9", request_id)
    assert (body["callbackCount"], body["maxCallbackThreshold"]) == (1, 4)
    assert caller.states(request_id) == [("delivered", ["204"])]
    assert caller.control.deliveries(request_id)[0].body["password"] == ""


def test_only_what_a_message_holds_is_filled_in(caller: Caller) -> None:
    """Neither a member that is null nor one that is absent gets a value; an empty text does."""
    message = {"username": None, "password": "", "deviceIds": [MEID]}
    with Listener() as listener:
        caller.register(listener.url(), username="acme", password="Zk2m9")
        request_id = caller.change_plan(MEID)
        assert caller.control.settle()
        caller.mock.mock.platform.outbox.add(request_id, 0.0, [(MAIN, "CarrierService", json.dumps(message))])
        assert caller.control.settle()

    assert listener.bodies[1:] == [{**message, "password": "Zk2m9"}]


def test_callback_is_sent_four_times_five_minutes_apart(caller: Caller) -> None:
    """A refused message is sent again by the mock's clock, counted, and then given up."""
    with Listener(lambda body: 503) as listener:
        caller.register(listener.url())
        request_id = caller.change_plan(MEID)
        assert caller.control.settle()
        for sent in (2, 3, 4):
            caller.control.advance(299)
            assert caller.control.settle()
            assert len(listener.received) == sent - 1
            caller.control.advance(2)
            assert caller.control.settle()
        caller.control.advance(3000)
        assert caller.control.settle()

    assert [body["callbackCount"] for body in listener.bodies] == [1, 2, 3, 4]
    assert caller.states(request_id) == [("failed", ["503"] * 4)]


def test_time_between_attempts_counts_from_their_beginning(caller: Caller) -> None:
    """Whoever moves the clock while a listener answers does not move the next attempt away."""

    def refuse_later(body: bytes) -> int:
        caller.control.advance(301)
        return 503 if len(listener.received) == 1 else 204

    with Listener(refuse_later) as listener:
        caller.register(listener.url())
        request_id = caller.change_plan(MEID)
        assert listener.wait(2)
        assert caller.control.settle()

    assert caller.states(request_id) == [("delivered", ["503", "204"])]


def test_callback_ends_with_the_first_2xx(caller: Caller) -> None:
    """A message that is accepted later is not sent once more."""
    statuses = iter([500, 404, 299])
    with Listener(lambda body: next(statuses)) as listener:
        caller.register(listener.url())
        request_id = caller.change_plan(MEID)
        for _ in range(5):
            assert caller.control.settle()
            caller.control.advance(300)

    assert caller.states(request_id) == [("delivered", ["500", "404", "299"])]


@pytest.mark.parametrize("status", [301, 307])
def test_redirect_is_not_followed(caller: Caller, status: int) -> None:
    """A redirect is no acknowledgement."""
    with Listener(lambda body: status) as listener:
        caller.register(listener.url())
        request_id = caller.change_plan(MEID)
        assert caller.control.settle()

    assert [path for path, _, _ in listener.received] == ["/hook"]
    assert caller.states(request_id) == [("pending", [str(status)])]


def test_callback_without_listener_is_dropped(caller: Caller) -> None:
    """The result is lost, but shown."""
    request_id = caller.change_plan(MEID)
    assert caller.control.settle()

    assert caller.states(request_id) == [("dropped", ["no listener"])]


def test_callback_goes_to_the_listener_of_the_moment(caller: Caller) -> None:
    """A resend goes to the listener that is registered by then, with its credentials."""
    with Listener(lambda body: 500) as old, Listener() as new:
        caller.register(old.url(), password="old")
        caller.change_plan(MEID)
        assert caller.control.settle()
        caller.register(new.url(), password="new")
        caller.control.advance(300)
        assert caller.control.settle()

    assert [(body["password"], body["callbackCount"]) for body in old.bodies + new.bodies] == [("old", 1), ("new", 2)]


def test_slow_and_dead_listeners_hold_up_no_other(caller: Caller) -> None:
    """While one listener hangs and another is not there, a third gets its messages."""
    with Listener(lambda body: None) as slow, Listener() as good:
        caller.register(slow.url())
        caller.register("http://127.0.0.1:9/", account=TABLET)
        caller.register(good.url(), "StateService")
        for plan in ("87641", "87642") * 20:
            caller.change_plan(MEID, plan=plan)
            caller.change_plan({"id": "8586928930", "kind": "mdn"}, plan=plan)
        caller.go_to_state(FIRST)

        assert good.wait(1)
        assert slow.wait(1)
        assert not caller.control.settle(0.0)


def test_message_goes_to_the_account_of_its_device(caller: Caller) -> None:
    """A request that names no account reports to the account of each device."""
    with Listener() as main, Listener() as tablet:
        caller.register(main.url())
        caller.register(tablet.url(), account=TABLET)
        caller.change_plan(MEID, {"id": "8586928930", "kind": "mdn"})
        assert caller.control.settle()

    assert main.bodies[0]["deviceIds"][0] == MEID
    assert tablet.bodies[0]["deviceIds"][0] == {"id": "8586928930", "kind": "mdn"}


def test_listener_that_is_no_http_server_fails_the_attempt(caller: Caller) -> None:
    """Whatever goes wrong is an outcome, not an end of the deliveries."""
    with Listener() as listener:
        caller.register("http://[::1]:1/x")
        request_id = caller.change_plan(MEID)
        assert caller.control.settle()
        caller.register(listener.url())
        caller.change_plan(MEID)
        assert listener.wait(1)

    assert caller.states(request_id) == [("pending", ["no connection: connection refused"])]


def test_many_messages_arrive_once_each(caller: Caller) -> None:
    """A request for five hundred new devices has five hundred messages, each for another device."""
    devices = [{"deviceIds": [{"id": f"{number:015}", "kind": "imei"}]} for number in range(500)]
    body = {"devices": devices, "servicePlan": "87641", "mdnZipCode": "94203", "accountName": MAIN}
    with Listener() as listener:
        caller.register(listener.url())
        caller.call("POST", "/m2m/v1/devices/actions/activate", body)
        assert listener.wait(500)
        assert caller.control.settle()

    assert len({body["deviceIds"][0]["id"] for body in listener.bodies}) == len(listener.received) == 500


class SteppingClock(ManualClock):
    """A clock that moves each time it is read, once it is told to."""

    step = 0.0

    def now(self) -> float:
        self.advance(self.step)
        return super().now()


def test_message_that_becomes_due_meanwhile_is_waited_for(new_api: Callable[..., Api]) -> None:
    """However time goes on while the outbox is looked at, the next look is when the message is due."""
    clock = SteppingClock()
    api = new_api(clock=clock, latency=1.0)
    api.change_plan(MEID)
    clock.step = 0.6

    assert 0 < Deliverer(api.mock).start_due() <= 1


def test_death_of_the_deliveries_is_told(
    new_api: Callable[..., Api], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A bug in the scheduler is logged and told, once; nobody waits for its messages."""
    api = new_api(latency=0.0)
    api.change_plan(MEID)

    def fail(now: float) -> list[tuple[str, str]]:
        raise ZeroDivisionError(f"at {now}")

    async def deliver() -> Deliverer:
        deliverer = Deliverer(api.mock)
        told = asyncio.Event()
        deliverer.on_failure = told.set
        with monkeypatch.context() as broken:
            broken.setattr(api.mock.platform.outbox, "lanes", fail)
            async with deliverer.running():
                await asyncio.wait_for(told.wait(), 10)
        assert not await deliverer.settle(60)
        return deliverer

    with caplog.at_level(logging.ERROR):
        deliverer = asyncio.run(deliver())

    assert isinstance(deliverer.failure, ZeroDivisionError)
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_mock_without_deliveries_answers_500(contract: Contract, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that dies makes every further call fail clearly, instead of messages that never come."""
    with running_mock(contract, latency=0.0) as mock:
        caller = Caller(mock)

        def fail(message: int, attempt: int) -> None:
            raise ZeroDivisionError(f"{message}, {attempt}")

        with Listener() as listener:
            caller.register(listener.url())
            monkeypatch.setattr(mock.mock.platform.outbox, "begin", fail)
            caller.change_plan(MEID)
            with pytest.raises(TargetError, match="500"):
                caller.control.settle(30)
        response = httpx.get(f"{mock.url}/m2m/v1/accounts/{MAIN}")
        caller.close()

        assert mock.control.status()["delivering"] is False
        assert (response.status_code, response.json()["error"]) == (500, "a bug in the mock")


@pytest.mark.parametrize("turns", range(4))
def test_deliveries_end_when_there_is_news_at_the_same_moment(new_api: Callable[..., Api], turns: int) -> None:
    """A cancellation that meets what wakes the scheduler is not lost, however many turns of the loop lie between."""
    api = new_api(latency=0.0)

    async def stop() -> None:
        async with Deliverer(api.mock).running():
            await asyncio.sleep(0.01)  # until the scheduler waits
            assert api.mock.on_messages is not None
            api.mock.on_messages()
            for _ in range(turns):
                await asyncio.sleep(0)

    asyncio.run(asyncio.wait_for(stop(), 20))


LISTENERS: dict[str, Answer] = {"fails": lambda body: 500, "hangs": lambda body: None, "answers": lambda body: 204}


@pytest.mark.parametrize("kind", [*LISTENERS, "is dead"])
def test_mock_leaves_no_thread_whatever_its_listener_does(contract: Contract, kind: str) -> None:
    """Stopped again and again in the middle of its deliveries, each mock ends with its thread."""
    before = threading.enumerate()
    with Listener(LISTENERS.get(kind, lambda body: 204)) as listener:
        url = "http://127.0.0.1:9/hook" if kind == "is dead" else listener.url()
        for _ in range(5):
            with running_mock(contract, latency=0.0) as mock:
                caller = Caller(mock)
                caller.register(url)
                for plan in ("Tablet5GB", "87641"):
                    caller.change_plan(MEID, FIRST, plan=plan)
                caller.close()

    left = [each.name for each in threading.enumerate() if each not in before and each.name.startswith("server-")]
    assert left == []
