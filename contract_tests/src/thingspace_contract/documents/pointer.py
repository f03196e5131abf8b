"""JSON pointers (RFC 6901): written, read and followed.

A pointer is a `/` before each step, `/paths/~1devices/get`; the empty text leads to the whole document.
As the fragment of a reference it begins with `#`, and what a URI cannot hold is percent-encoded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote

__all__ = ["PointerError", "escape", "from_fragment", "join", "last", "parents", "resolve", "split", "to_fragment"]

_INDEX = re.compile(r"0|[1-9][0-9]*")
_LOST_TILDE = re.compile(r"~(?![01])")
_LOST_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
#: What RFC 3986 lets stand in a fragment, beside letters, digits and `_.-~`.
_FRAGMENT = "/?:@!$&'()*+,;="


class PointerError(LookupError):
    """A text is not a JSON pointer, or leads nowhere in a document."""


def escape(step: str) -> str:
    """Return the name of a member as one step of a pointer."""
    return step.replace("~", "~0").replace("/", "~1")


def join(pointer: str, *steps: str | int) -> str:
    """Return the pointer that takes some steps more: names of members, indices of items."""
    return "".join([pointer, *(f"/{escape(str(step))}" for step in steps)])


@lru_cache(maxsize=4096)
def split(pointer: str) -> tuple[str, ...]:
    """Return the steps of a pointer: names and indices as they are in the document.

    Remembered, because the mock follows the same few references for each request.

    Raises:
        PointerError: The text is not a pointer.
    """
    if pointer and not pointer.startswith("/"):
        raise PointerError(f"{pointer!r} is not a JSON pointer: it does not begin with /")
    if _LOST_TILDE.search(pointer):
        raise PointerError(f"{pointer!r} is not a JSON pointer: ~ is written ~0")
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def last(pointer: str) -> str:
    """Return the last step of a pointer, or of a reference within a document.

    Raises:
        PointerError: The text is not a pointer, or leads to the whole document, which has no step.
    """
    steps = split(from_fragment(pointer) if pointer.startswith("#") else pointer)
    if not steps:
        raise PointerError(f"{pointer!r} leads to the whole document")
    return steps[-1]


def parents(pointer: str) -> Iterator[str]:
    """Yield a pointer, then the pointer of what holds it, and so on to the whole document."""
    yield pointer
    while "/" in pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer


def resolve(document: Any, pointer: str) -> Any:
    """Return what a pointer leads to.

    Raises:
        PointerError: The text is not a pointer, or the document has nothing there.
    """
    value = document
    for step in split(pointer):
        if isinstance(value, Mapping) and step in value:
            value = value[step]
        elif isinstance(value, list) and _INDEX.fullmatch(step) and int(step) < len(value):
            value = value[int(step)]
        else:
            raise PointerError(f"nothing is at {pointer!r}: there is no {step!r}")
    return value


def to_fragment(pointer: str) -> str:
    """Return a pointer as a reference within a document: `#/paths/~1devices~1%7Bid%7D`."""
    return "#" + quote(pointer, safe=_FRAGMENT)


def from_fragment(reference: str) -> str:
    """Return the pointer of a reference within a document.

    Raises:
        PointerError: The reference leads to another document, or its characters are not encoded as a URI's.
    """
    if not reference.startswith("#"):
        raise PointerError(f"{reference!r} is not a reference within the document: it does not begin with #")
    if _LOST_PERCENT.search(reference):
        raise PointerError(f"{reference!r} is not a reference: % is written %25")
    try:
        return unquote(reference[1:], errors="strict")
    except UnicodeDecodeError:
        raise PointerError(f"{reference!r} is not a reference: what it encodes is not UTF-8") from None
