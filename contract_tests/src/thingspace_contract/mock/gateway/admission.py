"""Whether a request keeps the contract, or breaks it in a tolerable way."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

from thingspace_contract.contract import Contract, Operation, Problem
from thingspace_contract.contract.checking import decode_form
from thingspace_contract.core.exchange import Request
from thingspace_contract.mock.gateway.inputs import LONGEST_BODY, invalid, read_json, unreadable
from thingspace_contract.mock.gateway.routing import Route
from thingspace_contract.mock.gateway.tolerance import relaxed, undocumented_members

__all__ = ["Admission"]

_STRICT_NOTE = " (refused by --strict)"


class Admission:
    """Admits requests.

    Args:
        contract: what they must keep.
        strict: refuse tolerable deviations, and what the contract does not know.
    """

    def __init__(self, contract: Contract, *, strict: bool) -> None:
        self.strict = strict
        self._contract = contract

    def admit(self, route: Route, request: Request, problems: list[Problem]) -> Any:
        """Return the decoded body of a request that may be acted on; None without one.

        Args:
            route: where it goes.
            request: as it was sent.
            problems: every breach is appended to it, those that are tolerated too.

        Raises:
            Refusal: it breaks the contract.
        """
        operation = route.operation
        body = _body(operation, request)
        problems += self._problems(route, request)
        remaining = problems
        try:
            if self.strict:
                problems += self._strict_problems(route, request, body)
            elif problems:
                request, body = relaxed(self._contract, operation, request, body)
                remaining = self._problems(route, request)
        except RecursionError:
            raise unreadable(operation, "it is nested too deeply") from None
        if remaining:
            raise invalid(operation, remaining, request.body, note=_STRICT_NOTE if self.strict else "")
        return body

    def security_problems(self, route: Route, request: Request) -> list[Problem]:
        """Return how the credentials of a request break the contract."""
        found = self._problems(route, request)
        return [problem for problem in found if problem.pointer.startswith("#/components/securitySchemes")]

    def _problems(self, route: Route, request: Request) -> list[Problem]:
        try:
            return self._contract.request_problems(route.operation, request, path=route.path)
        except ValueError as error:  # deeper or larger than the validator goes
            return [Problem("body", f"cannot be checked: {error}", route.operation.pointer)]

    def _strict_problems(self, route: Route, request: Request, body: Any) -> list[Problem]:
        operation = route.operation
        known = {each.name for each in operation.parameters if each.location == "query"}
        sent = dict(parse_qsl(urlsplit(request.url).query, keep_blank_values=True))
        found = [
            Problem(f"query {name}", "the contract does not know this parameter", operation.pointer)
            for name in sent
            if name not in known
        ]
        if not route.exact:
            found.append(Problem("path", f"the contract spells it {operation.path}", operation.pointer))
        return [*found, *undocumented_members(self._contract, operation, body)]


def _body(operation: Operation, request: Request) -> Any:
    if len(request.body) > LONGEST_BODY:
        raise unreadable(operation, f"it is longer than {LONGEST_BODY} bytes")
    if not request.body or not operation.body:
        return None
    try:
        return read_json(request.body) if "application/json" in operation.body else decode_form(request.body)
    except ValueError as error:
        raise unreadable(operation, str(error)) from error
