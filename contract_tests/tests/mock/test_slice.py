"""The whole slice over sockets: one fleet from its first login to its last listing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.mock import running_mock

from .conftest import IOT, MAIN, NIDD
from .delivery.test_delivery import Caller
from .listening import Listener

SERVICES = ("CarrierService", "StateService", "NiddService")
NEW = [
    [{"id": "350000000000017", "kind": "imei"}, {"id": "89148000000000000017", "kind": "iccid"}],
    [{"id": "350000000000025", "kind": "imei"}, {"id": "89148000000000000025", "kind": "iccid"}],
]
NB_IOT = {"id": "99962019000000000000000000000002", "kind": "eid"}
PLACE = {"serviceName": "Fleet", "servicePlan": "87641", "mdnZipCode": "94203"}


class Fleet:
    """A caller with listeners for every service on two accounts."""

    def __init__(self, caller: Caller, listeners: dict[str, Listener]) -> None:
        self.caller = caller
        self.listeners = listeners

    def run(self, method: str, path: str, body: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
        """Make an asynchronous request; return the messages that arrived for it, by service."""
        request_id = self.caller.call(method, f"/m2m/v1/devices/{path}", body)["requestId"]
        assert self.caller.control.settle()
        return {
            service: [body for body in listener.bodies if body["requestId"] == request_id]
            for service, listener in self.listeners.items()
        }

    def listed(self, **criteria: Any) -> list[dict[str, Any]]:
        devices: list[dict[str, Any]] = self.caller.call("POST", "/m2m/v1/devices/actions/list", criteria)["devices"]
        return devices


@pytest.fixture
def fleet(contract: Contract) -> Iterator[Fleet]:
    """Three services are listened to, on two accounts."""
    with ExitStack() as stack:
        caller = Caller(stack.enter_context(running_mock(contract, latency=0.0)))
        stack.callback(caller.close)
        listeners = {service: stack.enter_context(Listener()) for service in SERVICES}
        for service, listener in listeners.items():
            for account in (MAIN, NIDD):
                caller.register(listener.url(), service, account, username="acme", password="Zk2m9")
        yield Fleet(caller, listeners)


def test_slice_from_login_to_listing(fleet: Fleet, contract: Contract) -> None:
    """Each request has exactly its messages, each message keeps the contract, and reads agree with them."""
    added = fleet.caller.call(
        "POST",
        "/m2m/v1/devices/actions/add",
        {
            "devicesToAdd": [{"deviceIds": ids} for ids in NEW],
            "state": "preactive",
            "accountName": MAIN,
            "groupName": "G",
        },
    )
    assert [each["response"] for each in added] == ["Success", "Success"]

    new = [{"deviceIds": ids} for ids in NEW]
    body: dict[str, Any] = {"accountName": MAIN, "devices": new, "servicePlan": "87642", "mdnZipCode": "94203"}
    activated = fleet.run("POST", "actions/activate", body)
    assert [len(activated[service]) for service in SERVICES] == [2, 0, 0]
    for ids in NEW:  # which of the two arrives first is not promised
        [message] = [each for each in activated["CarrierService"] if ids[0] in each["deviceIds"]]
        [device] = fleet.listed(deviceId=ids[0])
        assert device["ipAddress"] == message["deviceResponse"]["activateResponse"]["ipAddress"]
        assert device["carrierInformations"][0]["state"] == "active"

    body = {"devices": [{"deviceIds": [NB_IOT]}, {"deviceIds": NEW[0]}], "servicePlan": "NIDD5MB"}
    planned = fleet.run("PUT", "actions/plan", body)
    assert [len(planned[service]) for service in SERVICES] == [2, 0, 2]
    assert sorted(message["status"] for message in planned["NiddService"]) == ["ConfigCreated", "ConfigFailed"]

    pushed = fleet.run("PUT", "actions/goToState", {"devices": [new[0]], "stateName": "parked", **PLACE})
    assert [len(pushed[service]) for service in SERVICES] == [0, 1, 0]
    criteria = {"accountName": MAIN, "groupName": "G"}
    filtered = fleet.run("PUT", "actions/goToState", {"filter": criteria, "stateName": "new active", **PLACE})
    statuses = {message["deviceIds"][0]["id"]: message["status"] for message in filtered["StateService"]}
    assert statuses == {NEW[0][0]["id"]: "Success", NEW[1][0]["id"]: "Failed"}

    again = fleet.run("POST", "actions/activate", {"devices": new[:1], "servicePlan": "87641", "mdnZipCode": "94203"})
    [fault] = again["CarrierService"]
    assert fault["faultResponse"]["faultcode"].endswith("REQUEST_FAILED.DeviceAlreadyActive")

    sim = {"id": "89148000000000000900", "kind": "iccid"}
    body = {"deviceIds": [NEW[0][1]], "change4gOption": "ChangeICCID", "deviceIdsTo": [sim]}
    [changed] = fleet.run("PUT", "4g/actions/deviceId", body)["CarrierService"]
    assert changed["deviceResponse"]["changeIdentifierResponse"]["deviceIds"] == [sim]
    assert fleet.listed(deviceId=sim)[0]["deviceIds"] == fleet.listed(deviceId=NEW[0][0])[0]["deviceIds"]

    resource = {"accountidentifier": {"billingaccountid": IOT}, "resourceidentifier": {"imei": 864508030147323}}
    event = fleet.caller.call(
        "POST", "/cc/v1/devices/configuration/actions/set", {**resource, "configuration": {"frequency": "Low"}}
    )
    assert fleet.caller.call("POST", "/cc/v1/devices/fields/actions/history/search", resource) == [event]

    assert len(fleet.listed(**criteria)) == 2
    for service, listener in fleet.listeners.items():
        for message in listener.bodies:
            assert contract.callback_problems(service, message) == []
            assert (message["username"], message["password"], message["callbackCount"]) == ("acme", "Zk2m9", 1)
