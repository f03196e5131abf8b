"""An accepted request yields exactly the promised callbacks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from thingspace_contract.checks.callbacks.promises import check_promises
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery, Exchange
from thingspace_contract.core.failures import Failure
from thingspace_contract.correlation.received import read_delivery

FIRST = {"id": "89148000000800259784", "kind": "iccid"}
SECOND = {"id": "89148000001134189816", "kind": "iccid"}
FAULT = {"faultcode": "UnifiedWebService.REQUEST_FAILED.DeviceNotFound", "faultstring": "Device not found."}
NIDD = {"niddConfigResponse": {"accountName": "0242078637-00001", "deviceIds": [FIRST]}}

Deliver = Callable[..., Delivery]
ChangePlan = Callable[..., Exchange]
Check = Callable[..., list[Failure]]


@pytest.fixture
def check(contract: Contract) -> Check:
    def run(exchange: Exchange, *deliveries: Delivery) -> list[Failure]:
        received = [read_delivery(contract, delivery) for delivery in deliveries]
        return check_promises(contract, contract.operation(exchange.operation_id), exchange, received)

    return run


def test_promises_hold_with_one_message_for_each_device(
    check: Check, change_plan: ChangePlan, deliver: Deliver
) -> None:
    assert check(change_plan(FIRST, SECOND), deliver(FIRST), deliver(SECOND)) == []


def test_promises_name_the_device_without_message(check: Check, change_plan: ChangePlan, deliver: Deliver) -> None:
    [failure] = check(change_plan(FIRST, SECOND), deliver(FIRST))
    assert failure.check == "callback_missing"
    assert failure.observed == "none for 1 of 2 devices: iccid 89148000001134189816"
    assert failure.place.startswith("spec/resources/devices/")


def test_promises_name_a_lost_message(check: Check, change_plan: ChangePlan) -> None:
    [failure] = check(change_plan(FIRST))
    assert failure.title == "Promised callback did not come"
    assert failure.curl.startswith("curl -X PUT")


def test_promises_accept_a_fault_instead_of_the_message(
    check: Check, change_plan: ChangePlan, deliver: Deliver
) -> None:
    assert check(change_plan(FIRST), deliver(FIRST, deviceResponse=None, faultResponse=FAULT)) == []


def test_promises_accept_a_fault_without_devices_for_all(
    check: Check, change_plan: ChangePlan, deliver: Deliver
) -> None:
    """Published messages may lack `deviceIds`; a fault without them is about the whole request."""
    fault = deliver(deviceIds=None, deviceResponse=None, faultResponse=FAULT)
    assert check(change_plan(FIRST, SECOND), fault) == []


def test_promises_accept_a_message_that_only_may_come(check: Check, change_plan: ChangePlan, deliver: Deliver) -> None:
    nidd = deliver(
        service="NiddService", deviceIds=None, deviceResponse=None, niddResponse=NIDD, status="ConfigCreated"
    )
    assert check(change_plan(FIRST), deliver(FIRST), nidd) == []


def test_promises_refuse_a_message_of_another_operation(
    check: Check, change_plan: ChangePlan, deliver: Deliver
) -> None:
    [failure] = check(change_plan(FIRST), deliver(FIRST, deviceResponse={"activateResponse": {}}))
    assert failure.check == "callback_surplus"
    assert failure.observed == "CarrierService.activateResponse"


def test_promises_refuse_two_messages_for_one_device(check: Check, change_plan: ChangePlan, deliver: Deliver) -> None:
    [failure] = check(change_plan(FIRST), deliver(FIRST), deliver(FIRST, status="Done"))
    assert failure.check == "callback_duplicate"


def test_promises_refuse_a_message_for_a_device_that_was_not_named(
    check: Check, change_plan: ChangePlan, deliver: Deliver
) -> None:
    [failure] = check(change_plan(FIRST), deliver(FIRST), deliver(SECOND))
    assert failure.title == "Callback for a device that the request did not name"


def test_promises_count_devices_of_a_filter_once_each(check: Check, change_plan: ChangePlan, deliver: Deliver) -> None:
    exchange = change_plan(accountName="0242078637-00001")
    assert check(exchange, deliver(FIRST), deliver(SECOND)) == []
    [failure] = check(exchange, deliver(FIRST), deliver(FIRST, status="Done"))
    assert failure.check == "callback_duplicate"


def test_promises_of_a_filter_hold_when_nothing_matches(check: Check, change_plan: ChangePlan) -> None:
    """No listed device: nothing says that any device matches."""
    failures = check(change_plan(accountName="0242078637-00001"))
    assert [failure.check for failure in failures] == []


def test_promises_let_a_device_that_is_named_twice_report_once_or_twice(
    check: Check, change_plan: ChangePlan, deliver: Deliver
) -> None:
    exchange = change_plan(FIRST, FIRST)
    assert check(exchange, deliver(FIRST)) == []
    assert check(exchange, deliver(FIRST), deliver(FIRST, status="Done")) == []


def test_promises_compare_identifiers_without_regard_to_case(
    check: Check, change_plan: ChangePlan, deliver: Deliver
) -> None:
    meid = {"id": "A100003685E561", "kind": "meid"}
    assert check(change_plan(meid), deliver({"id": "a100003685e561", "kind": "MEID"})) == []
