"""The wording of a verdict: one place for what the terminal, pytest and the reports say."""

from __future__ import annotations

from collections.abc import Iterator

from thingspace_contract.core.failures import Failure
from thingspace_contract.core.verdict import Stop, SuiteResult, Verdict
from thingspace_contract.report.result import Conditions

__all__ = [
    "conditions_line",
    "count",
    "duration",
    "failure_lines",
    "failure_text",
    "failure_title",
    "headline",
    "suite_line",
    "title_of",
]

_TITLES = {0: "PASSED", 1: "FAILED", 2: "NOT RUN", 3: "INCOMPLETE", 70: "BROKEN", 130: "INTERRUPTED"}


def count(number: int, word: str) -> str:
    """Return "1 check", "2 checks", "1,200 checks"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def duration(seconds: float) -> str:
    """Return "0.4 s", "41 s" or "3 min 20 s"."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"


def title_of(verdict: Verdict) -> str:
    """Return the one word that a reader looks for."""
    return _TITLES[verdict.exit_code]


def headline(verdict: Verdict) -> str:
    """Return the sentence beside that word: what was found, over how much."""
    suites = list(verdict.suites.values())
    checks = sum(suite.checks for suite in suites)
    held = f"{count(checks, 'check')} held in {count(sum(suite.cases for suite in suites), 'case')}"
    if verdict.stop in (Stop.UNUSABLE, Stop.BUG, Stop.INTERRUPTED) and not checks and not verdict.failures:
        return verdict.trouble or "Nothing was checked."
    errors = sum(suite.errors for suite in suites)
    parts = [count(errors, "failure")] if errors else []
    warnings = sum(suite.warnings for suite in suites)
    parts += [count(warnings, "warning")] if warnings else []
    missing = sum(len(suite.not_checked) for suite in suites if suite.began)
    parts += [f"{count(missing, 'subject')} not checked"] if missing else []
    halfway = [suite.name for suite in suites if suite.began and not suite.finished]
    parts += [f"{' and '.join(halfway)} did not finish"] if halfway else []
    idle = [suite.name for suite in suites if not suite.began]
    parts += [f"{' and '.join(idle)} did not start"] if idle else []
    return f"{', '.join([*parts, held])}, {duration(verdict.seconds)}."


def suite_line(suite: SuiteResult) -> str:
    """Return a suite's summary: what held, on how many subjects, what did not."""
    if not suite.began:
        return "did not start"
    parts = [
        f"{count(suite.checks, 'check')} held ({count(suite.cases, 'case')}) on {count(len(suite.subjects), 'subject')}"
    ]
    parts += [count(suite.errors, "failure")] if suite.errors else []
    parts += [count(suite.warnings, "warning")] if suite.warnings else []
    parts += [f"{len(suite.not_checked)} not checked"] if suite.not_checked else []
    parts += ["did not finish"] if suite.seconds is None else [duration(suite.seconds)]
    return ", ".join(parts)


def conditions_line(conditions: Conditions) -> str:
    """Return what one must know to repeat the run, on one line."""
    return (
        f"thingspace-contract {conditions.version} · {conditions.contract} ({conditions.contract_sha256[:12]})"
        f" · profile {conditions.profile} · seed {conditions.seed}"
    )


def failure_lines(failure: Failure) -> Iterator[tuple[str, str]]:
    """Yield a failure's parts as (label, text): what the contract says, where, what came, how to see it again."""
    yield "Contract", failure.expected
    source = f"{failure.place} (evidence: {failure.evidence})" if failure.evidence else failure.place
    if source:
        yield "Place", source
    yield "Observed", failure.observed
    if failure.detail:
        yield "Detail", failure.detail
    if failure.curl:
        yield "Reproduce", failure.curl


def failure_text(failure: Failure, times: int = 1) -> str:
    """Return a failure as plain text, the same in a terminal, a pipe, pytest and JUnit."""
    lines = [failure_title(failure, times)]
    for label, text in failure_lines(failure):
        first, *more = text.splitlines() or [""]
        lines.append(f"  {label:<10} {first}")
        lines += [f"  {'':<10} {line}" for line in more]
    return "\n".join(lines)


def failure_title(failure: Failure, times: int = 1) -> str:
    """Return a failure's first line: subject, title, check, and how often it was seen."""
    seen = f" ×{times}" if times > 1 else ""
    return f"{failure.subject}: {failure.title} [{failure.check}]{seen}"
