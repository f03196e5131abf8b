"""What a run amounts to."""

from __future__ import annotations

import pytest

from thingspace_contract.core.events import NotChecked, SuiteStarted
from thingspace_contract.report import Conditions, Result, Stop
from thingspace_contract.report.words import count, duration, failure_text, headline, title_of


def test_result_counts_a_check_once_and_its_cases_apart(result: Result) -> None:
    server = result.suites["server"]

    assert (server.checks, server.cases, server.errors, server.warnings) == (2, 15, 1, 1)


def test_result_counts_equal_failures_once_with_their_number(result: Result) -> None:
    (suite, failure, times), *_ = result.failures

    assert (suite, failure.subject, times) == ("server", "listPlans", 2)


@pytest.mark.parametrize(
    ("stop", "code"), [(Stop.INTERRUPTED, 130), (Stop.UNUSABLE, 2), (Stop.BUG, 70), (Stop.OUT_OF_TIME, 3)]
)
def test_result_early_end_decides_the_exit_status(good: Result, stop: Stop, code: int) -> None:
    good.stop = stop

    assert good.exit_code == code


def test_result_failures_outweigh_what_was_not_checked(result: Result) -> None:
    assert result.exit_code == 1


def test_result_of_no_suite_is_not_good(conditions: Conditions) -> None:
    """A run that ran nothing must never look like a run that found nothing."""
    assert Result(conditions).exit_code == 3


def test_result_with_an_unchecked_subject_is_incomplete(good: Result) -> None:
    good.add(NotChecked("client", "endSession", "no example"))

    assert (good.exit_code, title_of(good)) == (3, "INCOMPLETE")


def test_result_with_a_suite_that_died_is_incomplete(good: Result) -> None:
    good.add(SuiteStarted("server", "http://127.0.0.1/api"))

    assert good.exit_code == 3
    assert "server did not finish" in headline(good)


def test_headline_names_what_was_found(result: Result) -> None:
    assert headline(result) == "1 failure, 1 warning, 1 subject not checked, 2 checks held in 15 cases, 1.5 s."


def test_failure_text_has_all_that_a_reader_acts_on(result: Result) -> None:
    _, failure, times = result.failures[0]
    text = failure_text(failure, times)

    assert text.splitlines()[0].endswith("listPlans: The response breaks its schema [response_keeps_contract] ×2")
    for part in (failure.expected, failure.place, "evidence: seed", failure.observed, failure.curl, '"code": 87641'):
        assert part in text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.04, "0.0 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.6, "1 min 00 s"), (200, "3 min 20 s")]
)
def test_duration_reads_well(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_count_agrees_in_number() -> None:
    assert (count(1, "check"), count(0, "check"), count(1200, "check")) == ("1 check", "0 checks", "1,200 checks")


def test_result_lists_what_was_not_checked_once(good: Result) -> None:
    for _ in range(3):
        good.add(NotChecked("client", "endSession", "no example"))

    assert len(good.verdict.not_checked) == len(good.suites["client"].not_checked) == 1


def test_result_what_could_not_run_hides_no_failure(result: Result, good: Result) -> None:
    result.stop = good.stop = Stop.UNUSABLE

    assert (result.exit_code, good.exit_code) == (1, 2)
