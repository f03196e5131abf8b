"""What selects devices must select something: misspelt and empty criteria are refused, wherever a request has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from thingspace_contract.contract import Contract, Operation

CONTRACT = Contract.load()
ACCOUNT = "0000123456-00001"
#: Members that select devices in some request, and a value of each that selects nothing.
NOTHING: dict[str, Any] = {
    "groupName": "",
    "servicePlan": "",
    "currentServicePlan": "",
    "accountName": "",
    "customFields": [],
    "devices": [],
    "deviceIds": [],
    "deviceList": [],
    "filter": {},
}
EMPTY_FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"groupname": "West"},
    {"groupName": ""},
    {"account": ACCOUNT},
    {"customFields": []},
    {"customfields": [{"key": "CustomField1", "value": "1"}]},
    {"unknown": {"groupName": "West"}},
)


def problems(operation_id: str, body: object) -> list[str]:
    """Return what breaks the contract in a request's body."""
    pointer = CONTRACT.operation(operation_id).body_pointer()
    assert pointer is not None
    return [str(problem) for problem in CONTRACT.schemas.problems(pointer, body, "body")]


def _schema(operation: Operation) -> dict[str, Any]:
    pointer = operation.body.get("application/json", {}).get("schema", {}).get("$ref", "")
    schemas: dict[str, Any] = CONTRACT.document["components"]["schemas"]
    return dict(schemas.get(pointer.rpartition("/")[2], {}))


def _either_or(operation: Operation) -> Iterator[list[str]]:
    schema = _schema(operation)
    for part in (schema, *schema.get("allOf", ())):
        for branch in part.get("anyOf", ()):
            yield branch.get("required", [])


def test_empty_name_is_no_selection() -> None:
    assert problems("changeDeviceServicePlan", {"groupName": "", "servicePlan": "x"})
    assert not problems("changeDeviceServicePlan", {"groupName": "4G West", "servicePlan": "x"})


def selections() -> Iterator[tuple[Operation, str, dict[str, Any]]]:
    """Yield each operation that takes devices by criteria, a criterion of it, and an example without any other."""
    for operation in CONTRACT.operations.values():
        criteria = {member for branch in _either_or(operation) for member in branch}
        for member in sorted(criteria & NOTHING.keys()):
            for example in operation.request_examples().values():
                if member in example:
                    yield operation, member, {key: value for key, value in example.items() if key not in criteria}
                    break


@pytest.mark.parametrize(
    ("operation", "member", "rest"),
    [pytest.param(*each, id=f"{each[0].operation_id}-{each[1]}") for each in selections()],
)
def test_criterion_without_a_value_selects_nothing(operation: Operation, member: str, rest: dict[str, Any]) -> None:
    assert problems(operation.operation_id, rest), "without any criterion"
    assert problems(operation.operation_id, {**rest, member: NOTHING[member]}), f"with an empty {member}"


def filtered() -> Iterator[tuple[Operation, dict[str, Any]]]:
    """Yield each operation with a filter, and a request that it accepts."""
    for operation in CONTRACT.operations.values():
        for example in operation.request_examples().values():
            if "filter" in example:
                yield operation, example
                break


@pytest.mark.parametrize(
    ("operation", "example"), [pytest.param(*each, id=each[0].operation_id) for each in filtered()]
)
def test_filter_without_a_member_that_it_knows_is_refused(operation: Operation, example: dict[str, Any]) -> None:
    assert not problems(operation.operation_id, example)
    for nothing in EMPTY_FILTERS:
        assert problems(operation.operation_id, {**example, "filter": nothing}), nothing


def test_every_filter_is_tried() -> None:
    assert {each[0].operation_id for each in filtered()} == {
        operation.operation_id
        for operation in CONTRACT.operations.values()
        if "filter" in _schema(operation).get("properties", {})
    }


@pytest.mark.parametrize("member", ["newGroupname", "description"])
def test_update_of_a_group_names_what_changes(member: str) -> None:
    assert problems("updateDeviceGroup", {member: "x"})
    assert not problems("updateDeviceGroup", {"newGroupDescription": ""})


def test_empty_pool_does_not_fulfil_the_rule_about_addresses() -> None:
    device = {"deviceIds": [{"kind": "iccid", "id": "89148000000800259784"}], "ipAddress": "10.0.0.1"}
    change = {"devices": [device], "servicePlan": "x"}

    assert problems("changeDeviceServicePlan", {**change, "carrierIpPoolName": ""})
    assert not problems("changeDeviceServicePlan", {**change, "carrierIpPoolName": "poolA"})
