"""Calls on the server under test, with a judgement of every answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from thingspace_contract.contract import Operation
from thingspace_contract.contract.problems import Problem
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.core.failures import Failure
from thingspace_contract.core.reproduce import curl, mask_body
from thingspace_contract.suites.server.connection.session import Session
from thingspace_contract.suites.server.results import Held, Results

__all__ = ["Caller"]

_LONGEST_DETAIL = 1500
_RULE = "The answer is one that the contract documents."
_STATUS, _CONTENT, _SCHEMA = "status_code_conformance", "content_type_conformance", "response_schema_conformance"
_TYPE = "header Content-Type"


class Caller:
    """Calls operations, and says of each answer which checks it keeps and which it breaks.

    Args:
        session: sends the requests.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.contract = session.contract

    def call(
        self,
        operation_id: str,
        *,
        path: Mapping[str, object] | None = None,
        body: Any = None,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Results[Exchange]:
        """Call an operation, judge its answer and return the exchange.

        Where tokens had expired and the request was sent again, the earlier answers are judged, too.

        Raises:
            TargetError: the server cannot be reached.
        """
        operation = self.contract.operation(operation_id)
        attempts = self.session.attempts(operation, path=path, body=body, query=query, headers=headers)
        exchange = next(attempts)
        yield from self.judged(exchange)
        for exchange in attempts:
            yield from self.judged(exchange)
        return exchange

    def judged(self, exchange: Exchange) -> Iterator[Failure | Held]:
        """Yield what in an answer breaks the contract, and which checks held."""
        operation = self.contract.operation(exchange.operation_id)
        status = exchange.response.status
        sane = status < 500
        yield self.verdict(sane, "not_a_server_error", "Server error", exchange, "The answer is no 5xx.", str(status))
        if not sane:
            return
        problems = self.contract.response_problems(operation, exchange.response)
        for each in problems:
            title = _title(status, each)
            yield self.failure(_check_of(each), title, exchange, _RULE, str(each), pointer=each.pointer)
        broken = {_check_of(each) for each in problems}
        for check in sorted(_tried(operation, status, problems) - broken):
            yield Held(check, operation.operation_id)

    def verdict(
        self, good: bool, check: str, title: str, exchange: Exchange, expected: str, observed: str, *, pointer: str = ""
    ) -> Failure | Held:
        """Say that a check held for an exchange, or how it failed: the same check and subject in both cases."""
        if good:
            return Held(check, exchange.operation_id)
        return self.failure(check, title, exchange, expected, observed, pointer=pointer)

    def failure(
        self, check: str, title: str, exchange: Exchange, expected: str, observed: str, *, pointer: str = ""
    ) -> Failure:
        """Build a failure about one exchange, credentials masked."""
        operation = self.contract.operation(exchange.operation_id)
        body = exchange.response.body.decode("utf-8", "replace")
        mask = self.session.mask
        return Failure(
            check=check,
            title=title,
            subject=operation.operation_id,
            expected=expected,
            observed=mask(mask_body(observed)),
            place=self.contract.place(pointer or operation.pointer),
            evidence=operation.evidence,
            curl=mask(curl(exchange.request)),
            detail=mask(mask_body(f"{exchange.response.status} {body}"))[:_LONGEST_DETAIL],
        )


def _tried(operation: Operation, status: int, problems: Sequence[Problem]) -> set[str]:
    """The checks that can be made on an answer: one of an undocumented status or media type says nothing more."""
    rule = operation.rule_for(status)
    if rule is None:
        return {_STATUS}
    read = bool(rule.content) and not any(each.where == _TYPE for each in problems)
    return {_STATUS, *([_CONTENT] if rule.content or rule.headers else []), *([_SCHEMA] if read else [])}


def _check_of(problem: Problem) -> str:
    if problem.where == "status":
        return _STATUS
    return _CONTENT if problem.where.startswith("header") else _SCHEMA


def _title(status: int, problem: Problem) -> str:
    check = _check_of(problem)
    if check == _STATUS:
        return f"Undocumented status {status}"
    if check == _CONTENT:
        return f"{status} answer with a wrong {problem.where}"
    where = "/".join("*" if part.isdigit() else part for part in problem.where.split("/"))
    return f"{status} answer breaks its schema at {where}"
