"""Examples of the contract on the mock, and operations that are answered from examples."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

import pytest

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.mock.behaviours import BEHAVIOURS

from .conftest import MAIN, MEID, Api, example_calls, value


def send(api: Api, call: tuple[Operation, str, Any]) -> int:
    """Send an example request; return the status."""
    operation, path, body = call
    return api.call(operation.method, path, body).status


@pytest.mark.parametrize("seed", range(5))
def test_examples_are_accepted_in_any_order(new_api: Callable[..., Api], contract: Contract, seed: int) -> None:
    """Each example request is accepted on a fresh mock, and beside the others."""
    calls = example_calls(contract)
    random.Random(seed).shuffle(calls)
    api = new_api()
    refused = [call[0].operation_id for call in calls if not 200 <= send(api, call) < 300]

    assert refused == []


def test_examples_are_accepted_again(api: Api, contract: Contract) -> None:
    """Sent once more an example is accepted, but for the listener that is gone; devices tell of their own state."""
    calls = example_calls(contract)
    for call in calls:
        send(api, call)
    refused = [call[0].operation_id for call in calls if not 200 <= send(api, call) < 300]

    assert refused == ["deregisterCallbackListener"]


def test_examples_lead_to_messages_for_their_devices(new_api: Callable[..., Api], contract: Contract) -> None:
    """On a fresh mock the devices of each asynchronous example succeed."""
    for call in example_calls(contract):
        operation = call[0]
        if operation.is_async and operation.operation_id in BEHAVIOURS:
            api = new_api()
            send(api, call)
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
