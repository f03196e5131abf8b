"""Answers that the contract documents in two forms, which mean the same to whoever judges them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thingspace_contract.contract import Contract
from thingspace_contract.contract.parts import JSON
from thingspace_contract.contract.validation import resolve
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.correlation.received import json_of

__all__ = ["usual_answer", "usual_form"]

_DIGITS = "^[0-9]+$"
_LONGEST = 40  # more digits than any figure has; int() and str() refuse thousands of them


def usual_form(contract: Contract, pointer: str, value: Any) -> Any:
    """Return a value that keeps a schema in its usual form; a value that has only one comes back as it is.

    Three things have two forms: a list that may be the one documented member of an object around it, an object that
    may stand in an array of one, and a number that may be a text of digits.

    Args:
        contract: the contract.
        pointer: the place of the schema.
        value: the value; one that breaks the schema comes back as far as it is understood.
    """
    return _usual(contract.document, resolve(contract.document, pointer), value)


def usual_answer(contract: Contract, exchange: Exchange) -> Any:
    """Return the JSON value of an answer in its usual form; None when it is not JSON."""
    rule = contract.operation(exchange.operation_id).rule_for(exchange.response.status)
    pointer = rule.schema_pointer(JSON) if rule is not None else None
    value = json_of(exchange.response.body)
    return value if pointer is None else usual_form(contract, pointer, value)


def _usual(document: Mapping[str, Any], schema: Mapping[str, Any], value: Any) -> Any:
    if "$ref" in schema:
        value = _usual(document, resolve(document, schema["$ref"]), value)
    branches = schema.get("anyOf", ())
    for branch in branches:
        for other in branches:
            value = _unwrapped(document, branch, other, value)
    for part in (*branches, *schema.get("allOf", ())):
        value = _usual(document, part, value)
    if isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        return {name: _usual(document, known[name], each) if name in known else each for name, each in value.items()}
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        return [_usual(document, schema["items"], each) for each in value]
    if isinstance(value, str) and _is_figure(schema) and value.isascii() and value.isdigit() and len(value) < _LONGEST:
        number = int(value)
        return number if str(number) == value else value
    return value


def _unwrapped(document: Mapping[str, Any], usual: Mapping[str, Any], wrapping: Mapping[str, Any], value: Any) -> Any:
    """Take out of `value` what `wrapping` holds, when that is what the branch beside it describes."""
    for name, inner in _inner(document, wrapping):
        if _same(inner, usual) and isinstance(value, dict) and name in value:
            return value[name]
    if wrapping.get("maxItems") == 1 and _same(wrapping.get("items"), usual):
        return value[0] if isinstance(value, list) and len(value) == 1 else value
    return value


def _inner(document: Mapping[str, Any], wrapping: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    target = resolve(document, wrapping["$ref"]) if "$ref" in wrapping else wrapping
    members = target.get("properties", {})
    if len(members) == 1:
        yield from members.items()


def _same(one: Any, other: Mapping[str, Any]) -> bool:
    """Whether two schemas say the same of what a value is; one that says nothing, as a rule about members, never."""
    said = [key for key in ("$ref", "type", "items") if key in other]
    return (
        isinstance(one, dict) and bool(said) and all(_but_null(one.get(key)) == _but_null(other[key]) for key in said)
    )


def _but_null(said: Any) -> Any:
    """Return what a schema says without that an optional member may be null, which makes no other form of it."""
    if not isinstance(said, list):
        return said
    types = [each for each in said if each != "null"]
    return types[0] if len(types) == 1 else types


def _is_figure(schema: Mapping[str, Any]) -> bool:
    kinds = schema.get("type")
    return schema.get("pattern") == _DIGITS and isinstance(kinds, list) and {"integer", "string"} <= set(kinds)
