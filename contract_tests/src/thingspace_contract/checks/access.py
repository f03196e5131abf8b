"""Who may see what: is each credential enforced, each unknown name refused, each account kept apart? Pure functions.

A server error is never a refusal: it is told by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thingspace_contract.checks.catalogue.responses import ENSURE_RESOURCE_AVAILABILITY, USE_AFTER_FREE
from thingspace_contract.checks.catalogue.server import ACCOUNTS_APART, CREDENTIALS_ENFORCED, UNKNOWN_NAME_REFUSED
from thingspace_contract.checks.responses import check_refused, exchange_outcome
from thingspace_contract.contract import Contract
from thingspace_contract.contract.model import Parameter
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.core.failures import Outcome
from thingspace_contract.correlation.received import json_of

__all__ = [
    "check_account_alone",
    "check_created",
    "check_credential",
    "check_deleted",
    "check_removed_once",
    "check_unknown_name",
]


def check_credential(contract: Contract, exchange: Exchange, *, lack: str) -> list[Outcome]:
    """Check that a request was refused that lacks a valid credential; `lack` says which: "no access token"."""
    return check_refused(CREDENTIALS_ENFORCED, contract, exchange, title=f"Accepted with {lack}", observed=lack)


def check_unknown_name(contract: Contract, exchange: Exchange, parameter: Parameter, *, name: str) -> list[Outcome]:
    """Check that a request was refused whose path names what does not exist; an empty list says so, too."""
    if exchange.response.accepted and _is_empty(exchange):
        return [UNKNOWN_NAME_REFUSED.held(exchange.operation_id)]
    return check_refused(
        UNKNOWN_NAME_REFUSED,
        contract,
        exchange,
        title=f"Accepted an unknown {parameter.name}",
        observed=name,
        expected=f"A {parameter.name} that does not exist is refused.",
        pointer=parameter.pointer,
    )


def check_removed_once(contract: Contract, exchange: Exchange, *, service: str) -> list[Outcome]:
    """Check that a listener that was removed already could not be removed again."""
    return check_refused(
        UNKNOWN_NAME_REFUSED,
        contract,
        exchange,
        title="Removed a listener that does not exist",
        observed=service,
        expected="A listener that is not registered cannot be deregistered.",
    )


def check_created(contract: Contract, exchange: Exchange) -> list[Outcome]:
    """Check that a read finds what a request has created just before."""
    status = exchange.response.status
    if status >= 500:
        return []
    good, title = exchange.response.accepted, "What was created is not found"
    return [exchange_outcome(ENSURE_RESOURCE_AVAILABILITY, contract, exchange, good, title=title, observed=str(status))]


def check_deleted(contract: Contract, exchange: Exchange) -> list[Outcome]:
    """Check that a read does not find what a request has deleted just before; an empty list says so, too."""
    if exchange.response.accepted and _is_empty(exchange):
        return [USE_AFTER_FREE.held(exchange.operation_id)]
    title, observed = "What was deleted is still found", str(exchange.response.status)
    return check_refused(USE_AFTER_FREE, contract, exchange, title=title, observed=observed)


def check_account_alone(contract: Contract, exchange: Exchange, *, account: str) -> list[Outcome]:
    """Check that whatever names an account in the response to a read names the one that was asked for."""
    if not exchange.response.accepted:
        return []
    others = sorted(set(_accounts(json_of(exchange.response.body))) - {account})
    return [
        exchange_outcome(
            ACCOUNTS_APART,
            contract,
            exchange,
            not others,
            title="Data of another account in the response",
            observed=", ".join(others[:3]),
        )
    ]


def _is_empty(exchange: Exchange) -> bool:
    """Whether a 2xx tells of nothing, which is another way to say that the name is unknown."""
    return exchange.request.method == "GET" and json_of(exchange.response.body) in (None, [], {})


def _accounts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name == "accountName" and isinstance(part, str):
                yield part
            else:
                yield from _accounts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _accounts(part)
