"""Documented error codes: what each is the answer to, and that people are told in words what is wrong."""

from __future__ import annotations

import base64
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thingspace_contract.mock import Scenario
from thingspace_contract.mock.gateway.families import SESSION_CODES
from thingspace_contract.mock.gateway.judging.breaches import CODES, ELSEWHERE, NEVER, Trigger

from ..conftest import MAIN, MEID, NIDD, TABLET, Api, code, is_plain, value

Request = tuple[str, str, Any]

ACTIONS = "/m2m/v1/devices/actions"
DEVICES = [{"deviceIds": [MEID]}]


def _plan(**change: Any) -> Request:
    return "PUT", f"{ACTIONS}/plan", {"devices": DEVICES, "servicePlan": "87641", **change}


def _sms(**change: Any) -> Request:
    body = {"accountName": MAIN, "deviceIds": [MEID], "smsMessage": "x", **change}
    return "POST", "/m2m/v1/sms", {name: each for name, each in body.items() if each != "absent"}


def _nidd(**change: Any) -> Request:
    body = {"accountName": NIDD, "deviceIds": [MEID], "maximumDeliveryTime": 400, "message": "SEVMTE8=", **change}
    return "POST", "/m2m/v1/devices/nidd/message", {name: each for name, each in body.items() if each != "absent"}


def _add(count: int = 1, **change: Any) -> Request:
    return "POST", f"{ACTIONS}/add", {"state": "preactive", "devicesToAdd": DEVICES * count, **change}


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _listed(identifier: Any) -> Request:
    return _plan(devices=[{"deviceIds": [identifier]}])


def _diagnosed(account: str, identifier: dict[str, str]) -> Request:
    body = {"accountName": account, "deviceList": [identifier]}
    return "POST", "/m2m/v1/devices/diagnostics/actions/list", body


#: For each line of the table, requests that it is for, and what people are told.
TRIGGERED: tuple[tuple[str, tuple[Request, ...], str], ...] = (
    ("SmsMessage.Null", (_sms(smsMessage=""), _sms(smsMessage="absent"), _sms(smsMessage=None)), "smsMessage is "),
    ("SmsMessage.TooLong", (_sms(smsMessage="x" * 161),), "smsMessage is longer than 160 characters."),
    ("Message.Null", (_nidd(message=""), _nidd(message="absent"), _nidd(message=None)), "message is "),
    ("Message.TooLong", (_nidd(message=_encoded(b"x" * 1359)),), "message holds more than 1,358 bytes."),
    ("Message.AdjacentNullCharacters", (_nidd(message="YQAAYg=="),), "message holds two zero bytes in a row."),
    ("DeviceNotProvided", (_nidd(deviceIds=[]), _nidd(deviceIds="absent"), _nidd(deviceIds=None)), "deviceIds is "),
    (
        "Account.NotDefined",
        (_nidd(accountName="absent"), _sms(accountName=""), _nidd(accountName=None)),
        "accountName is ",
    ),
    ("NumberofDevices", (_add(201),), "devicesToAdd has more than 200 entries."),
    ("MaxRequestsExceeded", (_plan(devices=DEVICES * 10_001),), "devices has more than 10,000 entries."),
    (
        "MaxRequestsExceeded",
        (("POST", f"{ACTIONS}/delete", {"devicesToDelete": DEVICES * 101}),),
        "devicesToDelete has more than 100 entries.",
    ),
    (
        "CustomField.InvalidName",
        (_add(customFields=[{"key": "CustomField6", "value": "x"}]),),
        "customFields[0].key is none of CustomField1, CustomField2, CustomField3, CustomField4, CustomField5.",
    ),
    (
        "CustomField.TooLong",
        (_add(customFields=[{"key": "CustomField1", "value": "x" * 51}]),),
        "customFields[0].value is longer than 50 characters.",
    ),
    (
        "Device.Kind.Invalid",
        (_listed({"kind": "serial", "id": "1"}), _listed({"kind": "IMEIs", "id": "1"})),
        "devices[0].deviceIds[0].kind is none of iccid, imei, meid, esn, eid, mdn, msisdn, imsi, min.",
    ),
    (
        "Request.InvalidCharacter",
        (_plan(servicePlan="a<b"), _plan(servicePlan="a'b"), _plan(servicePlan="a\\b")),
        "servicePlan holds an apostrophe, < or a backslash.",
    ),
    ("Device.Identifier.Invalid", (_listed({"kind": "imei", "id": ""}),), "devices[0].deviceIds[0].id is empty."),
)

#: The published codes that something else than the table gives, and a request that gets them.
OTHERS: dict[str, tuple[Request, ...]] = {
    "DeserializationFailed": (("PUT", f"{ACTIONS}/plan", b"{"), _plan(servicePlan=5), _nidd(message="!!!!")),
    "INPUT_INVALID.Device.Kind.Invalid": (_listed({"kind": "", "id": "1"}),),
    "INPUT_INVALID.RequestUndefined": (("PUT", f"{ACTIONS}/plan", None),),
    "INPUT_INVALID.Device.Identifier.Invalid": (
        _listed({"kind": "imei", "id": "15-digit IMEI"}),
        _listed({"kind": "eid", "id": "8" * 33}),
        _listed({"kind": "meid", "id": "A100003685E56X"}),
        _nidd(deviceIds=[{"kind": "mdn", "id": "+1 916 555 0120"}]),
    ),
    "INPUT_INVALID.Device.Account.Invalid": (_diagnosed(TABLET, {"kind": "mdn", "id": "9165551101"}),),
    "INPUT_INVALID.DeviceGroup.DeleteDefault": (("DELETE", f"/m2m/v1/groups/{MAIN}/name/Default:%20{MAIN}", None),),
    "REQUEST_FAILED.DeviceGroup.Exists": (
        ("POST", "/m2m/v1/groups", {"accountName": MAIN, "groupName": "4G West", "groupDescription": ""}),
    ),
    "REQUEST_FAILED.DeviceGroupNotFound": (
        ("GET", f"/m2m/v1/groups/{MAIN}/name/Nowhere", None),
        _sms(deviceIds="absent", groupName="Nowhere"),
        _sms(deviceIds="absent", accountName="absent", groupName="Nowhere"),
    ),
    "REQUEST_FAILED.DeviceNotFound": (_diagnosed(MAIN, {"kind": "mdn", "id": "1"}),),
    "REQUEST_FAILED.AccountNotFound": (_nidd(accountName="9999999999-99999"),),
    "REQUEST_FAILED.Nowhere.NotFound": (_plan(servicePlan="Nowhere"),),
    "REQUEST_FAILED.UnexpectedError": (("GET", f"/m2m/v1/accounts/{MAIN}/requests/x/status", None),),
}

#: Codes of a session or a user, which the tests of sessions and the ones below ask for.
OF_THE_CALLER = {
    *SESSION_CODES,
    *("REQUEST_FAILED.AccountName", "REQUEST_FAILED.NoAccounts"),
}


@pytest.mark.parametrize(
    ("trigger", "case"),
    list(zip(CODES, TRIGGERED, strict=True)),
    ids=[f"{index}-{each[0]}" for index, each in enumerate(TRIGGERED)],
)
def test_broken_rule_has_its_documented_code(
    api: Api, trigger: Trigger, case: tuple[str, tuple[Request, ...], str]
) -> None:
    """Each line of the table, by a request that breaks the rule; the text names the member and the limit."""
    suffix, requests, told = case
    for method, path, body in requests:
        response = api.call(method, path, body)

        assert trigger.code == code(response) == f"INPUT_INVALID.{suffix}"
        assert value(response)["errorMessage"].startswith(told)
        assert is_plain(value(response)["errorMessage"])


@pytest.mark.parametrize(("expected", "request_"), [(name, each) for name, found in OTHERS.items() for each in found])
def test_documented_code_is_answered(api: Api, expected: str, request_: Request) -> None:
    response = api.call(*request_)

    assert code(response) == expected
    assert is_plain(value(response)["errorMessage"])


def test_user_without_accounts_has_a_code(new_api: Callable[..., Api]) -> None:
    document = deepcopy(Scenario.default().document)
    document["users"][0]["accounts"] = []

    response = new_api(scenario=Scenario(document)).call("POST", f"{ACTIONS}/suspend", {"devices": DEVICES})

    assert code(response) == "REQUEST_FAILED.NoAccounts"


def test_account_of_others_has_a_code(new_api: Callable[..., Api]) -> None:
    document = deepcopy(Scenario.default().document)
    document["users"][0]["accounts"] = [MAIN]

    assert code(new_api(scenario=Scenario(document)).call(*_nidd())) == "REQUEST_FAILED.AccountName"


@pytest.mark.parametrize(
    "request_",
    [_sms(smsMessage="x" * 160), _nidd(message=_encoded(b"x" * 1358)), _nidd(message="AGEA"), _add(200), _plan()],
)
def test_what_keeps_the_limit_is_accepted(api: Api, request_: Request) -> None:
    assert api.call(*request_).status == 200


@pytest.mark.parametrize("identifier", ["A100003685E561", "89049032000000000000000000000011", "1"])
def test_identifier_of_another_kind_than_its_own_passes(api: Api, identifier: str) -> None:
    """Published examples label a meid as iccid."""
    assert api.call(*_listed({"kind": "iccid", "id": identifier})).status == 200


def test_identifier_of_the_scenario_passes_whatever_it_looks_like(new_api: Callable[..., Api]) -> None:
    document = deepcopy(Scenario.default().document)
    device = next(each for each in document["devices"] if MEID["id"] in each["ids"].values())
    device["ids"] = {"imei": "test-device-1"}
    api = new_api(scenario=Scenario(document))

    assert api.fault_codes(api.change_plan({"kind": "imei", "id": "test-device-1"}, plan="87641")) == [""]


def test_data_of_nidd_has_the_code_of_its_service(api: Api) -> None:
    """Seen in the field; all others begin with the service of the API."""
    assert value(api.call(*_nidd(message="YQAAYg==")))["errorCode"].startswith("NiddService.")
    assert value(api.call(*_nidd(deviceIds=[])))["errorCode"].startswith("UnifiedWebService.")


@given(text=st.text(max_size=170))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_text_message_is_accepted_or_has_a_code(api: Api, text: str) -> None:
    """Whatever is sent as a text, the code says what is wrong with it."""
    response = api.call(*_sms(smsMessage=text))
    wrong: dict[str, bool] = {
        "INPUT_INVALID.SmsMessage.Null": not text,
        "INPUT_INVALID.SmsMessage.TooLong": len(text) > 160,
        "INPUT_INVALID.Request.InvalidCharacter": not {"'", "<", "\\"}.isdisjoint(text),
    }

    assert (response.status == 200) is not any(wrong.values())
    assert response.status == 200 or wrong[code(response)]


def test_every_published_code_is_tried_or_never_answered() -> None:
    """The page's three tables hold what the tests here ask for, and no code is both answered and not."""
    tried = {name.replace(".Nowhere.", "._servicePlan_.") for name in OTHERS} | OF_THE_CALLER

    schema = {each.code for each in CODES}
    assert tried - (schema - ELSEWHERE.keys()) == ELSEWHERE.keys()
    assert NEVER.keys().isdisjoint(ELSEWHERE.keys() | schema)
