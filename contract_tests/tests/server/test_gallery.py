"""Every faulty server of the gallery is caught, by the check that should; the correct one passes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gallery.proxy import Fault, running_faulty
from gallery.servers import SERVERS, ServerFault
from thingspace_contract.contract import Contract
from thingspace_contract.credentials import Credentials
from thingspace_contract.events import Verdict, tally
from thingspace_contract.suites.profiles import PROFILES, Profile
from thingspace_contract.suites.server import server_suite

PATIENT = replace(PROFILES["quick"], server_seconds=6)
HASTY = replace(PATIENT, settle_seconds=0.2)


def verdict(contract: Contract, fault: Fault, profile: Profile, *, generate: bool) -> Verdict:
    outcome = Verdict()
    with running_faulty(contract, fault) as url:
        events = server_suite(
            contract, url=url, credentials=Credentials.default(), profile=profile, seed=1, generate=generate
        )
        for event in events:
            tally(outcome, event)
    return outcome


def test_correct_server_behind_the_proxy_passes(contract: Contract) -> None:
    outcome = verdict(contract, Fault(contract), PATIENT, generate=False)
    assert [(failure.subject, failure.title) for failure in outcome.errors] == []
    assert outcome.exit_code == 0


@pytest.mark.parametrize("faulty", SERVERS.values(), ids=SERVERS.keys())
def test_faulty_server_is_caught(contract: Contract, faulty: ServerFault) -> None:
    outcome = verdict(contract, faulty.make(contract), HASTY, generate=faulty.generated)
    assert faulty.check in {failure.check for failure in outcome.errors}, faulty.wrong
    assert outcome.exit_code == 1
