"""What strategies call valid, the contract calls valid; names that it does not have are refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from gallery import tiny
from thingspace_contract.contract import Contract
from thingspace_contract.core.errors import UnknownNameError
from thingspace_contract.core.exchange import Response
from thingspace_contract.strategies import Arguments, callbacks, payloads, requests, responses
from thingspace_contract.strategies.arguments import awkward_requests, example_requests

CONTRACTS = {"tiny": tiny.contract(), "thingspace": Contract.load()}
OPERATIONS = [(name, each) for name, contract in CONTRACTS.items() for each in contract.operations]
SERVICES = [(name, each) for name, contract in CONTRACTS.items() for each in contract.services]
TOKENS = {"VZ-M2M-Token": "s"}


def drawn(strategy: st.SearchStrategy[Any], count: int = 6, *, start: int = 1) -> list[Any]:
    """Return some values of a strategy, equal ones for equal starts."""
    values: list[Any] = []

    @seed(start)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(value: Any) -> None:
        values.append(value)

    draw()
    return values


def problems(contract: Contract, operation_id: str, arguments: Arguments) -> list[Any]:
    operation = contract.operation(operation_id)
    basic = any("basic" in each for each in operation.security)
    request = arguments.as_request(
        operation, headers={**TOKENS, "Authorization": "Basic eA==" if basic else "Bearer t"}
    )
    return contract.request_problems(operation, request, path=request.url.partition("?")[0])


@pytest.mark.parametrize(("name", "operation_id"), OPERATIONS)
def test_requests_keep_the_contract(name: str, operation_id: str) -> None:
    contract = CONTRACTS[name]
    given_arguments = [
        *drawn(requests(contract, operation_id)),
        *example_requests(contract, contract.operation(operation_id)),
        *awkward_requests(contract, contract.operation(operation_id)),
    ]

    assert [found for each in given_arguments if (found := problems(contract, operation_id, each))] == []


@pytest.mark.parametrize(("name", "operation_id"), OPERATIONS)
def test_responses_keep_the_contract(name: str, operation_id: str) -> None:
    contract = CONTRACTS[name]
    operation = contract.operation(operation_id)
    drawn_responses: list[Response] = drawn(responses(contract, operation), 12)

    assert [found for each in drawn_responses if (found := contract.response_problems(operation, each))] == []


@pytest.mark.parametrize(("name", "service"), SERVICES)
def test_callbacks_keep_the_contract(name: str, service: str) -> None:
    contract = CONTRACTS[name]

    assert [
        found
        for each in drawn(callbacks(contract, service), 12)
        if (found := contract.callback_problems(service, each))
    ] == []


def test_callbacks_of_one_message_bear_its_key() -> None:
    bodies = drawn(callbacks(CONTRACTS["tiny"], "CarrierService", message="faultResponse"))

    assert all("faultResponse" in each for each in bodies)


def test_equal_seeds_draw_equal_values() -> None:
    strategy = requests(CONTRACTS["tiny"], "changePlan")

    assert drawn(strategy, start=3) == drawn(strategy, start=3)
    assert drawn(strategy, start=3) != drawn(strategy, start=4)


def test_texts_hold_no_control_characters() -> None:
    texts = [
        each["errorCode"] for each in drawn(payloads(CONTRACTS["tiny"], "#/components/schemas/ConnectivityError"), 40)
    ]

    assert all(text.isprintable() or text.isspace() for text in texts)


@pytest.mark.parametrize(
    "make",
    [
        lambda contract: requests(contract, "nobody"),
        lambda contract: responses(contract, "listPlans", status="299"),
        lambda contract: callbacks(contract, "NobodyService"),
        lambda contract: callbacks(contract, "CarrierService", message="nothing"),
    ],
)
def test_unknown_names_are_refused_at_once(make: Any) -> None:
    with pytest.raises(UnknownNameError):
        make(CONTRACTS["tiny"])
