"""Every faulty listener is caught, by the check that is there for it; the correct one passes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gallery import tiny
from gallery.listeners import LISTENERS, PASSWORD, USERNAME, Judge, correct, running
from thingspace_contract.checks.catalogue import CHECKS
from thingspace_contract.core.verdict import Verdict
from thingspace_contract.suites.listener import listener_suite
from thingspace_contract.suites.profiles import PROFILES

SHORT = replace(PROFILES["quick"], listener_seconds=4, listener_examples=8)


def run(judge: Judge, *, timeout: float = 5) -> Verdict:
    verdict = Verdict()
    with running(judge) as url:
        for event in listener_suite(
            tiny.contract(),
            url=url,
            services=["CarrierService"],
            profile=SHORT,
            seed=7,
            username=USERNAME,
            password=PASSWORD,
            timeout=timeout,
        ):
            verdict.add(event)
    return verdict


@pytest.mark.parametrize("name", LISTENERS)
def test_faulty_listener_is_caught_by_its_check(name: str) -> None:
    fault = LISTENERS[name]

    verdict = run(fault.judge, timeout=1 if fault.hangs else 5)

    assert fault.check in {failure.check for failure in verdict.errors}
    assert verdict.exit_code == 1


def test_correct_listener_passes() -> None:
    verdict = run(correct)

    assert verdict.failures == []
    assert verdict.exit_code == 0
    assert {check for _, check in verdict.suites["listener"].passed} == {
        each.name for each in CHECKS.values() if "listener" in each.suites
    }


def test_failure_can_be_reproduced_without_its_credentials() -> None:
    verdict = run(LISTENERS["refuses-faults"].judge)
    failure = verdict.errors[0]

    assert failure.curl.startswith("curl -X POST")
    assert "faultResponse" in failure.curl
    assert f'"{PASSWORD}"' not in failure.curl


def test_fault_of_every_message_is_told_once_for_each_message() -> None:
    """A listener that refuses everything has one cause, not one for every variation of an example."""
    verdict = run(lambda post: 403)
    told = [failure for failure in verdict.errors if failure.check == "valid_message_is_acknowledged"]

    assert len(told) == 2
    assert {failure.title for failure in told} == {"an example: answered 403"}
