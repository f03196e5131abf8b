"""Bodies that are built to cost a server more than their size: what a careless loop or a hostile caller sends."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

__all__ = ["EXPENSIVE", "bodies"]


def _fit(piece: bytes, size: int, head: bytes, tail: bytes) -> bytes:
    """Repeat a piece between two ends until a body has about a size in bytes."""
    times = max(1, (size - len(head) - len(tail)) // len(piece))
    return head + (piece * times)[:-1] + tail


def _many(inner: bytes) -> Callable[[str, int], bytes]:
    return lambda member, size: _fit(inner + b",", size, b'{"%s":[' % member.encode(), b"]}")


def _keys(member: str, size: int) -> bytes:
    return json.dumps({f"{member}{number}": number for number in range(size // 24)}).encode()


def _pairs(member: str, size: int) -> bytes:
    held: dict[str, Any] = {f"unknown{number}": None for number in range(size // 26)}
    return json.dumps({member: held}).encode()


#: Name → the body of about a size in bytes around a member that the operation knows.
EXPENSIVE: dict[str, Callable[[str, int], bytes]] = {
    "a list of numbers": _many(b"1"),
    "a list of nulls": _many(b"null"),
    "a list of empty lists": _many(b"[]"),
    "a list of empty objects": _many(b"{}"),
    "a list of objects with unknown members": _many(b'{"deviceIdz":[{"idz":"1","kinds":"imei"}]}'),
    "a list of objects with nulls": _many(b'{"deviceIds":null,"ipAddress":null}'),
    "a list of wrong devices": _many(b'{"deviceIds":[{"id":"","kind":"imeii"}]}'),
    "a list of equal devices": _many(b'{"deviceIds":[{"id":"990000000000001","kind":"imei"}]}'),
    "a device with many identifiers": lambda member, size: _fit(
        b'{"id":"990000000000001","kind":"imei"},', size, b'{"%s":[{"deviceIds":[' % member.encode(), b"]}]}"
    ),
    "many unknown members": _keys,
    "an object of unknown nulls": _pairs,
    "one member again and again": lambda member, size: _fit(b'"%s":[],' % member.encode(), size, b"{", b"}"),
    "a long text": lambda member, size: b'{"%s":"%s"}' % (member.encode(), b"a" * size),
    "a long text of escapes": lambda member, size: b'{"%s":"%s"}' % (member.encode(), rb"\u00e9" * (size // 6)),
    "a long number": lambda member, size: b'{"%s":%s}' % (member.encode(), b"9" * size),
    "deep nesting": lambda member, size: b'{"%s":' % member.encode() + b"[" * (size // 2) + b"]" * (size // 2) + b"}",
    "quotes that never end": lambda member, size: b'{"%s":"%s' % (member.encode(), rb"\"" * (size // 2)),
    "blanks": lambda member, size: b" " * size + b'{"%s":1}' % member.encode(),
}


def bodies(member: str, size: int) -> dict[str, bytes]:
    """Return every expensive body of about a size.

    Args:
        member: a member that the operation takes.
        size: in bytes.
    """
    return {name: build(member, size) for name, build in EXPENSIVE.items()}
