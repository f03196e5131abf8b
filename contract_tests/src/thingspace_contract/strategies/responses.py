"""What a server may answer, and what it may not but does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from thingspace_contract.contract import Contract, Operation, ResponseRule
from thingspace_contract.core.errors import UnknownNameError
from thingspace_contract.core.exchange import Response
from thingspace_contract.strategies.payloads import payloads
from thingspace_contract.strategies.variations import forward_compatible, minimal

__all__ = [
    "example_responses",
    "forward_compatible_responses",
    "other_media_types",
    "response_of",
    "responses",
    "status_of",
]

_JSON = "application/json"


def responses(
    contract: Contract, operation: Operation | str, *, status: str | int | None = None
) -> SearchStrategy[Response]:
    """Generate responses that the contract documents for an operation.

    Args:
        contract: the contract.
        operation: an operation or its id.
        status: only this documented status, "200" or "4XX"; None for all of them.

    Raises:
        UnknownNameError: no such operation, or it does not document the status.
    """
    found = contract.operation(operation) if isinstance(operation, str) else operation
    return st.one_of([_responses(contract, rule) for rule in _rules(found, status)])


def forward_compatible_responses(
    contract: Contract, operation: Operation | str, *, status: str | int | None = None
) -> SearchStrategy[Response]:
    """Generate JSON responses of a newer server: documented ones with one unknown member or enum value in them.

    Raises:
        UnknownNameError: no such operation, or it does not document the status.
    """
    found = contract.operation(operation) if isinstance(operation, str) else operation
    rules = _rules(found, status)
    return st.one_of(
        [_forward_compatible(contract, rule, pointer) for rule in rules if (pointer := rule.schema_pointer(_JSON))]
    )


def example_responses(contract: Contract, rule: ResponseRule) -> Iterator[Response]:
    """Yield a rule's JSON examples, each also without its optional members."""
    pointer = rule.schema_pointer(_JSON)
    for value in rule.examples(_JSON).values():
        yield response_of(rule, value)
        for each in minimal(contract, pointer, value) if pointer else ():
            yield response_of(rule, each.value)


def response_of(rule: ResponseRule, value: Any, *, media_type: str = _JSON) -> Response:
    """Return the response of a rule with a JSON value, or with a text where the media type is not JSON."""
    body = json.dumps(value).encode() if media_type.endswith("json") else str(value).encode()
    return Response(status_of(rule), {"Content-Type": media_type, **_required_headers(rule)}, body)


def _required_headers(rule: ResponseRule) -> dict[str, str]:
    """The headers without which the response would break the contract, with their examples."""
    required = {name: header for name, header in rule.headers.items() if header.get("required")}
    return {
        name: str(header.get("example", header.get("schema", {}).get("examples", [""])[0]))
        for name, header in required.items()
    }


def other_media_types(rule: ResponseRule) -> Iterator[Response]:
    """Yield one response for each documented media type that is not JSON."""
    for media_type in rule.content:
        if not media_type.endswith("json"):
            yield response_of(rule, _text_of(rule, media_type), media_type=media_type)


def status_of(rule: ResponseRule) -> int:
    """Return a status that a rule documents: 404 for "404", 418 for "4XX", 599 for "default"."""
    if rule.status.isdigit():
        return int(rule.status)
    return int(rule.status[0]) * 100 + 18 if rule.status.upper().endswith("XX") else 599


def _rules(operation: Operation, status: str | int | None) -> tuple[ResponseRule, ...]:
    if status is None:
        return operation.responses
    found = tuple(rule for rule in operation.responses if rule.status.upper() == str(status).upper())
    if not found:
        known = [rule.status for rule in operation.responses]
        raise UnknownNameError(f"response of {operation.operation_id}", str(status), known)
    return found


def _responses(contract: Contract, rule: ResponseRule) -> SearchStrategy[Response]:
    pointer = rule.schema_pointer(_JSON)
    if pointer is not None:
        return payloads(contract, pointer).map(lambda value: response_of(rule, value))
    return st.sampled_from([*other_media_types(rule)] or [Response(status_of(rule), _required_headers(rule))])


def _forward_compatible(contract: Contract, rule: ResponseRule, pointer: str) -> SearchStrategy[Response]:
    changes = payloads(contract, pointer).map(partial(forward_compatible, contract, pointer)).filter(bool)
    return changes.flatmap(lambda variations: st.sampled_from([response_of(rule, each.value) for each in variations]))


def _text_of(rule: ResponseRule, media_type: str) -> str:
    """The example of a response that is not JSON; without one the gateway's fault, the only such response known."""
    for value in rule.examples(media_type).values():
        return str(value)
    return GATEWAY_FAULT


GATEWAY_FAULT = (
    '<am:fault xmlns:am="http://wso2.org/apimanager"><am:code>900901</am:code><am:type>Status report</am:type>'
    "<am:message>Runtime Error</am:message><am:description>Invalid Credentials</am:description></am:fault>"
)
