"""Run suites one after another, tell the reporters, and make the verdict, however the run ends."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Protocol

from thingspace_contract.core.errors import ContractToolError, ExitStatus, TargetError
from thingspace_contract.core.events import Event, NotChecked, Suite, SuiteFinished
from thingspace_contract.core.verdict import Stop, Verdict
from thingspace_contract.report.masking import Masker

__all__ = ["Job", "Reporter", "run"]


class Reporter(Protocol):
    """Who listens to a run."""

    def event(self, event: Event) -> None:
        """Hear one event; credentials in it are masked already."""

    def close(self, verdict: Verdict) -> None:
        """Hear the end of the run; called once, also after an interruption or an error."""


@dataclass(frozen=True, slots=True)
class Job:
    """A suite to run, by the name that its events bear; `target` is what it tests, a URL or a name."""

    name: str
    suite: Suite
    target: str = ""


def run(
    jobs: Sequence[Job],
    *,
    reporters: Sequence[Reporter] = (),
    masker: Masker | None = None,
    max_time: float | None = None,
) -> tuple[Verdict, BaseException | None]:
    """Run suites in order; return what they found, and the error that stopped them, if one did.

    Ctrl-C, SIGTERM and the end of `max_time` (seconds) stop the suite that runs, let it clean up, and leave the
    verdict so far. A suite that can no longer reach its target after it has checked something leaves the rest
    unchecked; one that never could, or a bug of ours, ends the run.
    """
    _house_hypothesis()
    verdict = Verdict()
    masker = masker or Masker()
    started = time.monotonic()
    error: BaseException | None = None

    def hear(event: Event) -> None:
        shown = masker.event(event)
        verdict.add(shown)
        verdict.seconds = time.monotonic() - started
        for reporter in reporters:
            reporter.event(shown)

    with _orderly_stop(max_time) as stopper:
        for job in jobs:
            if verdict.stop is not None:
                hear(NotChecked(job.name, job.name, "the run ended before this suite began"))
                continue
            try:
                with closing(_events(job, verdict, stopper)) as events:
                    for event in events:
                        hear(event)
            except BrokenPipeError:
                raise
            except ContractToolError as trouble:
                verdict.stop, verdict.trouble, error = Stop.UNUSABLE, masker.text(str(trouble)), trouble
            except Exception as bug:
                verdict.stop, verdict.trouble, error = Stop.BUG, f"{job.name} suite: {type(bug).__name__}", bug
            if verdict.stop is None and stopper.reason is not None:
                verdict.stop, verdict.trouble = stopper.reason, stopper.words
        verdict.seconds = time.monotonic() - started
        for reporter in reporters:
            reporter.close(verdict)
    return verdict, error


def _house_hypothesis() -> None:
    """Keep Hypothesis from leaving a folder wherever a run was started: its notes go to the user's cache."""
    from hypothesis.configuration import set_hypothesis_home_dir

    cache = Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"))
    set_hypothesis_home_dir(cache / "thingspace-contract" / "hypothesis")


def _events(job: Job, verdict: Verdict, stopper: _Stopper) -> Generator[Event]:
    """Yield a suite's events until it ends or has to; say what it left open."""
    events = job.suite()
    try:
        while stopper.reason is None:
            try:
                with stopper.armed():
                    event = next(events, None)
            except KeyboardInterrupt:
                stopper.interrupted()
                return
            except TargetError as trouble:
                if not verdict.suite(job.name).subjects:
                    raise
                yield NotChecked(job.name, "the rest of the suite", str(trouble))
                return
            if event is None:
                return
            if isinstance(event, SuiteFinished) and not _said_anything(job, verdict):
                yield NotChecked(job.name, job.name, "the suite had nothing to check")
            yield event
    finally:
        close = getattr(events, "close", None)
        if close is not None:
            close()


def _said_anything(job: Job, verdict: Verdict) -> bool:
    suite = verdict.suite(job.name)
    return bool(suite.subjects or suite.not_checked)


class _Stopper:
    """Remembers why to stop; interrupts the suite at work, but never a reporter or a clean-up."""

    def __init__(self, max_time: float | None) -> None:
        self.reason: Stop | None = None
        self.max_time = max_time
        self._armed = False

    @property
    def words(self) -> str:
        if self.reason is Stop.OUT_OF_TIME:
            return f"The time budget of {self.max_time:g} s ran out."
        return "The run was interrupted."

    @contextmanager
    def armed(self) -> Iterator[None]:
        self._armed = True
        try:
            yield
        finally:
            self._armed = False

    def interrupted(self) -> None:
        """A KeyboardInterrupt came through: ours, or one that Python raised by itself."""
        self.reason = self.reason or Stop.INTERRUPTED

    def on_signal(self, number: int, frame: FrameType | None) -> None:
        if number == getattr(signal, "SIGALRM", None):
            self.reason = self.reason or Stop.OUT_OF_TIME
        elif self.reason is Stop.INTERRUPTED:
            os._exit(ExitStatus.INTERRUPTED)  # asked twice: do not wait for a clean-up
        else:
            self.reason = Stop.INTERRUPTED
        if self._armed:
            self._armed = False
            raise KeyboardInterrupt


@contextmanager
def _orderly_stop(max_time: float | None) -> Iterator[_Stopper]:
    """Listen to signals while a run lasts; only the main thread can, elsewhere Python raises as it always does."""
    stopper = _Stopper(max_time)
    if threading.current_thread() is not threading.main_thread():
        yield stopper
        return
    timed = max_time is not None and hasattr(signal, "SIGALRM")
    numbers = [signal.SIGINT, signal.SIGTERM, *([signal.SIGALRM] if timed else [])]
    before = {number: signal.signal(number, stopper.on_signal) for number in numbers}
    if timed:
        signal.setitimer(signal.ITIMER_REAL, max_time or 0)
    try:
        yield stopper
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
