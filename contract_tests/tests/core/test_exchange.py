"""What was on the wire is read strictly, whatever it is."""

from __future__ import annotations

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery, Request, Response, decode_json
from thingspace_contract.correlation.received import read_delivery

DEEP = [b"[" * 100_000, b"[" * 201 + b"]" * 201, b'{"a":' * 201 + b"1" + b"}" * 201]
BROKEN = [*DEEP, b"", b"NaN", b'{"a": Infinity}', b"[-Infinity]", b"[1e999]", b'"\xff"']


@pytest.mark.parametrize("body", BROKEN)
def test_decode_json_refuses_with_a_value_error(body: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its words are Python's
        decode_json(body)


def test_decode_json_names_a_byte_order_mark() -> None:
    """RFC 8259 forbids to send one; in a text it is a character like any other."""
    with pytest.raises(ValueError, match="begins with a byte order mark"):
        decode_json(b"\xef\xbb\xbf{}")
    assert decode_json(b'"\xef\xbb\xbf"') == "\ufeff"


@pytest.mark.parametrize("end", [b"", b"\\"])
def test_decode_json_gives_up_at_once_on_a_string_that_never_ends(end: bytes) -> None:
    """Looking for its end from each quote in it again would take hours."""
    with pytest.raises(ValueError, match=r"Unterminated|delimiter|escape"):
        decode_json(b"[" * 150 + b"[]," * 100 + b'"' + b'\\"' * 500_000 + end)


def test_decode_json_reads_what_is_nested_within_reason() -> None:
    assert decode_json(b"[" * 200 + b"]" * 200)
    assert decode_json(b'{"a": [1, {}], "b": "\xc3\xbc"}') == {"a": [1, {}], "b": "ü"}
    assert len(decode_json(b"[" + b"[]," * 300 + b"[]]")) == 301


@pytest.mark.parametrize("body", [*DEEP, b"NaN"])
def test_unreadable_bodies_are_problems_and_no_errors(body: bytes) -> None:
    contract = Contract.load()
    operation = contract.operation("changeDeviceServicePlan")
    json_type = {"Content-Type": "application/json"}
    request = Request("PUT", "http://h/api/m2m/v1/devices/actions/plan", json_type, body)

    assert "body" in [problem.where for problem in contract.request_problems(operation, request, path="/x")]
    assert [problem.where for problem in contract.response_problems(operation, Response(200, json_type, body))] == [
        "body"
    ]
    assert read_delivery(contract, Delivery("CarrierService", "POST", {}, body)).payload is None
