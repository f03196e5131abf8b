"""Lint of a contract: the rules of the house, each with its reason.

Rules read the tree and its bundle through a `View`, grouped by what they speak about.
A fault in one file does not hide those in others.
"""

from __future__ import annotations

from pathlib import Path

from ..bundle import assemble
from ..sources import INDEX, read_tree
from . import companion_files, examples, layout, messages, operations, requests, schemas, validity
from .rules import RULES, Finding, LintRule
from .view import View

__all__ = ["RULES", "Finding", "LintRule", "lint"]

#: Imported for their rules, in the order in which rules run and are listed.
_GROUPS = [
    room.__name__ for room in (validity, layout, operations, schemas, requests, examples, messages, companion_files)
]
for _name in sorted(RULES, key=lambda name: _GROUPS.index(RULES[name].check.__module__)):
    RULES[_name] = RULES.pop(_name)
#: Rules that judge the form of the document, which all other rules rely on.
_FORM = ("document", "openapi-3.1", "json-schema")


def lint(root: Path) -> list[Finding]:
    """Return what is wrong with a specification folder, sorted by place; an empty list is a clean contract.

    Raises:
        DocumentError: The folder does not exist or has no index.
    """
    tree = read_tree(root)
    view = View(tree, assemble(tree))
    findings: set[Finding] = set()
    for name, rule in RULES.items():
        if tree.sources[INDEX].broken and name != "document":
            break  # without the index nothing can be said about the rest
        malformed = any(finding.rule in _FORM for finding in findings)
        try:
            findings |= {Finding(f.where, name, f.message, f.advice) for f in rule.check(view)}
        except (AttributeError, LookupError, TypeError, ValueError):
            if not malformed:
                raise
            # A rule trips over a form that has been reported; it has its say when that is mended.
    return sorted(findings, key=_by_place)


def _by_place(finding: Finding) -> tuple[str, int, str]:
    file, _, line = finding.where.partition(":")
    number = line.partition(":")[0]
    return file, int(number) if number.isdigit() else 0, str(finding)
