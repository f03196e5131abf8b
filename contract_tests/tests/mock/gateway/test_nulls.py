"""Null in a request: refused by the contract and with --strict, else the absence of an optional member (D241)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.contract.shapes.nulls import is_absent
from thingspace_contract.mock import SeededIdentifiers

from ..conftest import MAIN, MEID, Api, code, example_calls, value

ACTIONS = "/m2m/v1/devices/actions"
RESTORE = {
    "accountName": MAIN,
    "devices": [{"deviceIds": [MEID]}],
    "groupName": None,
    "customFields": None,
    "servicePlan": None,
}


def told(api: Api) -> tuple[list[str], list[str]]:
    """Return the places of the problems and of the warnings of the last call."""
    call = api.mock.recorder.calls[-1].document()
    return [each["where"] for each in call["problems"]], [each["where"] for each in call["warnings"]]


def test_null_of_an_optional_member_is_its_absence(api: Api) -> None:
    """The body of a client in production: its nulls select nothing beside the device that it names."""
    api.accept("POST", f"{ACTIONS}/suspend", {"accountName": MAIN, "devices": RESTORE["devices"]})
    api.clock.advance(60)

    request = api.accept("POST", f"{ACTIONS}/restore", RESTORE)

    assert [payload["deviceIds"][0]["kind"] for _, payload in api.messages(request)] == ["meid"]
    nulls = ["body/groupName", "body/customFields", "body/servicePlan"]
    problems, warnings = told(api)
    assert sorted(warnings) == sorted(nulls)
    assert set(nulls) <= set(problems)
    said = api.mock.recorder.calls[-1].document()
    assert {each["message"] for each in said["warnings"]} == {"null is taken as absent"}


def test_strict_refuses_null_and_says_what_to_do(new_api: Callable[..., Api]) -> None:
    response = new_api(strict=True).call("POST", f"{ACTIONS}/restore", RESTORE)

    assert response.status == 400
    assert " is null and must be " in value(response)["errorMessage"]
    assert "; leave it out" in value(response)["errorMessage"]


@pytest.mark.parametrize("selector", ["devices", "groupName", "servicePlan", "customFields"])
def test_null_never_selects(new_api: Callable[..., Api], selector: str) -> None:
    """The account alone means all its devices; beside a selector that is null it means the same."""
    without, null = (new_api(identifiers=SeededIdentifiers(7)) for _ in range(2))

    bare = without.accept("POST", f"{ACTIONS}/suspend", {"accountName": MAIN})
    padded = null.accept("POST", f"{ACTIONS}/suspend", {"accountName": MAIN, selector: None})

    assert null.messages(padded) == without.messages(bare)
    assert len(null.messages(padded)) > 1


def test_null_of_a_required_member_is_refused(api: Api) -> None:
    body = {"devices": [{"deviceIds": [MEID]}], "servicePlan": None}

    assert code(api.call("PUT", f"{ACTIONS}/plan", body)) == "DeserializationFailed"
    assert told(api)[1] == []


def test_null_at_depth_is_absence_and_in_an_open_map_a_value(api: Api) -> None:
    """Removed where the contract names the member; what nobody has named is left as it is."""
    deep = {"devices": [{"deviceIds": [MEID], "ipAddress": None}], "servicePlan": "87641", "unknown": None}

    assert api.call("PUT", f"{ACTIONS}/plan", deep).status == 200
    problems, warnings = told(api)
    assert warnings == ["body/unknown", "body/devices/0/ipAddress"]
    assert problems[0] == "body/devices/0/ipAddress"


@pytest.mark.parametrize(("count", "last"), [(20, "null is taken as absent"), (25, "and 5 more nulls")])
def test_of_many_nulls_twenty_are_told(api: Api, count: int, last: str) -> None:
    devices = [{"deviceIds": [MEID], "ipAddress": None}] * count

    api.call("PUT", f"{ACTIONS}/plan", {"devices": devices, "servicePlan": "87641"})
    warnings = api.mock.recorder.calls[-1].document()["warnings"]

    assert len(warnings) == min(count, 21)
    assert {each["message"] for each in warnings[:20]} == {"null is taken as absent"}
    assert warnings[-1]["message"] == last


def test_null_element_is_no_absence(api: Api) -> None:
    """A list of nothing is not shortened to one that is empty."""
    assert api.call("PUT", f"{ACTIONS}/plan", {"devices": [None], "servicePlan": "87641"}).status == 400


def test_every_example_answers_as_before_when_absent_members_are_null(
    new_api: Callable[..., Api], contract: Contract
) -> None:
    """Of every operation: each optional member that an example leaves out, null instead, at every depth."""
    padded = 0
    for operation, path, body in example_calls(contract):
        pointer = operation.body_pointer()
        if pointer is None or body is None:
            continue
        nulls = deepcopy(body)
        for place in _objects(contract, pointer, nulls):
            padded += len(place)
        plain, null = new_api(), new_api()
        assert null.call(operation.method, path, nulls).status == plain.call(operation.method, path, body).status
    assert padded > 300


def _objects(contract: Contract, pointer: str, body: Any) -> Iterator[list[str]]:
    """Pad each object of a body that the contract describes; yield the names that were added."""
    for visit in contract.shapes.walk(pointer, body):
        if isinstance(visit.value, dict):
            names = [
                name
                for name in visit.shape.properties
                if name not in visit.value and is_absent(contract.shapes, visit.shape, name, None)
            ]
            yield names
            visit.value.update(dict.fromkeys(names))
