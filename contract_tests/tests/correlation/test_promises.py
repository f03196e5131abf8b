"""What is still owed is data: a promise, whom it is owed for, and who is still silent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery
from thingspace_contract.correlation.promises import devices_asked, dues, is_promised
from thingspace_contract.correlation.received import read_delivery

Deliver = Callable[..., Delivery]

FIRST = {"id": "89148000000800259784", "kind": "iccid"}
SECOND = {"id": "89148000001134189816", "kind": "iccid"}
BODY: Any = {"servicePlan": "87641", "devices": [{"deviceIds": [FIRST]}, {"deviceIds": [SECOND]}]}
FAULT = {"faultcode": "UnifiedWebService.REQUEST_FAILED.DeviceNotFound", "faultstring": "Device not found."}


@pytest.fixture
def silent(contract: Contract) -> Callable[..., list[set[str]]]:
    """Return the names of the silent devices, for each message that must come."""

    def run(*deliveries: Delivery, body: Any = BODY) -> list[set[str]]:
        operation = contract.operation("changeDeviceServicePlan")
        received = [read_delivery(contract, delivery) for delivery in deliveries]
        found = dues(operation, body, devices_asked(operation, body), received)
        return [{name for device in due.silent for _, name in device.identifiers} for due in found]

    return run


def test_every_device_is_silent_at_first(silent: Callable[..., list[set[str]]]) -> None:
    assert silent() == [{FIRST["id"], SECOND["id"]}]


def test_message_settles_what_is_owed_for_its_device(silent: Callable[..., list[set[str]]], deliver: Deliver) -> None:
    assert silent(deliver(FIRST)) == [{SECOND["id"]}]
    assert silent(deliver(FIRST), deliver(SECOND)) == [set()]


def test_fault_settles_as_much_as_a_result(silent: Callable[..., list[set[str]]], deliver: Deliver) -> None:
    assert silent(deliver(FIRST, deviceResponse=None, faultResponse=FAULT)) == [{SECOND["id"]}]
    assert silent(deliver(deviceIds=None, deviceResponse=None, faultResponse=FAULT)) == [set()]


def test_nothing_is_owed_for_devices_that_nobody_knows(silent: Callable[..., list[set[str]]]) -> None:
    assert silent(body={"servicePlan": "87641", "accountName": "0000123456-00001"}) == [set()]


def test_message_of_another_operation_is_not_promised(contract: Contract, deliver: Deliver) -> None:
    operation = contract.operation("changeDeviceServicePlan")
    other = read_delivery(contract, deliver(deviceResponse={"activateResponse": {}}))

    assert is_promised(operation, read_delivery(contract, deliver()))
    assert not is_promised(operation, other)
