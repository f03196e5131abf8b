"""Promises of messages without the common envelope, about devices that stand in unusual places."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from thingspace_contract.checks.callbacks.promises import check_promises
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery, Exchange, Request, Response
from thingspace_contract.core.failures import Failure
from thingspace_contract.correlation.received import read_delivery

TXID = "7d2f0c1e-8a44-4b6f-9e57-4e81bd07c905"
FIRST = {"id": "350000000005101", "kind": "imei", "mdn": "9165555001"}
SECOND = {"id": "A1000036005003", "kind": "meid", "mdn": "9165555003"}

Check = Callable[..., list[str]]


def asked(operation_id: str, body: Any, response: Any) -> Exchange:
    request = Request("POST", "http://server/api", {}, json.dumps(body).encode())
    return Exchange(operation_id, request, Response(200, {}, json.dumps(response).encode()))


def delivery(service: str, **payload: Any) -> Delivery:
    return Delivery(service, "POST", {"content-type": "application/json"}, json.dumps(payload).encode(), 1.0, 204, 1.1)


def position(device: dict[str, str]) -> Delivery:
    return delivery("DeviceLocation", txid=TXID, devLocationList=[{"msid": device["mdn"], "pd": {}}])


def envelope(service: str, *devices: dict[str, str], **members: Any) -> Delivery:
    return delivery(service, requestId="r", deviceIds=list(devices), **members)


@pytest.fixture
def check(contract: Contract) -> Check:
    def run(exchange: Exchange, *deliveries: Delivery) -> list[str]:
        received = [read_delivery(contract, each) for each in deliveries]
        found: list[Failure] = check_promises(contract, contract.operation(exchange.operation_id), exchange, received)
        return [failure.check for failure in found]

    return run


LOCATE = asked("requestDeviceLocations", {"deviceList": [FIRST, SECOND]}, {"txid": TXID, "status": "QUEUED"})


def test_positions_name_the_request_by_its_transaction(contract: Contract) -> None:
    assert read_delivery(contract, position(FIRST)).request_id == TXID


def test_positions_of_all_devices_are_due(check: Check) -> None:
    assert check(LOCATE, position(FIRST), position(SECOND)) == []
    assert check(LOCATE, position(FIRST)) == ["callback_missing"]


def test_positions_may_leave_out_the_device(check: Check) -> None:
    """No source documents their members: each message counts for one device."""
    bare = delivery("DeviceLocation", txid=TXID)
    assert check(LOCATE, bare, bare) == []
    assert check(LOCATE, position(FIRST), bare) == []
    assert check(LOCATE, bare) == ["callback_missing"]


def test_positions_of_strangers_are_surplus(check: Check) -> None:
    stranger = position({"mdn": "9165550000"})
    assert check(LOCATE, position(FIRST), position(SECOND), stranger) == ["callback_surplus"]


def test_firmware_messages_name_the_upgrade_and_may_be_several(check: Check, contract: Contract) -> None:
    exchange = asked("scheduleFirmwareUpgrade", {"deviceList": ["350000000005204"]}, {"id": "u-1"})
    notices = [
        delivery("Fota", accountName="a", type=kind, upgradeScheduled={"upgradeId": "u-1"}) for kind in ("x", "y")
    ]
    assert [read_delivery(contract, each).request_id for each in notices] == ["u-1", "u-1"]
    assert check(exchange, *notices) == []
    assert check(exchange) == []


def test_labels_are_reported_for_each_device(check: Check) -> None:
    eids = [{"id": str(number), "kind": "eid"} for number in (1, 2)]
    label = {"name": "VIN", "value": "X"}
    body = {"labels": [{"deviceIds": [each], "label": label} for each in eids]}
    exchange = asked("setUsageSegmentationLabels", body, {"requestId": "r"})
    assert check(exchange, *(envelope("CarrierService", each, deviceResponse={}) for each in eids)) == []
    assert check(exchange, envelope("CarrierService", eids[0], deviceResponse={})) == ["callback_missing"]


def test_messages_about_a_whole_request_come_once(check: Check) -> None:
    devices = [{"id": "1", "kind": "iccid"}, {"id": "2", "kind": "iccid"}]
    exchange = asked("retrieveAggregateDeviceUsageHistory", {"deviceIds": devices}, {"requestId": "r"})
    usage = {"usageResponse": [{"deviceIds": [each]} for each in devices]}
    assert check(exchange, envelope("DeviceUsage", deviceResponse=usage)) == []
    again = envelope("DeviceUsage", deviceResponse=usage, status="Done")
    assert check(exchange, envelope("DeviceUsage", deviceResponse=usage), again) == ["callback_duplicate"]


def test_monitors_are_confirmed_one_by_one(check: Check) -> None:
    exchange = asked("stopDeviceReachability", {"monitorIds": ["a", "b"]}, {"requestId": "r"})
    confirmed = envelope("DiagnosticsService", status="Success")
    assert check(exchange, confirmed, confirmed) == []
    assert check(exchange, confirmed) == ["callback_missing"]


def test_profiles_may_have_several_messages_for_a_device(check: Check) -> None:
    eid = {"id": "1", "kind": "eid"}
    exchange = asked("downloadProfile", {"devices": [{"deviceIds": [eid]}]}, {"requestId": "r"})
    notices = [envelope("DeviceProfileService", eid, status=status) for status in ("Started", "Success")]
    assert check(exchange, *notices) == []
    assert check(exchange) == ["callback_missing"]


def test_devices_that_failed_on_one_service_owe_nothing_on_another(check: Check) -> None:
    mdn = {"id": "9165555001", "kind": "mdn"}
    exchange = asked("sendSms", {"deviceIds": [mdn], "smsMessage": "hi"}, {"requestId": "r"})
    fault = {"faultcode": "UnifiedWebService.REQUEST_FAILED.DeviceNotFound", "faultstring": "Device not found."}
    assert check(exchange, envelope("EnhancedConnectivityService", mdn, faultResponse=fault)) == []
    assert check(exchange) == ["callback_missing", "callback_missing"]


def test_operations_without_documented_messages_owe_none_and_may_have_any(check: Check) -> None:
    exchange = asked("suspendProfile", {"devices": [{"deviceIds": [{"id": "1", "kind": "eid"}]}]}, {"requestId": "r"})
    assert check(exchange) == []
    assert check(exchange, envelope("DeviceProfileService", status="Success"), envelope("AlertService")) == []


def test_devices_of_an_undocumented_request_are_unknown(check: Check) -> None:
    exchange = asked("swapEidDevice", {"devices": [{"deviceIds": [{"id": "1", "kind": "eid"}]}]}, {"requestId": "r"})
    assert check(exchange) == []
