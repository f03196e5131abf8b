"""Values that break one rule each: every rule of a schema that a given value meets, broken where it stands.

`corrupted`, in `thingspace_contract.strategies.variations`, is what a broken sender might send, less what the
contract allows.
Here nothing is left out: a violation that the contract accepts shows a rule that does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from strictness.applying import KINDS, Applying, admitted_kinds, applying, kind_of
from strictness.mutations import MUTATIONS, UNKNOWN
from strictness.samples import members
from thingspace_contract.contract import Contract
from thingspace_contract.strategies.positions import Path, Position, replaced
from thingspace_contract.strategies.variations import Variation

__all__ = ["BREAKABLE", "OPEN", "violations"]

#: The kind of a variation that changes something of which the contract says nothing.
OPEN = "anything goes"

#: The keywords of JSON Schema that `violations` knows how to break.
BREAKABLE = frozenset(MUTATIONS)


def violations(contract: Contract, pointer: str, value: Any) -> list[Variation]:
    """Return a valid value with one rule broken in each: required members, types, enums, patterns, limits, either/or.

    A member that no rule describes comes as changes of the kind OPEN, which the contract accepts by nature.
    """
    found = list(applying(contract, pointer, value))
    seen: dict[str, Variation] = {}
    for variation in [*_of_rules(contract, value, found), *_of_kinds(contract, value, found)]:
        seen.setdefault(f"{variation.kind} {variation.label} {variation.pointer}", variation)
    return list(seen.values())


def _of_rules(contract: Contract, value: Any, found: list[Applying]) -> Iterator[Variation]:
    for each in found:
        position = each.position
        for keyword, breaking in MUTATIONS.items():
            if keyword not in position.schema or not each.binding:
                continue
            for kind, what, new in breaking(contract, position):
                if not _keeps(contract, position, new):
                    changed = replaced(value, position.path, new)
                    yield Variation(kind, f"{position.label}: {what}", changed, f"{position.pointer}/{keyword}")


def _keeps(contract: Contract, position: Position, new: Any) -> bool:
    return contract.schemas.is_valid(position.pointer, new)


def _of_kinds(contract: Contract, value: Any, found: list[Applying]) -> Iterator[Variation]:
    described: dict[Path, list[Applying]] = {}
    for each in found:
        described.setdefault(each.position.path, []).append(each)
    for path, here in described.items():
        position = here[0].position
        admitted = KINDS
        for each in here:
            if not each.chosen:
                admitted &= admitted_kinds(contract, each.position.pointer)
        kind = OPEN if admitted == KINDS else "a wrong type"
        for name in sorted(KINDS - admitted if admitted != KINDS else KINDS - {kind_of(position.value)}):
            new = replaced(value, path, _OF_KIND[name])
            yield Variation(kind, f"{position.label}: {_ARTICLES[name]}", new, position.pointer)
        yield from _undescribed(contract, value, here, described)


def _undescribed(
    contract: Contract, value: Any, here: list[Applying], described: Mapping[Path, list[Applying]]
) -> Iterator[Variation]:
    """What is inside an object or a list without any rule for it; one more member or item where there is none."""
    position = here[0].position
    inner = position.value
    if not isinstance(inner, dict | list):
        return
    silent = next((each.position for each in here if not each.position.schema.keys() & _UNIONS), position)
    for key in inner if isinstance(inner, dict) else range(len(inner)):
        path = (*position.path, key)
        if path not in described:
            new = replaced(value, path, _OF_KIND["integer" if isinstance(inner[key], str) else "string"])
            yield Variation(OPEN, f"{Position(path, {}, '', None).label}: in no rule", new, silent.pointer)
    if not any(_describes(contract, each.position) for each in here):
        more = {**inner, UNKNOWN: 1} if isinstance(inner, dict) else [*inner, {UNKNOWN: 1}]
        changed = replaced(value, position.path, more)
        yield Variation(OPEN, f"{position.label}: whatever it holds", changed, silent.pointer)


def _describes(contract: Contract, position: Position) -> bool:
    """Whether a schema says anything of what an object or a list holds."""
    if isinstance(position.value, list):
        return bool({"items", "prefixItems"} & position.schema.keys())
    return bool(members(contract, position.pointer)) or position.schema.get("additionalProperties", True) is not True


#: Keywords of a schema that only leads to others: of an object or null, say.
_UNIONS = {"anyOf", "oneOf"}
_OF_KIND: dict[str, Any] = {
    "null": None,
    "boolean": True,
    "integer": 17,
    "number": 1.5,
    "string": "spoiled",
    "array": [17],
    "object": {"spoiled": True},
}
_ARTICLES = {
    "null": "null",
    "boolean": "true",
    "integer": "a number",
    "number": "a fraction",
    "string": "a text",
    "array": "an array",
    "object": "an object",
}
