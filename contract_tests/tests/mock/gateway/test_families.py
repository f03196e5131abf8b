"""How each family of APIs words what goes wrong, and that every operation has one family."""

from __future__ import annotations

import json
from typing import Any

import pytest

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.core.exchange import Response
from thingspace_contract.mock.gateway.errors import ApiError
from thingspace_contract.mock.gateway.families import FAMILIES, SESSION_CODES, Family, family_of

from ..conftest import IOT, MAIN, MEID, Api, value

ELSEWHERE = "9999999999-99999"

#: One operation of each family that has sessions: operationId, path, and a body that keeps the contract.
REQUESTS: dict[str, tuple[str, str, Any]] = {
    "/m2m/": (
        "changeDeviceServicePlan",
        "/m2m/v1/devices/actions/plan",
        {"accountName": MAIN, "devices": [{"deviceIds": [MEID]}], "servicePlan": "87641"},
    ),
    "/loc/": (
        "excludeDevices",
        "/loc/v1/consents",
        {"accountName": MAIN, "allDevice": False, "exclusion": ["350000000005001"]},
    ),
    "/fota/": (
        "registerFirmwareCallback",
        f"/fota/v1/callbacks/{MAIN}",
        {"name": "Fota", "url": "https://example.com/fota"},
    ),
    "/subsc/": (
        "createUsageTrigger",
        "/subsc/v1/usage/triggers",
        {"accountName": MAIN, "serviceName": "location", "thresholdValue": "50"},
    ),
    "/cc/": (
        "setDeviceConfiguration",
        "/cc/v1/devices/configuration/actions/set",
        {
            "accountidentifier": {"billingaccountid": IOT},
            "resourceidentifier": {"imei": 864508030147323},
            "configuration": {"a": "b"},
        },
    ),
}

SERVICE = "UnifiedWebService."

#: Family → what it says of a session that expired, an account that is unknown, and a body that is not JSON.
WORDS: dict[str, tuple[Any, Any, Any]] = {
    "/m2m/": (
        (400, {"errorCode": f"{SERVICE}REQUEST_FAILED.SessionToken.Expired"}),
        (400, {"errorCode": f"{SERVICE}REQUEST_FAILED.AccountNotFound"}),
        (400, {"errorCode": f"{SERVICE}DeserializationFailed"}),
    ),
    **dict.fromkeys(("/loc/", "/fota/", "/subsc/"), ((400, {"errorCode": "INVALID_PARAMETER"}),) * 3),
    "/cc/": (
        (401, {"error": "unauthorized", "cause": "requested service unauthorized for token"}),
        (401, {"error": "unauthorized", "cause": "requested service unauthorized for token"}),
        (400, {"error": "request_json_unmarshal", "cause": "wrong JSON format"}),
    ),
}


def worded(response: Response) -> tuple[int, dict[str, str]]:
    """Return status and body of a refusal, without its text for people."""
    body = value(response)
    told = [body.pop(member) for member in ("errorMessage", "error_description") if member in body]
    assert len(told) == 1
    assert told[0]
    return response.status, body


def test_every_operation_belongs_to_exactly_one_family(contract: Contract) -> None:
    """And every family has operations."""
    owners = {
        operation.operation_id: [family.prefix for family in FAMILIES if operation.path.startswith(family.prefix)]
        for operation in contract.operations.values()
    }

    assert {name: found for name, found in owners.items() if len(found) != 1} == {}
    assert {prefix for found in owners.values() for prefix in found} == {family.prefix for family in FAMILIES}


def test_every_family_with_sessions_is_in_the_table(contract: Contract) -> None:
    """A new family must say how it words the three."""
    assert set(WORDS) == set(REQUESTS) == {family.prefix for family in FAMILIES} - {"/ts/"}


@pytest.mark.parametrize("prefix", WORDS)
def test_family_words_what_goes_wrong(api: Api, contract: Contract, prefix: str) -> None:
    """A bad session, an unknown account, an unreadable body: its documented error, which keeps the contract."""
    operation_id, path, body = REQUESTS[prefix]
    operation = contract.operation(operation_id)
    text = json.dumps(body)
    elsewhere = text.replace(MAIN, ELSEWHERE).replace(IOT, ELSEWHERE).encode()
    expired = "00000000-0000-0000-0000-000000000000"
    responses = [
        api.call(operation.method, path, text.encode(), **{"VZ-M2M-Token": expired}),
        api.call(operation.method, path.replace(MAIN, ELSEWHERE), elsewhere),
        api.call(operation.method, path, b"{"),
    ]

    assert tuple(map(worded, responses)) == WORDS[prefix]
    assert [contract.response_problems(operation, response) for response in responses] == [[], [], []]
    assert api.call(operation.method, path, text.encode()).status == 200


def test_token_endpoint_words_what_goes_wrong(api: Api, contract: Contract) -> None:
    """It has no sessions and no accounts: an application that is unknown, and a body that is no form."""
    operation = contract.operation("requestAccessToken")
    unknown, unreadable = api.token(secret="wrong"), api.token(body=b"\xff")

    assert worded(unknown) == (401, {"error": "invalid_client"})
    assert unknown.header("WWW-Authenticate") == 'Basic realm="thingspace"'
    assert worded(unreadable) == (400, {"error": "invalid_request"})
    assert [contract.response_problems(operation, each) for each in (unknown, unreadable)] == [[], []]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.prefix)
def test_whatever_a_family_words_keeps_the_contract(contract: Contract, family: Family) -> None:
    """Every code that it has words for, those of sessions, and one that nobody knows, at each of its operations."""
    for operation in contract.operations.values():
        if family_of(operation) is family:
            for code in (*family.wordings, *SESSION_CODES, "REQUEST_FAILED.Whatever"):
                response = family.response(ApiError(code, "What is wrong."))
                assert kept(contract, operation, response), (operation.operation_id, code)


def kept(contract: Contract, operation: Operation, response: Response) -> bool:
    """Whether a response keeps the contract."""
    return not contract.response_problems(operation, response)


def test_deep_body_is_unreadable_in_the_words_of_its_family(api: Api) -> None:
    """More than 200 levels are not read at all, however well formed they are."""
    deep = b'{"a":' + b"[" * 300 + b"]" * 300 + b"}"
    _, path, _ = REQUESTS["/cc/"]

    assert worded(api.call("POST", path, deep)) == WORDS["/cc/"][2]
