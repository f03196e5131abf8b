"""Callbacks to every kind of address, over sockets: each is judged where the connection would really go."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from aiohttp.abc import ResolveResult

from thingspace_contract.contract import Contract
from thingspace_contract.mock import running_mock
from thingspace_contract.mock.delivery import resolver
from thingspace_contract.mock.delivery.sender import Answer, Sender

from ..conftest import MAIN, MEID
from ..listening import Listener
from .test_delivery import Caller
from .wire import NO_CONTENT, Wire, send

BODY = b"{}"


def to(*hosts: str, port: int = 0) -> Callable[[Sender, Wire], Awaitable[list[Answer]]]:
    """Send a message to the listener's port at each of these hosts."""

    async def talk(sender: Sender, here: Wire) -> list[Answer]:
        return [await sender.post(f"http://{host}:{port or here.port}/hook", BODY) for host in hosts]

    return talk


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """The addresses that names have: each list is an answer, the last one stays."""
    table: dict[str, list[list[str]]] = {}

    def look_up(host: str, port: int, family: int) -> list[ResolveResult]:
        answers = table[host]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        kinds = [socket.AF_INET6 if ":" in each else socket.AF_INET for each in found]
        return [
            ResolveResult(hostname=host, host=each, port=port, family=kind, proto=0, flags=0)
            for each, kind in zip(found, kinds, strict=True)
        ]

    monkeypatch.setattr(resolver, "_addresses", look_up)
    return table


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::ffff:127.0.0.1]"]
)
def test_loopback_is_called_however_it_is_spelled(host: str) -> None:
    outcomes, here = send([NO_CONTENT], to(host))

    assert (outcomes, len(here.requests)) == (["204"], 1)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("0.0.0.0", "0.0.0.0"),
        ("0", "0.0.0.0"),
        ("[::]", "::"),
        ("10.0.0.5", "10.0.0.5"),
        ("167772165", "10.0.0.5"),
        ("0xa9fea9fe", "169.254.169.254"),
        ("169.254.169.254", "169.254.169.254"),
        ("[::ffff:169.254.169.254]", "169.254.169.254"),
        ("[::ffff:10.0.0.5]", "10.0.0.5"),
        ("[fe80::1%25lo]", "fe80::1"),
        ("192.0.2.7", "192.0.2.7"),
        ("[2001:db8::7]", "2001:db8::7"),
    ],
)
def test_other_machines_are_not_called(host: str, address: str) -> None:
    """However they are spelled; the outcome says what would allow it."""
    outcomes, here = send([NO_CONTENT], to(host))

    assert outcomes[0].startswith(f"not sent: {address} is ")
    assert outcomes[0].endswith(f"; --allow-callbacks-to {address} allows it")
    assert here.connections == 0


def test_name_is_judged_by_its_address(names: dict[str, list[list[str]]]) -> None:
    names |= {"near.test": [["127.0.0.1"]], "far.test": [["10.0.0.5"]], "both.test": [["10.0.0.5", "127.0.0.1"]]}
    outcomes, here = send([NO_CONTENT], to("near.test", "far.test", "both.test"))

    assert outcomes == [
        "204",
        "not sent: far.test is 10.0.0.5, not this machine; --allow-callbacks-to far.test allows it",
        "204",
    ]
    assert len(here.requests) == 2


def test_every_address_of_a_name_is_told_when_none_may_be_called(names: dict[str, list[list[str]]]) -> None:
    names["far.test"] = [["10.0.0.5", "2001:db8::7"]]
    outcomes, _ = send([NO_CONTENT], to("far.test"))

    assert "far.test is 10.0.0.5, not" in outcomes[0]
    assert "far.test is 2001:db8::7, not" in outcomes[0]


def test_name_that_changes_its_address_leads_nowhere_else(names: dict[str, list[list[str]]]) -> None:
    """It was this machine when it was looked up last; the next connection is judged anew."""
    names["moves.test"] = [["127.0.0.1"], ["169.254.169.254"]]

    async def talk(sender: Sender, here: Wire) -> list[Answer]:
        first = await sender.post(f"http://moves.test:{here.port}/", BODY)
        other_port = await sender.post("http://moves.test:1/", BODY)
        return [first, other_port]

    outcomes, here = send([NO_CONTENT], talk)

    assert outcomes[0] == "204"
    assert outcomes[1].startswith("not sent: moves.test is 169.254.169.254, where clouds keep credentials")
    assert here.connections == 1


def test_connection_of_an_allowed_name_is_not_lent_to_another(names: dict[str, list[list[str]]]) -> None:
    """Both names have the same address, 0.0.0.0; only one of them is allowed to have it."""
    names |= {"allowed.test": [["0.0.0.0"]], "other.test": [["0.0.0.0"]]}
    outcomes, _ = send([NO_CONTENT], to("allowed.test", "other.test"), "allowed.test")

    assert outcomes[0] == "204"
    assert outcomes[1].startswith("not sent: other.test is 0.0.0.0, not this machine")


def test_name_for_documents_is_not_looked_up(names: dict[str, list[list[str]]]) -> None:
    """The listeners of the default scenario have one."""
    outcomes, _ = send([NO_CONTENT], to("hooks.example.com"))

    assert outcomes[0].startswith("not sent: hooks.example.com is a name for documents; ")


@pytest.fixture
def caller(contract: Contract) -> Iterator[Caller]:
    """A caller of a mock that may call any address."""
    with running_mock(contract, latency=0.0, allow_callbacks_to=["any", "0.0.0.0", "localhost"]) as mock:
        caller = Caller(mock)
        yield caller
        caller.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0", "127.1", "[::ffff:127.0.0.1]", "2130706433"])
@pytest.mark.parametrize("path", ["/_control/reset", "/api/m2m/v1/session/login"])
def test_mock_never_calls_itself(caller: Caller, host: str, path: str) -> None:
    """In any spelling of its address, whatever is allowed."""
    port = caller.mock.url.rpartition(":")[2].partition("/")[0]
    caller.register(f"http://{host}:{port}{path}")
    request_id = caller.change_plan(MEID)
    assert caller.control.settle()

    [(state, [outcome])] = caller.states(request_id)
    assert state == "pending"
    assert outcome.startswith("not sent: ")
    assert f":{port} is the mock itself" in outcome or "localhost is ::1" in outcome


def test_mock_does_not_reset_another_one(caller: Caller, contract: Contract) -> None:
    """A callback is no call of a control, of whichever mock."""
    with running_mock(contract) as other:
        other.control.advance(1000)
        caller.register(f"{other.url.removesuffix('/api')}/_control/reset")
        request_id = caller.change_plan(MEID)
        assert caller.control.settle()

        assert caller.states(request_id) == [("pending", ["403"])]
        assert other.control.status()["movedSeconds"] == 1000


def test_refused_address_is_a_failed_attempt(contract: Contract, caplog: pytest.LogCaptureFixture) -> None:
    """The registration is accepted as on the platform, with a warning; four attempts follow, as for any listener."""
    with running_mock(contract, latency=0.0) as mock, caplog.at_level(logging.WARNING):
        caller = Caller(mock)
        caller.register("http://10.0.0.5/hook")
        request_id = caller.change_plan(MEID)
        for _ in range(4):
            assert caller.control.settle()
            caller.control.advance(300)
        [(state, outcomes)] = caller.states(request_id)
        caller.close()

    refusal = "10.0.0.5 is not this machine; --allow-callbacks-to 10.0.0.5 allows it"
    assert (state, outcomes) == ("failed", [f"not sent: {refusal}"] * 4)
    assert [each.getMessage() for each in caplog.records] == [f"the listener of {MAIN} for CarrierService: {refusal}"]


def test_default_scenario_reaches_nobody(contract: Contract, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever its listeners are sent, no name is looked up and no connection is made."""
    asked: list[Any] = []

    def look_up(*args: Any) -> list[ResolveResult]:
        asked.append(args)
        raise OSError

    monkeypatch.setattr(resolver, "_addresses", look_up)
    with running_mock(contract, latency=0.0) as mock:
        listeners = mock.mock.platform.listeners.all()

        async def post(url: str) -> str:
            sender = Sender(mock.mock.platform.reach)
            async with sender.running():
                return (await sender.post(url, BODY)).outcome

        outcomes = [asyncio.run(post(each.url)) for each in listeners]

    assert len(outcomes) >= 5
    assert asked == []
    assert all(each.startswith("not sent: ") for each in outcomes)


def test_good_listener_beside_a_refused_one_gets_its_messages(contract: Contract) -> None:
    with running_mock(contract, latency=0.0) as mock, Listener() as listener:
        caller = Caller(mock)
        caller.register("http://10.0.0.5/hook")
        caller.register(listener.url(), "StateService")
        caller.change_plan(MEID)
        caller.go_to_state({"id": "864508030000011", "kind": "imei"})
        assert listener.wait(1)
        caller.close()
