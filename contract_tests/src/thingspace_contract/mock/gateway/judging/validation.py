"""Validation: whether a request keeps the contract, or breaks it in a tolerable way."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from thingspace_contract.contract import Contract, Operation, Problem, RequestParts
from thingspace_contract.contract.validation import MORE
from thingspace_contract.mock.gateway.errors import ApiError
from thingspace_contract.mock.gateway.families import family_of
from thingspace_contract.mock.gateway.judging.aliases import renamed
from thingspace_contract.mock.gateway.judging.causes import breaches_of, said
from thingspace_contract.mock.gateway.judging.repeated import repeated
from thingspace_contract.mock.gateway.judging.selectors import (
    empty_lists,
    misfit_identifier,
    misspelt,
    unknown_parameters,
)
from thingspace_contract.mock.gateway.judging.tolerance import known_only, nulls, relaxed, unknown
from thingspace_contract.mock.gateway.parsing import ParsedRequest
from thingspace_contract.mock.rules import documented

__all__ = ["Validation", "Validator"]

_Problems = tuple[Problem, ...]

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
        known: identifiers of devices that there are, whatever they look like.
    """

    def __init__(self, contract: Contract, *, strict: bool, known: Container[str] = ()) -> None:
        self.strict = strict
        self._known = known
        self._contract = contract

    def validate(self, parsed: ParsedRequest) -> Validation:
        """Return what is to be said about a request."""
        operation, parts = parsed.operation, parsed.parts
        if parts.unreadable:
            return _unreadable(operation, parts.unreadable)
        sent = self._problems(operation, parts)
        refused: _Problems = ()
        warnings: _Problems = ()
        try:
            if self.strict:
                refused = (*sent, *self._strict_problems(parsed))
            else:
                parts, sent, refused, warnings = self._tolerant(parsed, sent)
            refused = (
                *repeated(self._contract, operation, parsed.parts),
                *refused,
                *empty_lists(self._contract, operation, parts.body),
            )
            misfit = None if refused else misfit_identifier(operation, parts.body, self._known)
        except RecursionError:
            return _unreadable(operation, _TOO_DEEP)
        if refused:
            known = set(refused)
            tolerated = tuple(problem for problem in sent if problem not in known)
            warnings = tuple(problem for problem in warnings if problem not in known)
            return Validation(None, tolerated, refused, self._invalid(operation, parts, refused), warnings)
        if misfit is not None:
            error = ApiError("INPUT_INVALID.Device.Identifier.Invalid", f"{misfit.where} {misfit.message}.")
            return Validation(tolerated=sent, error=error, warnings=(*warnings, misfit))
        return Validation(parts.body, tolerated=sent, warnings=warnings)

    def _tolerant(self, parsed: ParsedRequest, sent: _Problems) -> tuple[RequestParts, _Problems, _Problems, _Problems]:
        """Return a request as it is meant, with its breaches, those of them that are refused, and its warnings."""
        operation, parts = parsed.operation, parsed.parts
        misspelt_ones: _Problems = ()
        warnings = unknown(self._contract, operation, parts.body)
        parameters = tuple(unknown_parameters(operation, parsed.query)) if parsed.query else ()
        if warnings or parameters:
            parts, aliases = renamed(self._contract, operation, parts)
            if aliases:
                sent = (*self._problems(operation, parts), *aliases)
                warnings = unknown(self._contract, operation, parts.body)
            misspelt_ones = misspelt(self._contract, operation, parts)
            parts = known_only(self._contract, operation, parts) if warnings else parts
        refused: _Problems = ()
        if sent:
            warnings += nulls(self._contract, operation, parts.body)
            parts = relaxed(self._contract, operation, parts)
            refused = self._problems(operation, parts)
        return parts, sent, (*misspelt_ones, *refused), (*warnings, *parameters)

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
        # what would widen a change is told more exactly
        told = {each.where: each for each in misspelt(self._contract, operation, parsed.parts)}
        for each in unknown_parameters(operation, parsed.query):
            yield told.get(each.where, each)
        if not parsed.route.exact:
            yield Problem("path", f"the contract spells it {operation.path}", operation.pointer)
        for each in unknown(self._contract, operation, parsed.parts.body):
            yield told.get(each.where, each)

    def _invalid(self, operation: Operation, parts: RequestParts, problems: tuple[Problem, ...]) -> ApiError:
        """Refuse a request that breaks the contract, with the code that its family has for it."""
        breaches = breaches_of(self._contract, operation, parts, problems)
        is_empty = bool(operation.body) and not parts.size
        code, told = family_of(operation).breach(breaches, is_empty)
        if told is not None:
            breaches = [told, *(each for each in breaches if each.steps != told.steps)]
        counted = [each for each in breaches if each.problem.message != MORE]
        sentences = [said(each) for each in counted[:_SHOWN]]
        if len(counted) < len(breaches):  # nobody has counted them all
            sentences.append("And more.")
        elif len(counted) > _SHOWN:
            sentences.append(f"And {len(counted) - _SHOWN} more.")
        return ApiError(code, f"{' '.join(sentences)}{_STRICT_NOTE if self.strict else ''}")


@documented(
    "What cannot be read is `DeserializationFailed`, or `request_json_unmarshal` in the IoT family.",
    "vendor pages of error messages",
)
def _unreadable(operation: Operation, reason: str) -> Validation:
    """Refuse a body that is too long, or not what it should be."""
    problem = Problem("body", f"cannot be read: {reason}", f"{operation.pointer}/requestBody")
    error = ApiError("DeserializationFailed", f"The body cannot be read: {reason}.")
    return Validation(refused=(problem,), error=error)
