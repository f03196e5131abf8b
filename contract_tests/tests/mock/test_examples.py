"""Examples of the contract on the mock, and operations that are answered from examples."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

import pytest

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.mock.behaviours import BEHAVIOURS

from .conftest import MAIN, MEID, Api, value


def send(api: Api, operation: Operation, body: Any) -> int:
    """Send an example request; return the status."""
    values = {each.name: each.example for each in operation.parameters if each.location == "path"}
    return api.call(operation.method, operation.url_path(**values), body).status


def requests_of(contract: Contract) -> list[tuple[Operation, Any]]:
    """Return every example request of an operation with a session, logout left out."""
    return [
        (operation, body)
        for operation in contract.operations.values()
        if operation.operation_id not in ("requestAccessToken", "startSession", "endSession")
        for body in (operation.request_examples().values() or [None])
    ]


@pytest.mark.parametrize("seed", range(5))
def test_examples_are_accepted_in_any_order(new_api: Callable[..., Api], contract: Contract, seed: int) -> None:
    """Each example request is accepted on a fresh mock, and beside the others."""
    calls = requests_of(contract)
    random.Random(seed).shuffle(calls)
    api = new_api()
    refused = [operation.operation_id for operation, body in calls if send(api, operation, body) not in (200, 202)]

    assert refused == []


def test_examples_are_accepted_again(api: Api, contract: Contract) -> None:
    """Sent once more an example is accepted, but for the listener that is gone; devices tell of their own state."""
    calls = requests_of(contract)
    for operation, body in calls:
        send(api, operation, body)
    refused = [operation.operation_id for operation, body in calls if send(api, operation, body) not in (200, 202)]

    assert refused == ["deregisterCallbackListener"]


def test_examples_lead_to_messages_for_their_devices(new_api: Callable[..., Api], contract: Contract) -> None:
    """On a fresh mock the devices of each asynchronous example succeed."""
    for operation, body in requests_of(contract):
        if operation.is_async:
            api = new_api()
            send(api, operation, body)
            states = [payload["status"] for _, payload in api.messages(api.mock.world.requests.newest(1)[0].id)]
            assert states, operation.operation_id
            assert set(states) <= {"Success", "ConfigCreated"}, operation.operation_id


@pytest.fixture
def without_behaviour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the behaviours away."""
    for name in ("changeDeviceServicePlan", "setDeviceCustomState", "activateDeviceService", "listServicePlans"):
        monkeypatch.delitem(BEHAVIOURS, name)


@pytest.mark.usefixtures("without_behaviour")
def test_operation_without_behaviour_answers_with_an_example(api: Api) -> None:
    """The answer is the contract's first example of a success."""
    rule = api.mock.contract.operation("listServicePlans").success[0]

    assert value(api.call("GET", f"/m2m/v1/plans/{MAIN}")) == next(iter(rule.examples().values()))


@pytest.mark.usefixtures("without_behaviour")
def test_operation_without_behaviour_keeps_its_promises(api: Api) -> None:
    """An asynchronous one has a requestId of its own, and a message for each device with the device's identifiers."""
    other = {"id": "864508030000011", "kind": "imei"}
    request_id = api.change_plan(MEID, other)
    messages = api.messages(request_id)

    assert [service for service, _ in messages] == ["CarrierService", "CarrierService"]
    assert [payload["deviceIds"] for _, payload in messages] == [[MEID], [other]]
    assert {payload["requestId"] for _, payload in messages} == {request_id}
    assert all("changeServicePlanResponse" in payload["deviceResponse"] for _, payload in messages)


@pytest.mark.usefixtures("without_behaviour")
def test_operation_without_behaviour_refuses_what_breaks_the_contract(api: Api) -> None:
    """The request is validated all the same."""
    assert api.call("PUT", "/m2m/v1/devices/actions/plan", {"devices": 5}).status == 400


def test_operation_with_an_undocumented_message_sends_an_envelope(
    contract: Contract, new_api: Callable[..., Api], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no source names the message, one of the service's is sent, or its bare envelope."""
    document = copy.deepcopy(dict(contract.document))
    plan = document["paths"]["/m2m/v1/devices/actions/plan"]["put"]
    plan["x-messages"] = [{"service": "CarrierService", "per": "request", "must": True, "repeats": False}]
    monkeypatch.delitem(BEHAVIOURS, "changeDeviceServicePlan")
    api = new_api(contract=Contract(document))

    assert len(api.messages(api.change_plan(MEID, {"id": "864508030000011", "kind": "imei"}))) == 1
