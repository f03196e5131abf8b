"""Every faulty client is caught, by the check that is there for it; the correct one passes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gallery.clients import CLIENTS, ClientFault
from thingspace_contract.checks.catalogue import CHECKS
from thingspace_contract.contract import Contract
from thingspace_contract.core.verdict import Verdict
from thingspace_contract.suites.client import client_suite
from thingspace_contract.suites.profiles import PROFILES

SHORT = replace(PROFILES["quick"], client_seconds=2, client_examples=10)


def run(fault: ClientFault) -> Verdict:
    verdict = Verdict()
    suite = client_suite(Contract.load(), profile=SHORT, seed=7, operations=fault.operations, services=fault.services)
    for event in suite:
        verdict.add(event)
    return verdict


@pytest.mark.parametrize("name", CLIENTS)
def test_faulty_client_is_caught_by_its_check(name: str) -> None:
    fault = CLIENTS[name]

    with fault.factory():
        verdict = run(fault)

    assert fault.check in {failure.check for failure in verdict.errors}
    assert verdict.exit_code == 1


def test_correct_client_passes_what_the_gallery_fails() -> None:
    shown = {name for fault in CLIENTS.values() for name in fault.operations}
    heard = {name for fault in CLIENTS.values() for name in fault.services}
    verdict = run(
        ClientFault("correct", "nothing", "", lambda: pytest.MonkeyPatch.context(), tuple(shown), tuple(heard))
    )

    assert verdict.failures == []
    assert verdict.exit_code == 0
    assert {check for _, check in verdict.suites["client"].passed} == {
        each.name for each in CHECKS.values() if "client" in each.suites
    }


def test_faults_have_distinct_names_and_descriptions() -> None:
    assert len({fault.wrong for fault in CLIENTS.values()}) == len(CLIENTS)
