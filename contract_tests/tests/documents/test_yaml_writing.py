"""The YAML writer: every reader reads back what was written."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from thingspace_contract.documents import dump_yaml, parse_yaml

WORDS = """
02421 on OFF yes y null ~ 1e3 1.0 .inf 0x1F 1:20 2019-02-14 = << - ? : a: -a #a !a &a *a |a >a %a @a `a
[a {a ... --- true 1_000 "a 'a ,a a, nan
"""
SLIPPERY = [*WORDS.split(), "", " a", "a ", "a b", "a: b", "a #b", "\n", "a\n", "a\nb\n", "\ta"]

texts = st.sampled_from(SLIPPERY) | st.text(st.characters(codec="utf-8"), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_our_loader_reads_back_what_was_written(value: Any) -> None:
    assert parse_yaml(dump_yaml(value)) == value


@given(values)
def test_a_yaml_1_1_loader_reads_back_what_was_written(value: Any) -> None:
    assert yaml.safe_load(dump_yaml(value)) == value


def test_text_is_laid_out_for_people() -> None:
    value = {
        "openapi": "3.1.1",
        "description": "First line.\nSecond: line.\n",
        "zip": "02421",
        "responses": {"200": {}, "4XX": []},
        "list": [1, [2, 3], {"a": 1e20, "b": None}, "it's"],
        "long": "word " * 40 + "end",
    }

    assert dump_yaml(value) == (
        "openapi: '3.1.1'\n"
        "description: |\n"
        "  First line.\n"
        "  Second: line.\n"
        "zip: '02421'\n"
        "responses:\n"
        "  '200': {}\n"
        "  '4XX': []\n"
        "list:\n"
        "  - 1\n"
        "  - - 2\n"
        "    - 3\n"
        "  - a: 1.0e+20\n"
        "    b: null\n"
        "  - it's\n"
        f"long: {'word ' * 40}end\n"
    )


def test_a_key_longer_than_a_simple_key_may_be_is_read_back() -> None:
    value = {"k" * 3000: {"a": [1]}, "'" * 2000: "x"}

    assert parse_yaml(dump_yaml(value)) == value


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800"])
def test_what_json_has_not_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="no"):
        dump_yaml([value])


@pytest.mark.parametrize("value", [{1: 2}, (1,), b"a", {"a": {1}}])
def test_other_types_are_a_type_error(value: Any) -> None:
    with pytest.raises(TypeError):
        dump_yaml(value)
