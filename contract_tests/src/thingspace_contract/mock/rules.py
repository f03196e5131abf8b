"""Which of the mock's rules are documented and which are our guess.

A behaviour carries its rules as decorators, so that the text stands where the rule is kept; `rules()` lists them
all, and `MOCK.md` is written from that list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import CodeType, FunctionType
from typing import TypeVar

__all__ = ["Rule", "Standing", "assumed", "documented", "rules", "rules_behind"]

F = TypeVar("F", bound=Callable[..., object])


class Standing(StrEnum):
    """What a rule rests on."""

    DOCUMENTED = "documented"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the mock.

    Args:
        room: the module that keeps it, as its path in the mock: "behaviours.sessions".
        standing: documented or assumed.
        statement: what holds, one sentence.
        reason: the source of a documented rule, the reason for an assumed one.
    """

    room: str
    standing: Standing
    statement: str
    reason: str


_RULES: list[Rule] = []
_ORDER = {Standing.DOCUMENTED: 0, Standing.ASSUMED: 1}

#: Functions that keep rules, with these; methods by their names, because a caller does not tell whose they are.
_KEPT_BY: dict[FunctionType, list[Rule]] = {}
_METHODS: dict[str, FunctionType] = {}


def documented(statement: str, source: str) -> Callable[[F], F]:
    """Mark a function as keeping a rule that a source states."""
    return _mark(Standing.DOCUMENTED, statement, source)


def assumed(statement: str, reason: str) -> Callable[[F], F]:
    """Mark a function as keeping a rule that no source states."""
    return _mark(Standing.ASSUMED, statement, reason)


def rules() -> list[Rule]:
    """Return every rule of the modules imported so far, by room, then documented before assumed."""
    return sorted(_RULES, key=lambda rule: (rule.room, _ORDER[rule.standing]))


@cache
def rules_behind(function: Callable[..., object]) -> tuple[Rule, ...]:
    """Return the rules that a function of the mock may apply: its own, and those of all that it may call.

    What it may call is read from its code, so that nobody has to keep a list: a rule that depends on the request is
    among them, whether or not a call came that far.
    """
    found = {rule for each in _reached(function) for rule in _KEPT_BY.get(each, ())}
    return tuple(sorted(found, key=lambda rule: (_ORDER[rule.standing], rule.room, rule.statement)))


def _mark(standing: Standing, statement: str, reason: str) -> Callable[[F], F]:
    def keep(function: F) -> F:
        room = function.__module__.removeprefix(f"{__package__}.")
        rule = Rule(room, standing, statement, reason)
        _RULES.append(rule)
        if isinstance(function, FunctionType):
            _KEPT_BY.setdefault(function, []).append(rule)
            if "." in function.__qualname__:
                _METHODS[function.__name__] = function
        return function

    return keep


def _reached(function: Callable[..., object]) -> set[FunctionType]:
    """Return a function and all that it may call within the mock."""
    seen: set[FunctionType] = set()
    waiting = [function]
    while waiting:
        each = waiting.pop()
        if isinstance(each, FunctionType) and each not in seen and each.__module__.startswith(f"{__package__}."):
            seen.add(each)
            names = set(_names(each.__code__))
            waiting += [each.__globals__[name] for name in names if name in each.__globals__]
            waiting += [_METHODS[name] for name in names if name in _METHODS]
    return seen


def _names(code: CodeType) -> Iterator[str]:
    """Yield the global names and members that code uses, functions inside it included."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)
