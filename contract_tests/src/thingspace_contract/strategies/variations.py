"""Variations of a value: what a newer server adds, what a broken sender corrupts, what a terse one leaves out.

They are lists, made of one given value without chance; strategies draw from them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from thingspace_contract.contract import Contract
from thingspace_contract.strategies.positions import Position, positions, replaced, without

__all__ = [
    "NEW_MEMBER",
    "NEW_WORD",
    "BrokenBody",
    "Variation",
    "broken_bodies",
    "corrupted",
    "each_once",
    "forward_compatible",
    "minimal",
    "with_nulls",
]

NEW_MEMBER = "memberOfANewerServer"
NEW_WORD = "valueOfANewerServer"


@dataclass(frozen=True, slots=True)
class Variation:
    """A changed value.

    Args:
        kind: the change without its place: "an unknown member", "a required member is missing".
        label: what was changed, in words, without values: "an unknown member in devices[]".
        value: the value after the change.
        pointer: the place of the rule that speaks of what was changed.
        changed: False for a value as it was given, which the others are variations of.
    """

    kind: str
    label: str
    value: Any
    pointer: str
    changed: bool = True


@dataclass(frozen=True, slots=True)
class BrokenBody:
    """Bytes that are not a JSON value of the expected kind.

    Args:
        kind: what is wrong with them, without the place: "the body is cut off", "a wrong type".
        label: the same with the place: "deviceIds[].kind is null".
        content: the bytes.
        readable: whether they are JSON all the same.
        familiar: whether the field is known to send such bytes, so that a reader may make sense of them.
    """

    kind: str
    label: str
    content: bytes
    readable: bool
    familiar: bool = False

    @property
    def senseless(self) -> bool:
        """Whether no value may be read from them."""
        return not self.readable and not self.familiar


def forward_compatible(contract: Contract, pointer: str, value: Any) -> list[Variation]:
    """Return what a newer server could send in place of a valid value: unknown members, unknown words of enums.

    A contract that closes an object or an enum closes it for servers; a client must live with more.
    """
    return list(_once(_forward_compatible(contract, pointer, value)))


def corrupted(contract: Contract, pointer: str, value: Any) -> list[Variation]:
    """Return what a broken sender could make of a valid value: required members missing, values of wrong types.

    Each of them breaks the contract.
    """
    candidates = _once(_corrupted(contract, pointer, value))
    return [each for each in candidates if not contract.schemas.is_valid(pointer, each.value)]


def minimal(contract: Contract, pointer: str, value: Any) -> list[Variation]:
    """Return valid values with less in them: without each optional member, and with as few of them as there can be."""
    paths = {each.path: each for each in positions(contract, pointer, value) if _is_member(each)}
    found = []
    least = value
    for path, position in sorted(paths.items(), key=lambda entry: (-len(entry[0]), str(entry[0]))):
        candidate = without(value, path)
        if contract.schemas.is_valid(pointer, candidate):
            found.append(Variation("an absent member", f"without {position.label}", candidate, position.pointer))
        smaller = without(least, path)
        if contract.schemas.is_valid(pointer, smaller):
            least = smaller
    if least != value:
        found.insert(0, Variation("absent members", "without any optional member", least, pointer))
    return list(_once(iter(found)))


def with_nulls(contract: Contract, pointer: str, value: Any) -> list[Variation]:
    """Return valid values with null for an optional member, absent or not: for each of them, and for all absent ones.

    In answers and messages such a null means that the member is absent.
    """
    found = []
    whole = value
    for position in positions(contract, pointer, value):
        for name in position.schema.get("properties", {}) if isinstance(position.value, dict) else ():
            path = (*position.path, name)
            is_absent = name not in position.value
            changed = replaced(value, path, None)
            if contract.schemas.is_valid(pointer, changed):
                kind = "null for an absent member" if is_absent else "null in place of an optional member"
                label = f"null for {replace(position, path=path).label}{' (absent)' * is_absent}"
                found.append(Variation(kind, label, changed, position.pointer))
            if is_absent and contract.schemas.is_valid(pointer, larger := replaced(whole, path, None)):
                whole = larger
    if whole != value:
        found.insert(0, Variation("null for absent members", "null for all absent members", whole, pointer))
    return list(_once(iter(found)))


def each_once(
    vary: Callable[[Contract, str, Any], list[Variation]], contract: Contract, pointer: str, values: Iterable[Any]
) -> Iterator[Variation]:
    """Yield the variations of several values, each kind of change at each place once."""
    seen: set[str] = set()
    for value in values:
        for variation in vary(contract, pointer, value):
            if variation.label not in seen:
                seen.add(variation.label)
                yield variation


def broken_bodies(content: bytes) -> list[BrokenBody]:
    """Return what may arrive in place of a JSON body, up to the field's own: a body without its first brace."""
    bodies = [
        ("the body is not JSON", b"<html><body>Service Unavailable</body></html>", False),
        ("the body is cut off", content[: max(len(content) * 2 // 3, 1)], False),
        ("the body is not UTF-8", b'{"requestId":"\xff\xfe"}', False),
        ("the body is null", b"null", True),
        ("the body is a number", b"17", True),
        ("the body is a text", b'"accepted"', True),
        ("the body is wrapped in an array", b"[" + content + b"]", True),
        ("the body is an array of a number", b"[17]", True),
        ("the body is an empty object", b"{}", True),
        ("the body is nested too deeply", b"[" * 50_000 + b"]" * 50_000, False),
    ]
    familiar = [("the body is empty", b""), ("the first character of the body is lost", content[1:])]
    return [
        *(BrokenBody(kind, kind, body, readable=False, familiar=True) for kind, body in familiar),
        *(BrokenBody(kind, kind, body, readable) for kind, body, readable in bodies),
    ]


def _forward_compatible(contract: Contract, pointer: str, value: Any) -> Iterator[Variation]:
    for position in positions(contract, pointer, value):
        if isinstance(position.value, dict):
            for what, content in (("text", "text"), ("object", {"nested": [1, None]})):
                grown = {**position.value, NEW_MEMBER: content}
                label = f"an unknown member, {what}, in {position.label}"
                yield Variation("an unknown member", label, replaced(value, position.path, grown), position.pointer)
        if isinstance(position.value, str) and ("enum" in position.schema or "const" in position.schema):
            changed = replaced(value, position.path, NEW_WORD)
            label = f"an unknown value of {position.label}"
            yield Variation("an unknown value of an enum", label, changed, position.pointer)


def _corrupted(contract: Contract, pointer: str, value: Any) -> Iterator[Variation]:
    for position in positions(contract, pointer, value):
        if _is_member(position):
            label = f"{position.label} is missing"
            yield Variation("a required member is missing", label, without(value, position.path), position.pointer)
        if not position.path:
            continue
        for name, wrong in _wrong_types(position):
            label = f"{position.label} is {name}"
            yield Variation("a wrong type", label, replaced(value, position.path, wrong), position.pointer)


def _is_member(position: Position) -> bool:
    return bool(position.path) and isinstance(position.path[-1], str)


def _wrong_types(position: Position) -> Iterator[tuple[str, Any]]:
    own = int if isinstance(position.value, float) else type(position.value)
    yield from ((name, wrong) for name, wrong in _KINDS if type(wrong) is not own)


_KINDS: tuple[tuple[str, Any], ...] = (
    ("null", None),
    ("a number", 17),
    ("a text", "spoiled"),
    ("an array", [17]),
    ("an object", {"spoiled": True}),
)


def _once(variations: Iterator[Variation]) -> Iterator[Variation]:
    seen: set[str] = set()
    for each in variations:
        key = json.dumps(each.value, sort_keys=True)
        if key not in seen:
            seen.add(key)
            yield each
