"""Examples of the contract on the mock, and operations that are answered from examples."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

import pytest

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.mock.behaviours import BEHAVIOURS

from ..conftest import MAIN, MEID, Api, code, example_calls, value


def send(api: Api, call: tuple[Operation, str, Any]) -> int:
    """Send an example request; return the status."""
    operation, path, body = call
    return api.call(operation.method, path, body).status


#: Examples that need what another one takes away for good: the former name of a renamed group.
AFTER_RENAMING = {"updateDeviceGroup"}

#: Examples that make, take away or replace what can be there once only.
ONCE = {
    "cancelDeviceLocationsRequest",
    "cancelFirmwareUpgrade",
    "cancelLocationReport",
    "createDeviceGroup",
    "createUsageTrigger",
    "deleteDeviceGroup",
    "deleteUsageTrigger",
    "deregisterCallbackListener",
    "deregisterLocationCallback",
    "resetSessionPassword",
}


def refused(api: Api, calls: list[tuple[Operation, str, Any]]) -> set[str]:
    """Send example requests; return the operations of which one was refused."""
    return {call[0].operation_id for call in calls if not 200 <= send(api, call) < 300}


def test_examples_are_accepted_in_the_order_of_the_document(api: Api, contract: Contract) -> None:
    """Each example request of the whole contract is accepted beside the others."""
    assert refused(api, example_calls(contract)) == set()


def test_examples_are_accepted_in_reverse(api: Api, contract: Contract) -> None:
    """The other way round only those fail that name the group which has another name by then."""
    assert refused(api, example_calls(contract)[::-1]) <= AFTER_RENAMING


@pytest.mark.parametrize("seed", range(3))
def test_examples_are_accepted_in_any_order(new_api: Callable[..., Api], contract: Contract, seed: int) -> None:
    """So it is in any other order."""
    calls = example_calls(contract)
    random.Random(seed).shuffle(calls)

    assert refused(new_api(), calls) <= AFTER_RENAMING


def test_examples_are_accepted_again(api: Api, contract: Contract) -> None:
    """Sent once more an example is accepted, unless it makes or removes what is unique; devices tell of themselves."""
    calls = example_calls(contract)
    refused(api, calls)

    assert refused(api, calls) == ONCE | AFTER_RENAMING


def test_examples_lead_to_messages_for_their_devices(new_api: Callable[..., Api], contract: Contract) -> None:
    """On a fresh mock no device of an asynchronous example fails, and every promised service has a message."""
    for call in example_calls(contract):
        promised = {promise.service for promise in call[0].promises if promise.must}
        if promised:
            api = new_api()
            send(api, call)
            messages = api.messages(api.mock.platform.requests.newest(1)[0].id)
            assert promised <= {service for service, _ in messages}, call[0].operation_id
            assert not any("faultResponse" in payload for _, payload in messages), call[0].operation_id


def test_responses_from_examples_tell_of_the_request(api: Api, contract: Contract) -> None:
    """Account and device of such a response are the request's; unknown ones are refused."""
    body = contract.operation("getPromoDeviceUsage").request_examples()["without-period"]
    path = "/m2m/v1/devices/usage/actions/promodeviceusage"

    assert value(api.call("POST", path, {"deviceId": {"kind": "iccid", "id": "89148000000000000292"}}))["deviceId"][
        "id"
    ] == ("89148000000000000292")
    assert value(api.call("POST", path, body))["deviceId"] == body["deviceId"]
    assert code(api.call("POST", path, {"deviceId": {"kind": "iccid", "id": "1"}})) == "REQUEST_FAILED.DeviceNotFound"


@pytest.fixture
def without_behaviour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the behaviours away."""
    for name in ("changeDeviceServicePlan", "setDeviceCustomState", "activateDeviceService", "listServicePlans"):
        monkeypatch.delitem(BEHAVIOURS, name)


@pytest.mark.usefixtures("without_behaviour")
def test_operation_without_behaviour_answers_with_an_example(api: Api) -> None:
    """The response is the contract's first example of a success."""
    rule = api.mock.contract.operation("listServicePlans").success[0]

    assert value(api.call("GET", f"/m2m/v1/plans/{MAIN}")) == next(iter(rule.examples().values()))


@pytest.mark.usefixtures("without_behaviour")
def test_operation_without_behaviour_keeps_its_promises(api: Api) -> None:
    """An asynchronous one has a requestId of its own, and a message for each device with the device's identifiers."""
    other = {"id": "864508030000011", "kind": "imei"}
    request_id = api.change_plan(MEID, other)
    messages = api.messages(request_id)

    assert [service for service, _ in messages] == ["CarrierService", "CarrierService"]
    assert [payload["deviceIds"][0] for _, payload in messages] == [MEID, other]
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
