"""The report at a terminal and in a pipe."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest
from rich.console import Console

from thingspace_contract.core.events import Event
from thingspace_contract.core.verdict import Stop, Verdict
from thingspace_contract.report import Conditions, Result, Terminal


def shown(result: Result, events: Callable[[], Iterator[Event]], **options: object) -> str:
    """Return what a reader sees of a run."""
    out = io.StringIO()
    terminal = Terminal(Console(file=out, highlight=False, **options))  # type: ignore[arg-type]
    terminal.begin(result.conditions)
    for event in events():
        terminal.event(event)
    terminal.close(result.verdict)
    return out.getvalue()


def test_terminal_in_a_pipe_is_plain(result: Result, events: Callable[[], Iterator[Event]]) -> None:
    text = shown(result, events)

    assert "\x1b" not in text
    assert "server: testing http://127.0.0.1:8080/api" in text


def test_terminal_never_breaks_a_line_in_a_pipe(result: Result, events: Callable[[], Iterator[Event]]) -> None:
    """A log is searched by line, and a curl line is copied whole."""
    text = shown(result, events, width=40)

    assert any(line.endswith("-H 'Authorization: Bearer ***'") and "curl http" in line for line in text.splitlines())


def test_terminal_shows_a_failure_with_contract_place_and_evidence(
    result: Result, events: Callable[[], Iterator[Event]]
) -> None:
    text = shown(result, events)

    assert "FAILED  server · listPlans: The response breaks its schema [response_keeps_contract] ×2" in text
    assert 'Contract   A code is a string & never "a number".' in text
    assert "Place      spec/resources/plans/schemas/Plan.yaml/properties/code (evidence: seed)" in text
    assert "WARNING  server · Fleet.moved: Too fast" in text
    assert "NOT CHECKED  server · endSession: no request of it was accepted" in text


def test_terminal_ends_with_the_verdict(result: Result, events: Callable[[], Iterator[Event]]) -> None:
    assert shown(result, events).splitlines()[-1].startswith("FAILED  1 failure, 1 warning")


def test_terminal_says_why_a_run_ended_early(conditions: Conditions, good: Verdict) -> None:
    good.stop, good.trouble = Stop.INTERRUPTED, "The run was interrupted."

    lines = shown(Result(conditions, good), lambda: iter(())).splitlines()

    assert lines[-2].startswith("INTERRUPTED  ")
    assert lines[-1] == "The run was interrupted."


def test_terminal_obeys_no_color(
    result: Result, events: Callable[[], Iterator[Event]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    text = shown(result, events, force_terminal=True)

    assert "\x1b[31m" not in text
    assert "\x1b[1;31m" not in text


@pytest.mark.parametrize("width", [20, 60, 200])
def test_terminal_shows_live_progress_at_any_width(
    result: Result, events: Callable[[], Iterator[Event]], width: int
) -> None:
    text = shown(result, events, force_terminal=True, width=width)

    assert "held" in text


def test_terminal_says_nothing_of_a_run_that_could_not_begin() -> None:
    """The error alone is printed: one clear line."""
    out = io.StringIO()

    Terminal(Console(file=out)).close(Verdict(stop=Stop.UNUSABLE))

    assert out.getvalue() == ""
