"""How each keyword of JSON Schema is broken: for a value that keeps it, values that do not.

One function a keyword; each yields the kind of the change, what was done in words, and the place's new value.
A function may try: whether the keyword is broken is for the caller to see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from strictness.samples import NOTHING, members, sample
from thingspace_contract.contract import Contract
from thingspace_contract.contract.validation import resolve
from thingspace_contract.strategies.positions import Position, without

__all__ = ["MUTATIONS", "UNKNOWN", "Mutated"]

#: The kind of the change, what was done in words, the new value.
Mutated = Iterator[tuple[str, str, Any]]
#: A member that no rule names.
UNKNOWN = "memberThatNobodyKnows"


def _required(contract: Contract, position: Position) -> Mutated:
    for name in position.schema["required"]:
        if isinstance(position.value, dict) and name in position.value:
            yield "a required member is missing", f"{name} is missing", without(position.value, (name,))


def _dependent(contract: Contract, position: Position) -> Mutated:
    for trigger, needed in position.schema["dependentRequired"].items():
        if isinstance(position.value, dict):
            whole = _with(contract, position, [trigger, *needed])
            for name in needed:
                left = {key: each for key, each in whole.items() if key != name}
                yield "a required-if without its member", f"{trigger} without {name}", left


def _condition(contract: Contract, position: Position) -> Mutated:
    """A condition that the value does not meet, met: mostly its consequence is then missing."""
    condition = position.schema["if"]
    if not isinstance(position.value, dict) or contract.schemas.is_valid(f"{position.pointer}/if", position.value):
        return
    forced = _with(contract, position, condition.get("required", []))
    for name, rule in condition.get("properties", {}).items():
        words = [rule["const"]] if "const" in rule else rule.get("enum", ())
        if words:
            forced[name] = words[0]
    if contract.schemas.is_valid(f"{position.pointer}/if", forced):
        named = ", ".join(condition.get("required", condition.get("properties", ())))
        yield "a required-if without its member", f"the condition on {named}, without what follows", forced


def _either(contract: Contract, position: Position) -> Mutated:
    """None of the alternatives."""
    branches = [each for key in ("anyOf", "oneOf") for each in position.schema.get(key, ())]
    named = {name for branch in branches if isinstance(branch, Mapping) for name in branch.get("required", ())}
    if named and isinstance(position.value, dict):
        left = {name: each for name, each in position.value.items() if name not in named}
        yield "none of an either/or", f"none of {', '.join(sorted(named))}", left


def _one_of(contract: Contract, position: Position) -> Mutated:
    yield from _either(contract, position)
    for branch in position.schema["oneOf"]:
        yield from _together(contract, position, branch)


def _not(contract: Contract, position: Position) -> Mutated:
    """Both sides of an either/or: what must not be together, together."""
    refused = position.schema["not"]
    for branch in [refused, *refused.get("anyOf", ())]:
        yield from _together(contract, position, branch)
    if isinstance(position.value, list) and position.value:
        yield from _items_together(contract, position, refused)


def _items_together(contract: Contract, position: Position, refused: Mapping[str, Any]) -> Mutated:
    """The list with an item of each kind that must not be in it, or not beside the others."""
    place = f"{position.pointer}/not"
    places = [f"{place}/allOf/{index}" for index in range(len(refused.get("allOf", ())))] or [place]
    made = [sample(contract, f"{each}/contains") for each in places if "contains" in resolve(contract.document, each)]
    items = [{**position.value[-1], **each} for each in made if isinstance(each, dict)]
    if items:
        yield "both sides of an either/or", "items of both sides", [*position.value, *items]


def _together(contract: Contract, position: Position, branch: Mapping[str, Any]) -> Mutated:
    names = branch.get("required", ())
    if names and isinstance(position.value, dict):
        both = _with(contract, position, names)
        yield "both sides of an either/or", f"{' and '.join(names)} together", both


def _with(contract: Contract, position: Position, names: Iterable[str]) -> dict[str, Any]:
    """The object with these members too, each a sample of what the contract says of it."""
    described = members(contract, position.pointer)
    whole = dict(position.value)
    for name in names:
        if name not in whole:
            made = sample(contract, described[name]) if name in described else NOTHING
            whole[name] = "text" if made is NOTHING else made
    return whole


def _contains(contract: Contract, position: Position) -> Mutated:
    if isinstance(position.value, list):
        place = f"{position.pointer}/contains"
        left = [each for each in position.value if not contract.schemas.is_valid(place, each)]
        yield "a list without the item it needs", "no item that it must contain", left


def _enum(contract: Contract, position: Position) -> Mutated:
    yield "an unknown value of a closed enum", "an unknown value", "valueThatNobodyKnows"


def _pattern(contract: Contract, position: Position) -> Mutated:
    if isinstance(position.value, str):
        for text in ("", " ", "<", "\\", "'", "/", "é", "no", "0", f"{position.value}!", f"{position.value}<"):
            if re.search(_python(position.schema["pattern"]), text) is None:
                yield "a text outside its pattern", "outside the pattern", text
                return


def _python(pattern: str) -> str:
    return re.sub(r"\$$", r"\\Z", pattern)


def _format(contract: Contract, position: Position) -> Mutated:
    yield "a text outside its format", f"no {position.schema['format']}", "not in this format"


def _longer(contract: Contract, position: Position) -> Mutated:
    if isinstance(position.value, str):
        filler = position.value[-1:] or "x"
        yield "an over-long text", "too long", position.value.ljust(position.schema["maxLength"] + 1, filler)


def _shorter(contract: Contract, position: Position) -> Mutated:
    if isinstance(position.value, str) and position.schema["minLength"]:
        yield "a text too short", "too short", position.value[: position.schema["minLength"] - 1]


def _more(contract: Contract, position: Position) -> Mutated:
    if isinstance(position.value, list) and position.value:
        yield (
            "an over-long list",
            "too many items",
            (position.value * (position.schema["maxItems"] + 1))[: position.schema["maxItems"] + 1],
        )


def _fewer(contract: Contract, position: Position) -> Mutated:
    if isinstance(position.value, list) and position.schema["minItems"]:
        yield "a list too short", "too few items", position.value[: position.schema["minItems"] - 1]


def _twice(contract: Contract, position: Position) -> Mutated:
    if isinstance(position.value, list) and position.schema["uniqueItems"]:
        yield "an item twice", "an item twice", [*position.value, *position.value[:1]]


def _below(contract: Contract, position: Position) -> Mutated:
    bounds = [position.schema[key] for key in ("minimum", "exclusiveMinimum") if key in position.schema]
    yield "a number below its bound", "below the bound", max(bounds) - 1


def _above(contract: Contract, position: Position) -> Mutated:
    bounds = [position.schema[key] for key in ("maximum", "exclusiveMaximum") if key in position.schema]
    yield "a number above its bound", "above the bound", min(bounds) + 1


def _between(contract: Contract, position: Position) -> Mutated:
    if isinstance(position.value, int | float):
        yield "a number between its steps", "between the steps", position.value + position.schema["multipleOf"] / 2


def _sparser(contract: Contract, position: Position) -> Mutated:
    if isinstance(position.value, dict):
        keys = list(position.value)[: max(position.schema["minProperties"] - 1, 0)]
        yield "too few members", "too few members", {key: position.value[key] for key in keys}


def _denser(contract: Contract, position: Position) -> Mutated:
    if isinstance(position.value, dict):
        extra = {f"member{index}": "text" for index in range(position.schema["maxProperties"] + 1)}
        yield "too many members", "too many members", {**position.value, **extra}


def _closed(contract: Contract, position: Position) -> Mutated:
    if isinstance(position.value, dict) and position.schema["additionalProperties"] is False:
        yield "an unknown member", "an unknown member", {**position.value, UNKNOWN: 1}


MUTATIONS: dict[str, Callable[[Contract, Position], Mutated]] = {
    "required": _required,
    "dependentRequired": _dependent,
    "if": _condition,
    "anyOf": _either,
    "oneOf": _one_of,
    "not": _not,
    "contains": _contains,
    "enum": _enum,
    "const": _enum,
    "pattern": _pattern,
    "format": _format,
    "maxLength": _longer,
    "minLength": _shorter,
    "maxItems": _more,
    "minItems": _fewer,
    "uniqueItems": _twice,
    "minimum": _below,
    "exclusiveMinimum": _below,
    "maximum": _above,
    "exclusiveMaximum": _above,
    "multipleOf": _between,
    "minProperties": _sparser,
    "maxProperties": _denser,
    "additionalProperties": _closed,
}
