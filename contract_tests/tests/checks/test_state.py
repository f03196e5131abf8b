"""What is told and what reads show are compared without a server."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thingspace_contract.checks import state
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery, Exchange, Request, Response
from thingspace_contract.core.failures import Failure, Outcome
from thingspace_contract.correlation.received import Received, read_delivery

ACCOUNT = "0000123456-00001"
MEMBERS = st.sampled_from(["carrierInformations", "servicePlan", "state", "status", "accountName", "transactionid"])
FAULT = {"faultcode": "UnifiedWebService.REQUEST_FAILED.DeviceNotFound", "faultstring": "Device not found."}


def sent(operation_id: str = "changeDeviceServicePlan", value: Any = None, status: int = 200) -> Exchange:
    body = b"" if value is None else json.dumps(value).encode()
    return Exchange(operation_id, Request("PUT", "http://server/api/x"), Response(status, {}, body))


def failed(outcomes: list[Outcome]) -> list[str]:
    """The titles of what failed."""
    assert outcomes
    return [each.title for each in outcomes if isinstance(each, Failure)]


@pytest.fixture
def success(contract: Contract, deliver: Callable[..., Delivery]) -> Received:
    return read_delivery(contract, deliver())


@pytest.fixture
def fault(contract: Contract, deliver: Callable[..., Delivery]) -> Received:
    return read_delivery(contract, deliver(deviceResponse=None, faultResponse=FAULT))


@pytest.mark.parametrize(
    ("shown", "titles"),
    [
        ({"accountName": ACCOUNT}, []),
        ({}, []),
        ({"accountName": None}, []),
        ({"accountName": "another"}, ["Device was added to another account"]),
        (None, ["Added device is not shown"]),
    ],
)
def test_added_device_is_shown_in_its_account(
    contract: Contract, shown: dict[str, Any] | None, titles: list[str]
) -> None:
    assert failed(state.check_added(contract, sent("addDevices"), shown, account=ACCOUNT, device="1")) == titles


@pytest.mark.parametrize(
    ("carrier", "titles"),
    [
        ({"servicePlan": "new", "state": "Active"}, []),
        ({"servicePlan": "new", "state": "Pending Active"}, []),
        ({"servicePlan": "new", "state": "Pre-active"}, ["Announced state is not what reads show"]),
        ({"servicePlan": "old", "state": "active"}, ["Announced plan is not what reads show"]),
        ({"servicePlan": None, "state": None}, []),
        ({}, []),
    ],
)
def test_device_has_what_its_message_announced(
    contract: Contract, success: Received, carrier: dict[str, str | None], titles: list[str]
) -> None:
    shown = {"carrierInformations": [carrier]}

    found = state.check_changed(contract, sent(), success, shown, device="1", plan="new", state="active")

    assert failed(found) == titles


def test_device_that_vanished_after_its_success_is_told(contract: Contract, success: Received) -> None:
    found = state.check_changed(contract, sent(), success, None, device="1", plan="new")

    assert failed(found) == ["Device is not shown after its success message"]


def test_device_that_must_fail_reports_a_fault(contract: Contract, success: Received, fault: Received) -> None:
    assert failed(state.check_fault_reported(contract, sent(), [fault], reason="It")) == []
    assert failed(state.check_fault_reported(contract, sent(), [success], reason="It")) == [
        "Success reported for a device that must fail"
    ]
    assert state.check_fault_reported(contract, sent(), [], reason="It") == []


@pytest.mark.parametrize(
    ("status", "word", "faulty", "titles"),
    [
        (200, "Success", False, []),
        (200, "Failed", True, []),
        (200, "Pending", False, []),
        (200, "Failed", False, ["Status of a request contradicts its callback"]),
        (200, "Success", True, ["Status of a request contradicts its callback"]),
        (400, "Success", False, ["No status for a request of a single device"]),
    ],
)
def test_status_agrees_with_the_callback(
    contract: Contract, success: Received, fault: Received, status: int, word: str, faulty: bool, titles: list[str]
) -> None:
    response = sent("getRequestStatus", {"status": word}, status)

    assert failed(state.check_status_agrees(contract, response, [fault if faulty else success])) == titles


@pytest.mark.parametrize(
    ("finds", "found", "titles"),
    [
        (True, True, []),
        (False, False, []),
        (True, False, ["New identifier does not find the device"]),
        (False, True, ["Old identifier still finds the device"]),
    ],
)
def test_changed_identifier_finds_the_device(contract: Contract, finds: bool, found: bool, titles: list[str]) -> None:
    outcomes = state.check_identifier_finds(
        contract, sent("changeDeviceIdentifier"), name="2", found=found, finds=finds
    )

    assert failed(outcomes) == titles


@pytest.mark.parametrize(
    ("listed", "observed"),
    [
        ({"CarrierService": {"url": "http://us"}}, []),
        ({}, ["CarrierService is registered and not listed"]),
        (
            {"CarrierService": {"url": "http://them"}},
            ["CarrierService is listed with another URL than it was registered with"],
        ),
    ],
)
def test_list_of_listeners_has_ours(contract: Contract, listed: dict[str, dict[str, str]], observed: list[str]) -> None:
    found = state.check_listed(contract, sent("listCallbackListeners"), listed, {"CarrierService": "http://us"})

    assert [each.observed for each in found if isinstance(each, Failure)] == observed
    assert found


@pytest.mark.parametrize("registered", [True, False])
def test_list_shows_a_listener_while_it_is_registered(contract: Contract, registered: bool) -> None:
    listing = sent("listCallbackListeners")
    for listed in (True, False):
        found = state.check_registration_shown(
            contract, listing, service="CarrierService", listed=listed, registered=registered
        )
        assert bool(failed(found)) == (listed is not registered)


@pytest.mark.parametrize(
    ("history", "titles"),
    [
        ([{"transactionid": "t"}], []),
        ({"SearchDeviceEventHistory": [{"transactionid": "t"}]}, []),
        ([{"transactionid": "u"}], ["Event is not in the device's history"]),
        ({"SearchDeviceEventHistory": [{"transactionid": "u"}]}, ["Event is not in the device's history"]),
        ({"transactionid": "t"}, ["Event is not in the device's history"]),
    ],
)
def test_event_is_in_the_history(contract: Contract, history: Any, titles: list[str]) -> None:
    found = state.check_event_recorded(contract, sent("searchDeviceEventHistory", history), transaction="t")

    assert failed(found) == titles


def test_refused_callback_is_sent_again(contract: Contract) -> None:
    assert failed(state.check_sent_again(contract, sent(), again=True)) == []
    assert failed(state.check_sent_again(contract, sent(), again=False)) == ["Callback not sent again after a refusal"]


def test_custom_state_is_the_one_that_was_asked_for(contract: Contract, deliver: Callable[..., Delivery]) -> None:
    wanted = {"serviceName": "s", "stateName": "n"}
    result = {"goToStateResponse": {"serviceName": "s", "stateName": "other"}}
    message = read_delivery(contract, deliver(service="StateService", deviceResponse=result))

    found = state.check_state_named(contract, sent("setDeviceCustomState"), [message], wanted)

    assert failed(found) == ["Callback names another stateName"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(MEMBERS, inner, max_size=3),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(value=JSON)
def test_whatever_a_server_sends_is_judged_and_never_breaks_a_check(
    contract: Contract, success: Received, value: Any
) -> None:
    shown = value if isinstance(value, dict) else {"carrierInformations": value}
    read = sent("getRequestStatus", value)

    state.check_added(contract, read, shown, account=ACCOUNT, device="1")
    state.check_changed(contract, sent(), success, shown, device="1", plan="new", state="active")
    state.check_status_agrees(contract, read, [success])
    state.check_event_recorded(contract, read, transaction="t")


def test_what_reads_do_not_show_is_not_told_as_held(contract: Contract, success: Received) -> None:
    outcomes = state.check_changed(contract, sent(), success, {}, device="1", plan="new", state="active")

    assert len(outcomes) == 1  # that the device is shown
    assert state.check_event_recorded(contract, sent(), transaction=None) == []
    assert state.check_listed(contract, sent(), {}, {}) == []
    assert state.check_state_named(contract, sent(), [success], {"stateName": "s"}) == []
