"""What a run amounts to."""

from __future__ import annotations

import pytest

from thingspace_contract.core.events import CheckPassed, NotChecked, SuiteStarted
from thingspace_contract.core.open_parts import OpenPart
from thingspace_contract.core.verdict import Stop, Verdict
from thingspace_contract.report.wording import count, duration, failure_text, headline, held_text, suite_line, title_of


def test_verdict_counts_a_check_once_and_its_cases_apart(verdict: Verdict) -> None:
    server = verdict.suites["server"]

    assert (server.checks, server.cases, server.errors, server.warnings) == (2, 15, 1, 1)


def test_verdict_counts_equal_failures_once_with_their_number(verdict: Verdict) -> None:
    (suite, failure, times), *_ = verdict.failures

    assert (suite, failure.subject, times) == ("server", "listPlans", 2)


@pytest.mark.parametrize(
    ("stop", "code"), [(Stop.INTERRUPTED, 130), (Stop.UNUSABLE, 2), (Stop.BUG, 70), (Stop.OUT_OF_TIME, 3)]
)
def test_verdict_early_end_decides_the_exit_status(good: Verdict, stop: Stop, code: int) -> None:
    good.stop = stop

    assert good.exit_code == code


def test_verdict_failures_outweigh_what_was_not_checked(verdict: Verdict) -> None:
    assert verdict.exit_code == 1


def test_verdict_of_no_suite_is_not_good() -> None:
    """A run that ran nothing must never look like a run that found nothing."""
    assert Verdict().exit_code == 3


def test_verdict_with_an_unchecked_subject_is_incomplete(good: Verdict) -> None:
    good.add(NotChecked("client", "endSession", "no example"))

    assert (good.exit_code, title_of(good)) == (3, "INCOMPLETE")


def test_verdict_with_a_suite_that_died_is_incomplete(good: Verdict) -> None:
    good.add(SuiteStarted("server", "http://127.0.0.1/api"))

    assert good.exit_code == 3
    assert "server did not finish" in headline(good)


def test_headline_names_what_was_found(verdict: Verdict) -> None:
    assert headline(verdict) == "1 failure, 1 warning, 1 subject not checked, 2 checks held in 15 cases, 1.5 s."


def test_verdict_counts_what_held_on_open_parts(open_run: Verdict, good: Verdict) -> None:
    """Only what was tried counts, and a documented subject never does."""
    client = open_run.suites["client"]

    assert (client.checks, client.open_checks) == (4, 3)
    assert set(client.open_subjects) == {"Fleet.moved", "revokeToken"}
    assert good.suites["client"].open_checks == 0


def test_summary_tells_open_parts_from_documented_ones(open_run: Verdict, good: Verdict) -> None:
    """A green that checked little does not look like one that checked all."""
    assert headline(open_run) == "4 checks held in 20 cases, 2 subjects on open parts, 0.4 s."
    assert suite_line(open_run.suites["client"]) == (
        "4 checks held (20 cases) on 3 subjects, 2 of them on open parts, which no source documents, 0.4 s"
    )
    assert "open" not in headline(good) + suite_line(good.suites["client"])


def test_headline_counts_an_open_subject_of_several_suites_once(open_run: Verdict) -> None:
    part = OpenPart("Fleet.moved", "message")
    open_run.add(SuiteStarted("listener", "somewhere", (part,)))
    open_run.add(CheckPassed("listener", "Fleet.moved", "is_taken"))

    assert "2 subjects on open parts" in headline(open_run)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (OpenPart("S.m", "message", "deviceResponse", ("D1", "D2")), "what its deviceResponse holds (D1, D2)"),
        (OpenPart("S.m", "message", "", ("D1",)), "its other members (D1)"),
        (OpenPart("op", "request"), "what its request holds"),
        (OpenPart("op", "response", "", ("D1",)), "what its response holds (D1)"),
    ],
)
def test_open_part_is_told_in_words(part: OpenPart, text: str) -> None:
    assert held_text(part) == f"keeps the open part of the contract: no source documents {text}"
    assert held_text(None) == "keeps the contract"


def test_failure_text_has_all_that_a_reader_acts_on(verdict: Verdict) -> None:
    _, failure, times = verdict.failures[0]
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


def test_verdict_lists_what_was_not_checked_once(good: Verdict) -> None:
    for _ in range(3):
        good.add(NotChecked("client", "endSession", "no example"))

    assert len(good.not_checked) == len(good.suites["client"].not_checked) == 1


def test_verdict_what_could_not_run_hides_no_failure(verdict: Verdict, good: Verdict) -> None:
    verdict.stop = good.stop = Stop.UNUSABLE

    assert (verdict.exit_code, good.exit_code) == (1, 2)
