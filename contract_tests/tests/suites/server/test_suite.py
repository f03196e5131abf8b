"""The server suite as a whole: the correct mock passes, other servers are only read, bad input is one clear error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from gallery.families import SLICE, narrowed
from gallery.protocol import GENERATED
from gallery.proxy import ServerBehaviour, running_faulty
from thingspace_contract.checks.catalogue import CHECKS
from thingspace_contract.contract import Contract, Effect
from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.errors import TargetError
from thingspace_contract.core.events import Event, Progress, SuiteFinished
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.core.verdict import Verdict
from thingspace_contract.mock.web.running import RunningMock, running_mock
from thingspace_contract.suites.profiles import PROFILES
from thingspace_contract.suites.server import server_suite

pytestmark = pytest.mark.long

QUICK = PROFILES["quick"]
UNHEARD = {"moveDevices"}  # its messages go to the account that devices move to, where our listener is not registered


class Stranger(ServerBehaviour):
    """The mock, without the controls that tell it is one; it remembers what it was asked."""

    def __init__(self, contract: Contract) -> None:
        super().__init__(contract)
        self.called: set[str] = set()

    def request(self, operation: str, request: Request) -> Request | Response:
        self.called.add(operation)
        return Response(404) if "/_control" in request.url else request


@pytest.fixture
def mock(contract: Contract) -> Iterator[RunningMock]:
    with running_mock(contract) as mock:
        yield mock


def run(contract: Contract, url: str, **options: object) -> tuple[Verdict, list[Event]]:
    arguments: dict[str, object] = {"credentials": Credentials.default(), "profile": QUICK, "seed": 1, **options}
    outcome, events = Verdict(), []
    for event in server_suite(contract, url=url, **arguments):  # type: ignore[arg-type]
        events.append(event)
        outcome.add(event)
    return outcome, events


def test_suite_passes_the_mock_with_every_operation_accepted(contract: Contract, mock: RunningMock) -> None:
    outcome, events = run(contract, mock.url)
    assert [(failure.subject, failure.title, failure.observed) for failure in outcome.errors] == []
    assert outcome.not_checked == []
    assert outcome.exit_code == 0
    assert isinstance(events[-1], SuiteFinished)
    assert any(isinstance(event, Progress) and event.label.startswith("coverage") for event in events)
    checks = {each.name for each in CHECKS.values() if "server" in each.suites} - GENERATED
    assert checks - {check for _, check in outcome.suites["server"].passed} == set()
    promised = {name for name, operation in contract.operations.items() if operation.promises}
    judged = {subject for subject, check in outcome.suites["server"].passed if check == "callback_surplus"}
    assert promised - judged == UNHEARD


def test_suite_passes_a_mock_that_was_tested_before(contract: Contract, mock: RunningMock) -> None:
    for seed in (2, 3):
        outcome, _ = run(contract, mock.url, seed=seed, generate=False)
        assert [(failure.subject, failure.title, failure.observed) for failure in outcome.errors] == []


def test_suite_leaves_the_mock_as_it_found_it(contract: Contract, mock: RunningMock) -> None:
    """Listeners that were registered before are registered again afterwards, and ours are gone."""
    before = mock.mock.platform.listeners.all()
    run(contract, mock.url, generate=False)
    ours = [each for each in mock.mock.platform.listeners.all() if "127.0.0.1" in each.url]
    assert ours == []
    assert {(each.account, each.service) for each in before} >= {
        (each.account, each.service)
        for each in mock.mock.platform.listeners.all()
        if each.account != "0000123456-00002"
    }


def test_suite_only_reads_from_a_server_that_is_not_the_mock(contract: Contract) -> None:
    stranger = Stranger(contract)
    with running_faulty(contract, stranger) as url:
        outcome, _ = run(contract, url, generate=False)
    reads = {name for name, operation in contract.operations.items() if operation.effect is Effect.READ}
    signing = {"requestAccessToken", "startSession", "endSession"}
    assert stranger.called - {""} == reads | signing
    assert outcome.errors == []
    assert outcome.exit_code == 3
    reasons = {event.subject: event.reason for event in outcome.not_checked}
    assert "mutates" in reasons["changeDeviceServicePlan"]
    assert "listServicePlans" not in reasons


def test_suite_says_what_it_cannot_know_about_resends(contract: Contract) -> None:
    with running_faulty(contract, Stranger(contract)) as url:
        outcome, _ = run(narrowed(contract, SLICE), url, effects=frozenset(Effect), generate=False)
    assert outcome.errors == []
    assert [event.reason for event in outcome.not_checked] == [
        "callback_resend: when this server sends again is not known"
    ]


def test_suite_does_not_begin_with_refused_credentials(contract: Contract, mock: RunningMock) -> None:
    wrong = replace(Credentials.default(), password="wrong")
    with pytest.raises(TargetError, match="refuses the user name and password"):
        run(contract, mock.url, credentials=wrong)


def test_suite_never_shows_a_credential(contract: Contract) -> None:
    """Every failure of a server that answers 500 to all but the sign-in is masked."""

    class Broken(ServerBehaviour):
        def respond(self, operation: str, request: Request, response: Response) -> Response:
            signing = operation in ("requestAccessToken", "startSession", "")
            return response if signing else Response(500, {}, str(dict(request.headers)).encode())

    with running_faulty(contract, Broken(contract)) as url:
        outcome, _ = run(contract, url, generate=False, profile=replace(QUICK, settle_seconds=0.2))
    told = " ".join(str(failure) for failure in outcome.errors)
    assert "Server error" in told
    assert "contract-password" not in told
    assert "contract-secret" not in told
