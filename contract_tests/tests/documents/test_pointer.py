"""JSON pointers: RFC 6901 by its own examples, and what holds of every document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thingspace_contract.documents.pointer import (
    PointerError,
    escape,
    from_fragment,
    join,
    last,
    parents,
    resolve,
    split,
    to_fragment,
)

EXAMPLE: dict[str, Any] = {
    "foo": ["bar", "baz"],
    "": 0,
    "a/b": 1,
    "c%d": 2,
    "e^f": 3,
    "g|h": 4,
    "i\\j": 5,
    'k"l': 6,
    " ": 7,
    "m~n": 8,
}
FRAGMENTS = {
    "": "#",
    "/foo": "#/foo",
    "/foo/0": "#/foo/0",
    "/": "#/",
    "/a~1b": "#/a~1b",
    "/c%d": "#/c%25d",
    "/e^f": "#/e%5Ef",
    "/g|h": "#/g%7Ch",
    "/i\\j": "#/i%5Cj",
    '/k"l': "#/k%22l",
    "/ ": "#/%20",
    "/m~0n": "#/m~0n",
}
VALUES: dict[str, Any] = {"": EXAMPLE, "/foo": ["bar", "baz"], "/foo/0": "bar"} | {
    join("", name): value for name, value in EXAMPLE.items() if name != "foo"
}

names = st.text(st.sampled_from("~/%01# aé\U0001f4e1") | st.characters(codec="utf-8"), max_size=5)
steps = st.lists(names | st.integers(0, 12))
documents = st.recursive(
    st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=12,
)


@pytest.mark.parametrize("pointer", FRAGMENTS)
def test_examples_of_the_rfc_lead_where_it_says(pointer: str) -> None:
    """Sections 5 and 6."""
    assert resolve(EXAMPLE, pointer) == VALUES[pointer]
    assert to_fragment(pointer) == FRAGMENTS[pointer]
    assert from_fragment(FRAGMENTS[pointer]) == pointer


@given(steps)
def test_steps_are_read_back_from_a_pointer(parts: list[str | int]) -> None:
    assert split(join("", *parts)) == tuple(map(str, parts))


@given(st.text(st.sampled_from("~/01a")))
def test_a_text_is_a_pointer_that_is_written_as_it_was_or_is_refused(text: str) -> None:
    try:
        parts = split(text)
    except PointerError:
        assert text[:1] not in ("", "/") or "~" in re.sub("~[01]", "", text)
    else:
        assert join("", *parts) == text


@given(steps)
def test_a_fragment_is_ascii_without_anything_a_uri_cannot_hold(parts: list[str | int]) -> None:
    pointer = join("", *parts)
    fragment = to_fragment(pointer)

    assert fragment.isascii()
    assert not set(fragment[1:]) & set(' "#<>[]\\^`{|}')
    assert from_fragment(fragment) == pointer


@given(documents)
def test_every_part_of_a_document_is_found(document: Any) -> None:
    for pointer, value in everything(document, ""):
        assert resolve(document, pointer) is value
        assert resolve(document, from_fragment(to_fragment(pointer))) is value


@given(steps)
def test_parents_end_with_the_whole_document(parts: list[str | int]) -> None:
    pointer = join("", *parts)

    assert list(parents(pointer)) == [join("", *parts[:count]) for count in range(len(parts), -1, -1)]
    assert list(parents(f"#{pointer}"))[-1] == "#"


@pytest.mark.parametrize(
    ("pointer", "message"),
    [
        ("foo", "'foo' is not a JSON pointer: it does not begin with /"),
        ("#/foo", "'#/foo' is not a JSON pointer: it does not begin with /"),
        ("/m~n", "'/m~n' is not a JSON pointer: ~ is written ~0"),
        ("/m~2", "'/m~2' is not a JSON pointer: ~ is written ~0"),
        ("/bar", "nothing is at '/bar': there is no 'bar'"),
        ("/foo/2", "nothing is at '/foo/2': there is no '2'"),
        ("/foo/-", "nothing is at '/foo/-': there is no '-'"),
        ("/foo/-1", "nothing is at '/foo/-1': there is no '-1'"),
        ("/foo/00", "nothing is at '/foo/00': there is no '00'"),
        ("/foo/\u0661", "nothing is at '/foo/\u0661': there is no '\u0661'"),
        ("/foo/0/0", "nothing is at '/foo/0/0': there is no '0'"),
        ("//x", "nothing is at '//x': there is no 'x'"),
    ],
)
def test_a_pointer_that_leads_nowhere_says_so(pointer: str, message: str) -> None:
    with pytest.raises(PointerError) as raised:
        resolve(EXAMPLE, pointer)

    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("", "'' is not a reference within the document: it does not begin with #"),
        ("other.yaml#/a", "'other.yaml#/a' is not a reference within the document: it does not begin with #"),
        ("#/50%", "'#/50%' is not a reference: % is written %25"),
        ("#/%zz", "'#/%zz' is not a reference: % is written %25"),
        ("#/%ff", "'#/%ff' is not a reference: what it encodes is not UTF-8"),
    ],
)
def test_a_reference_that_is_none_says_so(reference: str, message: str) -> None:
    with pytest.raises(PointerError) as raised:
        from_fragment(reference)

    assert str(raised.value) == message


def test_last_step_is_a_name_again() -> None:
    assert last("/paths/~1devices~1{id}") == "/devices/{id}"
    assert last("#/components/schemas/A%20b") == "A b"
    assert escape("a/b~c") == "a~1b~0c"
    with pytest.raises(PointerError, match="'#' leads to the whole document"):
        last("#")


def everything(value: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    """Yield every part of a value with its pointer."""
    yield pointer, value
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from everything(part, join(pointer, step))
