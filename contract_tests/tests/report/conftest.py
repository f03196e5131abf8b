"""A run with everything in it that a report can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from thingspace_contract.core.events import (
    CheckFailed,
    CheckPassed,
    Event,
    NotChecked,
    Progress,
    SuiteFinished,
    SuiteStarted,
)
from thingspace_contract.core.failures import Failure, Severity
from thingspace_contract.core.open_parts import OpenPart
from thingspace_contract.core.verdict import Verdict
from thingspace_contract.report import Conditions, Result, Subject

SECRET = "s3cret-of-the-run"


@pytest.fixture
def conditions() -> Conditions:
    return Conditions(
        command="thingspace-contract all --seed 7",
        version="0.1.0",
        contract="ThingSpace Connectivity Management 1",
        contract_sha256="0123456789abcdef" * 4,
        profile="quick",
        seed=7,
        targets=("http://127.0.0.1:8080/api",),
        python="CPython 3.11",
        subjects=(Subject("listPlans", "operation", "List <plans> & more"), Subject("Fleet.moved", "message")),
    )


@pytest.fixture
def failure() -> Failure:
    return Failure(
        check="response_keeps_contract",
        title="The response breaks its schema",
        subject="listPlans",
        expected='A code is a string & never "a number".',
        observed="body/0/code: 87641 <script>alert(1)</script>\x00",
        place="spec/resources/plans/schemas/Plan.yaml/properties/code",
        evidence="seed",
        curl="curl http://127.0.0.1:8080/api/plans -H 'Authorization: Bearer ***'",
        detail='{\n "code": 87641\n}',
    )


@pytest.fixture
def events(failure: Failure) -> Callable[[], Iterator[Event]]:
    """A suite's events: two checks held, one failed twice, one warning, one subject left open."""

    def suite() -> Iterator[Event]:
        yield SuiteStarted("server", "http://127.0.0.1:8080/api")
        yield Progress("server", 1, 2, "listPlans")
        yield CheckPassed("server", "listPlans", "accepted", cases=12)
        yield CheckPassed("server", "Fleet.moved", "promised_callbacks_come", cases=3)
        yield CheckFailed("server", failure)
        yield CheckFailed("server", failure)
        yield CheckFailed(
            "server", Failure("spacing", "Too fast", "Fleet.moved", "5 minutes", "1 s", severity=Severity.WARNING)
        )
        yield NotChecked("server", "endSession", "no request of it was accepted")
        yield SuiteFinished("server", 1.5)

    return suite


@pytest.fixture
def verdict(events: Callable[[], Iterator[Event]]) -> Verdict:
    made = Verdict(seconds=1.5)
    for event in events():
        made.add(event)
    return made


@pytest.fixture
def open_run() -> Verdict:
    """A run in which all holds, on one documented subject and on two that are open in part."""
    moved = OpenPart("Fleet.moved", "message", "deviceResponse", ("D117", "D118"))
    revoked = OpenPart("revokeToken", "response", "", ("D188",))
    never_tried = OpenPart("Fleet.parked", "message")
    made = Verdict(seconds=0.4)
    made.add(SuiteStarted("client", "thingspace_client", (moved, revoked, never_tried)))
    made.add(CheckPassed("client", "listPlans", "round_trips", cases=9))
    made.add(CheckPassed("client", "Fleet.moved", "round_trips", cases=5))
    made.add(CheckPassed("client", "Fleet.moved", "newer_is_kept", cases=5))
    made.add(CheckPassed("client", "revokeToken", "round_trips", cases=1))
    made.add(SuiteFinished("client", 0.4))
    return made


@pytest.fixture
def result(conditions: Conditions, verdict: Verdict) -> Result:
    return Result(conditions, verdict)


@pytest.fixture
def good() -> Verdict:
    made = Verdict(seconds=0.4)
    made.add(SuiteStarted("client", "thingspace_client"))
    made.add(CheckPassed("client", "listPlans", "round_trips", cases=9))
    made.add(SuiteFinished("client", 0.4))
    return made
