"""What a rule is, and the list of all rules.

A rule is one function from the view of a contract to its breaches, registered with a name and its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .view import View

__all__ = ["RULES", "Breach", "Finding", "LintRule", "rule"]


class Breach(NamedTuple):
    """What a rule objects to.

    Attributes:
        where: The place, as `file:line`, `file` or `file#/pointer`.
        message: What is wrong there.
        advice: What to do about it.
    """

    where: str
    message: str
    advice: str


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """A fault with the name of the rule that it breaks; they sort by place.

    Attributes:
        where: The place, as `file:line`, `file` or `file#/pointer`.
        rule: Name of the rule, a key of `RULES`.
        message: What is wrong there.
        advice: What to do about it.
    """

    where: str
    rule: str
    message: str
    advice: str

    def __str__(self) -> str:
        """Return one line: `where: message (advice) [rule]`."""
        remedy = f" ({self.advice})" if self.advice else ""
        return " ".join(f"{self.where}: {self.message}{remedy} [{self.rule}]".split())


@dataclass(frozen=True, slots=True)
class LintRule:
    """A rule of the house for a contract.

    Attributes:
        name: Short name, in lower case with hyphens.
        reason: Why the rule is there, in one sentence.
        check: Yields the breaches of a contract.
    """

    name: str
    reason: str
    check: Callable[[View], Iterator[Breach]]


#: All rules by name, in the order in which they run.
RULES: dict[str, LintRule] = {}


def rule(name: str, reason: str) -> Callable[[Callable[[View], Iterator[Breach]]], Callable[[View], Iterator[Breach]]]:
    """Register the decorated function as a rule."""

    def register(check: Callable[[View], Iterator[Breach]]) -> Callable[[View], Iterator[Breach]]:
        RULES[name] = LintRule(name, reason, check)
        return check

    return register
