"""Runs end in order, however they end."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator

import pytest

from thingspace_contract.core.errors import PortError, TargetError
from thingspace_contract.core.events import CheckPassed, Event, NotChecked, SuiteFinished, SuiteStarted
from thingspace_contract.core.verdict import Stop, Verdict
from thingspace_contract.runner.run import Job, run

NEVER = 60.0  # seconds; a wait that a signal must end


class Listener:
    """A reporter that remembers."""

    def __init__(self) -> None:
        self.heard: list[Event] = []
        self.closed = 0

    def event(self, event: Event) -> None:
        self.heard.append(event)

    def close(self, verdict: Verdict) -> None:
        self.closed += 1


def suite(name: str, action: Callable[[], object] = lambda: None) -> Job:
    """Return a suite that checks one thing, acts, and ends."""

    def events() -> Iterator[Event]:
        yield SuiteStarted(name, "nothing")
        yield CheckPassed(name, "op", "check")
        action()
        yield SuiteFinished(name, 0.1)

    return Job(name, events)


def fails(error: BaseException) -> Callable[[], object]:
    def action() -> object:
        raise error

    return action


def test_run_runs_suites_in_order_and_closes_reporters_once() -> None:
    listener = Listener()

    verdict, error = run([suite("a"), suite("b")], reporters=[listener])

    assert (list(verdict.suites), verdict.exit_code, error, listener.closed) == (["a", "b"], 0, None, 1)
    assert len(listener.heard) == 6


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_run_ends_at_a_signal_with_the_verdict_so_far(number: signal.Signals) -> None:
    cleaned: list[str] = []

    def events() -> Iterator[Event]:
        yield CheckPassed("a", "op", "check")
        try:
            os.kill(os.getpid(), number)
            threading.Event().wait(NEVER)
        finally:
            cleaned.append("a")

    before = signal.getsignal(number)
    listener = Listener()
    verdict, error = run([Job("a", events), suite("b")], reporters=[listener])

    assert (verdict.stop, verdict.exit_code, error) == (Stop.INTERRUPTED, 130, None)
    assert (cleaned, listener.closed, signal.getsignal(number)) == (["a"], 1, before)
    assert verdict.suites["a"].passed == {("op", "check"): 1}
    assert [missing.suite for missing in verdict.not_checked] == ["b"]


def test_run_notices_an_interruption_that_a_suite_swallowed() -> None:
    """Test engines catch KeyboardInterrupt and go on; the run does not."""

    def events() -> Iterator[Event]:
        try:
            os.kill(os.getpid(), signal.SIGINT)
            threading.Event().wait(NEVER)
        except KeyboardInterrupt:
            yield CheckPassed("a", "op", "check")
        yield SuiteFinished("a", 0.1)

    verdict, _ = run([Job("a", events)])

    assert verdict.exit_code == 130


def test_run_ends_when_its_time_is_up() -> None:
    verdict, _ = run([suite("a", lambda: threading.Event().wait(NEVER))], max_time=0.05)

    assert (verdict.stop, verdict.exit_code) == (Stop.OUT_OF_TIME, 3)
    assert verdict.trouble == "The time budget of 0.05 s ran out."
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_run_without_a_target_could_not_run() -> None:
    error = TargetError("Cannot reach http://127.0.0.1:1/api.")

    def events() -> Iterator[Event]:
        yield SuiteStarted("a", "nowhere")
        raise error

    verdict, caught = run([Job("a", events)])

    assert (verdict.stop, verdict.exit_code, caught) == (Stop.UNUSABLE, 2, error)


def test_run_whose_target_dies_is_incomplete() -> None:
    """What was checked before counts; the rest is said to be open."""
    verdict, error = run([suite("a", fails(TargetError("It is gone."))), suite("b")])

    assert (verdict.exit_code, error) == (3, None)
    assert verdict.not_checked == [NotChecked("a", "the rest of the suite", "It is gone.")]
    assert verdict.suites["b"].finished


def test_run_that_cannot_open_a_port_could_not_run() -> None:
    verdict, _ = run([suite("a", fails(PortError("Cannot listen.")))])

    assert verdict.exit_code == 2


def test_run_tells_a_bug_of_ours_from_a_failure() -> None:
    bug = ZeroDivisionError()

    verdict, caught = run([suite("a", fails(bug)), suite("b")])

    assert (verdict.stop, verdict.exit_code, caught) == (Stop.BUG, 70, bug)


def test_run_of_a_suite_that_checks_nothing_is_incomplete() -> None:
    verdict, _ = run([Job("a", lambda: iter([SuiteStarted("a", ""), SuiteFinished("a", 0.1)]))])

    assert verdict.exit_code == 3
    assert verdict.not_checked == [NotChecked("a", "a", "the suite had nothing to check")]


def test_run_works_outside_the_main_thread() -> None:
    """Only the main thread hears signals; elsewhere a run goes without."""
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(run([suite("a")])[0].exit_code))
    thread.start()
    thread.join()

    assert codes == [0]
