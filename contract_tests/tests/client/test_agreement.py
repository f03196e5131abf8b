"""The client and the contract read the same message in a body: null is absence, and of two keys the first decides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thingspace_client import callbacks, models
from thingspace_client.errors import CallbackMismatch
from thingspace_contract.contract import CallbackService, Contract, Message
from thingspace_contract.core.exchange import Delivery, decode_json
from thingspace_contract.correlation.received import read_delivery
from thingspace_contract.strategies import callbacks as valid_callbacks
from thingspace_contract.strategies import forward_compatible_callbacks, invalid_callbacks
from thingspace_contract.strategies.positions import positions, replaced

CONTRACT = Contract.load()
SERVICES = sorted(CONTRACT.services)
SEVERAL = [name for name in SERVICES if sum(bool(each.key) for each in CONTRACT.service(name).messages) > 1]
KEYED = [message for name in SEVERAL for message in CONTRACT.service(name).messages if message.key]
RESULTS = [each for each in KEYED if each.name != "faultResponse"]
ABSENT = object()
CALM = settings(deadline=None, suppress_health_check=list(HealthCheck))  # a busy machine is not a failure
FEW = settings(CALM, max_examples=20)
NEW: list[Any] = [None, {}, 5]
#: Keys with a text under them: the client does not look at the kind of texts, so that 5 passes there as a text.
TEXTS = ("smsMessage", "comment")
FAULT = {"faultcode": "U.REQUEST_FAILED.X", "faultstring": "No."}
SCALARS: list[Any] = [5, True, "spoiled", [], [17]]


def read(service: str, body: Mapping[str, Any]) -> Any:
    """Return what the client makes of a body, None when it says that the body is not what it announces."""
    try:
        return callbacks.parse(service, body)
    except CallbackMismatch:
        return None


def agree(service: str, body: Mapping[str, Any]) -> None:
    """Assert that the client reads the message that the contract names, whenever the body keeps the contract."""
    named = CONTRACT.service(service).message_of(body)
    message = read(service, body)

    if not CONTRACT.callback_problems(service, body):
        assert named is not None
        assert type(message).__name__ == named.component
    if isinstance(message, callbacks.UnknownMessage):
        assert named is None or not named.key
    elif message is not None:
        assert named is not None
        assert type(message).__name__ == named.component


def held_by(message: Message) -> list[Any]:
    """Return what the examples of a message have under its key."""
    found = []
    for value in message.examples.values():
        for part in message.key.split("."):
            value = value[part]
        found.append(value)
    return found


def contents(message: Message) -> st.SearchStrategy[Any]:
    """What may stand under the key of a message: nothing, null, what belongs there, and what does not."""
    wrong = st.nothing() if message.name in TEXTS else st.sampled_from(SCALARS)
    silent = st.sampled_from([ABSENT, None])
    return st.one_of(silent, silent, silent, st.sampled_from(held_by(message)), wrong)


@st.composite
def bodies(draw: st.DrawFn, service: CallbackService) -> dict[str, Any]:
    """Draw a body over the grammar of keys: each holder and each key absent, null, well-formed or of a wrong kind."""
    body: dict[str, Any] = {"accountName": "0000123456-00001", "type": "upgradeScheduled"}
    holders: dict[str, dict[str, Any]] = {"deviceResponse": {}}
    for message in draw(st.permutations([each for each in service.messages if each.key])):
        holder, _, key = message.key.partition(".")
        content = draw(contents(message))
        if key:
            holders.setdefault(holder, {})
        if content is not ABSENT:
            (holders[holder] if key else body)[key or holder] = content
    for holder, held in holders.items():
        unknown: dict[str, Any] = draw(st.fixed_dictionaries({}, optional={"newResponse": st.sampled_from(NEW)}))
        whole = st.sampled_from([held, {**unknown, **held}])
        content = draw(st.one_of(whole, whole, whole, whole, st.sampled_from([ABSENT, None, {}, *SCALARS])))
        if content is not ABSENT:
            body[holder] = content
    envelopes: list[dict[str, Any]] = [{"deviceIds": None}, {"deviceIds": []}, {"deviceIds": 5}, {}, {}, {}]
    named = draw(st.integers(0, 5)) > 0
    return {**body, **({"requestId": "r"} if named else {}), **draw(st.sampled_from(envelopes))}


@pytest.mark.parametrize("name", SERVICES)
@CALM
@given(data=st.data())
def test_contract_and_client_agree_over_the_grammar_of_keys(name: str, data: st.DataObject) -> None:
    """A body keeps the contract just when the client has the named class for it, and no other body becomes a class.

    What is left: the client takes texts and numbers of any kind (TEXTS), and keeps a body that announces nothing.
    """
    service = CONTRACT.service(name)
    body = data.draw(bodies(service))
    named = service.message_of(body)
    keeps = not CONTRACT.callback_problems(name, body)
    message = read(name, body)

    agree(name, body)
    if named is not None and named.key:
        assert keeps is (message is not None)
    else:
        assert keeps is not isinstance(message, callbacks.UnknownMessage)


@pytest.mark.parametrize("name", SERVICES)
@FEW
@given(data=st.data())
def test_contract_and_client_agree_on_messages_of_today_and_tomorrow(name: str, data: st.DataObject) -> None:
    agree(name, data.draw(st.one_of(valid_callbacks(CONTRACT, name), forward_compatible_callbacks(CONTRACT, name))))


@pytest.mark.parametrize("name", SERVICES)
@FEW
@given(data=st.data())
def test_contract_and_client_agree_on_broken_messages(name: str, data: st.DataObject) -> None:
    content = data.draw(invalid_callbacks(CONTRACT, name))
    try:
        body = decode_json(content)
    except ValueError:
        return
    if isinstance(body, dict):
        agree(name, body)


@pytest.mark.parametrize("message", KEYED, ids=lambda each: each.label)
def test_message_stays_what_it_is_beside_null_keys(message: Message) -> None:
    """Null for all other keys of its service, in front of its own, says nothing."""
    for example in message.examples.values():
        body = dict(example)
        for other in CONTRACT.service(message.service).messages:
            holder, _, key = other.key.partition(".")
            if key and holder in example and key not in example[holder]:
                body = {**body, holder: {key: None, **body[holder]}}
            elif holder and holder not in example:
                body = {holder: None, **body}

        assert body != example
        assert CONTRACT.callback_problems(message.service, body) == []
        assert type(callbacks.parse(message.service, json.dumps(body))).__name__ == message.component


@pytest.mark.parametrize(
    ("service", "body", "wanted"),
    [
        (
            "CarrierService",
            {"deviceResponse": {"changeDeviceCustomFieldsResponse": {}, "changeIdentifierResponse": None}},
            models.CarrierServiceCallback,
        ),
        (
            "CarrierService",
            {"deviceResponse": {"activateResponse": None, "changeServicePlanResponse": {"effectiveDate": "x"}}},
            models.ChangeServicePlanCallback,
        ),
        ("CarrierService", {"deviceResponse": None, "faultResponse": FAULT}, models.FaultCallback),
        ("CarrierService", {"deviceResponse": None, "faultResponse": None}, models.CarrierServiceCallback),
        (
            "NiddService",
            {
                "faultResponse": None,
                "niddResponse": {
                    "niddConfigResponse": None,
                    "niddMONotificationResponse": None,
                    "niddMTDeliveryResponse": {"accountName": "a", "deviceIds": []},
                },
            },
            models.NiddMtDeliveryCallback,
        ),
        ("NiddService", {"niddResponse": None, "faultResponse": FAULT}, models.FaultCallback),
        (
            "DeviceService",
            {"faultResponse": None, "deviceResponse": {"unbilledUsageResponse": None, "newResponse": {}}},
            models.DeviceServiceCallback,
        ),
        (
            "DeviceUsage",
            {"faultResponse": FAULT, "deviceResponse": {"usageResponse": None}},
            models.FaultCallback,
        ),
        (
            "EnhancedConnectivityService",
            {"faultResponse": None, "smsMessage": None, "deviceResponse": {}},
            models.EnhancedConnectivityServiceCallback,
        ),
        ("EnhancedConnectivityService", {"smsMessage": "hello", "faultResponse": None}, models.InboundSmsCallback),
        ("ResumeTrackingNotification", {"comment": None}, models.ResumeTrackingNotificationCallback),
        (
            "DevicePRLInformation",
            {"faultResponse": None, "deviceResponse": {"prlInformationResponse": {"faultResponse": None}}},
            models.PrlInformationCallback,
        ),
        (
            "SMSDeliveryConfirmation",
            {"faultResponse": None, "deviceResponse": {"smsDeliveryResponse": {}}},
            models.SmsDeliveryCallback,
        ),
        (
            "StateService",
            {"faultResponse": None, "deviceResponse": {"goToStateResponse": {}}},
            models.GoToStateCallback,
        ),
    ],
)
def test_null_tells_no_message_apart(service: str, body: dict[str, Any], wanted: type) -> None:
    body = {"requestId": "r", "deviceIds": [{"kind": "imei", "id": "1"}], **body}

    assert CONTRACT.callback_problems(service, body) == []
    assert type(callbacks.parse(service, body)) is wanted


@pytest.mark.parametrize("message", RESULTS, ids=lambda each: each.label)
@pytest.mark.parametrize("fault_comes_first", [True, False])
def test_fault_beside_a_result_decides(message: Message, fault_comes_first: bool) -> None:
    """For the contract, the client and the ledger of owed messages."""
    example = next(iter(message.examples.values()))
    body = {"faultResponse": FAULT, **example} if fault_comes_first else {**example, "faultResponse": FAULT}
    body.setdefault("requestId", "r")
    content = json.dumps(body).encode()

    assert CONTRACT.callback_problems(message.service, body) == []
    assert type(callbacks.parse(message.service, content)) is models.FaultCallback
    assert read_delivery(CONTRACT, Delivery(message.service, "POST", {}, content)).is_fault


def test_wrong_value_inside_a_message_is_placed_in_the_file_of_its_rule() -> None:
    """Although an object that may be null is one of two alternatives in the published document."""
    body = {"requestId": "r", "deviceResponse": {"activateResponse": {"deviceCredential": {"username": 5}}}}
    (problem,) = CONTRACT.callback_problems("CarrierService", body)

    assert problem.where == "body/deviceResponse/activateResponse/deviceCredential/username"
    assert CONTRACT.place(problem.pointer) == (
        "spec/callbacks/CarrierService/schemas/DeviceCredential.yaml#/properties/username/type"
    )


def test_first_of_two_results_decides_whatever_stands_first_in_the_body() -> None:
    """The order of the union in the contract is the only one that all of them share."""
    held: dict[str, Any] = {"suspendResponse": {}, "activateResponse": {}}
    for body in (held, dict(reversed(held.items()))):
        message = callbacks.parse("CarrierService", {"requestId": "r", "deviceResponse": body})

        assert type(message) is models.ActivateCallback
        agree("CarrierService", {"requestId": "r", "deviceResponse": body})


@pytest.mark.parametrize("message", KEYED, ids=lambda each: each.label)
def test_required_member_that_is_null_is_missing(message: Message) -> None:
    """For contract and client alike, at every depth; the client names it as it names an absent one."""
    example = next(iter(message.examples.values()))
    tried = 0
    for position in positions(CONTRACT, message.pointer, example):
        if not isinstance(position.value, dict):
            continue
        for member in position.schema.get("required", ()):
            if position.value.get(member) is None or f"{'.'.join(map(str, position.path))}.{member}".lstrip(".") in (
                message.key,
                message.key.partition(".")[0],
            ):
                continue  # without its key it is another message
            body = replaced(example, (*position.path, member), None)
            tried += 1
            assert CONTRACT.callback_problems(message.service, body), member
            with pytest.raises(CallbackMismatch, match=member):
                callbacks.parse(message.service, body)

    assert tried
