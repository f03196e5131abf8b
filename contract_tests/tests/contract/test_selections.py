"""What selects devices must select something: misspelt and empty criteria are refused, wherever a request has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.contract.model import Effect
from thingspace_contract.contract.shapes.selections import Selection, selection_of

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


#: Every mutation with a body that names no device, in any form: what it changes is not chosen by its body.
WITHOUT_DEVICES = {
    *("registerCallbackListener", "registerLocationCallback", "registerFirmwareCallback"),
    *("createUsageTrigger", "updateUsageTrigger"),
    *("swapEidDevice", "setDeviceConfiguration"),  # a body of which nothing is known, and one device, required
}


def _selections() -> dict[str, Selection | None]:
    """Return how the JSON body of each mutation selects."""
    pointers = {each.operation_id: each.body_pointer() for each in CONTRACT.operations.values() if _mutates(each)}
    return {name: selection_of(CONTRACT.shapes, pointer) for name, pointer in pointers.items() if pointer is not None}


def _mutates(operation: Operation) -> bool:
    return operation.effect is Effect.MUTATES


def test_every_mutation_selects_or_is_known_not_to() -> None:
    """Read from the shapes of the bodies; an operation that is added has to be one of the two."""
    assert {name for name, selection in _selections().items() if selection is None} == WITHOUT_DEVICES


def test_mutations_that_need_not_name_a_device() -> None:
    """Where devices may be left out, criteria choose, or everything is meant."""
    found = {
        name: selection for name, selection in _selections().items() if selection is not None and selection.is_free
    }

    assert {name: sorted(each.members) for name, each in found.items()} == {
        "activateDeviceService": ["accountName", "deviceListWithServiceAddress", "devices"],
        "deactivateDeviceService": ["accountName", "devices"],
        "suspendDeviceService": ["accountName", "devices"],
        "restoreDeviceService": ["accountName", "devices"],
        "setDeviceCustomState": ["devices", "devicesWithServiceAddress", "filter"],
        "changeDeviceCostCenter": ["accountName", "devices"],
        "changeDeviceCustomFields": ["accountName", "devices"],
        "changeDeviceContactInfo": ["accountName", "devices"],
        "changeDeviceServicePlan": ["accountName", "deviceListWithServiceAddress", "devices"],
        "moveDevices": ["devices", "filter"],
        "createDeviceGroup": ["devicesToAdd"],
        "updateDeviceGroup": ["devicesToAdd", "devicesToRemove"],
        "sendSms": ["accountName", "deviceIds"],
        "removeUsageSegmentationLabels": ["deviceId"],
        "excludeDevices": ["exclusion"],
        "createLocationConsent": ["deviceList"],
        "updateLocationConsent": [],  # a switch for all devices of an account
    }


def test_every_either_or_of_devices_is_a_selection() -> None:
    """What the contract says in words of JSON Schema, the shapes say too: devices, or something else in their place."""
    for operation in filter(_mutates, CONTRACT.operations.values()):
        members = {member for branch in _either_or(operation) for member in branch}
        if members & {"devices", "deviceIds", "filter"}:
            selection = _selections()[operation.operation_id]
            assert selection is not None
            assert selection.is_free


@pytest.mark.parametrize("operation_id", ["addDevices", "deleteDevices", "uploadDevices"])
def test_account_that_may_be_left_out_limits(operation_id: str) -> None:
    """Without it, devices of every account that the user reaches are meant."""
    selection = _selections()[operation_id]

    assert selection is not None
    assert not selection.is_free
    assert selection.limits == {"accountName"}
