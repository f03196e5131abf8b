"""What `check` finds about one payload: breaches, what is suspicious, and what was not looked at."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thingspace_contract.contract import Problem
from thingspace_contract.contract.parts import FORM, decode_form
from thingspace_contract.contract.shapes.open_parts import open_places
from thingspace_contract.contract.shapes.request_rules import request_rule
from thingspace_contract.core.errors import UsageError
from thingspace_contract.core.exchange import Response, decode_json
from thingspace_contract.report.wording import open_place_text

if TYPE_CHECKING:
    from thingspace_contract.contract import Contract, Operation
    from thingspace_contract.core.open_parts import OpenPart

__all__ = ["Finding", "callback_finding", "request_finding", "response_finding"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said of a payload.

    Args:
        subject: what the payload is, as far as it can be told.
        problems: what breaks the contract.
        warnings: what breaks nothing and is probably a mistake.
        notes: what was not looked at, and why.
        open_part: what of all this no source documents.
    """

    subject: str
    problems: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()
    notes: Sequence[str] = ()
    open_part: OpenPart | None = None


def callback_finding(rules: Contract, service: str, body: bytes) -> Finding:
    """Return what is to be said of a callback that came for a service."""
    found = rules.service(service)
    payload, unreadable = _json(body, found.pointer)
    message = None if unreadable else found.message_of(payload)
    problems = unreadable or rules.callback_problems(service, payload)
    if message is None:
        return Finding(service, problems)
    return Finding(message.label, problems, open_part=message.open_part)


def request_finding(
    rules: Contract, operation: Operation, body: bytes, path: Mapping[str, str], query: Mapping[str, str]
) -> Finding:
    """Return what is to be said of the body of a request, and of the parameters that are given with it.

    Raises:
        UsageError: the operation takes no body.
    """
    if not operation.body:
        raise UsageError(f"{operation.operation_id} takes no body.", f"It is {operation.method} {operation.path}.")
    label = f"{operation.operation_id} request"
    media_type = next(iter(operation.body))
    pointer = operation.body_pointer(media_type) or operation.pointer
    problems = _parameters(rules, operation, {"path": path, "query": query})
    if not body and operation.body_required:
        absent = Problem("body", "is required and absent", f"{operation.pointer}/requestBody")
        return Finding(label, [*problems, absent])
    payload, unreadable = _form(body, pointer) if media_type == FORM else _json(body, pointer)
    if unreadable:
        return Finding(label, [*problems, *unreadable])
    problems += rules.body_problems(operation, media_type, payload)
    notes = _untried(rules, operation, {"path": path, "query": query})
    if not notes:
        problems += rules.rule_problems(operation, path, query, payload)
    open_part = next((part for part in operation.open_parts if part.part == "request"), None)
    notes += [] if open_part else _open_places(rules, pointer, payload)
    warnings = rules.unknown_members(operation, media_type, payload).problems
    return Finding(label, problems, warnings, notes, open_part)


def response_finding(rules: Contract, operation: Operation, status: int, body: bytes) -> Finding:
    """Return what is to be said of the body of a response.

    Raises:
        UsageError: it is no JSON by the contract, and cannot be checked.
    """
    label = f"{operation.operation_id} response {status}"
    rule = operation.rule_for(status)
    media_type = next((each for each in rule.content if each.endswith("json")), None) if rule else None
    if rule and rule.content and media_type is None:
        raise UsageError(
            f"{operation.operation_id} answers {status} with {', '.join(rule.content)}; only JSON is checked."
        )
    headers = {"content-type": media_type} if media_type else {}
    problems = rules.response_problems(operation, Response(status, headers, body))
    problems = [problem for problem in problems if not problem.where.startswith("header ")]
    if problems or rule is None:
        return Finding(label, problems)
    parts = operation.open_parts if rule in operation.success else ()
    open_part = next((part for part in parts if part.part == "response"), None)
    pointer = rule.schema_pointer(media_type) if media_type else None
    notes = [] if media_type else [f"only the status was checked: the contract has no body for {status}"]
    notes += _open_places(rules, pointer, decode_json(body)) if pointer and not open_part else []
    return Finding(label, notes=notes, open_part=open_part)


def _parameters(rules: Contract, operation: Operation, given: Mapping[str, Mapping[str, str]]) -> list[Problem]:
    return [
        problem
        for parameter in operation.parameters
        if parameter.name in given.get(parameter.location, ())
        for problem in rules.parameter_problems(parameter, given[parameter.location][parameter.name])
    ]


def _untried(rules: Contract, operation: Operation, given: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Say that the rule over the whole request was not tried, when it looks at parameters that are not given."""
    rule = request_rule(rules.shapes, operation)
    needed = [each for each in rule.needs if each[1] not in given[each[0]]] if rule else []
    if rule is None or not needed:
        return []
    options = " ".join(f"--{location} {name}={value or 'VALUE'}" for location, name, value in needed)
    told = f" ({rule.description.rstrip('.')})" if rule.description else ""
    return [f"the rule over {' and '.join(rule.about)} was not tried{told}; it needs {options}"]


def _open_places(rules: Contract, pointer: str, payload: Any) -> list[str]:
    """Say where within a documented body the contract is open."""
    return [open_place_text(place, decisions) for place, decisions in open_places(rules.shapes, pointer, payload)]


def _form(body: bytes, pointer: str) -> tuple[Any, list[Problem]]:
    try:
        return decode_form(body.strip()), []
    except ValueError as error:
        return None, [Problem("body", f"is not UTF-8: {error}", pointer)]


def _json(body: bytes, pointer: str) -> tuple[Any, list[Problem]]:
    try:
        return decode_json(body), []
    except UnicodeDecodeError as error:
        return None, [Problem("body", f"is not UTF-8: {error.reason} at byte {error.start}", pointer)]
    except json.JSONDecodeError as error:
        what = (
            "is empty" if not body.strip() else f"is not JSON: {error.msg} at line {error.lineno} column {error.colno}"
        )
        return None, [Problem("body", what, pointer)]
    except ValueError as error:
        return None, [Problem("body", f"is not JSON: {error}", pointer)]
