"""Refusals in words: what people are told holds neither a regular expression nor a JSON pointer."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from thingspace_contract.contract import Contract

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
