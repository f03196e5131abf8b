"""The report for programs: JSON whose shape is `schema.json` beside this module."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from thingspace_contract.core.failures import Failure
from thingspace_contract.core.verdict import SuiteResult
from thingspace_contract.report import wording
from thingspace_contract.report.result import Result

__all__ = ["FORMAT_VERSION", "json_document", "json_text"]

FORMAT_VERSION = 1
"""Rises when a member goes away or changes its meaning; new members do not raise it."""


def json_document(result: Result) -> dict[str, Any]:
    """Return the report as JSON-like data."""
    conditions, verdict = result.conditions, result.verdict
    return {
        "format": {"name": "thingspace-contract-report", "version": FORMAT_VERSION},
        "verdict": {
            "title": wording.title_of(verdict).lower().replace(" ", "-"),
            "exit_code": verdict.exit_code,
            "summary": wording.headline(verdict),
            "stop": str(verdict.stop) if verdict.stop else None,
            "trouble": verdict.trouble or None,
        },
        "conditions": {
            "command": conditions.command,
            "version": conditions.version,
            "contract": {"title": conditions.contract, "sha256": conditions.contract_sha256},
            "profile": conditions.profile,
            "seed": conditions.seed,
            "targets": list(conditions.targets),
            "started": conditions.started.isoformat(timespec="seconds"),
            "seconds": round(verdict.seconds, 3),
            "python": conditions.python,
        },
        "suites": [_suite(suite) for suite in verdict.suites.values()],
    }


def json_text(result: Result) -> str:
    """Return the report as text."""
    return json.dumps(json_document(result), indent=1, ensure_ascii=False) + "\n"


def _suite(suite: SuiteResult) -> dict[str, Any]:
    return {
        "name": suite.name,
        "target": suite.target,
        "finished": suite.finished,
        "seconds": None if suite.seconds is None else round(suite.seconds, 3),
        "passed": [
            {"subject": subject, "check": check, "cases": cases, "open": subject in suite.open_parts}
            for (subject, check), cases in suite.passed.items()
        ],
        "failures": [_failure(failure, times) for failure, times in suite.failures.values()],
        "open_parts": [
            {**asdict(part), "decisions": list(part.decisions), "text": wording.open_part_text(part)}
            for part in suite.open_subjects.values()
        ],
        "not_checked": [{"subject": each.subject, "reason": each.reason} for each in suite.not_checked],
    }


def _failure(failure: Failure, times: int) -> dict[str, Any]:
    return {**asdict(failure), "severity": str(failure.severity), "count": times}
