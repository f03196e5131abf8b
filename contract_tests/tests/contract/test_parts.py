"""A request taken apart: decoded once, whoever judges it."""

from __future__ import annotations

import pytest

from thingspace_contract.contract import Contract, RequestParts
from thingspace_contract.contract.parts import FORM, JSON, decode_query, media_type_of, take_apart
from thingspace_contract.core.exchange import Request

OPERATION = {
    "operationId": "change",
    "tags": ["things"],
    "x-effect": "mutates",
    "x-evidence": {"level": "documented"},
    "requestBody": {"content": {JSON: {"schema": {"type": "object"}}, FORM: {"schema": {"type": "object"}}}},
    "responses": {"200": {"description": "OK"}},
    "x-request-rule": {
        "if": {"properties": {"path": {"properties": {"kind": {"const": "4g"}}}}},
        "then": {"properties": {"body": {"required": ["option"]}}},
    },
}
DOCUMENT = {
    "openapi": "3.1.0",
    "paths": {
        "/things/{kind}": {
            "parameters": [{"name": "kind", "in": "path", "required": True, "schema": {"type": "string"}}],
            "put": OPERATION,
        }
    },
}


@pytest.fixture(scope="module")
def contract() -> Contract:
    """One operation that takes JSON or a form, with a rule over path and body."""
    return Contract(DOCUMENT)


def parts(contract: Contract, body: bytes, media_type: str = JSON, kind: str = "4g") -> RequestParts:
    """Take apart a request for a kind of thing."""
    request = Request("PUT", f"http://x/things/{kind}?a=1&a=2&b=", {"content-type": media_type}, body)
    return take_apart(contract.operation("change"), request, {"kind": kind})


@pytest.mark.parametrize(
    ("body", "media_type", "expected"),
    [
        (b'{"a": "1"}', JSON, {"a": "1"}),
        (b"a=1", f"{FORM}; charset=utf-8", {"a": "1"}),
        (b'{"a": "1"}', "text/plain", {"a": "1"}),
        (b"", JSON, None),
    ],
)
def test_body_is_decoded_as_what_it_says_it_is(
    contract: Contract, body: bytes, media_type: str, expected: object
) -> None:
    """JSON, when it does not say anything that the operation takes."""
    taken = parts(contract, body, media_type)

    assert (taken.body, taken.unreadable, taken.size) == (expected, "", len(body))
    assert taken.query == {"a": "2", "b": ""}


def test_body_that_cannot_be_decoded_says_why_and_is_reported_once(contract: Contract) -> None:
    """The rule over the whole request is not asked about a body that nobody could read."""
    taken = parts(contract, b"{")
    problems = contract.parts_problems(contract.operation("change"), taken)

    assert taken.body is None
    assert [str(problem) for problem in problems] == [f"body: cannot be read as {JSON}: {taken.unreadable}"]


@pytest.mark.parametrize("body", [b"", b"{", b"{}", b'{"option": 1}', b"[]", b"5"])
@pytest.mark.parametrize("media_type", [JSON, FORM, "text/plain", ""])
@pytest.mark.parametrize("kind", ["3g", "4g"])
def test_a_request_and_its_parts_have_the_same_problems(
    contract: Contract, body: bytes, media_type: str, kind: str
) -> None:
    """Decoding beforehand changes nothing."""
    operation = contract.operation("change")
    taken = parts(contract, body, media_type, kind)

    found = contract.request_problems(operation, taken.request, path=f"/things/{kind}")
    assert contract.parts_problems(operation, taken) == found


def test_rule_sees_the_decoded_path_query_and_body(contract: Contract) -> None:
    """A 4G request must say which option."""
    operation = contract.operation("change")

    assert [each.where for each in contract.parts_problems(operation, parts(contract, b"{}"))] == ["request/body"]
    assert contract.parts_problems(operation, parts(contract, b'{"option": 1}')) == []
    assert contract.parts_problems(operation, parts(contract, b"{}", kind="3g")) == []


def test_headers_and_queries_are_read_leniently() -> None:
    """Parameters and case of a media type do not matter, nor does a URL without a query."""
    assert [media_type_of(each) for each in (None, "", "Application/JSON ; charset=utf-8")] == ["", "", JSON]
    assert (decode_query("http://x/a"), decode_query("http://x/a?b=%20&c")) == ({}, {"b": " ", "c": ""})
