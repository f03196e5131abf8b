"""The nearest name there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thingspace_contract.core.names import nearest

KNOWN = ["groupName", "accountName", "servicePlan", "Name"]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("groupname", "groupName"),
        ("GROUPNAME", "groupName"),
        ("group_name", "groupName"),
        ("servicePlna", "servicePlan"),
        ("name", "Name"),
        ("plan", "servicePlan"),
        ("serviceName", "Name"),
        ("accountNameOfTheUser", "accountName"),
        ("zzz", None),
        ("", None),
        ("groupName" * 1000, None),
    ],
)
def test_nearest_is_the_same_in_another_case_or_the_most_alike(name: str, near: str | None) -> None:
    assert nearest(name, KNOWN) == near


@given(st.lists(st.text("abcXYZ", min_size=1, max_size=8), min_size=1), st.data())
def test_name_in_another_case_is_always_found(known: list[str], data: st.DataObject) -> None:
    meant = data.draw(st.sampled_from(known))

    found = nearest(meant.swapcase(), known)

    assert found is not None
    assert found.lower() == meant.lower()
