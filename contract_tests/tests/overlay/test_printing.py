"""What `scripts/overlay` prints as YAML is read back as it was, whichever YAML a reader speaks."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from thingspace_contract.documents import parse_yaml
from thingspace_contract.documents.overlay.printing import as_yaml

WORDS = """
02421 on OFF yes y N null ~ 1e3 1.0 1. -0 12e03 .inf 0x1F 0o17 1:20 2019-02-14 = << - ? : a: -a #a !a &a *a |a >a %a
@a `a [a {a ... --- true 1_000 "a 'a ,a a, nan
"""
SLIPPERY = [
    *WORDS.split(),
    *("", " a", "a ", "a b", "a: b", "a #b", "\n", "a\n", "a\nb\n", "\ta", " a\nb", "a\n\n\n", "\n a", "a \nb", "#\n"),
    *("\u2028", "a\x85b", "\ufeff", "a\rb", "a\u2029\nb", "\U0001f4e1"),
]

texts = st.sampled_from(SLIPPERY) | st.text(st.characters(codec="utf-8"), max_size=20)
texts |= st.text("a \n\t#:-'\"\u2028\x85é", max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_our_loader_reads_back_what_was_printed(value: Any) -> None:
    assert parse_yaml(as_yaml(value)) == value


@given(values)
@pytest.mark.parametrize("reader", ["SafeLoader", "CSafeLoader"])
def test_a_yaml_1_1_reader_reads_back_what_was_printed(reader: str, value: Any) -> None:
    assert yaml.load(as_yaml(value), getattr(yaml, reader, yaml.SafeLoader)) == value


@pytest.mark.parametrize("word", ["y", "N", "on", "1e3", "02421", "2019-02-14", "1:20", "~", "<<", "="])
def test_a_text_that_some_reader_takes_for_something_else_is_quoted(word: str) -> None:
    assert as_yaml({word: word}) == f"'{word}': '{word}'\n"


def test_text_is_laid_out_for_people() -> None:
    value = {
        "openapi": "3.1.1",
        "description": "First line.\nSecond: line.\n",
        "zip": "02421",
        "responses": {"200": {}, "4XX": []},
        "list": [1, [2, 3], {"a": 1e20, "b": None}, "it's"],
        "long": "word " * 40 + "end",
    }

    assert as_yaml(value) == (
        "openapi: 3.1.1\n"
        "description: |\n"
        "  First line.\n"
        "  Second: line.\n"
        "zip: '02421'\n"
        "responses:\n"
        "  '200': {}\n"
        "  4XX: []\n"
        "list:\n"
        "- 1\n"
        "- - 2\n"
        "  - 3\n"
        "- a: 1.0e+20\n"
        "  b: null\n"
        "- it's\n"
        f"long: {'word ' * 40}end\n"
    )


def test_a_key_longer_than_a_simple_key_may_be_is_read_back() -> None:
    value = {"k" * 3000: {"a": [1]}, "'" * 2000: "x"}

    assert parse_yaml(as_yaml(value)) == value


def test_values_that_a_document_shares_are_written_out() -> None:
    shared = {"a": [1]}

    assert as_yaml([shared, shared]) == "- a:\n  - 1\n- a:\n  - 1\n"
