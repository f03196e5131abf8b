"""A breach that the contract finds in a payload, told as a failure: the only way from one to the other."""

from __future__ import annotations

from thingspace_contract.checks.catalogue import Check
from thingspace_contract.contract import Contract, Problem
from thingspace_contract.core.failures import Failure
from thingspace_contract.core.reproduce import mask_body

__all__ = ["problem_failure", "shape_of"]


def problem_failure(
    check: Check,
    contract: Contract,
    problem: Problem,
    subject: str,
    *,
    title: str,
    expected: str = "",
    evidence: str = "",
    curl: str = "",
    detail: str = "",
) -> Failure:
    """Return the failure of a payload that breaks the contract at one place.

    Args:
        check: the check that looked at the payload.
        contract: the contract.
        problem: what it found.
        subject: what the payload belongs to.
        title: the fault; "{where}" in it becomes the place, without the numbers of items.
        expected: the rule, where it can be said more exactly than by the check.
        evidence: what the rule rests on.
        curl: a line that shows the fault again.
        detail: more lines.
    """
    return check.failed(
        subject,
        title.replace("{where}", shape_of(problem.where)),
        mask_body(str(problem)),
        expected=expected,
        place=contract.place(problem.pointer),
        evidence=evidence,
        curl=curl,
        detail=detail,
    )


def shape_of(where: str) -> str:
    """Return a place in a payload without the numbers of its items, so that equal faults have equal titles."""
    return "/".join("*" if part.isdigit() else part for part in where.split("/"))
