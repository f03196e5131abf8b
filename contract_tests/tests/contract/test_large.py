"""What is wrong with large values is found at a bounded cost, and is what a whole walk finds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thingspace_contract.contract import Contract, large
from thingspace_contract.contract.large import is_small, windows
from thingspace_contract.contract.validation import LONGEST_LIST, SchemaStore

ITEM = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string", "pattern": "^[a-z]*$"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "more": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}},
    },
    "additionalProperties": {"type": ["string", "object", "array"]},
}
DOCUMENT = {"components": {"schemas": {"Item": ITEM, "Body": {"type": ["array", "object"], "items": ITEM, **ITEM}}}}
POINTER = "#/components/schemas/Body"

NAMES = st.sampled_from(["id", "tags", "more", "other", "another", "else"])
VALUES = st.recursive(
    st.sampled_from(["a", "B", 1, None]),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=40,
)


@settings(max_examples=300, deadline=None)
@given(value=VALUES)
def test_windows_show_what_a_whole_walk_shows(value: Any) -> None:
    """Each breach is told at its place, and nothing else is."""
    whole = SchemaStore(DOCUMENT).problems(POINTER, value, "body")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(large, "SMALL", 4)
        patched.setattr(large, "_LIGHT", 2)
        found = SchemaStore(DOCUMENT).problems(POINTER, value, "body")

    assert {(each.where, each.pointer) for each in found} == {(each.where, each.pointer) for each in whole}


@settings(max_examples=200, deadline=None)
@given(value=VALUES)
def test_windows_are_small_and_whole_together(value: Any) -> None:
    """Every value is in one of them, at its place."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(large, "SMALL", 4)
        patched.setattr(large, "_LIGHT", 2)
        shown: dict[tuple[str | int, ...], Any] = {}
        for window in windows(value, frozenset(("id",))):
            shown |= {tuple(window.original(path)): leaf for path, leaf in leaves(window.value)}

    assert {path: shown[path] for path, _ in leaves(value)} == dict(leaves(value))


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    """Return the values that hold no others, with their places."""
    if isinstance(value, list) and value:
        return [leaf for index, each in enumerate(value) for leaf in leaves(each, (*path, index))]
    if isinstance(value, dict) and value:
        return [leaf for name, each in value.items() for leaf in leaves(each, (*path, name))]
    return [(path, value if not isinstance(value, list | dict) else str(value))]


LARGE = 20_000
WRONG = {
    "numbers for objects": {"devices": [1] * 9_999},
    "objects without members": {"devices": [{}] * 9_999},
    "lists in objects": {"devices": [{"deviceIds": [1] * 30}] * 900},
    "a list in each other": {"devices": [[[[[1] * LARGE]]]]},
    "members": {f"m{number}": 1 for number in range(LARGE)},
    "members of a member": {"primaryPlaceOfUse": {"address": {f"m{number}": 1 for number in range(LARGE)}}},
    "nulls": {"devices": [{"deviceIds": None, "ipAddress": None}] * 9_999},
    "a list itself": [[]] * LARGE,
    "one wrong item at the end": {"devices": [*[{"deviceIds": [{"kind": "imei", "id": "1"}]}] * 9_000, 1]},
}


@pytest.mark.parametrize("body", WRONG.values(), ids=WRONG)
def test_breaches_are_found_and_not_only_told_a_hundred_at_a_time(
    contract: Contract, monkeypatch: pytest.MonkeyPatch, body: Any
) -> None:
    """The validator is never asked for all breaches of a large value."""
    asked: list[Any] = []
    compiled = contract.schemas._compile

    class Watched:
        def __init__(self, pointer: str) -> None:
            self._validator = compiled(pointer)
            self.is_valid = self._validator.is_valid

        def iter_errors(self, instance: Any) -> Any:
            asked.append(instance)
            return self._validator.iter_errors(instance)

    monkeypatch.setattr(contract.schemas, "_validator", Watched)
    operation = contract.operation("changeDeviceServicePlan")
    found = contract.body_problems(
        operation, "application/json", {"servicePlan": "x"} | body if isinstance(body, dict) else body
    )

    assert 0 < len(found) <= LONGEST_LIST + 1
    assert all(is_small(each, 3 * large.SMALL) for each in asked)
    assert len(asked) <= 250


def test_size_of_a_list_is_told_before_its_items(contract: Contract) -> None:
    """Nobody looks at what is in it."""
    operation = contract.operation("changeDeviceServicePlan")
    found = contract.body_problems(operation, "application/json", {"servicePlan": "x", "devices": [1] * LARGE})

    assert [(each.where, each.pointer.rpartition("/")[2]) for each in found] == [("body/devices", "maxItems")]
    assert found[0].message == "has 20,000 items, and may have 10,000 at most"


def test_one_wrong_item_among_thousands_is_found(contract: Contract) -> None:
    """At its place."""
    operation = contract.operation("changeDeviceServicePlan")
    good = {"deviceIds": [{"kind": "imei", "id": "1"}]}
    body = {"servicePlan": "x", "devices": [*[good] * 7_000, {"deviceIds": [{"kind": "no", "id": "1"}]}, good]}
    found = contract.body_problems(operation, "application/json", body)

    assert [each.where for each in found] == ["body/devices/7000/deviceIds/0/kind"]


def test_very_long_name_is_not_told_in_full(contract: Contract) -> None:
    """Neither where it is wrong nor where it is unknown."""
    operation = contract.operation("changeDeviceServicePlan")
    found = contract.body_problems(
        operation, "application/json", {"servicePlan": "x", "customFields": [{"k" * 5_000: 1}]}
    )
    unknown = contract.unknown_members(operation, "application/json", {"s" * 5_000: 1})

    assert max(len(each.where) + len(each.message) for each in (*found, *unknown.problems)) < 1_000
