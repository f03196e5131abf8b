"""Reading callbacks: each service's table, what is tolerated, and what is refused with one clear line."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

from thingspace_client import callbacks, models
from thingspace_client.errors import (
    CallbackError,
    CallbackMismatch,
    CallbackNotJson,
    CallbackTooLarge,
    UnknownService,
)

CONTRACT = json.loads(files("thingspace_client").joinpath("openapi.json").read_text("utf-8"))


def messages() -> list[tuple[str, str]]:
    """Return service and component of every message of the contract."""
    found = []
    for service, item in CONTRACT["webhooks"].items():
        item = CONTRACT["components"]["pathItems"][item["$ref"].rpartition("/")[2]] if "$ref" in item else item
        schema = item["post"]["requestBody"]["content"]["application/json"]["schema"]
        found += [(service, one["$ref"].rpartition("/")[2]) for one in schema.get("anyOf", [schema])]
    return found


def smallest(component: str) -> Any:
    """Return the smallest value that a component's class can read."""
    schema = CONTRACT["components"]["schemas"][component]
    inherited = [smallest(one["$ref"].rpartition("/")[2]) for one in schema.get("allOf", []) if "$ref" in one]
    own = {name: value(schema["properties"][name]) for name in schema.get("required", [])}
    return {name: each for part in (*inherited, own) for name, each in part.items()}


def value(schema: dict[str, Any]) -> Any:
    if "$ref" in schema:
        return smallest(schema["$ref"].rpartition("/")[2])
    return {"string": "x", "integer": 1, "array": [], "object": {}, "boolean": True}[schema.get("type", "string")]


FAULT = {"requestId": "r", "faultResponse": {"faultcode": "U.REQUEST_FAILED.X", "faultstring": "No."}}


def test_every_webhook_is_a_service() -> None:
    assert tuple(CONTRACT["webhooks"]) == callbacks.SERVICES


@pytest.mark.parametrize(("service", "component"), messages())
def test_every_message_of_the_contract_is_read_and_written_back(service: str, component: str) -> None:
    body = {**smallest(component), "unheardOf": [1]}
    message = callbacks.parse(service, json.dumps(body).encode())

    assert type(message) is getattr(models, component)
    assert message.to_dict() == body


def test_body_may_be_bytes_text_or_decoded() -> None:
    text = json.dumps(FAULT)
    bodies: list[callbacks.Body] = [text, text.encode(), bytearray(text.encode()), f"\ufeff{text}".encode(), FAULT]

    assert {type(callbacks.parse("CarrierService", body)) for body in bodies} == {models.FaultCallback}


def test_body_that_lost_its_first_brace_is_read() -> None:
    message = callbacks.parse("StateService", json.dumps(FAULT)[1:])

    assert isinstance(message, models.FaultCallback)


def test_kind_of_an_identifier_keeps_its_casing() -> None:
    message = callbacks.parse("CarrierService", {**FAULT, "deviceIds": [{"id": "1", "kind": "Iccid"}]})

    assert isinstance(message, models.FaultCallback)
    assert message.device_ids
    assert message.device_ids[0].kind == "Iccid"


@pytest.mark.parametrize(
    "body",
    [
        {"requestId": "r", "deviceResponse": {"inventedResponse": {}}},
        {"requestId": "r", "deviceResponse": {}},
        {"requestId": "r", "deviceResponse": []},
        {"requestId": "r", "deviceResponse": None, "faultResponse": None},
        {"smsMessage": "hello"},
        {},
    ],
)
def test_unknown_message_is_kept_whole(body: dict[str, Any]) -> None:
    """StateService has no message without a key."""
    message = callbacks.parse("StateService", json.dumps(body))

    assert isinstance(message, callbacks.UnknownMessage)
    assert message.service == "StateService"
    assert message.to_dict() == body
    assert message.request_id == body.get("requestId")


def test_message_of_another_service_is_unknown() -> None:
    body = {"requestId": "r", "niddResponse": {"niddConfigResponse": {"accountName": "a", "deviceIds": []}}}

    assert isinstance(callbacks.parse("StateService", body), callbacks.UnknownMessage)
    assert isinstance(callbacks.parse("NiddService", body), models.NiddConfigCallback)


@pytest.mark.parametrize(
    "more", [{}, {"deviceResponse": {"inventedResponse": {"a": [1]}}}, {"faultResponse": None, "unheardOf": 5}]
)
def test_message_without_a_key_becomes_what_its_service_has_for_it(more: dict[str, Any]) -> None:
    """No source documents what CarrierService sends about a move or a custom field, but its envelope is known."""
    body = {"requestId": "r", "status": "Success", **more}
    message = callbacks.parse("CarrierService", json.dumps(body))

    assert isinstance(message, models.CarrierServiceCallback)
    assert (message.request_id, message.status) == ("r", "Success")
    assert message.to_dict() == body


@pytest.mark.parametrize("body", [{}, {"status": "Success"}, {"requestId": "r", "deviceResponse": "done"}])
def test_message_without_a_key_that_its_model_cannot_read_is_kept_whole(body: dict[str, Any]) -> None:
    """The body announces nothing, so that it breaks no promise; refusing it would lose it."""
    message = callbacks.parse("CarrierService", body)

    assert isinstance(message, callbacks.UnknownMessage)
    assert message.to_dict() == body


@pytest.mark.parametrize(
    ("service", "member", "wanted"),
    [
        ("EnhancedConnectivityService", "smsMessage", models.InboundSmsCallback),
        ("ResumeTrackingNotification", "comment", models.ResumeNoticeCallback),
    ],
)
@pytest.mark.parametrize("text", ["hello", ""])
def test_message_may_be_known_by_a_text(service: str, member: str, wanted: type, text: str) -> None:
    body = {"requestId": "r", member: text}
    message = callbacks.parse(service, body)

    assert type(message) is wanted
    assert message.to_dict() == body


@pytest.mark.parametrize(
    ("service", "wanted"),
    [
        ("Location", models.LocationCallback),
        ("DeviceLocation", models.DeviceLocationCallback),
        ("Fota", models.FotaCallback),
    ],
)
def test_message_of_another_family_needs_no_envelope(service: str, wanted: type) -> None:
    body = smallest(wanted.__name__)
    message = callbacks.parse(service, json.dumps(body))

    assert type(message) is wanted
    assert "requestId" not in body


@pytest.mark.parametrize(
    "result",
    [
        {
            "accountName": "0000123456-00001",
            "qosSubscriptionId": "s",
            "reportedTime": "2023-02-17T19:02:54.127",
            "qosEvent": "QoSChangeTerminated",
            "status": "SUCCESS",
        },
        {"qosEvent": "QoSChangeFailed", "status": "FAILED", "reason": "device not found", "new": 1},
    ],
)
def test_change_of_quality_is_read_by_its_key(result: dict[str, Any]) -> None:
    body = {"requestId": "r", "deviceResponse": {"qoS": [result]}, "callbackCount": 1, "maxCallbackThreshold": 4}
    message = callbacks.parse("QoS", json.dumps(body))

    assert isinstance(message, models.QosChangeCallback)
    assert message.to_dict() == body
    (change,) = message.device_response.qos
    assert (change.qos_event, change.reason or None) == (result["qosEvent"], result.get("reason"))


@pytest.mark.parametrize("more", [{}, {"deviceResponse": {"other": []}}])
def test_other_message_about_quality_is_the_open_one(more: dict[str, Any]) -> None:
    body = {"requestId": "r", **more}
    message = callbacks.parse("QoS", body)

    assert isinstance(message, models.QoSCallback)
    assert message.to_dict() == body


@pytest.mark.parametrize("spoilt", [{"qoS": {}}, {"qoS": [{}]}, {"qoS": ["x"]}, {"qoS": "x"}])
def test_spoilt_change_of_quality_is_a_mismatch(spoilt: dict[str, Any]) -> None:
    with pytest.raises(CallbackMismatch, match="announces QosChangeCallback but"):
        callbacks.parse("QoS", {"requestId": "r", "deviceResponse": spoilt})


def test_pending_activation_is_read_with_its_address() -> None:
    body = {
        "requestId": "r",
        "deviceIds": [{"id": "864508030000201", "kind": "imei"}],
        "deviceResponse": {"activateResponse": {"deviceIds": [{"id": "1", "kind": "iccid"}], "ipAddress": "10.0.0.11"}},
        "status": "Pending",
    }
    message = callbacks.parse("CarrierService", body)

    assert isinstance(message, models.ActivateCallback)
    assert (message.status, message.device_response.activate_response.ip_address) == ("Pending", "10.0.0.11")
    assert message.to_dict() == body


@pytest.mark.parametrize("service", ["carrierservice", "Nope", ""])
def test_unknown_service_is_refused(service: str) -> None:
    with pytest.raises(UnknownService, match="known are CarrierService"):
        callbacks.parse(service, b"{}")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"}", b"<xml/>", b"\xff", b"null", b"[]", b"5", b'"requestId"', b"[" * 100_000, json.dumps(FAULT)[:-1]],
)
def test_body_that_is_no_object_is_refused_in_one_line(body: bytes) -> None:
    with pytest.raises(CallbackNotJson, match=r"^CarrierService: the body is .*JSON") as caught:
        callbacks.parse("CarrierService", body)

    assert isinstance(caught.value, CallbackError)
    assert "\n" not in str(caught.value)
    assert caught.value.__context__ is None


@pytest.mark.parametrize("limit", [100, callbacks.LIMIT])
def test_body_over_the_limit_is_refused_before_it_is_decoded(limit: int) -> None:
    with pytest.raises(CallbackTooLarge, match=f"has {limit + 1} bytes, the limit is {limit}$"):
        callbacks.parse("CarrierService", b"x" * (limit + 1), limit=limit)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"faultResponse": {"faultcode": "c", "faultstring": "s"}},
        {**FAULT, "faultResponse": {}},
        {**FAULT, "faultResponse": "no"},
        {**FAULT, "faultResponse": []},
        {**FAULT, "deviceIds": {}},
        {**FAULT, "deviceIds": ["x"]},
    ],
)
def test_spoilt_message_is_a_mismatch(spoilt: dict[str, Any]) -> None:
    with pytest.raises(CallbackMismatch, match="announces FaultCallback but") as caught:
        callbacks.parse("CarrierService", spoilt)

    assert caught.value.__context__ is None


@pytest.mark.parametrize("body", ['{"a": "ééé"}', '{"a": "ééé"}'.encode()], ids=["text", "bytes"])
def test_limit_counts_bytes(body: str | bytes) -> None:
    assert callbacks.parse("StateService", body, limit=15) is not None
    with pytest.raises(CallbackTooLarge, match="has 15 bytes, the limit is 14"):
        callbacks.parse("StateService", body, limit=14)


def test_representation_shows_no_password() -> None:
    known = callbacks.parse("CarrierService", {**FAULT, "username": "u", "password": "hunter2"})
    unknown = callbacks.parse("StateService", {"password": "hunter2"})

    assert "hunter2" not in f"{known!r} {unknown!r}"
