"""Validation: whether a request keeps the contract, or breaks it in a tolerable way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from thingspace_contract.contract import Contract, Operation, Problem, RequestParts
from thingspace_contract.contract.validation import LONGEST_LIST
from thingspace_contract.core.names import nearest
from thingspace_contract.mock.gateway.errors import ApiError
from thingspace_contract.mock.gateway.families import family_of
from thingspace_contract.mock.gateway.parsing import ParsedRequest
from thingspace_contract.mock.gateway.tolerance import nulls, relaxed, unknown
from thingspace_contract.mock.rules import documented

__all__ = ["Validation", "Validator"]

_STRICT_NOTE = " (refused by --strict)"
_SHOWN = 5
_LONGEST = 200  # characters of a name
_TOO_DEEP = "it is nested too deeply"


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found about a request.

    Args:
        body: what may be acted on: the decoded body, in the contract's own spelling.
        tolerated: breaches of the contract that the mock lets pass.
        refused: breaches that it does not let pass.
        error: the refusal; None when the request may be acted on.
        warnings: what was passed over and is probably a mistake; with --strict it is refused instead.
    """

    body: Any = None
    tolerated: tuple[Problem, ...] = ()
    refused: tuple[Problem, ...] = ()
    error: ApiError | None = None
    warnings: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every breach, those that are tolerated first."""
        return (*self.tolerated, *self.refused)


class Validator:
    """Holds requests to the contract.

    Args:
        contract: what they must keep.
        strict: refuse tolerable deviations, and what the contract does not know.
    """

    def __init__(self, contract: Contract, *, strict: bool) -> None:
        self.strict = strict
        self._contract = contract

    def validate(self, parsed: ParsedRequest) -> Validation:
        """Return what is to be said about a request."""
        operation, parts = parsed.operation, parsed.parts
        if parts.unreadable:
            return _unreadable(operation, parts.unreadable)
        sent = self._problems(operation, parts)
        try:
            warnings = () if self.strict else unknown(self._contract, operation, parts.body)
            if self.strict:
                refused = (*sent, *self._strict_problems(parsed))
            elif sent:
                warnings += nulls(self._contract, operation, parts.body)
                parts = relaxed(self._contract, operation, parts)
                refused = self._problems(operation, parts)
            else:
                refused = ()
        except RecursionError:
            return _unreadable(operation, _TOO_DEEP)
        if refused:
            known = set(refused)
            tolerated = tuple(problem for problem in sent if problem not in known)
            return Validation(None, tolerated, refused, self._invalid(operation, parts, refused), warnings)
        return Validation(parts.body, tolerated=sent, warnings=warnings)

    def security_problems(self, parsed: ParsedRequest) -> tuple[Problem, ...]:
        """Return how the credentials of a request break the contract."""
        return tuple(self._contract.security_problems(parsed.operation, parsed.parts))

    def _problems(self, operation: Operation, parts: RequestParts) -> tuple[Problem, ...]:
        try:
            return tuple(self._contract.parts_problems(operation, parts))
        except ValueError as error:  # deeper or larger than the validator goes
            return (Problem("body", f"cannot be checked: {error}", operation.pointer),)

    def _strict_problems(self, parsed: ParsedRequest) -> Iterator[Problem]:
        operation = parsed.operation
        known = {each.name for each in operation.parameters if each.location == "query"}
        strange = (name for name in parsed.query if name not in known)
        for number, name in enumerate(strange):
            if number == LONGEST_LIST:
                yield Problem("query", "and more parameters that the contract does not know", operation.pointer)
                break
            near = nearest(name, known)
            advice = f"; did you mean {near}?" if near else ""
            where = f"query {name if len(name) <= _LONGEST else name[:_LONGEST] + '…'}"
            yield Problem(where, f"the contract does not know this parameter{advice}", operation.pointer)
        if not parsed.route.exact:
            yield Problem("path", f"the contract spells it {operation.path}", operation.pointer)
        yield from unknown(self._contract, operation, parsed.parts.body)

    def _invalid(self, operation: Operation, parts: RequestParts, problems: tuple[Problem, ...]) -> ApiError:
        """Refuse a request that breaks the contract, with the code that its family has for it."""
        shown = "; ".join(map(str, problems[:_SHOWN]))
        more = len(problems) - _SHOWN
        message = f"{shown}{f'; and {more} more' if more > 0 else ''}.{_STRICT_NOTE if self.strict else ''}"
        is_empty = bool(operation.body) and not parts.size
        return ApiError(family_of(operation).breach(problems, is_empty), message)


@documented(
    "What cannot be read is `DeserializationFailed`, or `request_json_unmarshal` in the IoT family.",
    "vendor pages of error messages",
)
def _unreadable(operation: Operation, reason: str) -> Validation:
    """Refuse a body that is too long, or not what it should be."""
    problem = Problem("body", f"cannot be read: {reason}", f"{operation.pointer}/requestBody")
    error = ApiError("DeserializationFailed", f"The body cannot be read: {reason}.")
    return Validation(refused=(problem,), error=error)
