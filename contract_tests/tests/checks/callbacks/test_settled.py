"""At the end of a run each callback check says how it came out, under one name, on all that it was tried on."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from thingspace_contract.checks.callbacks.deliveries import Registration
from thingspace_contract.checks.callbacks.settled import check_callbacks
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery, Exchange, Request, Response
from thingspace_contract.core.failures import Failure, Held
from thingspace_contract.correlation.ledger import Ledger

Deliver = Callable[..., Delivery]
Settle = Callable[..., dict[tuple[str, str], Any]]

ACCOUNT = "0000123456-00001"
OPERATION, MESSAGE = "changeDeviceServicePlan", "CarrierService.changeServicePlanResponse"
HEADERS = {"authorization": "Bearer x", "vz-m2m-token": "y", "content-type": "application/json"}
HEARD = {ACCOUNT: frozenset({"CarrierService"})}
OURS = [Registration("CarrierService", "acme", "Zk2m9", ACCOUNT)]
DEVICE = {"id": "89148000000800259784", "kind": "iccid"}
BODY = {"accountName": ACCOUNT, "devices": [{"deviceIds": [DEVICE]}], "servicePlan": "87641"}
FOR_A_REQUEST = {"callback_surplus", "callback_missing", "callback_duplicate"}
FOR_A_MESSAGE = {
    "callback_transport",
    "callback_body",
    "callback_service",
    "callback_credentials",
    "callback_request_id",
    "callback_attempts",
}


@pytest.fixture
def ledger(contract: Contract) -> Ledger:
    """A ledger with one accepted change of plan."""
    ledger = Ledger(contract, "http://server/api")
    request = Request("PUT", "http://server/api/m2m/v1/devices/actions/plan", HEADERS, json.dumps(BODY).encode())
    body = json.dumps({"requestId": "595f5c44-c31c-4552-8670-020a1545a84d"}).encode()
    ledger.record(Exchange(OPERATION, request, Response(200, {}, body)))
    return ledger


@pytest.fixture
def settle(contract: Contract, ledger: Ledger) -> Settle:
    """Settle; return how each check came out on each subject: how often it held, or how it failed."""

    def run(*deliveries: Delivery) -> dict[tuple[str, str], Any]:
        outcomes = check_callbacks(contract, ledger, deliveries, OURS, HEARD, exclusive=True)
        return {(each.check, each.subject): each.cases if isinstance(each, Held) else each.title for each in outcomes}

    return run


def test_everything_that_was_tried_and_held_is_told(settle: Settle, deliver: Deliver) -> None:
    assert settle(deliver(DEVICE)) == {
        **{(check, OPERATION): 1 for check in FOR_A_REQUEST},
        **{(check, MESSAGE): 1 for check in FOR_A_MESSAGE},
    }


def test_failure_and_pass_have_the_same_name(settle: Settle) -> None:
    found = settle()

    assert found == {
        ("callback_missing", OPERATION): "Promised callback did not come",
        ("callback_surplus", OPERATION): 1,
        ("callback_duplicate", OPERATION): 1,
    }


def test_what_failed_once_is_not_told_as_held(settle: Settle, deliver: Deliver) -> None:
    good, bad = deliver(DEVICE), deliver(DEVICE, password="no", status="Done")

    found = settle(good, bad)

    assert found["callback_credentials", MESSAGE] == "Callback with credentials that were not registered"
    assert found["callback_duplicate", OPERATION] == "More than one callback for one device"
    assert found["callback_transport", MESSAGE] == 2


def test_failure_of_a_delivery_shows_the_request_that_it_answers(
    contract: Contract, ledger: Ledger, deliver: Deliver
) -> None:
    outcomes = check_callbacks(contract, ledger, [deliver(DEVICE, password="no")], OURS, HEARD, exclusive=True)
    failures = [each for each in outcomes if isinstance(each, Failure)]

    assert [each.check for each in failures] == ["callback_credentials"]
    assert failures[0].curl.startswith("curl -X PUT")


def test_silence_after_deregistration_is_told_either_way(ledger: Ledger, settle: Settle, deliver: Deliver) -> None:
    ledger.mute("595f5c44-c31c-4552-8670-020a1545a84d", frozenset({"CarrierService"}))

    assert settle()["callback_deregistered", OPERATION] == 1
    late = settle(deliver(DEVICE))
    assert late["callback_deregistered", OPERATION] == "Callback sent to a listener that was deregistered"
