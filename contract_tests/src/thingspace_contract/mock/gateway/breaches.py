"""Refused input: which documented error code a request that breaks the contract gets."""

from __future__ import annotations

from collections.abc import Sequence

from thingspace_contract.contract import Problem
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["first_breach", "missing_or_malformed"]

#: Part of the place of a breach, part of the rule it breaks, and the code for it; the first that fits is taken.
_CODES = (
    ("devicesToAdd", "maxItems", "INPUT_INVALID.NumberofDevices"),
    ("evices", "maxItems", "INPUT_INVALID.MaxRequestsExceeded"),
    ("kind", "pattern", "INPUT_INVALID.Device.Kind.Invalid"),
    ("customFields", "enum", "INPUT_INVALID.CustomField.InvalidName"),
    ("customFields", "maxLength", "INPUT_INVALID.CustomField.TooLong"),
    ("", "pattern", "INPUT_INVALID.Request.InvalidCharacter"),
)


@documented("The error codes of refused input.", "vendor page of synchronous error messages")
@assumed("Input without a code of its own is `DeserializationFailed`.", "The published list of codes is partial.")
def first_breach(problems: Sequence[Problem], empty: bool) -> str:
    """Return the code that fits the first breach.

    Args:
        problems: the breaches, at least one.
        empty: whether the operation takes a body and there is none.
    """
    if empty:
        return "INPUT_INVALID.RequestUndefined"
    where, keyword = problems[0].where, problems[0].pointer.rpartition("/")[2]
    fitting = (code for part, rule, code in _CODES if part in where and rule == keyword)
    return next(fitting, "DeserializationFailed")


def missing_or_malformed(problems: Sequence[Problem], empty: bool) -> str:
    """Return the code of something that is missing, else that of a body which cannot be read."""
    if empty or any(problem.pointer.endswith(("required", "requestBody")) for problem in problems):
        return "INPUT_INVALID.RequestUndefined"
    return "DeserializationFailed"
