"""Is a response one that the contract documents, and is a request refused that must be? Pure functions.

Each returns what came of every check that could be made: that it held, or how it failed.
Credentials are masked by their names; those of a run are for its suite to mask.
"""

from __future__ import annotations

from collections.abc import Sequence

from thingspace_contract.checks.catalogue import Check
from thingspace_contract.checks.catalogue.responses import (
    CONTENT_TYPE_CONFORMANCE,
    NEGATIVE_DATA_REJECTION,
    NOT_A_SERVER_ERROR,
    RESPONSE_HEADERS_CONFORMANCE,
    RESPONSE_SCHEMA_CONFORMANCE,
    STATUS_CODE_CONFORMANCE,
)
from thingspace_contract.checks.problems import problem_failure
from thingspace_contract.contract import Contract, Operation, Problem
from thingspace_contract.core.exchange import Exchange, Response
from thingspace_contract.core.failures import Failure, Outcome
from thingspace_contract.core.reproduce import curl, mask_body

__all__ = ["check_invalid_body", "check_refused", "check_response", "exchange_outcome", "response_failures"]

_LONGEST_DETAIL = 3000
_MEDIA_TYPE = "header Content-Type"


def exchange_outcome(
    check: Check,
    contract: Contract,
    exchange: Exchange,
    good: bool,
    *,
    title: str,
    observed: str,
    expected: str = "",
    pointer: str = "",
) -> Outcome:
    """Return that a check held for an exchange, or how it failed: the same names in both cases.

    Args:
        check: the check.
        contract: the contract.
        exchange: what was sent and came back.
        good: whether it held.
        title: the fault in a few words, when it did not.
        observed: what was seen instead.
        expected: the rule, where it can be said more exactly than by the check.
        pointer: where the contract says it; at the operation when empty.
    """
    operation = contract.operation(exchange.operation_id)
    if good:
        return check.held(operation.operation_id)
    return check.failed(
        operation.operation_id,
        title,
        mask_body(observed),
        expected=expected,
        place=contract.place(pointer or operation.pointer),
        evidence=operation.evidence,
        curl=curl(exchange.request),
        detail=_detail(exchange.response),
    )


def check_response(contract: Contract, exchange: Exchange) -> list[Outcome]:
    """Check that a response is one that the contract documents; of a 5xx nothing else is said."""
    operation = contract.operation(exchange.operation_id)
    status = exchange.response.status
    sane = exchange_outcome(
        NOT_A_SERVER_ERROR,
        contract,
        exchange,
        status < 500,
        title="Server error",
        observed=str(status),
        expected="The response is not a 5xx.",
    )
    if isinstance(sane, Failure):
        return [sane]
    problems = contract.response_problems(operation, exchange.response)
    line, detail = curl(exchange.request), _detail(exchange.response)
    failures = [_failure(contract, operation, status, each, line, detail) for each in problems]
    broken = {failure.check for failure in failures}
    tried = _tried(operation, status, problems)
    return [sane, *failures, *(check.held(operation.operation_id) for check in tried if check.name not in broken)]


def response_failures(
    contract: Contract, operation: Operation, response: Response, *, curl: str, detail: str
) -> list[Failure]:
    """Return what in a response breaks the contract, for whoever made the request in another way than we do.

    Args:
        contract: the contract.
        operation: the operation that was called.
        response: what came back.
        curl: a line that shows it again.
        detail: more lines.
    """
    problems = contract.response_problems(operation, response)
    return [_failure(contract, operation, response.status, each, curl, detail) for each in problems]


def check_refused(
    check: Check,
    contract: Contract,
    exchange: Exchange,
    *,
    title: str,
    observed: str,
    expected: str = "",
    pointer: str = "",
) -> list[Outcome]:
    """Check that a request was refused as it must be; a server error is not a refusal, and another check's matter."""
    if exchange.response.status >= 500:
        return []
    good = not exchange.response.accepted
    return [
        exchange_outcome(
            check, contract, exchange, good, title=title, observed=observed, expected=expected, pointer=pointer
        )
    ]


def check_invalid_body(contract: Contract, exchange: Exchange, *, change: str) -> list[Outcome]:
    """Check that a request was refused whose body breaks the contract; `change` says in words how it does."""
    pointer = contract.operation(exchange.operation_id).body_pointer() or ""
    title = "Accepted a request that breaks the contract"
    return check_refused(NEGATIVE_DATA_REJECTION, contract, exchange, title=title, observed=change, pointer=pointer)


def _failure(
    contract: Contract, operation: Operation, status: int, problem: Problem, line: str, detail: str
) -> Failure:
    check = _check_of(problem)
    titles = {
        STATUS_CODE_CONFORMANCE.name: f"Undocumented status {status}",
        RESPONSE_SCHEMA_CONFORMANCE.name: f"{status} response breaks its schema at {{where}}",
    }
    return problem_failure(
        check,
        contract,
        problem,
        operation.operation_id,
        title=titles.get(check.name, f"{status} response with a wrong {{where}}"),
        evidence=operation.evidence,
        curl=line,
        detail=detail,
    )


def _tried(operation: Operation, status: int, problems: Sequence[Problem]) -> list[Check]:
    """The checks that can be made: a response of an undocumented status or media type says nothing more."""
    rule = operation.rule_for(status)
    if rule is None:
        return [STATUS_CODE_CONFORMANCE]
    readable = bool(rule.content) and not any(each.where == _MEDIA_TYPE for each in problems)
    return [
        STATUS_CODE_CONFORMANCE,
        *([RESPONSE_HEADERS_CONFORMANCE] if rule.headers else []),
        *([CONTENT_TYPE_CONFORMANCE] if rule.content else []),
        *([RESPONSE_SCHEMA_CONFORMANCE] if readable else []),
    ]


def _check_of(problem: Problem) -> Check:
    if problem.where == "status":
        return STATUS_CODE_CONFORMANCE
    if problem.where == _MEDIA_TYPE:
        return CONTENT_TYPE_CONFORMANCE
    return RESPONSE_HEADERS_CONFORMANCE if problem.where.startswith("header ") else RESPONSE_SCHEMA_CONFORMANCE


def _detail(response: Response) -> str:
    body = response.body.decode("utf-8", "replace")
    return mask_body(f"{response.status} {body}")[:_LONGEST_DETAIL]
