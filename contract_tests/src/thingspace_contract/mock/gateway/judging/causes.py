"""Causes of a refusal: a problem with the member, the rule and the limit that it is about, and a sentence for people.

What people are told holds neither a JSON pointer nor a regular expression: they have a request before them, and no
schema. The record of calls has both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from thingspace_contract.contract import Contract, Operation, Problem, RequestParts
from thingspace_contract.documents import pointer as pointers
from thingspace_contract.mock.gateway.judging.forms import FORMATS, FORMS

__all__ = ["ABSENT", "NULL", "Breach", "breaches_of", "said"]

#: The value of a member that is not there.
ABSENT = object()

#: The rule that is broken by null where something else is wanted.
NULL = "null"

_REQUIRED = re.compile(r'"(.+?)" is a required property(?: \(.*\))?', re.DOTALL)
_WHOLE = "request/"  # what a rule about path, query and body together calls the place of each
_ADVICE = "; leave it out"  # what a problem says of a null that stands for nothing
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Breach:
    """A problem, looked at from the request.

    Args:
        problem: the problem.
        operation: the operation's id.
        steps: the way from the body to the value: members and indices; of a parameter its name.
        rule: the keyword that is broken.
        limit: what the schema says there.
        value: what was sent; `ABSENT` when nothing was.
        words: what is wrong with it, where the limit does not tell.
    """

    problem: Problem
    operation: str
    steps: tuple[str | int, ...]
    rule: str
    limit: Any
    value: Any
    words: str = ""

    @property
    def member(self) -> str:
        """The member that it is about, "" for the body."""
        return next((step for step in reversed(self.steps) if isinstance(step, str)), "")

    @property
    def holders(self) -> frozenset[str]:
        """The members on the way to it."""
        return frozenset(step for step in self.steps[:-1] if isinstance(step, str))

    @property
    def place(self) -> str:
        """The way to the value as people write it: "devices[0].deviceIds[1].kind"."""
        location, _, name = self.problem.where.partition(" ")
        if name and "/" not in location:
            return f"The {location} parameter {name}" if location in ("path", "query") else f"The {self.problem.where}"
        text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps)
        return text.lstrip(".") or "The body"


def breaches_of(
    contract: Contract, operation: Operation, parts: RequestParts, problems: Sequence[Problem]
) -> list[Breach]:
    """Return problems of a request with what they are about."""
    found = [_breach(contract, operation, parts, problem) for problem in problems]
    told: dict[tuple[object, ...], Breach] = {}
    for each in found:  # of several lists of words for one value the shortest holds
        key = (each.steps, each.rule, " is none of " in each.problem.message) if each.rule == "pattern" else (id(each),)
        if key not in told or len(each.problem.message) < len(told[key].problem.message):
            told[key] = each
    return list(told.values())


def said(breach: Breach) -> str:
    """Return what is wrong, as a sentence: the member, and the limit that it does not keep."""
    text = f"{breach.place}{_predicate(breach)}"
    return text if text.endswith("?") else f"{text}."


def _predicate(breach: Breach) -> str:
    message = breach.problem.message
    words = _SENTENCES.get(breach.rule)
    if breach.words:
        return f" {breach.words}"
    if breach.rule == "required" and breach.value is ABSENT:
        return " is missing"
    if words is not None and breach.value is not ABSENT:
        advice = _ADVICE if breach.rule == NULL and _ADVICE in message else ""
        return f" {words(breach)}{advice}"
    if " is not valid under " in message:
        return " has none of the forms that it may have"
    return f" {message}" if message.startswith(("is ", "needs ", "may ", "holds ", "has ")) else f": {message}"


def _breach(contract: Contract, operation: Operation, parts: RequestParts, problem: Problem) -> Breach:
    rule = problem.pointer.rpartition("/")[2]
    limit = _limit(contract, problem)
    where = problem.where.removeprefix(_WHOLE)
    location, _, path = where.partition("/")
    if location in ("path", "query") and path and where != problem.where:  # of a rule about the whole request
        problem = replace(problem, where=f"{location} {path}")
    elif where != problem.where:
        problem = replace(problem, where=where)
    if location != "body":
        location, _, name = problem.where.partition(" ")
        values = {"path": parts.path, "query": parts.query}.get(location, {})
        return Breach(problem, operation.operation_id, (name,), rule, limit, values.get(name, ""))
    steps, value = _follow(parts.body, path)
    missing = _REQUIRED.fullmatch(problem.message) if rule == "required" else None
    if missing:
        steps, value = (*steps, missing[1]), ABSENT
    rule = NULL if rule == "type" and value is None else rule
    return Breach(problem, operation.operation_id, steps, rule, limit, value)


def _follow(body: Any, path: str) -> tuple[tuple[str | int, ...], Any]:
    steps: list[str | int] = []
    value = body
    for text in path.split("/") if path else ():
        name = text.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list) and name.isdigit() and int(name) < len(value):
            steps.append(int(name))
            value = value[int(name)]
        else:
            steps.append(name)
            value = value.get(name, ABSENT) if isinstance(value, Mapping) else ABSENT
    return tuple(steps), value


def _limit(contract: Contract, problem: Problem) -> Any:
    try:
        return pointers.resolve(contract.document, problem.pointer.removeprefix("#"))
    except LookupError:
        return None


def _size(breach: Breach, what: str, one: str) -> str:
    many = "entries" if one == "entry" else f"{one}s"
    return f"{what} {breach.limit:,} {one if breach.limit == 1 else many}"


def _short(breach: Breach, one: str) -> str:
    return "is empty" if not breach.value else _size(breach, "has fewer than", one)


def _type(breach: Breach) -> str:
    names = {"string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false"}
    names |= {"array": "a list", "object": "an object", "null": "null"}
    wanted = breach.limit if isinstance(breach.limit, list) else [breach.limit]
    return f"is {'null and must be' if breach.value is None else 'not'} {' or '.join(names[each] for each in wanted)}"


def _words(breach: Breach) -> str:
    wanted = breach.limit if isinstance(breach.limit, list) else [breach.limit]
    more = ", …" if len(wanted) > _MOST_WORDS else ""
    return f"is none of {', '.join(map(str, wanted[:_MOST_WORDS]))}{more}" if len(wanted) > 1 else f"is not {wanted[0]}"


def _pattern(breach: Breach) -> str:
    message = breach.problem.message
    if breach.value == "":
        return "is empty"
    if " is none of " in message:
        words = message.rpartition(" is none of ")[2]
        return f"is none of {words}" if ", " in words.partition(" (")[0] else f"is not {words}"
    if isinstance(breach.value, str) and any(each in breach.value for each in "'<\\"):
        return "holds an apostrophe, < or a backslash"
    return FORMS.get(breach.limit, "does not have the form that it must have")


_SENTENCES: Mapping[str, Callable[[Breach], str]] = {
    "minLength": lambda breach: _short(breach, "character"),
    "minItems": lambda breach: _short(breach, "entry"),
    "minProperties": lambda breach: _short(breach, "member"),
    "maxLength": lambda breach: _size(breach, "is longer than", "character"),
    "maxItems": lambda breach: _size(breach, "has more than", "entry"),
    "minimum": lambda breach: f"is less than {breach.limit:,}",
    "maximum": lambda breach: f"is more than {breach.limit:,}",
    "type": _type,
    NULL: _type,
    "enum": _words,
    "const": _words,
    "pattern": _pattern,
    "format": lambda breach: f"is not {FORMATS.get(str(breach.limit), 'of the right form')}",
    "contentEncoding": lambda _: "is not base64",
}
