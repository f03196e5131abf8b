"""The list of checks, as `scripts/pages` puts it into `contract_tests/CHECKS.md`."""

from __future__ import annotations

from thingspace_contract.checks.catalogue import CHECKS, GROUPS
from thingspace_contract.checks.catalogue.check import Check

__all__ = ["checks_markdown"]


def checks_markdown() -> str:
    """Return every check as Markdown, one table for each group."""
    lines = [f"There are {len(CHECKS)} checks."]
    for title, checks in GROUPS.items():
        lines += ["", f"### {title}", "", "| check | looks for | rule | ground | severity |", "|---|---|---|---|---|"]
        lines += [_row(check) for check in checks]
    return "\n".join(lines)


def _row(check: Check) -> str:
    ground = f"{check.ground} ({check.evidence})" if check.evidence else check.ground
    cells = (f"`{check.name}`", check.looks_for, check.rule, ground, check.severity)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
