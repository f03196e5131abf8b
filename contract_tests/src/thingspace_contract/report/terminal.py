"""The report for a person at a terminal, and quiet lines where the output is a pipe."""

from __future__ import annotations

import time

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from thingspace_contract.core import events
from thingspace_contract.core.failures import Failure, Severity
from thingspace_contract.core.verdict import Stop, SuiteResult, Verdict
from thingspace_contract.report import wording
from thingspace_contract.report.result import Conditions

__all__ = ["Terminal"]

_COLOURS = {"PASSED": "green", "INCOMPLETE": "yellow", "INTERRUPTED": "yellow"}
_PULSE = 10.0  # seconds between two lines of progress in a pipe


class Terminal:
    """Shows progress while a run lasts, then what it found; the verdict is the last thing it says.

    Args:
        console: where the report goes.
        live: where progress goes when that is a terminal; the report's console without it.
    """

    def __init__(self, console: Console, live: Console | None = None) -> None:
        self._console = console
        live = live or console
        self._progress = _progress(live) if live.is_terminal else None
        self._tasks: dict[str, int] = {}
        self._counts: dict[str, tuple[int, int]] = {}
        self._said = time.monotonic()

    def begin(self, conditions: Conditions) -> None:
        """Say under which conditions the run begins."""
        self._line(wording.conditions_line(conditions), style="dim")

    def event(self, event: events.Event) -> None:
        """Move the progress on."""
        match event:
            case events.SuiteStarted(suite=suite, target=target):
                self._start(suite, target)
            case events.Progress(suite=suite, done=done, total=total, label=label):
                self._move(suite, done, total, label)
            case events.CheckPassed(suite=suite, cases=cases):
                self._count(suite, cases, 0)
            case events.CheckFailed(suite=suite):
                self._count(suite, 0, 1)
            case events.SuiteFinished(suite=suite):
                self._finish(suite)
            case events.NotChecked():
                pass

    def close(self, verdict: Verdict) -> None:
        """Say what was found: failures first, then what was not checked, a line a suite, the verdict."""
        if self._progress is not None:
            self._progress.stop()
        if verdict.stop is Stop.UNUSABLE and not any(suite.subjects for suite in verdict.suites.values()):
            return  # nothing was run: the error is all there is to say
        for suite in verdict.suites.values():
            for failure, times in suite.failures.values():
                self._failure(suite, failure, times)
        if verdict.not_checked:
            self._console.print()
        for missing in verdict.not_checked:
            self._line(f"NOT CHECKED  {missing.suite} · {missing.subject}: {missing.reason}", style="yellow")
        self._console.print()
        for suite in verdict.suites.values():
            self._suite(suite)
        title = wording.title_of(verdict)
        line = Text.assemble((f"{title}  ", f"bold {_COLOURS.get(title, 'red')}"), wording.headline(verdict))
        self._console.print(line, soft_wrap=not self._console.is_terminal)
        if verdict.stop in (Stop.INTERRUPTED, Stop.OUT_OF_TIME):
            self._line(verdict.trouble, style="yellow")

    def _start(self, suite: str, target: str) -> None:
        self._counts[suite] = (0, 0)
        if self._progress is None:
            self._line(f"{suite}: testing {target}")
            return
        if not self._tasks:
            self._progress.start()
        self._tasks[suite] = self._progress.add_task(escape(suite), total=None, label=escape(target), held=0, failed=0)

    def _move(self, suite: str, done: int, total: int | None, label: str) -> None:
        if self._progress is not None and suite in self._tasks:
            self._progress.update(self._tasks[suite], completed=done, total=total, label=escape(label))  # type: ignore[arg-type]
        elif self._progress is None and time.monotonic() - self._said >= _PULSE:
            held, failed = self._counts.get(suite, (0, 0))
            of = f"{done} of {total}, " if total else ""
            self._line(f"{suite}: {of}{wording.count(held, 'case')} held, {failed} failed, now {label}")

    def _count(self, suite: str, held: int, failed: int) -> None:
        before = self._counts.get(suite, (0, 0))
        held, failed = self._counts[suite] = (before[0] + held, before[1] + failed)
        if self._progress is not None and suite in self._tasks:
            self._progress.update(self._tasks[suite], held=held, failed=failed)  # type: ignore[arg-type]

    def _finish(self, suite: str) -> None:
        if self._progress is not None and suite in self._tasks:
            task = self._tasks[suite]
            self._progress.update(task, label="", total=1, completed=1)  # type: ignore[arg-type]
            self._progress.stop_task(task)  # type: ignore[arg-type]

    def _failure(self, suite: SuiteResult, failure: Failure, times: int) -> None:
        error = failure.severity is Severity.ERROR
        word, style = ("FAILED", "bold red") if error else ("WARNING", "bold yellow")
        self._console.print()
        title = Text.assemble(
            (f"{word}  ", style), (f"{suite.name} · ", "dim"), (wording.failure_title(failure, times), "bold")
        )
        self._console.print(title, soft_wrap=True)
        for line in wording.failure_text(failure, times).splitlines()[1:]:
            self._console.print(Text.assemble((line[:12], "cyan"), line[12:]), soft_wrap=True)

    def _suite(self, suite: SuiteResult) -> None:
        colour = "red" if suite.errors else "green" if suite.finished and not suite.not_checked else "yellow"
        line = Text.assemble((f"{suite.name:<9} ", f"bold {colour}"), wording.suite_line(suite))
        self._console.print(line, soft_wrap=not self._console.is_terminal)

    def _line(self, text: str, style: str = "") -> None:
        self._said = time.monotonic()
        self._console.print(Text(text, style=style), soft_wrap=not self._console.is_terminal)


def _progress(console: Console) -> Progress:
    roomy = console.width >= 90
    columns = [
        SpinnerColumn(finished_text="[green]✓"),
        TextColumn("[bold]{task.description}"),
        BarColumn(24 if roomy else 10, complete_style="cyan", finished_style="green"),
        _Counts(),
        TimeElapsedColumn(),
        *([TextColumn("[dim]{task.fields[label]}")] if roomy else []),
    ]
    return Progress(*columns, console=console, transient=True)


class _Counts(TextColumn):
    """How many cases held, and how many failed in red."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Task) -> Text:
        """Return the counts of one suite."""
        failed = task.fields["failed"]
        held = Text(f"{task.fields['held']:>6,} held", style="green")
        return held if not failed else Text.assemble(held, (f" {failed:,} failed", "bold red"))
