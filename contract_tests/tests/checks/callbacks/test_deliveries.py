"""Each delivery by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from thingspace_contract.checks.callbacks.deliveries import Registration, check_delivery, check_request_known
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery
from thingspace_contract.core.failures import Failure
from thingspace_contract.correlation.received import read_delivery

Deliver = Callable[..., Delivery]
Check = Callable[[Delivery], list[Failure]]

REGISTERED = [
    Registration("CarrierService", "acme", "Zk2m9"),
    Registration("StateService", "other", "word"),
]


@pytest.fixture
def check(contract: Contract) -> Check:
    return lambda delivery: check_delivery(contract, read_delivery(contract, delivery), REGISTERED)


def test_delivery_as_promised_has_no_failures(check: Check, deliver: Deliver) -> None:
    assert check(deliver()) == []


def test_delivery_is_a_post(check: Check, deliver: Deliver) -> None:
    [failure] = check(replace(deliver(), method="PUT"))
    assert failure.check == "callback_transport"


@pytest.mark.parametrize("headers", [{}, {"Content-Type": "text/plain"}])
def test_delivery_is_json_by_its_header(check: Check, deliver: Deliver, headers: dict[str, str]) -> None:
    [failure] = check(replace(deliver(), headers=headers))
    assert failure.title == "Callback not sent as JSON"


@pytest.mark.parametrize("body", [b"", b'"requestId": "1"}', b"[]", b"\xff"])
def test_delivery_has_a_json_object(check: Check, deliver: Deliver, body: bytes) -> None:
    [failure] = check(replace(deliver(), body=body))
    assert failure.title == "Callback body is not a JSON object"


def test_delivery_keeps_its_schema_and_the_place_is_named(check: Check, deliver: Deliver) -> None:
    [failure] = check(deliver(callbackCount="one"))
    assert failure.check == "callback_body"
    assert failure.place.startswith("spec/")
    assert "password" not in failure.detail or "Zk2m9" not in failure.detail


def test_delivery_of_another_service_is_named_as_such(check: Check, deliver: Deliver) -> None:
    [failure] = check(deliver(service="StateService"))
    assert failure.title == "Callback sent to the listener of another service"
    assert failure.observed == "a message of CarrierService"


def test_delivery_without_any_known_key_is_told(check: Check, deliver: Deliver) -> None:
    [failure] = check(deliver(service="StateService", deviceResponse={"madeUpResponse": {}}, username="other"))
    assert failure.title == "Callback of an unknown kind"


@pytest.mark.parametrize("members", [{"password": "other"}, {"username": "other", "password": "word"}])
def test_delivery_bears_the_credentials_of_its_own_registration(
    check: Check, deliver: Deliver, members: dict[str, str]
) -> None:
    [failure] = check(deliver(**members))
    assert failure.check == "callback_credentials"
    assert "word" not in failure.observed


def test_delivery_may_bear_former_credentials_for_a_while(contract: Contract, deliver: Deliver) -> None:
    """After a re-registration the old password arrives for some minutes."""
    registration = Registration("CarrierService", "new", "new", former=frozenset({("acme", "Zk2m9")}))
    assert check_delivery(contract, read_delivery(contract, deliver()), [registration]) == []


def test_delivery_answers_a_request_that_was_accepted(contract: Contract, deliver: Deliver) -> None:
    received = read_delivery(contract, deliver())
    assert check_request_known(contract, received, frozenset({received.request_id})) == []
    [failure] = check_request_known(contract, received, frozenset({"another"}))
    assert failure.check == "callback_request_id"


def test_notification_has_an_id_of_its_own(contract: Contract, deliver: Deliver) -> None:
    """No operation promises what a device sends by itself."""
    data = {"accountName": "9992330389-00001", "message": "SEk=", "deviceIds": []}
    nidd = {"niddMONotificationResponse": data}
    received = read_delivery(contract, deliver(service="NiddService", deviceResponse=None, niddResponse=nidd))
    assert received.message is not None
    assert check_request_known(contract, received, frozenset()) == []


def test_registration_never_shows_its_credentials() -> None:
    assert "Zk2m9" not in repr(REGISTERED[0])
