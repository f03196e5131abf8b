"""Which of the mock's rules are documented and which are our guess.

A behaviour carries its rules as decorators, so that the text stands where the rule is kept; `rules()` lists them
all, and `MOCK.md` is written from that list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

__all__ = ["Rule", "Standing", "assumed", "documented", "rules"]

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


def documented(statement: str, source: str) -> Callable[[F], F]:
    """Mark a function as keeping a rule that a source states."""
    return _mark(Standing.DOCUMENTED, statement, source)


def assumed(statement: str, reason: str) -> Callable[[F], F]:
    """Mark a function as keeping a rule that no source states."""
    return _mark(Standing.ASSUMED, statement, reason)


def rules() -> list[Rule]:
    """Return every rule of the modules imported so far, by room, then documented before assumed."""
    order = {Standing.DOCUMENTED: 0, Standing.ASSUMED: 1}
    return sorted(_RULES, key=lambda rule: (rule.room, order[rule.standing]))


def _mark(standing: Standing, statement: str, reason: str) -> Callable[[F], F]:
    def keep(function: F) -> F:
        room = function.__module__.removeprefix(f"{__package__}.")
        _RULES.append(Rule(room, standing, statement, reason))
        return function

    return keep
