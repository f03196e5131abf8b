"""What a suite found becomes a test's outcome."""

from __future__ import annotations

import pytest

from thingspace_contract.core.events import NotChecked
from thingspace_contract.core.failures import Failure, Severity
from thingspace_contract.core.open_parts import OpenPart
from thingspace_contract.core.verdict import SuiteResult
from thingspace_contract.pytest.suites import OPEN_PART, judge, judge_rest
from thingspace_contract.report.wording import failure_text

FAILURE = Failure("check", "It is wrong", "op", "right", "wrong", "spec/x.yaml", "seed", "curl x")


@pytest.fixture
def suite() -> SuiteResult:
    made = SuiteResult("server", seconds=1.0)
    made.passed["op", "other_check"] = 3
    return made


def test_judge_passes_what_held(suite: SuiteResult) -> None:
    judge(suite, "op")
    judge_rest(suite, {"op"})


def test_judge_records_what_no_source_documents(suite: SuiteResult) -> None:
    """The test passes, and says that it passes for less."""
    recorded: list[tuple[str, object]] = []
    suite.open_parts = {"op": OpenPart("op", "response", "", ("D1",))}

    judge(suite, "op", lambda name, value: recorded.append((name, value)))

    text = "op: keeps the open part of the contract: no source documents what its response holds (D1)"
    assert recorded == [(OPEN_PART, text)]


def test_judge_fails_with_the_text_of_the_terminal(suite: SuiteResult) -> None:
    suite.failures[FAILURE.identity] = (FAILURE, 2)

    with pytest.raises(pytest.fail.Exception) as caught:
        judge(suite, "op")

    assert str(caught.value) == failure_text(FAILURE, 2)


def test_judge_leaves_the_failures_of_others_alone(suite: SuiteResult) -> None:
    suite.failures[FAILURE.identity] = (FAILURE, 1)
    suite.passed["another", "check"] = 1

    judge(suite, "another")
    with pytest.raises(pytest.fail.Exception):
        judge_rest(suite, {"another"})


def test_judge_skips_with_the_reason(suite: SuiteResult) -> None:
    suite.not_checked.append(NotChecked("server", "endSession", "no request was accepted"))

    with pytest.raises(pytest.skip.Exception, match="not checked: no request was accepted"):
        judge(suite, "endSession")


def test_judge_warns_of_warnings(suite: SuiteResult) -> None:
    warning = Failure("check", "Too fast", "op", "slow", "fast", severity=Severity.WARNING)
    suite.failures[warning.identity] = (warning, 1)

    with pytest.warns(pytest.PytestWarning, match="Too fast"):
        judge(suite, "op")


@pytest.mark.parametrize("state", ["unfinished", "empty"])
def test_judge_rest_fails_when_the_suite_was_not_whole(state: str) -> None:
    suite = SuiteResult("server", seconds=None if state == "unfinished" else 1.0)

    with pytest.raises(pytest.fail.Exception, match=r"did not finish|checked nothing"):
        judge_rest(suite, ())


def test_judge_rest_skips_with_what_belongs_to_no_other_test(suite: SuiteResult) -> None:
    """A callback service has no test of its own, and what could not be checked of it must be told somewhere."""
    suite.not_checked.append(NotChecked("server", "op", "told by its own test"))
    judge_rest(suite, {"op"})
    suite.not_checked.append(NotChecked("server", "CarrierService", "our listener was refused"))

    with pytest.raises(pytest.skip.Exception, match="not checked: CarrierService: our listener was refused"):
        judge_rest(suite, {"op"})
