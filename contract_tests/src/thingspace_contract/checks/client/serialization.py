"""Whether the request that a client sent is the call that it was asked to make. Pure; nothing is sent here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from thingspace_contract.checks.catalogue.client import REQUEST_CARRIES_ARGUMENTS
from thingspace_contract.checks.client.differences import differences, short
from thingspace_contract.checks.problems import problem_failure
from thingspace_contract.contract import Contract, Operation, Problem
from thingspace_contract.contract.parts import decode_form
from thingspace_contract.contract.validation import resolve
from thingspace_contract.core.exchange import Request
from thingspace_contract.core.failures import Failure
from thingspace_contract.strategies.arguments import FORM, Arguments, text_of
from thingspace_contract.strategies.positions import positions

__all__ = ["call_failure", "check_sent_requests"]


def check_sent_requests(
    contract: Contract, operation: Operation, arguments: Arguments, sent: Sequence[Request], *, base_url: str
) -> list[Failure]:
    """Compare what a client sent for one call with the arguments that it was given.

    Args:
        contract: the contract.
        operation: the operation that was called.
        arguments: what it was called with; the contract allows them.
        sent: the requests that left the client for this call, without those that obtain tokens.
        base_url: the root that the client was configured with.
    """
    tell = _Teller(contract, operation, arguments)
    if len(sent) != 1:
        title = "no request is sent" if not sent else "more than one request is sent"
        return [tell.failure(title, "One call sends one request.", f"{len(sent)} requests", operation.pointer)]
    request = sent[0]
    if not request.url.startswith(base_url):
        observed = request.url.partition("?")[0]
        return [tell.failure("the request goes to another server", f"Requests go to {base_url}.", observed)]
    path = urlsplit(request.url[len(base_url) :]).path
    routed = list(_route(contract, operation, arguments, request, path, tell))
    if routed:
        return routed  # what else differs follows from it
    found = [
        *_query(operation, arguments, request, tell),
        *_headers(operation, arguments, request, tell),
        *_body(operation, arguments, request, tell),
    ]
    return found or [tell.breach(problem) for problem in contract.request_problems(operation, request, path=path)]


def call_failure(
    contract: Contract, operation: Operation, arguments: Arguments, title: str, expected: str, observed: str
) -> Failure:
    """Return the failure of a call that sent nothing."""
    return _Teller(contract, operation, arguments).failure(title, expected, observed)


class _Teller:
    """Builds the failures of one call."""

    def __init__(self, contract: Contract, operation: Operation, arguments: Arguments) -> None:
        self._contract = contract
        self._operation = operation
        self._arguments = arguments
        self._detail = f"Called with {arguments.as_json()}"

    def failure(self, title: str, expected: str, observed: str, pointer: str = "") -> Failure:
        return REQUEST_CARRIES_ARGUMENTS.failed(
            self._operation.operation_id,
            title,
            observed,
            expected=expected,
            place=self._contract.place(pointer or self._operation.pointer),
            evidence=self._operation.evidence,
            detail=self._detail,
        )

    def breach(self, problem: Problem) -> Failure:
        return problem_failure(
            REQUEST_CARRIES_ARGUMENTS,
            self._contract,
            problem,
            self._operation.operation_id,
            title="{where} breaks the contract",
            expected=self._words_of(problem.pointer) or f"The rule at {problem.pointer}.",
            evidence=self._operation.evidence,
            detail=self._detail,
        )

    def place_of(self, where: str) -> str:
        """The pointer of the rule for a member of the body, "devices[].deviceIds"; the body's where none is known."""
        body = self._operation.body_pointer(self._arguments.media_type) or self._operation.pointer
        known = positions(self._contract, body, self._arguments.body)
        return next((each.pointer for each in known if each.path and each.label == where), body)

    def _words_of(self, pointer: str) -> str:
        """What the contract says in words about the place of a rule, or about what is around it."""
        while "/" in pointer:
            try:
                rule = resolve(self._contract.document, pointer)
            except LookupError:
                rule = None
            if isinstance(rule, Mapping) and isinstance(rule.get("description"), str):
                return str(rule["description"])
            pointer = pointer.rpartition("/")[0]
        return ""


def _route(
    contract: Contract, operation: Operation, arguments: Arguments, request: Request, path: str, tell: _Teller
) -> Iterator[Failure]:
    wanted = f"{operation.method} {operation.path}"
    if request.method != operation.method:
        yield tell.failure("the method is another", f"{wanted}.", f"{request.method} {path}")
        return
    match = contract.match(request.method, path)
    if match is None or match[0] is not operation:
        title = "a path value is not escaped" if _is_unescaped(operation, arguments, path) else "the path is another"
        yield tell.failure(
            title, f"{wanted}, with each value percent-encoded as one segment.", f"{request.method} {path}"
        )
        return
    for name, value in arguments.path.items():
        given, arrived = text_of(value), match[1].get(name, "")
        if arrived != given:
            unescaped = arrived == unquote(given) or given.startswith(arrived)
            title = "a path value is not escaped" if unescaped else f"path value {name} does not arrive as it was given"
            expected = f"{name} is {short(value)}, percent-encoded."
            yield tell.failure(title, expected, f"{short(arrived)} in {path}", _pointer(operation, "path", name))


def _is_unescaped(operation: Operation, arguments: Arguments, path: str) -> bool:
    raw = re.sub(r"{([^{}]+)}", lambda found: text_of(arguments.path.get(found[1], "")), operation.path)
    return unquote(path) == unquote(raw) or raw.startswith(path)


def _query(operation: Operation, arguments: Arguments, request: Request, tell: _Teller) -> Iterator[Failure]:
    found = parse_qsl(urlsplit(request.url).query, keep_blank_values=True)
    yield from _named("query", operation, arguments.query, dict(found), tell)
    for name in sorted({name for name, _ in found} - set(arguments.query)):
        title = f"query value {name} was not given"
        yield tell.failure(title, "Only what was given is sent.", f"{name}={dict(found)[name]}")


def _headers(operation: Operation, arguments: Arguments, request: Request, tell: _Teller) -> Iterator[Failure]:
    found = {name: value for name in arguments.headers if (value := request.header(name)) is not None}
    yield from _named("header", operation, arguments.headers, found, tell)


def _named(
    kind: str, operation: Operation, given: Mapping[str, Any], found: Mapping[str, str], tell: _Teller
) -> Iterator[Failure]:
    for name, value in given.items():
        pointer = _pointer(operation, kind, name)
        expected = f"{kind} {name} is {text_of(value)!r}."
        if name not in found:
            falsy = f" when it is {short(value)}" if not value else ""
            yield tell.failure(f"{kind} value {name} is lost{falsy}", expected, f"no {name} in the {kind}", pointer)
        elif found[name] != text_of(value):
            title = f"{kind} value {name} does not arrive as it was given"
            yield tell.failure(title, expected, repr(found[name]), pointer)


def _body(operation: Operation, arguments: Arguments, request: Request, tell: _Teller) -> Iterator[Failure]:
    pointer = operation.body_pointer(arguments.media_type) or operation.pointer
    if not arguments.media_type:
        if request.body:
            yield tell.failure("a body is sent that was not given", "No body.", short(_text(request.body)))
        return
    if not request.body:
        yield tell.failure("the body is lost", f"A body of {arguments.media_type}.", "no body", pointer)
        return
    media_type = (request.header("content-type") or "").partition(";")[0].strip().lower()
    if media_type != arguments.media_type:
        expected = f"Content-Type {arguments.media_type}."
        yield tell.failure("the content type is another", expected, media_type or "no Content-Type", pointer)
        return
    given = arguments.body
    try:
        if media_type == FORM:
            given = {name: text_of(value) for name, value in given.items()}
            found = decode_form(request.body)
        else:
            found = json.loads(request.body)
    except ValueError as error:
        title = "the body cannot be read"
        yield tell.failure(title, f"A body of {media_type}.", f"{error}: {short(_text(request.body))}", pointer)
        return
    for each in differences(given, found):
        name = f"body member {each.where}" if each.where else "the body"
        expected = f"{name} is {each.given}." if each.given else f"No {name}."
        yield tell.failure(f"{name} {each.what}", expected, each.found or "absent", tell.place_of(each.where))


def _pointer(operation: Operation, location: str, name: str) -> str:
    found = (each.pointer for each in operation.parameters if (each.location, each.name) == (location, name))
    return next(found, operation.pointer)


def _text(body: bytes) -> str:
    return body.decode("utf-8", "replace")
