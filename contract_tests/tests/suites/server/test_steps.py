"""Whatever a server does wrong in a step is told in that step: proved with a 500 in the last exchange of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from typing import cast

import pytest

from gallery.families import SLICE, narrowed
from gallery.proxy import ServerBehaviour, running_faulty
from thingspace_contract.contract import Contract
from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.errors import TargetError
from thingspace_contract.core.events import CheckFailed, CheckPassed, Event, Progress
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.core.verdict import Verdict
from thingspace_contract.suites.profiles import PROFILES
from thingspace_contract.suites.server import server_suite
from thingspace_contract.suites.server.steps import STEPS

HASTY = replace(PROFILES["quick"], settle_seconds=0.2)
SIGNING = frozenset({"requestAccessToken", "startSession", "endSession"})
LISTENING = frozenset({"listCallbackListeners", "registerCallbackListener", "deregisterCallbackListener"})
LINKED = frozenset({"createDeviceGroup", "getDeviceGroup", "updateDeviceGroup", "deleteDeviceGroup"})
BEGINNINGS = {step.doing: step.name for step in STEPS}
SENDING = [step.name for step in STEPS if step.sends and step.name != "generated requests"]


class Planted(ServerBehaviour):
    """A correct server that counts the requests of each step, and answers 500 to one of some steps.

    It does what is asked before it says so: only the response is wrong.
    """

    def __init__(self, contract: Contract) -> None:
        super().__init__(contract)
        self.begin({})

    def begin(self, plants: dict[str, int]) -> None:
        """Begin another run, with a 500 for the given request, counted from 1, of each of these steps."""
        self.step = ""
        self.plants = plants
        self.requests: Counter[str] = Counter()
        self.fired: dict[str, str] = {}

    def respond(self, operation: str, request: Request, response: Response) -> Response:
        if not operation:
            return response
        self.requests[self.step] += 1
        if self.plants.get(self.step) != self.requests[self.step]:
            return response
        self.fired[self.step] = operation
        return Response(500, {"content-type": "text/plain"}, b"planted")


@dataclass
class Walked:
    """What a run told, by step."""

    requests: Counter[str]
    fired: dict[str, str]
    verdict: Verdict = field(default_factory=Verdict)
    told: dict[str, list[Event]] = field(default_factory=dict)

    def failed(self, step: str) -> list[tuple[str, str]]:
        """The checks that failed in a step, with their subjects."""
        events = self.told[step]
        return [(each.failure.check, each.failure.subject) for each in events if isinstance(each, CheckFailed)]

    def passed(self, step: str) -> set[tuple[str, str]]:
        """The checks that held in a step, with their subjects."""
        return {(each.check, each.subject) for each in self.told[step] if isinstance(each, CheckPassed)}


@dataclass
class Server:
    """A server with plants, and the part of the contract that it is tested for."""

    contract: Contract
    fault: Planted
    url: str

    def walk(self, seed: int, plants: dict[str, int], *, until: str = "") -> Walked:
        """Test it once, or as far as a step."""
        self.fault.begin(plants)
        walked = Walked(self.fault.requests, self.fault.fired)
        events = server_suite(
            self.contract, url=self.url, credentials=Credentials.default(), profile=HASTY, seed=seed, generate=False
        )
        with closing(cast("Generator[Event]", events)):
            for event in events:
                walked.verdict.add(event)
                if isinstance(event, Progress) and event.label in BEGINNINGS:
                    self.fault.step = BEGINNINGS[event.label]
                if until and self.fault.step == until:
                    break
                walked.told.setdefault(self.fault.step, []).append(event)
        return walked


@contextmanager
def serving(contract: Contract, operations: frozenset[str], fault: Planted | None = None) -> Iterator[Server]:
    fault = fault or Planted(contract)
    with running_faulty(contract, fault) as url:
        yield Server(narrowed(contract, operations), fault, url)


@pytest.fixture(scope="module")
def server(contract: Contract) -> Iterator[Server]:
    """A server on which the documented examples are used up, so that links are followed as well."""
    with serving(contract, SLICE | LINKED) as server:
        whole, server.contract = server.contract, narrowed(contract, SIGNING | LINKED)
        server.walk(1, {})
        server.contract = whole
        yield server


@pytest.fixture(scope="module")
def clean(server: Server) -> Walked:
    """A run in which nothing fails: it tells how many requests each step makes."""
    return server.walk(2, {})


@pytest.fixture(scope="module")
def planted(server: Server, clean: Walked) -> Walked:
    """A run in which the last request of every step is answered with 500."""
    return server.walk(3, {step: clean.requests[step] for step in SENDING})


def test_steps_are_told_apart_by_what_is_shown() -> None:
    assert len(BEGINNINGS) == len({step.name for step in STEPS}) == len(STEPS)


def test_correct_server_takes_every_step(clean: Walked) -> None:
    assert [(failure.subject, failure.title) for failure in clean.verdict.errors] == []
    assert set(clean.told) - {""} == {step.name for step in STEPS} - {"generated requests"}
    assert {step for step, count in clean.requests.items() if count and step} == set(SENDING)


def test_plants_are_the_last_requests(clean: Walked, planted: Walked) -> None:
    """A plant changes nothing that follows: otherwise it would not be known to be the last."""
    assert planted.requests == clean.requests


@pytest.mark.parametrize("step", SENDING)
def test_server_error_in_the_last_exchange_of_a_step_is_told_in_that_step(planted: Walked, step: str) -> None:
    assert planted.fired[step]
    errors = [subject for check, subject in planted.failed(step) if check == "not_a_server_error"]
    assert errors == [planted.fired[step]]


def test_server_errors_reach_the_verdict(planted: Walked) -> None:
    assert {failure.subject for failure in planted.verdict.errors if failure.check == "not_a_server_error"} == set(
        planted.fired.values()
    )
    assert planted.verdict.exit_code == 1


def test_step_that_returns_early_tells_of_its_own_subject_and_leaves_the_next_step_alone(
    clean: Walked, planted: Walked
) -> None:
    """The refused callback's request is not accepted: there is nothing more to do, and credentials come next."""
    following = SENDING[SENDING.index("resend") + 1]
    assert planted.failed("resend") == [("not_a_server_error", "changeDeviceServicePlan")]
    assert planted.failed(following)[0][1] == planted.fired[following]
    lost = {subject for _, subject in clean.passed(following) - planted.passed(following)}
    assert lost <= {planted.fired[following]}


def test_checks_that_held_name_the_same_steps(clean: Walked) -> None:
    """A judgement has one name, whether it held or failed: what faulty servers fail is what the correct one keeps."""
    held = {check for step in clean.told for check, _ in clean.passed(step)}
    assert held >= {
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
        "state_after_callback",
        "state_after_response",
        "callback_resend",
        "credentials_enforced",
        "unknown_name_refused",
        "negative_data_rejection",
        "accounts_apart",
        "callback_missing",
        "callback_surplus",
        "callback_duplicate",
        "callback_attempts",
        "callback_transport",
        "callback_body",
        "callback_service",
        "callback_credentials",
        "callback_request_id",
        "callback_deregistered",
        "ensure_resource_availability",
        "use_after_free",
    }


def test_every_exchange_of_ours_is_judged(clean: Walked) -> None:
    """Registering, listing and restoring listeners and logging out count as calls of their operations."""
    assert ("not_a_server_error", "registerCallbackListener") in clean.passed("registration")
    assert ("response_schema_conformance", "listCallbackListeners") in clean.passed("registration")
    assert ("not_a_server_error", "deregisterCallbackListener") in clean.passed("restoration")
    assert ("status_code_conformance", "endSession") in clean.passed("logout")


def test_server_error_in_the_very_last_request_of_a_run_fails_it(contract: Contract) -> None:
    last = SENDING[-1]
    with serving(contract, SIGNING | {"listServicePlans"}) as server:
        clean = server.walk(1, {})
        walked = server.walk(1, {last: clean.requests[last]})
    assert clean.verdict.exit_code == 0
    assert [(failure.check, failure.subject) for failure in walked.verdict.errors] == [
        ("not_a_server_error", "endSession")
    ]
    assert walked.verdict.exit_code == 1


def test_failed_registration_is_a_failure_and_leaves_its_callbacks_unchecked(contract: Contract) -> None:
    class Refusing(Planted):
        def respond(self, operation: str, request: Request, response: Response) -> Response:
            if operation == "registerCallbackListener" and b'"CarrierService"' in request.body:
                return Response(500, {"content-type": "text/plain"}, b"planted")
            return response

    with serving(contract, SIGNING | LISTENING | {"changeDeviceServicePlan"}, Refusing(contract)) as server:
        walked = server.walk(1, {}, until="examples")
    assert set(walked.failed("registration")) == {("not_a_server_error", "registerCallbackListener")}
    assert {each.subject for each in walked.verdict.not_checked} == {"CarrierService"}
    assert walked.verdict.exit_code == 1


def test_what_a_failed_registration_may_have_left_is_removed(clean: Walked, planted: Walked) -> None:
    assert planted.fired["registration"] == "registerCallbackListener"
    assert planted.requests["restoration"] == clean.requests["restoration"]


def test_every_login_of_the_spare_user_is_judged(contract: Contract) -> None:
    """One is the documented example; another is made to change the password, and is not a sign-in of the run's own."""

    class Locked(Planted):
        logins = 0

        def respond(self, operation: str, request: Request, response: Response) -> Response:
            if operation != "startSession" or b"spare-user" not in request.body:
                return response
            self.logins += self.step == "examples"
            return Response(500, {"content-type": "text/plain"}, b"locked")

    fault = Locked(contract)
    with serving(contract, SIGNING | {"resetSessionPassword"}, fault) as server:
        walked = server.walk(1, {})
    assert fault.logins > 1
    assert walked.failed("examples").count(("not_a_server_error", "startSession")) == fault.logins


class LosesLogins(Planted):
    """A correct server whose logins fail, but for the first one."""

    logins = 0

    def respond(self, operation: str, request: Request, response: Response) -> Response:
        if operation == "startSession":
            self.logins += 1
            return Response(500, {}, b"") if self.logins > 1 else response
        return super().respond(operation, request, response)


def test_login_that_fails_in_the_middle_of_a_run_is_told_before_the_run_ends(contract: Contract) -> None:
    """A logout takes a session of its own: its login is judged like any other call."""
    verdict = Verdict()
    with serving(contract, SIGNING, LosesLogins(contract)) as server:
        events = server_suite(
            server.contract,
            url=server.url,
            credentials=Credentials.default(),
            profile=HASTY,
            seed=1,
            generate=False,
        )
        with pytest.raises(TargetError):
            hear(events, verdict)

    assert {(each.check, each.subject) for each in verdict.errors} >= {("not_a_server_error", "startSession")}
    assert verdict.exit_code == 1


def hear(events: Iterator[Event], verdict: Verdict) -> None:
    for event in events:
        verdict.add(event)
