"""The wording of a verdict: one place for what the terminal, pytest and the reports say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thingspace_contract.core.failures import Failure
from thingspace_contract.core.open_parts import OpenPart
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
    "held_text",
    "open_part_text",
    "open_place_text",
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
    on_open = len({subject for suite in suites for subject in suite.open_subjects})
    within = [f"{count(on_open, 'subject')} on open parts"] if on_open else []
    return f"{', '.join([*parts, held, *within])}, {duration(verdict.seconds)}."


def held_text(part: OpenPart | None) -> str:
    """Return what it means that nothing is wrong with something: an open part keeps less than a documented one."""
    if part is None:
        return "keeps the contract"
    return f"keeps the open part of the contract: {open_part_text(part)}"


def open_part_text(part: OpenPart) -> str:
    """Return what no source documents of a subject, with the decisions about it."""
    if part.part != "message":
        what = f"what its {part.part} holds"
    else:
        what = f"what its {part.holder} holds" if part.holder else "its other members"
    return f"no source documents {what}{_in_brackets(part.decisions)}"


def open_place_text(place: str, decisions: Sequence[str]) -> str:
    """Return the same of one place within a documented body."""
    return f"{place} is an open part of the contract: no source documents its members{_in_brackets(decisions)}"


def _in_brackets(decisions: Sequence[str]) -> str:
    return f" ({', '.join(decisions)})" if decisions else ""


def suite_line(suite: SuiteResult) -> str:
    """Return a suite's summary: what held, on how many subjects, what did not."""
    if not suite.began:
        return "did not start"
    parts = [
        f"{count(suite.checks, 'check')} held ({count(suite.cases, 'case')}) on {count(len(suite.subjects), 'subject')}"
    ]
    parts += (
        [f"{len(suite.open_subjects):,} of them on open parts, which no source documents"]
        if suite.open_subjects
        else []
    )
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
