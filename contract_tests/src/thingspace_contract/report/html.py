"""The report for a person: one HTML file that needs no network and no script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from thingspace_contract.core.failures import Severity
from thingspace_contract.core.verdict import SuiteResult
from thingspace_contract.report import wording
from thingspace_contract.report.result import Result, Subject

__all__ = ["html_text"]

_KINDS = (
    ("operation", "Operations"),
    ("message", "Callback messages"),
    ("service", "Callback services"),
    ("other", "Everything else"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one suite found on one subject; `state` is "failed", "unchecked", "open", "passed" or "none"."""

    state: str
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Row:
    """One subject and what each suite found on it; `open_text` says what of it no source documents."""

    subject: Subject
    cells: tuple[Cell, ...]
    open_text: str = ""

    @property
    def state(self) -> str:
        """The worst of its cells."""
        states = {cell.state for cell in self.cells}
        return next((state for state in ("failed", "unchecked", "open", "passed") if state in states), "none")


def html_text(result: Result) -> str:
    """Return the report as one HTML page."""
    import jinja2  # only whoever wants a page pays for it

    here = files(__package__ or "thingspace_contract.report")
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(duration=wording.duration, words=_words)
    template = environment.from_string(here.joinpath("report.html.jinja").read_text("utf-8"))
    return template.render(
        style=here.joinpath("report.css").read_text("utf-8"),
        script=here.joinpath("report.js").read_text("utf-8"),
        **_view(result),
    )


def _words(name: str) -> list[str]:
    """Split a name where its words begin, after a dot and before a capital: a narrow screen may break it there."""
    return re.split(r"(?<=[.])|(?<=[a-z])(?=[A-Z])", name)


def _view(result: Result) -> dict[str, Any]:
    title = wording.title_of(result.verdict)
    rows = list(_rows(result))
    tables = [(kind, heading, [row for row in rows if row.subject.kind == kind]) for kind, heading in _KINDS]
    return {
        "result": result,
        "title": title,
        "state": {"PASSED": "passed", "INCOMPLETE": "unchecked", "INTERRUPTED": "unchecked"}.get(title, "failed"),
        "headline": wording.headline(result.verdict),
        "suites": [(suite, _shares(suite)) for suite in result.verdict.suites.values()],
        "failures": sorted(result.verdict.failures, key=lambda entry: entry[1].severity is not Severity.ERROR),
        "tables": [(kind, heading, table) for kind, heading, table in tables if table],
        "any_open": any(suite.open_checks for suite in result.verdict.suites.values()),
        "conditions": list(_conditions(result)),
    }


def _rows(result: Result) -> Iterator[Row]:
    """Yield a row for each subject of the contract, then for whatever else a suite spoke of."""
    known = {subject.name for subject in result.conditions.subjects}
    spoken: dict[str, Subject] = {}
    for suite in result.verdict.suites.values():
        names = [*sorted(suite.subjects), *(missing.subject for missing in suite.not_checked)]
        spoken.update((name, Subject(name, "other")) for name in names if name not in known)
    parts = {name: part for suite in result.verdict.suites.values() for name, part in suite.open_parts.items()}
    for subject in (*result.conditions.subjects, *spoken.values()):
        cells = tuple(_cell(suite, subject.name) for suite in result.verdict.suites.values())
        yield Row(subject, cells, wording.open_part_text(parts[subject.name]) if subject.name in parts else "")


def _cell(suite: SuiteResult, subject: str) -> Cell:
    failed = {failure.check for failure, _ in suite.failures.values() if failure.subject == subject}
    errors = sum(
        failure.subject == subject and failure.severity is Severity.ERROR for failure, _ in suite.failures.values()
    )
    passed = {check: cases for (name, check), cases in suite.passed.items() if name == subject and check not in failed}
    held = f"{wording.count(len(passed), 'check')} held in {wording.count(sum(passed.values()), 'case')}"
    reasons = [missing.reason for missing in suite.not_checked if missing.subject == subject]
    if errors:
        return Cell("failed", f"✗ {errors}", f"{wording.count(errors, 'failure')}, {held}")
    if reasons:
        return Cell("unchecked", "○", f"not checked: {'; '.join(reasons)}")
    if passed and subject in suite.open_parts:
        return Cell("open", f"◌ {len(passed)}", f"{held}; {wording.open_part_text(suite.open_parts[subject])}")
    if passed:
        return Cell("passed", f"✓ {len(passed)}", held)
    if failed:
        return Cell("unchecked", "!", wording.count(len(failed), "warning"))
    return Cell("none", "–", "not in this suite")


def _shares(suite: SuiteResult) -> list[tuple[str, float]]:
    """Return the parts of a suite's bar, in per cent."""
    on_open = suite.open_checks
    parts = [
        ("passed", suite.checks - on_open),
        ("open", on_open),
        ("failed", suite.errors),
        ("unchecked", len(suite.not_checked) + suite.warnings),
    ]
    total = sum(number for _, number in parts) or 1
    return [(state, round(100 * number / total, 2)) for state, number in parts if number]


def _conditions(result: Result) -> Iterator[tuple[str, str]]:
    conditions = result.conditions
    yield "Command", conditions.command
    for target in conditions.targets:
        yield "Target", target
    yield "Started", conditions.started.strftime("%Y-%m-%d %H:%M:%S UTC")
    yield "Took", wording.duration(result.verdict.seconds)
    yield "Profile", conditions.profile
    yield "Seed", str(conditions.seed)
    yield "Contract", conditions.contract
    yield "Contract SHA-256", conditions.contract_sha256
    yield "Tool", f"thingspace-contract {conditions.version}"
    yield "Python", conditions.python
