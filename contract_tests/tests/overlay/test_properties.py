"""What holds of every document and every overlay."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thingspace_contract.documents.overlay import OverlayError, apply_overlay

primitives = st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "a", "é", "200", "it's"])
names = st.sampled_from(["a", "b", "c", "x-y", "200", "", "it's", "名前"])
documents = st.recursive(
    primitives, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)
objects = st.dictionaries(names, documents, max_size=4)
targets = st.sampled_from(["$", "$.a", "$.*", "$..a", "$..*", "$[0]", "$..[0, 0]", "$..[?@.a]", "$.a[?@ == 'a']"])


def actions_of(target: str) -> st.SearchStrategy[dict[str, Any]]:
    modifiers = st.fixed_dictionaries(
        {}, optional={"update": documents, "remove": st.booleans(), "copy": st.sampled_from(["$", "$.a", "$.b"])}
    )
    return modifiers.map(lambda modifier: {"target": target, **modifier})


checked = settings(deadline=None, database=None)
actions = st.lists(targets.flatmap(actions_of), min_size=1, max_size=4, unique_by=json.dumps)


def overlay_of(*actions: Any, version: str = "1.1.0") -> dict[str, Any]:
    return {"overlay": version, "info": {"title": "t", "version": "1"}, "actions": list(actions)}


def containers(value: Any) -> list[int]:
    """Return the identity of every object and array in a value, one for each place."""
    found = [id(value)] if isinstance(value, dict | list) else []
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return found + [identity for child in children for identity in containers(child)]


@checked
@given(documents, actions)
def test_apply_overlay_never_changes_or_shares_its_arguments(document: Any, actions: list[Any]) -> None:
    """Also when it fails; and no two places of the result are one object."""
    overlay = overlay_of(*actions)
    before = copy.deepcopy((document, overlay))
    try:
        result = apply_overlay(document, overlay, allow_unmatched=True)
    except OverlayError:
        result = None

    assert json.dumps(before) == json.dumps((document, overlay))
    places = containers(result)
    assert len(places) == len(set(places))
    assert not set(places) & {*containers(document), *containers(overlay)}


@checked
@given(documents, st.sampled_from(["1.0.0", "1.1.0"]))
def test_apply_overlay_without_modifier_is_identity(document: Any, version: str) -> None:
    if version == "1.0.0" and not isinstance(document, dict | list):
        document = {"a": document}

    result = apply_overlay(document, overlay_of({"target": "$"}, version=version))

    assert json.dumps(document) == json.dumps(result)


@checked
@given(objects)
def test_apply_overlay_with_empty_update_is_identity(document: dict[str, Any]) -> None:
    result = apply_overlay(document, overlay_of({"target": "$", "update": {}}))

    assert json.dumps(document) == json.dumps(result)


@checked
@given(objects, targets.filter(lambda target: target != "$" and "0" not in target))
def test_removed_target_selects_nothing_afterwards(document: dict[str, Any], target: str) -> None:
    """For queries that do not count places: an index would select the next item."""
    removed = apply_overlay(document, overlay_of({"target": target, "remove": True}), allow_unmatched=True)

    with pytest.raises(OverlayError, match="selects nothing"):
        apply_overlay(removed, overlay_of({"target": target, "remove": True}))


@checked
@given(objects, objects)
def test_merged_object_has_every_property_of_both(document: dict[str, Any], update: dict[str, Any]) -> None:
    """What only one has is unchanged, what the target had keeps its place."""
    try:
        result = apply_overlay(document, overlay_of({"target": "$", "update": update}))
    except OverlayError:
        return

    assert list(result) == [*document, *(name for name in update if name not in document)]
    for name in result:
        if name not in update:
            assert json.dumps(result[name]) == json.dumps(document[name])
        elif name not in document or not isinstance(update[name], dict | list):
            assert json.dumps(result[name]) == json.dumps(update[name])


@checked
@given(objects, objects, objects)
def test_actions_of_one_overlay_are_overlays_in_order(document: Any, first: Any, second: Any) -> None:
    both = [{"target": "$", "update": first}, {"target": "$", "description": "then", "update": second}]
    try:
        at_once = apply_overlay(document, overlay_of(*both))
    except OverlayError:
        return
    in_turn = apply_overlay(apply_overlay(document, overlay_of(both[0])), overlay_of(both[1]))

    assert json.dumps(at_once) == json.dumps(in_turn)


@checked
@given(objects, documents)
def test_copy_is_update_with_the_copied_value(document: dict[str, Any], value: Any) -> None:
    """The rules of copy are those of update."""
    document = {**document, "source": value}
    results = []
    for modifier in ({"copy": "$.source"}, {"update": value}):
        try:
            results.append(apply_overlay(document, overlay_of({"target": "$.a", **modifier})))
        except OverlayError as error:
            results.append(str(error))

    assert json.dumps(results[0]) == json.dumps(results[1])
