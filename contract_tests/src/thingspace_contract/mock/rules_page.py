"""The lists of the mock's rules and error codes, as `scripts/pages` puts them into `contract_tests/MOCK.md`."""

from __future__ import annotations

import sys
from itertools import groupby

from thingspace_contract.mock import behaviours
from thingspace_contract.mock.delivery import deliverer
from thingspace_contract.mock.gateway import routing
from thingspace_contract.mock.gateway.judging import validation
from thingspace_contract.mock.gateway.judging.breaches import CODES, ELSEWHERE, NEVER
from thingspace_contract.mock.rules import Rule, Standing, rules

__all__ = ["codes_markdown", "rules_markdown", "title_of"]

_IMPORTED = (behaviours, deliverer, routing, validation)  # rules are known when their modules are imported


def rules_markdown() -> str:
    """Return every rule as Markdown, one table a room, under the title that its docstring begins with."""
    found = rules()
    documented = sum(rule.standing is Standing.DOCUMENTED for rule in found)
    lines = [f"{documented} rules are documented, {len(found) - documented} are assumed."]
    for room, group in groupby(found, key=lambda rule: rule.room):
        lines += ["", f"### {title_of(room)}", "", "| | rule | source or reason |", "|---|---|---|"]
        lines += [_row(rule) for rule in group]
    return "\n".join(lines)


def codes_markdown() -> str:
    """Return every published error code of Connectivity Management as Markdown, and what the mock answers so."""
    found = {
        code: [each.what for each in CODES if each.code == code] for code in dict.fromkeys(each.code for each in CODES)
    }
    for code, what in ELSEWHERE.items():
        found.setdefault(code, []).append(what)
    found |= {code: [f"never: {reason}"] for code, reason in NEVER.items()}
    rows = [f"| `{code}` | {'; '.join(what)} |" for code, what in sorted(found.items())]
    return "\n".join(["| code | is the answer to |", "|---|---|", *rows])


def title_of(room: str) -> str:
    """Return what a module is about: its docstring up to the colon."""
    docstring = sys.modules[f"{__package__}.{room}"].__doc__ or ""
    return docstring.partition(":")[0]


def _row(rule: Rule) -> str:
    cells = (rule.standing, rule.statement, rule.reason)
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
