"""What a run remembers of its requests, and when it does not judge."""

from __future__ import annotations

import json
from typing import Any

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Exchange, Request, Response
from thingspace_contract.correlation.ledger import Ledger

ROOT = "http://server/api"
HEARD = {"0000123456-00001": frozenset({"CarrierService", "DeviceLocation"})}
DEVICE = {"id": "89148000000800259784", "kind": "iccid"}
HEADERS = {"authorization": "Bearer x", "vz-m2m-token": "y", "content-type": "application/json"}
LOCATE = {"accountName": "0000123456-00001", "deviceList": [{**DEVICE, "mdn": "9165555001"}]}
PLAN = {"devices": [{"deviceIds": [DEVICE]}], "servicePlan": "87641"}


def exchange(operation_id: str, method: str, path: str, body: Any, response: Any) -> Exchange:
    content = json.dumps(body).encode() if body is not None else b""
    request = Request(method, f"{ROOT}{path}", HEADERS, content)
    return Exchange(operation_id, request, Response(200, {}, json.dumps(response).encode()))


@pytest.fixture
def ledger(contract: Contract) -> Ledger:
    return Ledger(contract, ROOT)


def owing(ledger: Ledger) -> list[str]:
    """The operations whose messages are missing."""
    return [each.operation.operation_id for each in ledger.answered([], HEARD) if each.is_owed]


def test_ledger_misses_messages_of_a_transaction(ledger: Ledger) -> None:
    ledger.record(exchange("requestDeviceLocations", "POST", "/loc/v1/devicelocations", LOCATE, {"txid": "t"}))
    assert owing(ledger) == ["requestDeviceLocations"]


def test_ledger_expects_nothing_of_a_request_that_was_cancelled(ledger: Ledger) -> None:
    ledger.record(exchange("requestDeviceLocations", "POST", "/loc/v1/devicelocations", LOCATE, {"txid": "t"}))
    path = "/loc/v1/devicelocations/t?accountName=0000123456-00001"
    ledger.record(exchange("cancelDeviceLocationsRequest", "DELETE", path, None, {"txid": "t"}))
    assert owing(ledger) == []


def test_ledger_does_not_judge_devices_that_were_put_where_nobody_listens(ledger: Ledger) -> None:
    """A request without an account finds them there, and reports to that account's listener."""
    ledger.record(exchange("changeDeviceServicePlan", "PUT", "/m2m/v1/devices/actions/plan", PLAN, {"requestId": "r"}))
    assert owing(ledger) == ["changeDeviceServicePlan"]
    added = {"accountName": "0000123456-00002", "devicesToAdd": [{"deviceIds": [DEVICE]}]}
    ledger.record(exchange("addDevices", "POST", "/m2m/v1/devices/actions/add", added, []))
    assert owing(ledger) == []


def test_ledger_notes_a_request_that_got_the_id_of_an_earlier_one(ledger: Ledger) -> None:
    for request_id in ("r", "s", "r"):
        accepted = {"requestId": request_id}
        ledger.record(exchange("changeDeviceServicePlan", "PUT", "/m2m/v1/devices/actions/plan", PLAN, accepted))

    assert [json.loads(each.response.body) for each in ledger.repeated] == [{"requestId": "r"}]
