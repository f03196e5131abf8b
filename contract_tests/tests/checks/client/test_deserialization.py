"""What a client made of a body is judged by the body and the outcome alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gallery import tiny
from thingspace_contract.checks.catalogue.client import RESPONSE_IS_UNDERSTOOD
from thingspace_contract.checks.client.deserialization import (
    GivenBody,
    Reading,
    check_accepts,
    check_keeps_unknown,
    check_rejects_malformed,
    check_round_trip,
    components_of,
)
from thingspace_contract.contract import Contract
from thingspace_contract.documents import write_out_nulls

CONTRACT = tiny.contract()
PUBLIC = Contract(write_out_nulls(tiny.DOCUMENT))
POINTER = "#/components/schemas/Plan"


def given(value: Any) -> GivenBody:
    return GivenBody(
        RESPONSE_IS_UNDERSTOOD,
        "listPlans",
        "a valid 200 response",
        json.dumps(value).encode(),
        POINTER,
        "",
        frozenset({"Plan"}),
    )


@pytest.mark.parametrize(
    ("reading", "titles"),
    [
        (Reading({"code": "1"}, frozenset({"Plan"})), []),
        (Reading({"code": "1"}, frozenset({"Session"})), ["a valid 200 response becomes a Session"]),
        (
            Reading({"code": 1}, frozenset({"Plan"})),
            ["a valid 200 response: code is a number instead of a text after parsing"],
        ),
        (Reading(None), ["a valid 200 response is parsed to nothing"]),
        (Reading(error=KeyError("x")), ["a valid 200 response raises KeyError"]),
    ],
)
def test_valid_body_is_parsed_to_its_class_and_value(reading: Reading, titles: list[str]) -> None:
    assert [each.title for each in check_round_trip(CONTRACT, given({"code": "1"}), reading)] == titles


@pytest.mark.parametrize(
    ("value", "titles"),
    [
        ({"code": "1", "parent": {"code": "2"}}, []),
        ({"code": "1", "kind": None, "parent": {"code": "2", "kind": None}, "unheardOf": None}, []),
        ({"code": "1", "parent": {"code": "2"}, "other": None}, ["other is null although it was not given"]),
        ({"code": "1", "parent": {}}, ["parent.code is lost"]),
        ({"code": "1", "parent": None}, ["parent is null instead of an object"]),
    ],
)
def test_null_of_an_optional_member_may_be_lost_and_nothing_else(value: dict[str, Any], titles: list[str]) -> None:
    body = {"code": "1", "kind": None, "parent": {"code": "2", "kind": None}, "unheardOf": None}
    value = {"unheardOf": None} | value
    read = Reading(value, frozenset({"Plan"}))
    found = [each.title for each in check_round_trip(PUBLIC, given(body), read)]
    kept = [each.title for each in check_keeps_unknown(PUBLIC, given(body), read)]

    assert found == [f"a valid 200 response: {title} after parsing" for title in titles]
    assert bool(kept) == bool(titles)


def test_null_that_no_schema_knows_is_kept() -> None:
    """Of an unknown member nobody knows what null means."""
    read = Reading({"code": "1"}, frozenset({"Plan"}))
    (found,) = check_round_trip(PUBLIC, given({"code": "1", "unheardOf": None}), read)

    assert found.title == "a valid 200 response: unheardOf is lost after parsing"


def test_generator_casing_of_a_class_is_its_component() -> None:
    """The generator writes OAuthError where the component may be O_AuthError, and the other way round."""
    assert check_round_trip(CONTRACT, given({"code": "1"}), Reading({"code": "1"}, frozenset({"PLAN"}))) == []


@pytest.mark.parametrize(
    ("reading", "refusal", "fails"),
    [
        (Reading(error=ValueError("own"), own=True), True, False),
        (Reading(error=KeyError("x")), True, True),
        (Reading(error=KeyError("x")), False, True),
        (Reading({"code": 5}), False, False),
        (Reading({"code": 5}), True, True),
        (Reading(error=AttributeError("to_dict"), parsed=True), False, False),
    ],
)
def test_broken_body_ends_in_an_own_error_or_a_value(reading: Reading, refusal: bool, fails: bool) -> None:
    found = check_rejects_malformed(CONTRACT, given({}), reading, fault="the body is cut off", refusal=refusal)

    assert bool(found) == fails
    assert all("the body is cut off" in each.observed for each in found)


def test_newer_body_is_kept_whole() -> None:
    body = given({"code": "1", "new": {"a": 1}})

    assert check_keeps_unknown(CONTRACT, body, Reading({"code": "1", "new": {"a": 1}})) == []
    assert [each.title for each in check_keeps_unknown(CONTRACT, body, Reading({"code": "1"}))] == [
        "a valid 200 response is not kept"
    ]
    assert len(check_keeps_unknown(CONTRACT, body, Reading(error=TypeError("unexpected")))) == 1


def test_response_without_content_may_come_to_nothing() -> None:
    assert check_accepts(CONTRACT, given({}), Reading(None), empty=True) == []
    assert len(check_accepts(CONTRACT, given({}), Reading(None), empty=False)) == 1


def test_credentials_in_a_body_are_masked() -> None:
    (failure,) = check_round_trip(CONTRACT, given({"password": "hunter2"}), Reading(error=KeyError("x")))

    assert "hunter2" not in failure.detail


@pytest.mark.parametrize(
    ("pointer", "names"),
    [
        ("#/paths/~1plans~1{accountName}/get/responses/200/content/application~1json/schema", {"Plan"}),
        ("#/components/schemas/PlanChanged", set()),
        ("#/webhooks/CarrierService/post/requestBody/content/application~1json/schema", {"PlanChanged", "Fault"}),
    ],
)
def test_components_of_a_schema_are_what_a_value_may_be(pointer: str, names: set[str]) -> None:
    assert components_of(CONTRACT, pointer) == names
