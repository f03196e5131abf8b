"""The slice's story from the first token to the last read: real client, real mock, real listener, real sockets."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from thingspace_client import Client, callbacks, connect
from thingspace_client.api.accounts import get_request_status
from thingspace_client.api.devices import (
    add_devices,
    change_device_identifier,
    change_device_service_plan,
    retrieve_device_information,
)
from thingspace_client.api.iot import search_device_event_history, set_device_configuration
from thingspace_client.api.listeners import list_callback_listeners, register_callback_listener
from thingspace_client.api.provisioning import activate_device_service, set_device_custom_state
from thingspace_client.models import (
    ActivateRequest,
    AddDevicesRequest,
    ChangeIdentifierRequest,
    ChangeServicePlanRequest,
    ConnectivityError,
    DeviceInformationPage,
    FaultCallback,
    GoToStateRequest,
    NiddConfigCallback,
    RegisterCallbackRequest,
    RequestAccepted,
    RequestStatus,
    RetrieveDeviceInformationRequest,
    SearchDeviceEventHistoryRequest,
    ServiceType,
    SetDeviceConfigurationRequest,
)
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery
from thingspace_contract.listeners.receiver import CallbackReceiver
from thingspace_contract.mock import RunningMock, running_mock

ACCOUNT = "0000123456-00001"
NIDD_ACCOUNT = "9992330389-00001"
SERVICES = ("CarrierService", "StateService", "NiddService")
FIRST, SECOND = "350000000000017", "350000000000025"
FIRST_SIM, SECOND_SIM, SPARE_SIM = "89148000000000000017", "89148000000000000025", "89148000000000000033"
NIDD_DEVICE = {"kind": "imei", "id": "864508030000250"}  # the default scenario's NB-IoT device
PROMPT = 10.0  # seconds to wait at most; the mock needs about 50 ms


@pytest.fixture
def mock() -> Iterator[RunningMock]:
    with running_mock() as running:
        yield running


@pytest.fixture
def receiver() -> Iterator[CallbackReceiver]:
    with CallbackReceiver() as listening:
        yield listening


@pytest.fixture
def client(mock: RunningMock) -> Iterator[Client]:
    with connect(
        key="contract-key",
        secret="contract-secret",
        username="contract-user",
        password="contract-password",
        base_url=mock.url,
    ) as connected:
        yield connected


def test_slice_runs_over_real_sockets(mock: RunningMock, receiver: CallbackReceiver, client: Client) -> None:
    """Each callback arrives, keeps the contract, is what the request promised; and the reads agree with it."""
    contract = Contract.load()
    hear = listening(contract, receiver)

    # The listeners, on both accounts that the story visits.
    for account in (ACCOUNT, NIDD_ACCOUNT):
        for service in SERVICES:
            register_callback_listener.sync(
                account,
                client=client,
                body=RegisterCallbackRequest.from_dict(
                    {"name": service, "url": receiver.url(service), "username": "acme", "password": "Zk2m9"}
                ),
            )
    listed = list_callback_listeners.sync(ACCOUNT, client=client)
    assert isinstance(listed, list)
    assert {listener.service_name for listener in listed} >= set(SERVICES)

    # Two devices are added, then activated: one message for each.
    added = add_devices.sync(
        client=client,
        body=AddDevicesRequest.from_dict(
            {
                "accountName": ACCOUNT,
                "state": "preactive",
                "groupName": "story",
                "devicesToAdd": [device(FIRST, FIRST_SIM), device(SECOND, SECOND_SIM)],
            }
        ),
    )
    assert isinstance(added, list)
    assert [result.response for result in added] == ["Success", "Success"]

    activation = {
        "accountName": ACCOUNT,
        "servicePlan": "87641",
        "mdnZipCode": "94203",
        "devices": [device(FIRST, FIRST_SIM), device(SECOND, SECOND_SIM)],
    }
    accepted = activate_device_service.sync(client=client, body=ActivateRequest.from_dict(activation))
    events = hear(accepted, 2)
    assert {type(event).__name__ for event in events} == {"ActivateCallback"}
    assert states(client) == {FIRST: ("active", "87641"), SECOND: ("active", "87641")}

    # A device that is active already fails, in its own message; the status of a single-device request can be asked.
    accepted = activate_device_service.sync(
        client=client, body=ActivateRequest.from_dict({**activation, "devices": [device(FIRST, FIRST_SIM)]})
    )
    (event,) = hear(accepted, 1)
    assert isinstance(event, FaultCallback)
    assert event.fault_response.faultcode.endswith("REQUEST_FAILED.DeviceAlreadyActive")
    status = get_request_status.sync(ACCOUNT, request_id(accepted), client=client)
    assert isinstance(status, RequestStatus)
    assert status.status == "Failed"

    # The plan changes; a NIDD plan on an NB-IoT device is told twice, once on each service.
    accepted = change_device_service_plan.sync(
        client=client,
        body=ChangeServicePlanRequest.from_dict({"devices": [{"deviceIds": [imei(FIRST)]}], "servicePlan": "87642"}),
    )
    (event,) = hear(accepted, 1)
    assert type(event).__name__ == "ChangeServicePlanCallback"
    assert states(client)[FIRST] == ("active", "87642")

    nidd = {"accountName": NIDD_ACCOUNT, "devices": [{"deviceIds": [NIDD_DEVICE]}]}
    accepted = activate_device_service.sync(
        client=client, body=ActivateRequest.from_dict({**activation, **nidd, "servicePlan": "87641"})
    )
    hear(accepted, 1)
    accepted = change_device_service_plan.sync(
        client=client, body=ChangeServicePlanRequest.from_dict({**nidd, "servicePlan": "NIDD5MB"})
    )
    carrier, configured = sorted(hear(accepted, 2), key=lambda each: type(each).__name__)
    assert type(carrier).__name__ == "ChangeServicePlanCallback"
    assert isinstance(configured, NiddConfigCallback)
    assert configured.status == "ConfigCreated"

    # Custom states, by list and by filter.
    target = {"serviceName": "Fleet", "stateName": "new active", "servicePlan": "87641", "mdnZipCode": "94203"}
    by_list = {**target, "devices": [{"deviceIds": [imei(FIRST)]}, {"deviceIds": [imei(SECOND)]}]}
    hear(set_device_custom_state.sync(client=client, body=GoToStateRequest.from_dict(by_list)), 2)
    by_filter = {**target, "stateName": "parked", "filter": {"accountName": ACCOUNT, "groupName": "story"}}
    moved = hear(set_device_custom_state.sync(client=client, body=GoToStateRequest.from_dict(by_filter)), 2)
    assert {event.device_response.go_to_state_response.state_name for event in moved} == {"parked"}

    # A new SIM: the old one finds nothing any more.
    accepted = change_device_identifier.sync(
        ServiceType("4g"),
        client=client,
        body=ChangeIdentifierRequest.from_dict(
            {"deviceIds": [imei(FIRST)], "deviceIdsTo": [iccid(SPARE_SIM)], "change4gOption": "ChangeICCID"}
        ),
    )
    hear(accepted, 1)
    assert len(found(client, deviceId=iccid(SPARE_SIM))) == 1
    refused = retrieve_device_information.sync(
        client=client, body=RetrieveDeviceInformationRequest.from_dict({"deviceId": iccid(FIRST_SIM)})
    )
    assert isinstance(refused, ConnectivityError) or (
        isinstance(refused, DeviceInformationPage) and not refused.devices
    )

    # The other product family: a configuration, and its event.
    whose = {
        "accountidentifier": {"billingaccountid": "1223334444-00001"},
        "resourceidentifier": {"imei": 864508030147323},
    }
    event_made: Any = set_device_configuration.sync(
        client=client,
        body=SetDeviceConfigurationRequest.from_dict({**whose, "configuration": {"frequency": "Low"}}),
    )
    assert event_made.state == "pending"
    history = search_device_event_history.sync(
        client=client,
        body=SearchDeviceEventHistoryRequest.from_dict({**whose, "$selection": {"kind": "ts.event.configuration"}}),
    )
    assert isinstance(history, list)
    assert event_made.id in {event.id for event in history}

    # Nothing came that was not asked for, and nothing is under way.
    mock.control.settle(PROMPT)
    assert {json.loads(delivery.body)["requestId"] for delivery in receiver.deliveries} == hear.asked  # type: ignore[attr-defined]


def listening(contract: Contract, receiver: CallbackReceiver) -> Callable[[object, int], list[Any]]:
    """Return a function that waits for the messages of an accepted request and returns them parsed."""

    def hear(accepted: object, count: int) -> list[Any]:
        wanted = request_id(accepted)
        asked.add(wanted)

        def mine(deliveries: tuple[Delivery, ...]) -> list[Delivery]:
            return [each for each in deliveries if json.loads(each.body)["requestId"] == wanted]

        assert receiver.wait(lambda deliveries: len(mine(deliveries)) >= count, PROMPT), f"{count} messages"
        deliveries = mine(receiver.deliveries)
        assert len(deliveries) == count
        for delivery in deliveries:
            payload = json.loads(delivery.body)
            assert contract.callback_problems(delivery.service, payload) == []
            assert (payload["username"], payload["password"], payload["callbackCount"]) == ("acme", "Zk2m9", 1)
        return [callbacks.parse(each.service, each.body) for each in deliveries]

    asked: set[str] = set()
    hear.asked = asked  # type: ignore[attr-defined]
    return hear


def request_id(accepted: object) -> str:
    assert isinstance(accepted, RequestAccepted), accepted
    return accepted.request_id


def imei(value: str) -> dict[str, str]:
    return {"kind": "imei", "id": value}


def iccid(value: str) -> dict[str, str]:
    return {"kind": "iccid", "id": value}


def device(hardware: str, sim: str) -> dict[str, list[dict[str, str]]]:
    return {"deviceIds": [imei(hardware), iccid(sim)]}


def found(client: Client, **criteria: object) -> list[Any]:
    result = retrieve_device_information.sync(client=client, body=RetrieveDeviceInformationRequest.from_dict(criteria))
    assert isinstance(result, DeviceInformationPage), result
    return list(result.devices)


def states(client: Client) -> dict[str, tuple[str, str]]:
    """Return state and plan of the story's devices by IMEI, as a later read shows them."""
    listed = [each.to_dict() for each in found(client, accountName=ACCOUNT, groupName="story")]
    return {
        next(each["id"] for each in one["deviceIds"] if each["kind"].lower() == "imei"): (
            one["carrierInformations"][0]["state"],
            one["carrierInformations"][0].get("servicePlan", ""),
        )
        for one in listed
    }
