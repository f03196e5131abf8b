"""A request is parsed once, and what was found about it is a value."""

from __future__ import annotations

import dataclasses
import json

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Request
from thingspace_contract.mock.gateway import inputs
from thingspace_contract.mock.gateway.judging.validation import Validator
from thingspace_contract.mock.gateway.parsing import ParsedRequest, parse
from thingspace_contract.mock.gateway.routing import Router

from ..conftest import MAIN, MEID, Api

PLAN = "/m2m/v1/devices/actions/plan"
BODY = {"devices": [{"deviceIds": [MEID]}], "servicePlan": "87641"}
JSON = {"Authorization": "Bearer x", "VZ-M2M-Token": "x", "Content-Type": "application/json"}


def parsed(contract: Contract, method: str, path: str, body: bytes = b"", **headers: str) -> ParsedRequest:
    """Parse a request that has credentials."""
    return parse(Router(contract), Request(method, f"http://mock/api{path}", {**JSON, **headers}, body))


def test_parts_of_a_request_are_decoded(contract: Contract) -> None:
    """Path, query and body; a HEAD is a GET."""
    request = parsed(contract, "HEAD", f"/m2m/v1/groups/{MAIN}/name/a%20b?next=5&next=6")

    assert request.operation.operation_id == "getDeviceGroup"
    assert (request.values, request.query) == ({"accountName": MAIN, "groupName": "a b"}, {"next": "6"})
    assert (request.parts.body, request.parts.unreadable) == (None, "")
    assert request.header("VZ-M2M-TOKEN") == "x"
    assert parsed(contract, "PUT", PLAN, json.dumps(BODY).encode()).parts.body == BODY


def test_parsed_request_and_validation_are_frozen(contract: Contract) -> None:
    """Nobody adds a problem to them on the way."""
    request = parsed(contract, "PUT", PLAN, json.dumps(BODY).encode())

    for value in (request, request.parts, request.route, Validator(contract, strict=False).validate(request)):
        name = dataclasses.fields(value)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, name, None)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"\xff", "it is not UTF-8"),
        (b'{"a": NaN}', "NaN is not a JSON number"),
        (b"[1e999]", "the number 1e999 is too large"),
        (b'"\\ud800"', "it holds half of a surrogate pair, \\ud800 to \\udfff, which is no character"),
        (b"1" * 5000, "it holds a number of thousands of digits"),
        (b"[" * 201 + b"]" * 201, "it is nested too deeply to be read"),
        (b" " * (inputs.LONGEST_BODY + 1), "it is longer than 8388608 bytes"),
    ],
)
def test_unreadable_body_says_why(contract: Contract, body: bytes, reason: str) -> None:
    """The reason is kept until somebody asks; validation refuses with it."""
    request = parsed(contract, "PUT", PLAN, body)
    found = Validator(contract, strict=False).validate(request)

    assert (request.parts.body, request.parts.unreadable) == (None, reason)
    assert [str(problem) for problem in found.problems] == [f"body: cannot be read: {reason}"]
    assert str(found.error) == f"DeserializationFailed: The body cannot be read: {reason}."


def test_validation_tells_what_is_tolerated_from_what_is_refused(contract: Contract) -> None:
    """A tolerable request has a body to act on; one that is not has an error, and both kinds of breach."""
    number = parsed(contract, "POST", "/m2m/v1/devices/actions/list", b'{"maxNumberOfDevices": "500"}')
    both = parsed(contract, "PUT", PLAN, b'{"servicePlan": 5}', **{"Content-Type": "text/plain"})
    loose, strict = Validator(contract, strict=False), Validator(contract, strict=True)

    tolerated = loose.validate(number)
    assert (tolerated.body, tolerated.refused, tolerated.error) == ({"maxNumberOfDevices": 500}, (), None)
    assert [problem.where for problem in tolerated.tolerated] == ["body/maxNumberOfDevices"]
    refused = loose.validate(both)
    assert (refused.body, [each.where for each in refused.tolerated]) == (None, ["header Content-Type"])
    assert "body/servicePlan" in [each.where for each in refused.refused]
    assert refused.problems == (*refused.tolerated, *refused.refused)
    assert [each.where for each in strict.validate(number).refused] == ["body/maxNumberOfDevices"]
    assert strict.validate(number).tolerated == ()


@pytest.mark.parametrize(
    ("member", "text", "taken"),
    [
        ("maxNumberOfDevices", "500", True),
        ("maxNumberOfDevices", "5e2", False),
        ("maxNumberOfDevices", "\u0665", False),
        ("largestDeviceIdSeen", "500", False),
    ],
)
def test_text_is_taken_as_a_count_but_never_as_a_long_number(
    contract: Contract, member: str, text: str, taken: bool
) -> None:
    """A number of 64 bits is a cursor or an identifier, which no source has as a text."""
    request = parsed(contract, "POST", "/m2m/v1/devices/actions/list", json.dumps({member: text}).encode())
    found = Validator(contract, strict=False).validate(request)

    assert (found.body, [each.where for each in found.refused]) == (
        ({member: int(text)}, []) if taken else (None, [f"body/{member}"])
    )


@pytest.mark.parametrize("body", [json.dumps(BODY).encode(), b'{"servicePlan": 5}', b'{"maxNumberOfDevices": "5"}'])
def test_body_is_decoded_once(api: Api, monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
    """Whether the request is acted on, tolerated or refused."""
    decoded: list[bytes] = []
    read = inputs.read_json

    def counted(content: bytes) -> object:
        decoded.append(content)
        return read(content)

    monkeypatch.setattr(inputs, "read_json", counted)
    monkeypatch.setattr("thingspace_contract.contract.parts.decode_json", counted)
    path = "/m2m/v1/devices/actions/list" if b"maxNumber" in body else PLAN
    api.call("POST" if b"maxNumber" in body else "PUT", path, body)

    assert decoded == [body]
