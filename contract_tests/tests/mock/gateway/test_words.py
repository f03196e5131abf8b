"""Refusals in words: what people are told holds neither a regular expression nor a JSON pointer."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.contract.validation import resolve
from thingspace_contract.mock.gateway.judging.forms import FORMS

from ..conftest import MAIN, MEID, Api, example_calls, is_plain, value

ACTIONS = "/m2m/v1/devices/actions"
#: Values that break most rules.
WRONG: tuple[Any, ...] = (5, "", "'<", None, [], {}, True, "x" * 300, -1)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"servicePlan": 5}, "servicePlan is not text."),
        ({"devices": []}, "devices is empty."),
        ({"devices": 5}, "devices is not a list."),
        ({"devices": [5]}, "devices[0] is not an object."),
        ({"devices": [{}]}, "devices[0].deviceIds is missing."),
        ({"devices": [{"deviceIds": [{"kind": "imei"}]}]}, "devices[0].deviceIds[0].id is missing."),
        ({"takeEffect": "Later"}, "takeEffect is not BackDate."),
        ({"groupName": "4G West"}, "The body: devices and groupName do not go together"),
        ({"servicePlan": None}, "servicePlan is null and must be text."),
        ({"servicePlan": ""}, "servicePlan is empty."),
    ],
)
def test_refusal_names_the_member_and_the_limit(api: Api, change: dict[str, Any], told: str) -> None:
    body = {"devices": [{"deviceIds": [MEID]}], "servicePlan": "87641", **change}

    assert value(api.call("PUT", f"{ACTIONS}/plan", body))["errorMessage"].startswith(told)


def test_refusal_of_an_account_in_the_path_names_the_parameter(api: Api) -> None:
    response = api.call("GET", "/m2m/v1/plans/O'Neill")

    assert value(response)["errorMessage"] == "The path parameter accountName holds an apostrophe, < or a backslash."


def test_of_many_faults_five_are_told(api: Api) -> None:
    fields = [{"key": f"CustomField{index}", "value": "x"} for index in range(6, 20)]
    body = {"accountName": MAIN, "customFields": fields}
    told = value(api.call("POST", f"{ACTIONS}/suspend", body))["errorMessage"]

    assert told.count(" is none of ") == 5
    assert told.endswith(" And 9 more.")


@pytest.mark.parametrize("count", [20, 21, 5000])
def test_of_many_unknown_members_a_few_are_told(api: Api, count: int) -> None:
    """Comparing each with all names would take the others' time: more than twenty are refused as they are."""
    more = {f"member{index}": MAIN for index in range(count)}
    response = api.call("POST", f"{ACTIONS}/suspend", {"devices": [{"deviceIds": [MEID]}], **more})
    call = api.mock.recorder.calls[-1].document()

    assert response.status == (200 if count <= 20 else 400)
    assert len(call["problems"]) <= 20
    assert len(call["warnings"]) <= 21


def test_every_refusal_is_in_plain_words(new_api: Callable[..., Api], contract: Contract) -> None:
    """Of every example: each member, and each item of a list, with a value that breaks most rules."""
    refused = 0
    api = new_api()
    for operation, path, body in example_calls(contract):
        for place in _places(body) if operation.path.startswith(("/m2m/", "/loc/", "/fota/", "/subsc/")) else ():
            for wrong in WRONG:
                sent = deepcopy(body)
                holder = sent
                for step in place[:-1]:
                    holder = holder[step]
                holder[place[-1]] = wrong
                response = api.call(operation.method, path, sent)
                if response.status == 400:
                    refused += 1
                    assert is_plain(value(response)["errorMessage"]), value(response)
    assert refused > 3000


def _places(found: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    members = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    return [each for key, inner in members for each in ((*place, key), *_places(inner, (*place, key)))]


@pytest.mark.parametrize(
    ("method", "path", "body", "told"),
    [
        ("POST", f"/m2m/v1/callbacks/{MAIN}", {"name": "CarrierService", "url": "ftp://x"}, "url is not an address"),
        ("GET", "/m2m/v1/plans/.x", None, "The path parameter accountName begins with a dot, or holds a slash."),
        (
            "POST",
            "/loc/v1/usage",
            {"accountName": MAIN, "startDate": "2024-05-31", "endDate": "05-31-2024"},
            "startDate is not a date such as 05-31-2024.",
        ),
        (
            "POST",
            "/m2m/v2/devices/history/actions/list",
            {"accountName": MAIN, "deviceFilter": [{"kind": "foo", "id": "1"}]},
            "deviceFilter[0].kind is none of imei, iccid, mdn, eid.",
        ),
        (
            "POST",
            "/loc/v1/consents",
            {"accountName": MAIN, "allDevice": True, "exclusion": ["1"]},
            "The body: allDevice true and exclusion do not go together.",
        ),
        (
            "POST",
            f"{ACTIONS}/activate",
            {"devices": [{"deviceIds": [MEID]}], "servicePlan": "x", "mdnZipCode": "94203", "skuNumber": "x"},
            "devices[0].deviceIds has no iccid or eid (",
        ),
        (
            "PUT",
            f"{ACTIONS}/goToState",
            {"accountName": MAIN, "serviceName": "F", "stateName": "p", "servicePlan": "x", "mdnZipCode": "94203"},
            "accountName: the contract does not know this member here; it belongs in filter.",
        ),
        (
            "PUT",
            f"{ACTIONS}/move",
            {"accountName": MAIN, "filter": {"accountName": MAIN, "account": MAIN}},
            "filter.account: accountName is there too, and means the same; one of them is enough.",
        ),
    ],
)
def test_refusal_says_what_is_wanted(new_api: Callable[..., Api], method: str, path: str, body: Any, told: str) -> None:
    """By its form, its kinds, or its place; with --strict in the same words, and no pointer."""
    loose = value(new_api().call(method, path, body))
    strict = value(new_api(strict=True).call(method, path, body))

    assert loose["errorMessage"].startswith(told)
    assert told in strict["errorMessage"]
    assert "body/" not in strict["errorMessage"]
    assert "Account.NotDefined" not in loose["errorCode"]


def test_every_form_of_a_request_has_its_words(contract: Contract) -> None:
    """A pattern that lists words tells them; the words of every other one are in the table, and no more are."""
    schemas: list[Any] = [contract.document["components"]["parameters"]]
    schemas += [operation.raw.get("requestBody", {}) for operation in contract.operations.values()]
    found: set[str] = set()
    seen: set[int] = set()
    while schemas:
        part = schemas.pop()
        if isinstance(part, dict):
            if isinstance(part.get("pattern"), str):
                found.add(part["pattern"])
            schemas += [each for name, each in part.items() if name not in ("if", "not")]
            if isinstance(part.get("$ref"), str) and id(part) not in seen:
                seen.add(id(part))
                schemas.append(resolve(contract.document, part["$ref"]))
        elif isinstance(part, list):
            schemas += part

    unlisted = {each for each in found if "][" not in each or each in FORMS}
    assert unlisted == FORMS.keys()


def test_what_nobody_has_counted_is_told_without_a_number(api: Api) -> None:
    fields = [{"key": f"x{index}", "value": "y"} for index in range(150)]

    told = value(api.call("POST", f"{ACTIONS}/suspend", {"accountName": MAIN, "customFields": fields}))["errorMessage"]

    assert told.endswith(" And more.")


def test_name_of_a_plan_is_cut_in_the_code(api: Api) -> None:
    body = {"devices": [{"deviceIds": [MEID]}], "servicePlan": "x" * 3000}
    code = value(api.call("PUT", f"{ACTIONS}/plan", body))["errorCode"]

    assert code.startswith("UnifiedWebService.REQUEST_FAILED.xxx")
    assert code.endswith("xxx.NotFound")
    assert len(code) < 250
