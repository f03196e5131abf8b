"""Whatever is sent: no 5xx, and every response keeps the contract."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.mock.gateway.http import METHODS

from ..conftest import Api

SETTINGS = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["imei", "864508030000011", "\ud800", "'", "0000123456-00001", "BackDate", "87641", "x" * 300]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def damaged(draw: st.DrawFn, body: Any) -> Any:
    """A body with a few of its members replaced, removed, repeated or added."""
    body = copy.deepcopy(body)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.sampled_from(list(_places(body))))
        if not place:
            body = draw(values)
            continue
        holder = body
        for part in place[:-1]:
            holder = holder[part]
        kind = draw(st.sampled_from(["replace", "remove", "add"]))
        if kind == "replace":
            holder[place[-1]] = draw(values)
        elif kind == "remove":
            del holder[place[-1]]
        elif isinstance(holder, dict):
            holder[draw(st.text(max_size=5))] = draw(values)
        else:
            holder.extend(copy.deepcopy(holder))
    return body


def _places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(each for key, inner in members for each in _places(inner, (*place, key)))]


@pytest.fixture
def shared(new_api: Callable[..., Api]) -> Api:
    """One mock for all requests of a test, so that its state grows odd."""
    return new_api()


def assert_conforms(contract: Contract, operation_id: str, response: Response) -> None:
    """Check a response against the contract."""
    assert response.status < 500, response.body
    assert contract.response_problems(contract.operation(operation_id), response) == []


@given(data=st.data())
@SETTINGS
def test_damaged_examples_are_answered_as_documented(shared: Api, contract: Contract, data: st.DataObject) -> None:
    """Example requests with arbitrary damage."""
    choices = [
        (operation, body)
        for operation in contract.operations.values()
        if operation.operation_id not in ("endSession", "requestAccessToken")
        for body in operation.request_examples().values()
    ]
    operation, example = data.draw(st.sampled_from(choices))
    body = data.draw(damaged(example))
    path = operation.url_path(**{each.name: each.example for each in operation.parameters if each.location == "path"})
    content = json.dumps(body).encode()
    cut = data.draw(st.none() | st.integers(0, len(content)))

    assert_conforms(contract, operation.operation_id, shared.call(operation.method, path, content[:cut]))


@given(
    data=st.data(),
    part=st.text(min_size=1, max_size=20),
    body=st.binary(max_size=40),
    header=st.sampled_from(["Authorization", "VZ-M2M-Token", "Content-Type", "X-Odd"]),
    content=st.text(st.characters(codec="latin-1"), max_size=30),
    query=st.text(st.characters(codec="ascii", exclude_characters="#"), max_size=20),
)
@SETTINGS
def test_odd_parts_of_a_request_are_answered_as_documented(
    shared: Api,
    contract: Contract,
    data: st.DataObject,
    part: str,
    body: bytes,
    header: str,
    content: str,
    query: str,
) -> None:
    """Arbitrary path parameters, headers, queries and bytes."""
    operation_id = data.draw(st.sampled_from([*contract.operations]))
    operation = contract.operation(operation_id)
    parts = {
        each.name: data.draw(st.sampled_from([str(each.example), part]))
        for each in operation.parameters
        if each.location == "path"
    }
    path = operation.url_path(**parts)
    headers = {**shared.headers, header: content}
    request = Request(operation.method, f"{shared.root}{path}?{query}", headers, body)
    response = shared.mock.handle(request)

    assert response.status < 500
    if contract.match(operation.method, path):
        assert_conforms(contract, operation_id, response)


@given(method=st.text(max_size=8), url=st.text(max_size=60))
@SETTINGS
def test_odd_urls_are_answered(shared: Api, method: str, url: str) -> None:
    """Arbitrary methods and paths are 404, 405, or 501 for what is no method; never an error of the mock."""
    response = shared.mock.handle(Request(method, f"{shared.root}/{url}", shared.headers))

    assert response.status < 500 or (response.status == 501 and method not in METHODS)
