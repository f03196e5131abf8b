"""Answers and messages are as wide as what has been published, and no wider: each form by name, kept or broken."""

from __future__ import annotations

import json
from typing import Any

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Response

JSON = "application/json"
XML = "application/xml"

XML_FAULT = '<am:fault xmlns:am="http://wso2.org/apimanager"><am:code>404</am:code></am:fault>'

DEVICE = {"id": "89148000000011701", "kind": "iccid"}
EVENT = {
    "action": "set",
    "createdon": "2019-02-14T01:41:03.619217664Z",
    "deviceid": "8461f530-2e31-6e87-e357-6c38251d4d01",
    "id": "05c12adc-50c0-6ebb-feb0-b9f9637a1dba",
    "kind": "ts.event.configuration",
    "lastupdated": "2019-02-14T01:41:03.619217727Z",
    "state": "pending",
    "transactionid": "1d38aae7-558d-4cb9-8269-e8d4c0519045",
}
HISTORY = {"provisioningHistory": [], "hasMoreData": False}
USAGE = {"usageHistory": [{"timestamp": "2024-05-02T00:00:00Z", "bytesUsed": 1}], "hasMoreData": False}


def fault(code: str) -> dict[str, Any]:
    return {"fault": {"code": code, "message": "m", "description": "d"}}


def usage(**figures: Any) -> dict[str, Any]:
    return {**USAGE, "usageHistory": [{"timestamp": "2024-05-02T00:00:00Z", **figures}]}


def error(code: str) -> dict[str, str]:
    return {"errorCode": code, "errorMessage": "m"}


ERROR = error("UnifiedWebService.REQUEST_FAILED.AccountNotFound")


@pytest.mark.parametrize(
    ("operation", "status", "body"),
    [
        # D044
        ("searchDeviceEventHistory", 200, []),
        ("searchDeviceEventHistory", 200, [EVENT, {**EVENT, "kind": "ts.event.location"}]),
        ("searchDeviceEventHistory", 200, {"SearchDeviceEventHistory": []}),
        ("searchDeviceEventHistory", 200, {"SearchDeviceEventHistory": [EVENT], "more": 1}),
        # D002
        ("listServicePlans", 400, ERROR),
        ("listServicePlans", 400, fault("900906")),
        ("listServicePlans", 401, fault("900901")),
        ("listServicePlans", 403, fault("900908")),
        ("listServicePlans", 404, fault("900906")),
        ("getDeviceLocations", 400, fault("900906")),
        ("scheduleFirmwareUpgrade", 403, fault("900908")),
        ("createUsageTrigger", 400, fault("900906")),
        ("setDeviceConfiguration", 400, fault("900906")),
        ("setDeviceConfiguration", 403, fault("900908")),
        ("requestAccessToken", 400, fault("900906")),
        ("requestAccessToken", 400, {"error": "unsupported_grant_type"}),
        ("downloadProfile", 403, ERROR),
        ("downloadProfile", 403, fault("900908")),
        ("downloadProfile", 429, fault("900800")),
        # D015
        ("startSession", 400, error("UnifiedWebService.INPUT_INVALID.Password.Invalid")),
        # D111
        ("deleteDevices", 200, [{"deviceIds": [DEVICE], "status": "Success"}]),
        ("deleteDevices", 200, [{"deviceIds": DEVICE, "status": "Failed", "message": "m"}]),
        # D136
        ("retrieveDeviceProvisioningHistory", 200, HISTORY),
        ("retrieveDeviceProvisioningHistory", 200, [HISTORY]),
        ("retrieveDeviceProvisioningHistory", 202, [{**HISTORY, "hasMoreData": True}]),
        # D131, D018
        ("retrieveDeviceUsageHistory", 200, usage(bytesUsed=5368709120, smsUsed=2)),
        ("retrieveDeviceUsageHistory", 200, usage(bytesUsed="123456", smsUsed="5")),
        ("listServicePlans", 200, [{"code": "87641", "sizeKb": "5242880"}]),
        # D130, D137
        ("getPromoDeviceUsage", 200, {"hasMoreData": False, "usageHistory": []}),
        (
            "getPromoDeviceUsage",
            200,
            {"hasmoredata": False, "usageHistory": [{"eventDateTime": "08/15/2021 00:00:00", "serviceplan": "p"}]},
        ),
        # D180
        (
            "getProfileRequestStatus",
            200,
            {"requestId": "r", "status": "Success", "subRequests": [{"ids": [DEVICE], "status": "Success"}]},
        ),
        (
            "getProfileRequestStatus",
            200,
            {"requestId": "r", "status": "Success", "subrequests": [{"ids": DEVICE, "status": "Success"}]},
        ),
        # D184, D206, D192
        ("getAccountInformation", 200, {"accountName": "a", "ipPools": [{"poolName": "p"}]}),
        ("getLocationUsage", 200, {"accountName": "a", "totalTransactionCount": "1", "usageForAllAcounts": True}),
        ("getLocationUsage", 200, {"accountName": "a", "totalTransactionCount": "1", "usageForAllAccounts": True}),
        ("listDeviceGroups", 200, [{"name": "West", "extendedAttributes": None}]),
        # D252
        ("setDeviceConfiguration", 200, EVENT),
        ("setDeviceConfiguration", 200, {**EVENT, "action": "change", "name": "SetConfigurationReq"}),
    ],
)
def test_published_answer_keeps_the_contract(contract: Contract, operation: str, status: int, body: Any) -> None:
    assert problems(contract, operation, status, json.dumps(body)) == []


@pytest.mark.parametrize(
    ("operation", "status", "body"),
    [
        ("searchDeviceEventHistory", 200, {}),
        ("searchDeviceEventHistory", 200, {"events": []}),
        ("searchDeviceEventHistory", 200, {"SearchDeviceEventHistory": [{}]}),
        ("searchDeviceEventHistory", 200, [[]]),
        ("listServicePlans", 400, {"fault": {}}),
        ("listServicePlans", 400, {"error": "invalid_request"}),
        ("listServicePlans", 403, ERROR),
        ("listServicePlans", 503, fault("900800")),
        ("requestAccessToken", 400, ERROR),
        ("deleteDevices", 200, [{"deviceIds": [], "status": "Success"}]),
        ("deleteDevices", 200, [{"deviceIds": "89148000000011701", "status": "Success"}]),
        ("retrieveDeviceProvisioningHistory", 200, []),
        ("retrieveDeviceProvisioningHistory", 200, [HISTORY, HISTORY]),
        ("retrieveDeviceProvisioningHistory", 200, [[HISTORY]]),
        ("retrieveDeviceUsageHistory", 200, usage(bytesUsed="many")),
        ("retrieveDeviceUsageHistory", 200, usage(bytesUsed="")),
        ("retrieveDeviceUsageHistory", 200, usage(bytesUsed="-1")),
        ("retrieveDeviceUsageHistory", 200, usage(smsUsed=-1)),
        ("retrieveDeviceUsageHistory", 200, usage(smsUsed=1.5)),
        ("retrieveDeviceUsageHistory", 200, {"hasmoredata": False, "usageHistory": []}),
        ("listServicePlans", 200, [{"code": "87641", "sizeKb": "5 GB"}]),
        ("getPromoDeviceUsage", 200, {"usageHistory": []}),
        ("getPromoDeviceUsage", 200, {"hasmoredata": "no", "usageHistory": []}),
        (
            "getProfileRequestStatus",
            200,
            {"requestId": "r", "status": "Success", "subrequests": [{"ids": [], "status": "Success"}]},
        ),
        ("setDeviceConfiguration", 200, {**EVENT, "kind": "ts.event.location"}),
        ("setDeviceConfiguration", 200, {**EVENT, "kind": "TS.event.configuration"}),
    ],
)
def test_other_answer_breaks_the_contract(contract: Contract, operation: str, status: int, body: Any) -> None:
    assert problems(contract, operation, status, json.dumps(body))


def test_listeners_that_are_an_empty_body_break_the_contract(contract: Contract) -> None:
    """OpenAPI cannot say that a documented body may be missing; clients take it for none all the same (D020)."""
    assert problems(contract, "listCallbackListeners", 200, "[]") == []
    assert problems(contract, "listCallbackListeners", 200, "")


@pytest.mark.parametrize("status", [403, 404])
def test_gateway_fault_in_xml_keeps_the_contract(contract: Contract, status: int) -> None:
    assert problems(contract, "listServicePlans", status, XML_FAULT, XML) == []
    assert problems(contract, "listServicePlans", 400, XML_FAULT, XML)


def test_every_documented_error_in_json_may_be_the_fault_of_the_gateway(contract: Contract) -> None:
    """The gateway stands before every operation, whatever its family calls an error (D002)."""
    refused = [
        (operation.operation_id, rule.status)
        for operation in contract.operations.values()
        for rule in operation.responses
        if rule.status.startswith("4") and rule.schema_pointer(JSON)
        if problems(contract, operation.operation_id, int(rule.status.replace("XX", "18")), json.dumps(fault("900906")))
    ]

    assert refused == []


QOS = {
    "accountName": "0000123456-00001",
    "qosSubscriptionId": "s",
    "reportedTime": "2023-02-17T19:02:54.127",
    "qosEvent": "QoSChangeTerminated",
    "status": "SUCCESS",
}
QOS_FAILED = {
    "accountName": "0000123456-00001",
    "reportedTime": "2023-02-17T19:02:54.127",
    "qosEvent": "QoSChangeFailed",
    "status": "FAILED",
    "reason": "device not found",
}


def qos(*results: Any) -> dict[str, Any]:
    return {"requestId": "r", "deviceResponse": {"qoS": list(results)}, "callbackCount": 1, "maxCallbackThreshold": 4}


def nidd(status: str | None, **members: Any) -> dict[str, Any]:
    inner = {"accountName": "0000123456-00001", "deviceIds": [DEVICE], **members}
    said = {} if status is None else {"status": status}
    return {"requestId": "r", "niddResponse": {"niddConfigResponse": inner}, **said}


@pytest.mark.parametrize(
    ("service", "payload", "message"),
    [
        # D250
        ("QoS", qos(QOS), "qoS"),
        ("QoS", qos(QOS_FAILED), "qoS"),
        ("QoS", qos({"qosEvent": "QoSChangeStarted"}), "qoS"),
        ("QoS", {"requestId": "r", "username": "u", "callbackCount": 1}, ""),
        ("QoS", {"requestId": "r", "deviceResponse": {"other": []}}, ""),
        # D055
        (
            "CarrierService",
            {
                "requestId": "r",
                "deviceIds": [{"id": "864508030000201", "kind": "imei"}],
                "deviceResponse": {"activateResponse": {"deviceIds": [DEVICE], "ipAddress": "10.0.0.11"}},
                "status": "Pending",
            },
            "activateResponse",
        ),
        # D056
        ("NiddService", nidd("ConfigCreated"), "niddConfigResponse"),
        ("NiddService", nidd("ConfigCreationFailed", reason="Not CatM or NBIoT Device"), "niddConfigResponse"),
        ("NiddService", nidd("ConfigFailed", reason="Not CatM or NBIoT Device"), "niddConfigResponse"),
        ("NiddService", nidd("ConfigFailed"), "niddConfigResponse"),
        ("NiddService", nidd(None, reason="Not CatM or NBIoT Device"), "niddConfigResponse"),
        ("NiddService", nidd("ConfigCreated", reason=""), "niddConfigResponse"),
        # D251
        (
            "IntelligenceService",
            {"requestId": "r", "intelligenceResponse": {"networkConditions": {"coordinates": {}}}},
            "",
        ),
    ],
)
def test_published_message_keeps_the_contract(
    contract: Contract, service: str, payload: dict[str, Any], message: str
) -> None:
    known = contract.service(service)
    matching = [each.name for each in known.messages if each.matches(payload)]

    assert contract.callback_problems(service, payload) == []
    assert not message or message in matching


@pytest.mark.parametrize(
    ("service", "payload"),
    [
        ("QoS", qos({})),
        ("QoS", qos({**QOS, "qosEvent": 5})),
        ("QoS", qos("QoSChangeTerminated")),
        ("QoS", {"requestId": "r", "deviceResponse": {"qoS": QOS}}),
        ("QoS", {"deviceResponse": {"qoS": [QOS]}}),
        ("NiddService", nidd("ConfigCreated", reason="Not CatM or NBIoT Device")),
        ("IntelligenceService", {"requestId": "r", "intelligenceResponse": []}),
        ("IntelligenceService", {"intelligenceResponse": {}}),
    ],
)
def test_other_message_breaks_the_contract(contract: Contract, service: str, payload: dict[str, Any]) -> None:
    assert contract.callback_problems(service, payload)


def problems(contract: Contract, operation: str, status: int, content: str, media_type: str = JSON) -> list[Any]:
    response = Response(status, {"Content-Type": media_type}, content.encode())
    return list(contract.response_problems(contract.operation(operation), response))
