"""What a step yields becomes an event at once; what failed is not told as held by the same step."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import thingspace_contract.suites.server
from thingspace_contract.contract import Contract
from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.events import CheckFailed, CheckPassed, Event, NotChecked, Progress
from thingspace_contract.core.exchange import Exchange, Request, Response
from thingspace_contract.core.failures import Failure, Held
from thingspace_contract.mock.web.running import RunningMock, running_mock
from thingspace_contract.suites.server.connection.caller import Caller
from thingspace_contract.suites.server.connection.session import SignedInClient
from thingspace_contract.suites.server.results import Result, Results, tell

BROKEN = Failure("check", "It is wrong", "op", "right", "wrong")
ACCOUNT = {"accountName": "0000123456-00001"}
SUITE = Path(thingspace_contract.suites.server.__file__).parent


@pytest.fixture
def mock(contract: Contract) -> Iterator[RunningMock]:
    with running_mock(contract) as mock:
        yield mock


@pytest.fixture
def caller(contract: Contract, mock: RunningMock) -> Iterator[Caller]:
    session = SignedInClient(contract, mock.url, Credentials.default())
    yield Caller(session)
    session.close()


def judged(contract: Contract, status: int, media_type: str, body: bytes) -> list[tuple[str, str]]:
    """How the checks of a response of listServicePlans end."""
    caller = Caller(SignedInClient(contract, "http://127.0.0.1:1/api", Credentials.default()))
    request = Request("GET", "http://127.0.0.1:1/api/m2m/v1/plans/0000123456-00001")
    exchange = Exchange("listServicePlans", request, Response(status, {"content-type": media_type}, body))
    found = [(type(each).__name__, each.check) for each in caller.judged(exchange)]
    caller.session.close()
    return sorted(found)


def test_failure_is_told_before_the_step_goes_on() -> None:
    went_on = False

    def step() -> Results[None]:
        nonlocal went_on
        yield BROKEN
        went_on = True

    assert next(tell("server", step())) == CheckFailed("server", BROKEN)
    assert not went_on


def test_failure_is_masked_before_it_is_told() -> None:
    """There is one door, so that no step can forget it."""

    def step() -> Results[None]:
        yield replace(BROKEN, detail="hush")

    def mask(failure: Failure) -> Failure:
        return replace(failure, detail="***")

    assert list(tell("server", step(), mask=mask)) == [CheckFailed("server", replace(BROKEN, detail="***"))]
    assert "hush" not in str(list(tell("server", step(), mask=mask)))


def test_failure_is_told_when_the_step_breaks_off() -> None:
    def step() -> Results[None]:
        yield BROKEN
        raise ZeroDivisionError

    told: list[Event] = []
    with pytest.raises(ZeroDivisionError):
        told.extend(tell("server", step()))
    assert told == [CheckFailed("server", BROKEN)]


def test_what_failed_in_a_step_is_not_told_as_held_by_it() -> None:
    def step() -> Results[None]:
        yield Held("check", "op")
        yield BROKEN
        yield Held("check", "op", 3)
        yield Held("check", "another")
        yield Held("another_check", "op", 2)

    assert list(tell("server", step())) == [
        CheckPassed("server", "op", "check"),
        CheckFailed("server", BROKEN),
        CheckPassed("server", "another", "check"),
        CheckPassed("server", "op", "another_check", 2),
    ]


def test_what_is_no_judgement_is_told_as_it_is() -> None:
    said: list[Result] = [NotChecked("server", "op", "no time"), Progress("server", 1, 2, "it")]

    def step() -> Results[None]:
        yield from said

    assert list(tell("server", step())) == said


def test_step_is_closed_when_nobody_listens_any_more() -> None:
    closed = False

    def step() -> Results[None]:
        nonlocal closed
        try:
            yield BROKEN
        finally:
            closed = True

    events = iter(tell("server", step()))
    next(events)
    del events
    assert closed


def test_response_that_keeps_the_contract_holds_every_check(contract: Contract) -> None:
    rule = contract.operation("listServicePlans").success[0]
    body = json.dumps(next(iter(rule.examples().values()))).encode()
    assert judged(contract, 200, "application/json", body) == [
        ("Held", "content_type_conformance"),
        ("Held", "not_a_server_error"),
        ("Held", "response_schema_conformance"),
        ("Held", "status_code_conformance"),
    ]


@pytest.mark.parametrize(
    ("status", "media_type", "body", "expected"),
    [
        (500, "text/plain", b"", [("Failure", "not_a_server_error")]),
        (
            299,
            "application/json",
            b"[]",
            [("Failure", "status_code_conformance"), ("Held", "not_a_server_error")],
        ),
        (
            200,
            "text/html",
            b"",
            [
                ("Failure", "content_type_conformance"),
                ("Held", "not_a_server_error"),
                ("Held", "status_code_conformance"),
            ],
        ),
        (
            200,
            "application/json",
            b"{",
            [
                ("Failure", "response_schema_conformance"),
                ("Held", "content_type_conformance"),
                ("Held", "not_a_server_error"),
                ("Held", "status_code_conformance"),
            ],
        ),
    ],
)
def test_check_that_could_not_be_made_neither_holds_nor_fails(
    contract: Contract, status: int, media_type: str, body: bytes, expected: list[tuple[str, str]]
) -> None:
    assert judged(contract, status, media_type, body) == expected


def test_responses_before_a_renewal_are_judged_too(caller: Caller, mock: RunningMock) -> None:
    list(caller.call("listServicePlans", path=ACCOUNT))
    mock.control.advance(21 * 60)
    said = [each for each in caller.call("listServicePlans", path=ACCOUNT) if isinstance(each, Held)]
    assert [each.check for each in said].count("not_a_server_error") == 2


def test_no_result_is_thrown_away() -> None:
    """Results come through `yield from`: a call that stands alone would not even be made."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in SUITE.rglob("*.py")}
    yielding = {
        node.name
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.returns and "Results[" in ast.unparse(node.returns)
    }
    thrown = [
        f"{path.name}:{node.lineno}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func).rpartition(".")[2] in yielding
    ]
    assert {"call", "send_example", "deregister"} <= yielding
    assert thrown == []


def test_no_exchange_goes_around_the_judgement() -> None:
    """Only the session itself sends, and only the caller has it send for a step."""
    around = [
        f"{path.name}:{node.lineno}"
        for path in SUITE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith(("session.call", "session.send", "session.attempts"))
        and path.name != "caller.py"
    ]
    assert around == []
