"""One run of the server suite: what its steps share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from thingspace_contract.contract import Contract, Effect, Operation
from thingspace_contract.core.events import CheckFailed, CheckPassed, Event
from thingspace_contract.core.exchange import Exchange, decode_json
from thingspace_contract.core.failures import Failure
from thingspace_contract.core.reproduce import curl, mask_body
from thingspace_contract.correlation.ledger import Ledger
from thingspace_contract.correlation.received import Received, read_delivery, request_id_of
from thingspace_contract.listeners.receiver import CallbackReceiver
from thingspace_contract.suites.server.connection.disposable_sessions import Spare
from thingspace_contract.suites.server.connection.listeners import Listeners
from thingspace_contract.suites.server.connection.mock_control import MockControl
from thingspace_contract.suites.server.connection.session import Session

__all__ = ["SUITE", "Run"]

SUITE = "server"

_LONGEST_DETAIL = 1500


@dataclass(slots=True)
class Run:
    """What the steps of a run share.

    Args:
        contract: what is tested.
        session: calls the server.
        ledger: remembers what was accepted.
        receiver: our listener.
        listeners: its registrations; without accounts when there may be none.
        spare: sessions to use up.
        effects: which operations may be called.
        settle: how many seconds to wait for promised callbacks.
        mock: the controls of our mock, None for any other server.
        found: failures that a step has found and not yet told.
    """

    contract: Contract
    session: Session
    ledger: Ledger
    receiver: CallbackReceiver
    listeners: Listeners
    spare: Spare
    effects: frozenset[Effect]
    settle: float
    mock: MockControl | None = None
    found: list[Failure] = field(default_factory=list)

    def may(self, *operation_ids: str) -> bool:
        """Whether the contract has all these operations and the run may call them."""
        operations = [self.contract.operations.get(name) for name in operation_ids]
        return all(operation is not None and operation.effect in self.effects for operation in operations)

    def call(
        self,
        operation_id: str,
        *,
        path: Mapping[str, object] | None = None,
        body: Any = None,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Exchange:
        """Call an operation and check that its answer keeps the contract."""
        operation = self.contract.operation(operation_id)
        exchange = self.session.call(operation, path=path, body=body, query=query, headers=headers)
        self.found += self.answer_failures(operation, exchange)
        return exchange

    def answer_failures(self, operation: Operation, exchange: Exchange) -> Iterator[Failure]:
        """Yield what in an answer breaks the contract."""
        status = exchange.response.status
        if status >= 500:
            yield self.failure("not_a_server_error", "Server error", exchange, "The answer is no 5xx.", str(status))
            return
        for problem in self.contract.response_problems(operation, exchange.response):
            if problem.where == "status":
                check, title = "status_code_conformance", f"Undocumented status {status}"
            elif problem.where.startswith("header"):
                check, title = "content_type_conformance", f"{status} answer with a wrong {problem.where}"
            else:
                where = "/".join("*" if part.isdigit() else part for part in problem.where.split("/"))
                check, title = "response_schema_conformance", f"{status} answer breaks its schema at {where}"
            rule = "The answer is one that the contract documents."
            yield self.failure(check, title, exchange, rule, str(problem), pointer=problem.pointer)

    def failure(
        self, check: str, title: str, exchange: Exchange, expected: str, observed: str, *, pointer: str = ""
    ) -> Failure:
        """Build a failure about one exchange, credentials masked."""
        operation = self.contract.operation(exchange.operation_id)
        body = exchange.response.body.decode("utf-8", "replace")
        return Failure(
            check=check,
            title=title,
            subject=operation.operation_id,
            expected=expected,
            observed=self.session.mask(mask_body(observed)),
            place=self.contract.place(pointer or operation.pointer),
            evidence=operation.evidence,
            curl=self.session.mask(curl(exchange.request)),
            detail=self.session.mask(mask_body(f"{exchange.response.status} {body}"))[:_LONGEST_DETAIL],
        )

    def report(self, subject: str, check: str, cases: int = 1) -> Iterator[Event]:
        """Yield what was found since the last report, or that the check held."""
        if self.found:
            yield from (CheckFailed(SUITE, failure) for failure in self.found)
            self.found.clear()
        else:
            yield CheckPassed(SUITE, subject, check, cases)

    def messages(self, exchange: Exchange) -> list[Received]:
        """Wait for the callbacks that an accepted request promises; return those that came, each once."""
        request_id = request_id_of(exchange.response.body) if exchange.response.accepted else ""
        if not request_id:
            return []
        self.receiver.wait(lambda seen: self.ledger.complete(request_id, seen, self.listeners.heard), self.settle)
        unique = {
            each.identity: each
            for each in (read_delivery(self.contract, delivery) for delivery in self.receiver.deliveries)
            if each.request_id == request_id
        }
        return list(unique.values())

    def masked(self, failure: Failure) -> Failure:
        """Return a failure with every credential of the run masked."""
        mask = self.session.mask
        return replace(
            failure,
            observed=mask(failure.observed),
            curl=mask(failure.curl),
            detail=self.listeners.mask(mask(failure.detail)),
        )


def decoded(exchange: Exchange) -> Any:
    """Return the JSON value of an answer, None when it has none."""
    try:
        return decode_json(exchange.response.body)
    except ValueError:
        return None
