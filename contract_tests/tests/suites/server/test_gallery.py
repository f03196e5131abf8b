"""Every faulty server of the gallery is caught, by the check that should; the correct one passes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gallery.families import FAMILIES, SLICE, narrowed
from gallery.protocol import GENERATED, PROTOCOL
from gallery.proxy import ServerBehaviour, running_faulty
from gallery.servers import SERVERS, ServerFault
from thingspace_contract.contract import Contract
from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.verdict import Verdict
from thingspace_contract.suites.profiles import PROFILES, Profile
from thingspace_contract.suites.server import server_suite

pytestmark = pytest.mark.long

PATIENT = replace(PROFILES["quick"], server_seconds=6)
HASTY = replace(PATIENT, settle_seconds=0.2)
THOROUGH = replace(HASTY, server_seconds=30, server_examples=1, stateful_steps=2)  # ends long before: few operations


SIGNING = frozenset({"requestAccessToken", "startSession", "endSession"})
FAMILY = frozenset(
    {
        "listLocationCallbacks",
        "registerLocationCallback",
        "deregisterLocationCallback",
        "downloadProfile",
    }
)


def verdict(
    contract: Contract, fault: ServerBehaviour, profile: Profile, *, generate: bool, shown: Contract | None = None
) -> Verdict:
    """Test a faulty server; `shown` is the part of the contract that it is tested for."""
    outcome = Verdict()
    with running_faulty(contract, fault) as url:
        events = server_suite(
            shown or contract, url=url, credentials=Credentials.default(), profile=profile, seed=1, generate=generate
        )
        for event in events:
            outcome.add(event)
    return outcome


@pytest.fixture(scope="module")
def few(contract: Contract) -> Contract:
    return narrowed(contract, SLICE)


@pytest.fixture(scope="module")
def families(contract: Contract) -> Contract:
    return narrowed(contract, SLICE | FAMILY | {operation for operation, _ in FAMILIES.values()})


def test_correct_server_behind_the_proxy_passes(contract: Contract) -> None:
    outcome = verdict(contract, ServerBehaviour(contract), PATIENT, generate=False)
    assert [(failure.subject, failure.title, failure.observed) for failure in outcome.errors] == []
    assert outcome.exit_code == 0


@pytest.mark.parametrize("faulty", SERVERS.values(), ids=SERVERS.keys())
def test_faulty_server_is_caught(contract: Contract, few: Contract, faulty: ServerFault) -> None:
    outcome = verdict(contract, faulty.make(contract), HASTY, generate=faulty.generated, shown=few)
    assert faulty.check in {failure.check for failure in outcome.errors}, faulty.wrong
    assert outcome.exit_code == 1


@pytest.mark.parametrize(("operation", "faulty"), FAMILIES.values(), ids=FAMILIES.keys())
def test_faulty_server_of_another_family_is_caught(
    contract: Contract, families: Contract, operation: str, faulty: ServerFault
) -> None:
    shown = narrowed(families, SLICE | FAMILY | {operation})
    outcome = verdict(contract, faulty.make(contract), HASTY, generate=False, shown=shown)
    assert faulty.check in {failure.check for failure in outcome.errors}, faulty.wrong
    assert outcome.exit_code == 1


@pytest.mark.parametrize(("operations", "faulty"), PROTOCOL.values(), ids=PROTOCOL.keys())
def test_server_that_is_wrong_about_http_is_caught(
    contract: Contract, operations: frozenset[str], faulty: ServerFault
) -> None:
    shown = narrowed(contract, SIGNING | operations)
    outcome = verdict(contract, faulty.make(contract), THOROUGH, generate=faulty.generated, shown=shown)
    assert faulty.check in {failure.check for failure in outcome.errors}, faulty.wrong
    assert outcome.exit_code == 1


def test_correct_server_keeps_what_only_generated_requests_show(contract: Contract) -> None:
    shown = narrowed(contract, SIGNING | {"listServicePlans"})
    outcome = verdict(contract, ServerBehaviour(contract), THOROUGH, generate=True, shown=shown)
    assert [(failure.subject, failure.title, failure.observed) for failure in outcome.errors] == []
    assert GENERATED - {check for _, check in outcome.suites["server"].passed} == set()


def test_correct_server_passes_for_the_other_families(contract: Contract, families: Contract) -> None:
    """What the faults of these families are variations of; without it their failures would prove nothing."""
    outcome = verdict(contract, ServerBehaviour(contract), PATIENT, generate=False, shown=families)
    assert [(failure.subject, failure.title, failure.observed) for failure in outcome.errors] == []
