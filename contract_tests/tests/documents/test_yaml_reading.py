"""The YAML loader: what resolves, what stays a text, what is refused and where."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thingspace_contract.documents import DocumentError, load_yaml, parse_yaml
from thingspace_contract.documents.pointer import join
from thingspace_contract.documents.yaml import parse_lines

OUTSIDE = """
02421 on off yes no y n True FALSE Null ~ NULL 2019-02-14 12:30:45 1_000 0x1F 0o17 0b1 +1 .5 .inf -.inf .nan
1e 00 -01 1.2.3 2001-12-14T21:59:43Z = TRUE
"""


@pytest.mark.parametrize(
    "text",
    OUTSIDE.split(),
)
def test_a_plain_scalar_outside_the_json_schema_is_a_text(text: str) -> None:
    assert parse_yaml(f"key: {text}") == {"key": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("0", 0),
        ("-17", -17),
        ("1.0", 1.0),
        ("-0.5", -0.5),
        ("1e3", 1000.0),
        ("12E-2", 0.12),
        ("123456789012345678901234567890", 123456789012345678901234567890),
    ],
)
def test_a_plain_scalar_of_the_json_schema_resolves(text: str, value: Any) -> None:
    parsed = parse_yaml(f"key: {text}")["key"]

    assert parsed == value
    assert type(parsed) is type(value)


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,30})", fullmatch=True))
def test_integers_without_leading_zeros_are_numbers(text: str) -> None:
    assert parse_yaml(text) == int(text)


@given(st.from_regex(r"0[0-9]{1,20}", fullmatch=True))
def test_digits_with_leading_zeros_are_texts(text: str) -> None:
    assert parse_yaml(text) == text


@given(st.from_regex(r"[A-Za-z0-9_.+-]{1,12}", fullmatch=True))
def test_a_quoted_scalar_is_always_a_text(text: str) -> None:
    assert parse_yaml(f"'{text}'") == text
    assert parse_yaml(f'"{text}"') == text


def test_keys_are_the_text_of_the_source() -> None:
    parsed = parse_yaml("200: a\ntrue: b\nnull: c\n1.0: d\n'x': e\n'<<': f")

    assert list(parsed) == ["200", "true", "null", "1.0", "x", "<<"]


def test_an_empty_value_is_null_where_that_is_asked_for() -> None:
    assert parse_yaml("a:\nb: [~]\nc: ''", empty_as_null=True) == {"a": None, "b": ["~"], "c": ""}


def test_tags_of_json_types_are_understood() -> None:
    assert parse_yaml("[!!str 5, !!int 5, !!float 5, !!bool true, !!null null, !!map {}, !!seq []]") == [
        *("5", 5, 5.0, True, None),
        *({}, []),
    ]


def test_aliases_are_copies() -> None:
    parsed = parse_yaml("a: &x [1, {b: 2}]\nc: *x")
    parsed["c"][1]["b"] = 3

    assert parsed["a"] == [1, {"b": 2}]


def test_an_anchor_may_be_named_again() -> None:
    assert parse_yaml("[&x 1, *x, &x two, *x]") == [1, 1, "two", "two"]


@pytest.mark.parametrize("text", ["! 5", "! '5'", '! "5"', "!!str 5", "'5'", '"5"', "|-\n  5", ">-\n  5"])
def test_what_is_quoted_or_tagged_as_not_plain_is_a_text(text: str) -> None:
    assert parse_yaml(f"key: {text}") == {"key": "5"}


def test_a_key_is_the_text_of_the_source_behind_an_alias_and_a_tag_too() -> None:
    assert parse_yaml("a: &x true\n*x : b\n!!int 5: c") == {"a": True, "true": "b", "5": "c"}


def test_a_byte_order_mark_is_skipped(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\n")

    assert load_yaml(file) == {"a": 1}


def test_lines_of_all_values_are_known() -> None:
    text = "a: 1\n\nb/c:\n  - x\n  - y~: 2\n"

    assert parse_lines(text).lines == {"": 1, "/a": 1, "/b~1c": 3, "/b~1c/0": 4, "/b~1c/1": 5, "/b~1c/1/y~0": 5}


def test_what_is_behind_an_alias_stands_in_its_anchor() -> None:
    lines = parse_lines("a: &x\n  - b: 1\nc:\n  - *x").lines

    assert (lines["/c"], lines["/c/0"], lines["/c/0/0"], lines["/c/0/0/b"]) == (3, 4, 2, 2)


# Characters that JSON text shows as they are and YAML, too.
shown = st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Zl", "Zp"], exclude_characters="\ufeff")
# JSON escapes a character beyond U+FFFF as two halves, which are no characters to YAML.
escaped = st.characters(codec="utf-8", max_codepoint=0xFFFF)


def json_values(characters: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    texts = st.text(characters, max_size=12)
    return st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
        max_leaves=12,
    )


def lines_of(value: Any, pointer: str, line: int) -> tuple[dict[str, int], int]:
    """Return the lines of a value that `json.dumps` indents, which gives each part its own; and its last line."""
    found = {pointer: line}
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        inner, line = lines_of(part, join(pointer, step), line + 1)
        found |= inner
    return found, line + 1 if len(found) > 1 else line


@given(st.tuples(st.just(True), json_values(escaped)) | st.tuples(st.just(False), json_values(shown)))
def test_what_json_writes_is_read_back_with_its_lines(case: tuple[bool, Any]) -> None:
    escape, value = case
    parsed = parse_lines(json.dumps(value, indent=1, ensure_ascii=escape))

    assert parsed.value == value
    assert json.dumps(parsed.value) == json.dumps(value)
    assert parsed.lines == lines_of(value, "", 1)[0]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: 2\na: 3", "f:3:1: the key 'a' appears twice, first in line 1 (keep one of them)"),
        ("200: 1\n'200': 2", "f:2:1: the key '200' appears twice, first in line 1 (keep one of them)"),
        ("", "f: is empty (write a document, or delete the file)"),
        (" \n\n", "f: is empty (write a document, or delete the file)"),
        ("# nothing", "f: holds only comments (write a document)"),
        ("a: 1\n---\nb: 2", "f:2:1: a second document starts here (one file holds one document; remove this ---)"),
        ("a:\nb: 1", "f:1:3: 'a' has no value (write null, '', {} or [], whichever is meant)"),
        ("- \n- 1", "f:1:2: '0' has no value (write null, '', {} or [], whichever is meant)"),
        ("a: 1\n\tb: 2", "f:2:1: is not YAML: a tab in the indentation"),
        ("a: b: c", "f:1:5: is not YAML: mapping values are not allowed"),
        ("a: @b", "f:1:4: is not YAML: found character that cannot start any token"),
        ("a: 'b", "f:1:6: is not YAML: found unexpected end of stream"),
        ("a: [1", "f:2:1: is not YAML: did not find expected"),
        ("a: 1\nb", "f:3:1: is not YAML: could not find expected ':'"),
        ("a: \x07", "f:1:4: control character U+0007"),
        ("a: 'b\x85c'", "f:1:6: line separator U+0085"),
        ("# a\u2028b: c", "f:1:4: line separator U+2028"),
        ('"\\ud800": 1', "f:1:"),
        ("<<: {a: 1}", "f:1:1: merge keys (<<) are not part of YAML 1.2"),
        ("? [a]\n: 1", "f:1:3: a key that is not a string (quote it)"),
        ("? \n: 1", "f:1:2: a value without a key"),
        ("a: !!python/name:os.system x", "f:1:4: the tag tag:yaml.org,2002:python/name:os.system is not known"),
        ("a: !mine {}", "f:1:4: the tag !mine is not known"),
        ("a: !!set {}", "f:1:4: the tag tag:yaml.org,2002:set is not known"),
        ("a: !!int 02421", "f:1:4: '02421' does not fit its tag"),
        ("a: !!int", "f:1:4: '' does not fit its tag"),
        ("a: !!float 1e999", "f:1:4: the number 1e999 is too large"),
        ("a: *b", "f:1:4: no anchor &b comes before this alias"),
        ("a: &b [*b]", "f:1:8: the alias *b stands inside its own anchor"),
        ("a: 1e999", "f:1:4: the number 1e999 is too large"),
        ("a: " + "9" * 5000, "f:1:4: a number of too many digits"),
        ("[" * 500, "f:1:102: is nested deeper than 100 levels"),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", "f:2:1: merge conflict marker <<<<<<<"),
    ],
)
def test_a_faulty_text_is_one_line_with_its_place(text: str, line: str) -> None:
    with pytest.raises(DocumentError) as raised:
        parse_yaml(text, "f")

    assert str(raised.value).startswith(line)
    assert "\n" not in str(raised.value)


def test_aliases_cannot_expand_beyond_reason() -> None:
    bomb = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
    bomb += "".join(f"a{i + 1}: &a{i + 1} [{', '.join([f'*a{i}'] * 9)}]\n" for i in range(9))

    with pytest.raises(DocumentError, match="aliases expand to more than"):
        parse_yaml(bomb)


def test_aliases_cannot_nest_beyond_reason() -> None:
    tower = "a0: &a0 x\n" + "".join(f"a{i + 1}: &a{i + 1} [*a{i}]\n" for i in range(150))

    with pytest.raises(DocumentError, match="is nested deeper than 100 levels"):
        parse_yaml(tower)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"a: 1\nb: caf\xe9\n", "f.yaml:2:7: byte 0xe9 is not UTF-8 (save the file as UTF-8)"),
        ("a: 1".encode("utf-16"), "f.yaml:1:1: is not UTF-8 but UTF-16 or UTF-32 (save it as UTF-8)"),
    ],
)
def test_a_file_that_is_not_utf_8_is_refused_with_its_place(tmp_path: Path, data: bytes, line: str) -> None:
    file = tmp_path / "f.yaml"
    file.write_bytes(data)

    with pytest.raises(DocumentError) as raised:
        load_yaml(file, where="f.yaml")

    assert str(raised.value) == line


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"missing\.yaml: there is no such file"):
        load_yaml(tmp_path / "missing.yaml")
    with pytest.raises(DocumentError, match="is a folder, not a file"):
        load_yaml(tmp_path)


@given(st.text(max_size=60) | st.text(alphabet="ab:-[]{},&*!|>'\"%@`#? \n\t<=", max_size=30))
def test_any_text_is_parsed_or_refused_with_a_document_error(text: str) -> None:
    with contextlib.suppress(DocumentError):
        parse_yaml(text, "f")
