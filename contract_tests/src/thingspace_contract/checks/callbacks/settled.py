"""Everything that a run was promised beside everything that came: each delivery, each message, each request."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from thingspace_contract.checks.callbacks.attempts import check_attempts
from thingspace_contract.checks.callbacks.deliveries import (
    Registration,
    answers_a_request,
    body_text,
    check_delivery,
    check_request_known,
    delivery_checks,
)
from thingspace_contract.checks.callbacks.promises import check_promises, promise_checks
from thingspace_contract.checks.catalogue import CHECKS, Check
from thingspace_contract.checks.catalogue.callbacks import (
    CALLBACK_ATTEMPTS,
    CALLBACK_DEREGISTERED,
    CALLBACK_REQUEST_ID,
    REQUEST_ID_UNIQUE,
)
from thingspace_contract.checks.responses import exchange_outcome
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery, Exchange
from thingspace_contract.core.failures import Failure, Outcome
from thingspace_contract.core.reproduce import curl
from thingspace_contract.correlation.ledger import Answered, Ledger, Listened
from thingspace_contract.correlation.received import Received, json_of, read_delivery

__all__ = ["check_callbacks", "check_request_ids"]


def check_callbacks(
    contract: Contract,
    ledger: Ledger,
    deliveries: Sequence[Delivery],
    registrations: Sequence[Registration],
    listened: Listened,
    *,
    exclusive: bool,
) -> Iterator[Outcome]:
    """Compare what was promised with what came; failures first, then what held for every subject that never failed.

    Args:
        contract: the contract.
        ledger: the requests that were accepted.
        deliveries: everything that reached our listener.
        registrations: what our listener was registered with.
        listened: the services that it was registered for, by account.
        exclusive: whether nobody else uses the accounts, so that every message must answer a request of ours.
    """
    tried: Counter[tuple[str, str]] = Counter()
    failed: set[tuple[str, str]] = set()
    received = [read_delivery(contract, delivery) for delivery in deliveries]
    for subject, checks, failures in (
        *_deliveries(contract, ledger, received, registrations, exclusive=exclusive),
        *_messages(ledger, received),
        *(_request(contract, answered) for answered in ledger.answered(deliveries, listened)),
    ):
        tried.update((check.name, subject) for check in checks)
        failed.update((failure.check, failure.subject) for failure in failures)
        yield from failures
    for (name, subject), cases in tried.items():
        if (name, subject) not in failed:
            yield CHECKS[name].held(subject, cases)


def check_request_ids(contract: Contract, ledger: Ledger) -> Iterator[Outcome]:
    """Check that no two accepted requests got the same `requestId`; transactions (`txid`) may be named again."""
    for exchanges, good in (([entry.exchange for entry in ledger.entries], True), (ledger.repeated, False)):
        for exchange in exchanges:
            if (request_id := _request_id(exchange)) is not None:
                yield exchange_outcome(
                    REQUEST_ID_UNIQUE,
                    contract,
                    exchange,
                    good,
                    title="Accepted with the requestId of an earlier request",
                    observed=request_id,
                )


def _request_id(exchange: Exchange) -> str | None:
    value = json_of(exchange.response.body)
    found = value.get("requestId") if isinstance(value, dict) else None
    return found if isinstance(found, str) else None


_Judged = tuple[str, Iterable[Check], list[Failure]]


def _deliveries(
    contract: Contract,
    ledger: Ledger,
    received: Sequence[Received],
    registrations: Sequence[Registration],
    *,
    exclusive: bool,
) -> Iterator[_Judged]:
    known = frozenset(entry.request_id for entry in ledger.entries)
    for each in received:
        checks = delivery_checks(each)
        failures = check_delivery(contract, each, registrations)
        if exclusive and answers_a_request(contract, each):
            checks.append(CALLBACK_REQUEST_ID)
            failures += check_request_known(contract, each, known)
        yield each.label, checks, _explained(ledger, each, failures)


def _messages(ledger: Ledger, received: Sequence[Received]) -> Iterator[_Judged]:
    attempts: dict[str, list[Received]] = defaultdict(list)
    for each in received:
        attempts[each.identity].append(each)
    for group in attempts.values():
        first = group[0]
        if first.request_id or first.count is not None:  # else nothing tells a second attempt from an equal message
            failures = check_attempts(group, ledger.most_equal(first))
            yield first.label, (CALLBACK_ATTEMPTS,), _explained(ledger, first, failures)


def _request(contract: Contract, answered: Answered) -> _Judged:
    entry = answered.entry
    subject = entry.operation.operation_id
    failures = [
        CALLBACK_DEREGISTERED.failed(
            subject,
            "Callback sent to a listener that was deregistered",
            each.label,
            curl=curl(entry.exchange.request),
            detail=body_text(each),
        )
        for each in answered.unwanted
    ]
    checks = [CALLBACK_DEREGISTERED] if entry.muted else []
    if answered.operation.promises or not entry.operation.promises:
        checks += promise_checks(answered.operation, entry.exchange, entry.selected)
        failures += check_promises(contract, answered.operation, entry.exchange, answered.received, entry.selected)
    return subject, checks, failures


def _explained(ledger: Ledger, received: Received, failures: Iterable[Failure]) -> list[Failure]:
    """Add the request that a message answers."""
    entry = ledger.entry(received.request_id)
    line = curl(entry.exchange.request) if entry else ""
    return [failure if failure.curl else replace(failure, curl=line) for failure in failures]
