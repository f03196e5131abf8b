"""Samples and maximal forms are valid, and are the same every time."""

from __future__ import annotations

import copy

import pytest

from gallery import tiny
from strictness.samples import NOTHING, exchanged, maximal, members, neighbours, sample
from thingspace_contract.contract import Contract

CONTRACT = tiny.contract()
COMPONENTS = [f"#/components/schemas/{name}" for name in tiny.DOCUMENT["components"]["schemas"]]
CHANGED = CONTRACT.message("CarrierService", "changePlanResponse")


@pytest.mark.parametrize("pointer", COMPONENTS)
def test_sample_keeps_every_schema(pointer: str) -> None:
    assert CONTRACT.schemas.is_valid(pointer, sample(CONTRACT, pointer))


def test_sample_is_a_schemas_own_example_where_it_has_one() -> None:
    assert sample(CONTRACT, "#/components/schemas/DeviceId/properties/kind") == "imei"


def test_sample_of_an_impossible_schema_is_nothing() -> None:
    document = copy.deepcopy(tiny.DOCUMENT)
    document["components"]["schemas"]["Impossible"] = {"type": "string", "pattern": "^only this one$"}

    assert sample(Contract(document), "#/components/schemas/Impossible") is NOTHING


def test_sample_finds_what_an_either_or_needs() -> None:
    found = sample(CONTRACT, "#/components/schemas/PlanChange")

    assert ("devices" in found) != ("groupName" in found)


def test_maximal_value_has_every_member_that_goes_together() -> None:
    """It has one side of an either/or, and lists that are not empty."""
    found = maximal(CONTRACT, "#/components/schemas/PlanChange", {"servicePlan": "1", "groupName": "g"})

    assert CONTRACT.schemas.is_valid("#/components/schemas/PlanChange", found)
    assert {"carrierIpPoolName", "takeEffect", "priority", "notify", "ipAddress"} <= found.keys()
    assert "devices" not in found


def test_maximal_value_grows_in_depth() -> None:
    found = maximal(CONTRACT, CHANGED.pointer, {"requestId": "r", "deviceResponse": {"changePlanResponse": {}}})

    assert found["deviceResponse"]["changePlanResponse"] == {"effectiveDate": "text"}
    assert found["deviceIds"][0]["kind"] == "imei"


def test_maximal_value_of_a_recursive_schema_ends() -> None:
    assert "parent" in maximal(CONTRACT, "#/components/schemas/Plan", {"code": "1"})


def test_member_of_an_object_that_may_have_one_only_is_exchanged() -> None:
    """Each other member stands in for it once."""
    one = {"properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "maxProperties": 1}
    document = copy.deepcopy(tiny.DOCUMENT)
    document["components"]["schemas"]["One"] = one
    contract = Contract(document)

    assert [*exchanged(contract, "#/components/schemas/One", {"a": "x"})] == [{"b": 1}]
    assert neighbours(contract, "#/components/schemas/One", [{"a": "x"}]) == [{"a": "x"}, {}, {"b": 1}]


def test_members_see_through_references_and_all_of() -> None:
    found = members(CONTRACT, CHANGED.pointer)

    assert found["requestId"] == "#/components/schemas/Envelope/properties/requestId"
    assert found["deviceResponse"] == "#/components/schemas/PlanChanged/properties/deviceResponse"
