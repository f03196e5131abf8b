"""JSON files: as strict as YAML files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thingspace_contract.documents import DocumentError, dump_json, load_yaml
from thingspace_contract.documents.json import parse_json

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(values)
def test_canonical_text_is_read_back(value: Any) -> None:
    assert parse_json(dump_json(value)) == value


def test_canonical_text_keeps_order_and_characters() -> None:
    assert dump_json({"b": "ü", "a": [1]}) == '{\n "b": "ü",\n "a": [\n  1\n ]\n}\n'


def test_a_json_file_is_read_as_json(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('\ufeff{"a":\t[1, "\\ud83d\\ude00"]}', encoding="utf-8")

    assert load_yaml(file) == {"a": [1, "😀"]}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"a": 1,\n "b": {"a": 2},\n "a": 3}', "f:3:2: the key 'a' appears twice, first in line 1 (keep one of them)"),
        ('[{"a": "a", "b": ["a"]}, {"b": 1,\n"\\u0062": 2}]', "f:2:1: the key 'b' appears twice, first in line 1"),
        ('{"a": 1,}', "f:1:"),
        ("{'a': 1}", "f:1:2: is not JSON: "),
        ('{"a": NaN}', "f:1:7: NaN is not a JSON value"),
        ("[1e999]", "f:1:2: the number 1e999 is too large"),
        ('["\\ud800"]', "f: holds half of a surrogate pair"),
        ("[" * 100_000, "f: is nested too deeply"),
        ("9" * 5000, "f: holds a number of too many digits"),
        ("", "f: is empty"),
        ("<<<<<<< HEAD\n{}\n", "f:1:1: merge conflict marker <<<<<<<"),
    ],
)
def test_a_faulty_text_is_one_line_with_its_place(text: str, line: str) -> None:
    with pytest.raises(DocumentError) as raised:
        parse_json(text, "f")

    assert str(raised.value).startswith(line)


@given(st.text(max_size=40) | st.text(alphabet='{}[]":,\\u0aeE+-.1 \n', max_size=25))
def test_any_text_is_parsed_as_json_does_or_refused(text: str) -> None:
    try:
        value = parse_json(text)
    except DocumentError:
        return

    assert json.loads(text.removeprefix("\ufeff")) == value
