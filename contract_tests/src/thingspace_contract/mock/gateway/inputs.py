"""Reading request bodies strictly, and telling a caller what is wrong with one in the words of its API family."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from thingspace_contract.contract import Operation, Problem
from thingspace_contract.core.exchange import decode_json
from thingspace_contract.mock.gateway.errors import Refusal
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["LONGEST_BODY", "invalid", "read_json", "unreadable"]

#: Bytes; the largest documented request, 10,000 devices, has about half of it.
LONGEST_BODY = 8 * 1024 * 1024

_SHOWN_PROBLEMS = 5

#: Part of the place of a breach, part of the rule it breaks, and the code for it; the first that fits is taken.
_CODES = (
    ("devicesToAdd", "maxItems", "INPUT_INVALID.NumberofDevices"),
    ("evices", "maxItems", "INPUT_INVALID.MaxRequestsExceeded"),
    ("kind", "pattern", "INPUT_INVALID.Device.Kind.Invalid"),
    ("customFields", "enum", "INPUT_INVALID.CustomField.InvalidName"),
    ("customFields", "maxLength", "INPUT_INVALID.CustomField.TooLong"),
    ("", "pattern", "INPUT_INVALID.Request.InvalidCharacter"),
)


def read_json(body: bytes) -> Any:
    """Return the JSON value of a body.

    Raises:
        ValueError: it is not what `decode_json` reads, or holds half of a surrogate pair, which nothing can store.
    """
    try:
        value = decode_json(body)
        if b"\\ud" in body.lower():
            json.dumps(value, ensure_ascii=False).encode()
        return value
    except UnicodeError:
        raise ValueError("it is not UTF-8") from None


@assumed("A body of more than 8 MiB is refused with status 400.", "No source gives a limit or a status for it.")
@documented(
    "What cannot be read is `DeserializationFailed`, or `request_json_unmarshal` in the IoT family.",
    "vendor pages of error messages",
)
def unreadable(operation: Operation, reason: str) -> Refusal:
    """Refuse a body that is no JSON, or too long."""
    if operation.path.startswith("/cc/"):
        return Refusal.iot("request_json_unmarshal", f"The body cannot be read: {reason}.", "wrong JSON format", 400)
    if operation.path.startswith("/ts/"):
        return Refusal.oauth("invalid_request", f"The body cannot be read: {reason}.", 400)
    return Refusal.of(operation.path, "DeserializationFailed", f"The body cannot be read: {reason}.")


@documented("The error codes of refused input.", "vendor page of synchronous error messages")
@assumed("Input without a code of its own is `DeserializationFailed`.", "The published list of codes is partial.")
def invalid(operation: Operation, problems: Sequence[Problem], body: bytes, *, note: str = "") -> Refusal:
    """Refuse a request that breaks the contract, with the code that fits its first breach."""
    shown = "; ".join(str(problem) for problem in problems[:_SHOWN_PROBLEMS])
    more = len(problems) - _SHOWN_PROBLEMS
    message = f"{shown}{f'; and {more} more' if more > 0 else ''}.{note}"
    if operation.path.startswith("/cc/"):
        missing = any(problem.pointer.endswith(("required", "requestBody")) for problem in problems)
        if missing:
            return Refusal.iot("bad_request", message, "required body content missing", 400)
        return Refusal.iot("request_json_unmarshal", message, "wrong JSON format", 400)
    if operation.path.startswith("/ts/"):
        return Refusal.oauth("invalid_request", message, 400)
    return Refusal.of(operation.path, _code(problems[0], empty=not body.strip() and bool(operation.body)), message)


def _code(problem: Problem, *, empty: bool) -> str:
    if empty:
        return "INPUT_INVALID.RequestUndefined"
    keyword = problem.pointer.rpartition("/")[2]
    for part, rule, code in _CODES:
        if part in problem.where and rule == keyword:
            return code
    return "DeserializationFailed"
