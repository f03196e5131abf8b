"""What an operation may be called with: path, query and header values, and a body."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.contract.model import Parameter
from thingspace_contract.core.exchange import Request
from thingspace_contract.strategies.payloads import from_schema, payloads
from thingspace_contract.strategies.variations import minimal

__all__ = ["Arguments", "awkward_requests", "example_requests", "requests", "text_of"]

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Arguments:
    """Everything that one call of an operation is given; values are JSON values, not texts.

    Args:
        path: values of path parameters by name.
        query: values of query parameters by name; what is absent is not sent.
        headers: values of header parameters by name.
        body: the body as a JSON value, when there is a media type.
        media_type: how the body is written; empty when there is none.
    """

    path: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None
    media_type: str = ""

    def as_request(
        self, operation: Operation, *, base_url: str = "", headers: Mapping[str, str] | None = None
    ) -> Request:
        """Return the request that a correct client sends for these arguments; `headers` are the credentials."""
        url = base_url + operation.url_path(**{name: text_of(value) for name, value in self.path.items()})
        if self.query:
            url += "?" + urlencode({name: text_of(value) for name, value in self.query.items()})
        sent = {**(headers or {}), **{name: text_of(value) for name, value in self.headers.items()}}
        if not self.media_type:
            return Request(operation.method, url, sent)
        return Request(operation.method, url, {**sent, "Content-Type": self.media_type}, self._written())

    def as_json(self) -> str:
        """Return the arguments as one line of JSON, for a report."""
        parts: dict[str, Any] = {"path": self.path, "query": self.query, "headers": self.headers}
        shown = {name: dict(value) for name, value in parts.items() if value}
        return json.dumps({**shown, **({"body": self.body} if self.media_type else {})}, ensure_ascii=False)

    def _written(self) -> bytes:
        if self.media_type == FORM:
            return urlencode({name: text_of(value) for name, value in self.body.items()}).encode()
        return json.dumps(self.body).encode()


def text_of(value: Any) -> str:
    """Return a parameter's value as it is written in a URL or a header: true, 5, text."""
    return value if isinstance(value, str) else json.dumps(value)


def requests(contract: Contract, operation: Operation | str) -> SearchStrategy[Arguments]:
    """Generate arguments that the contract allows for an operation, some near its examples, some far away.

    Raises:
        UnknownNameError: the contract has no operation of that id.
    """
    found = contract.operation(operation) if isinstance(operation, str) else operation
    generated = st.builds(_assembled, _parameter_values(contract, found), _bodies(contract, found))
    if "x-request-rule" in found.raw:
        generated = generated.filter(lambda arguments: _keeps_rule(contract, found, arguments))
    examples = [*example_requests(contract, found), *awkward_requests(contract, found)]
    return st.one_of(st.sampled_from(examples), generated, generated) if examples else generated


def example_requests(contract: Contract, operation: Operation) -> list[Arguments]:
    """Return the contract's own examples: each with the parameters' examples, and without what is optional.

    Nothing comes of an operation whose required parameters have no example, or whose body has none.
    """
    known = _known.setdefault(contract, {})
    if operation.operation_id not in known:
        known[operation.operation_id] = _kept_examples(contract, operation)
    return list(known[operation.operation_id])


_known: WeakKeyDictionary[Contract, dict[str, list[Arguments]]] = WeakKeyDictionary()


def _kept_examples(contract: Contract, operation: Operation) -> list[Arguments]:
    every = {_key(each): each.example for each in operation.parameters if each.example is not None}
    needed = {_key(each): each.example for each in operation.parameters if each.required}
    if any(each.required and each.example is None for each in operation.parameters):
        return []
    found = _examples(contract, operation, every, needed)
    return [each for each in found if _keeps_rule(contract, operation, each)]


def awkward_requests(contract: Contract, operation: Operation) -> list[Arguments]:
    """Return the first example with characters in its URL values that mean something in a URL, where they are allowed.

    Chance rarely hits them, and a client that escapes badly sends another request.
    """
    found = []
    for arguments in example_requests(contract, operation)[:1]:
        for parameter in operation.parameters:
            values = {"path": arguments.path, "query": arguments.query}.get(parameter.location, {})
            for text in _AWKWARD if isinstance(values.get(parameter.name), str) else ():
                if contract.schemas.is_valid(parameter.pointer, text):
                    changed = {**values, parameter.name: text}
                    is_path = parameter.location == "path"
                    found.append(replace(arguments, path=changed) if is_path else replace(arguments, query=changed))
    return [each for each in found if _keeps_rule(contract, operation, each)]


_AWKWARD = ("a b", "a?b=c", "a#b", "a%41", "a%2Fb", "a/b", "a&b=c", "a+b", "a;b", "a:b@c", "{a}", "é", "日本", '"a"')


def _examples(
    contract: Contract, operation: Operation, every: Mapping[str, Any], needed: Mapping[str, Any]
) -> list[Arguments]:
    if not operation.body:
        return [_assembled(every, None), *([_assembled(needed, None)] if needed != every else [])]
    bodies = [(kind, value) for kind in operation.body for value in operation.request_examples(kind).values()]
    found = [_assembled(every, body) for body in bodies]
    for media_type, value in bodies:
        pointer = operation.body_pointer(media_type)
        assert pointer is not None
        smaller = minimal(contract, pointer, value)
        found += [_assembled(needed, (media_type, each.value)) for each in smaller]
    return found


def _keeps_rule(contract: Contract, operation: Operation, arguments: Arguments) -> bool:
    """Whether the arguments together keep the operation's `x-request-rule`, where it has one."""
    if "x-request-rule" not in operation.raw:
        return True
    whole = {
        "path": {name: text_of(value) for name, value in arguments.path.items()},
        "query": {name: text_of(value) for name, value in arguments.query.items()},
        "body": arguments.body,
    }
    return contract.schemas.is_valid(f"{operation.pointer}/x-request-rule", whole)


def _parameter_values(contract: Contract, operation: Operation) -> SearchStrategy[dict[str, Any]]:
    if not operation.parameters:
        return st.just({})
    schema = {
        "type": "object",
        "properties": {_key(each): _expressible(each) for each in operation.parameters},
        "required": [_key(each) for each in operation.parameters if each.required],
        "additionalProperties": False,
    }
    rules = {_key(each): each.pointer for each in operation.parameters}

    def allowed(values: Mapping[str, Any]) -> bool:
        return all(contract.schemas.is_valid(rules[key], value) for key, value in values.items())

    return from_schema(contract, schema).filter(allowed)


def _expressible(parameter: Parameter) -> Mapping[str, Any]:
    """The parameter's schema, less what its place in a request cannot express."""
    printable = {"type": "string", "pattern": "^[!-~]([ -~]*[!-~])?$"}
    segment = {"type": "string", "minLength": 1, "pattern": "^[^/]*[^/.][^/]*$"}
    narrower = {"path": segment, "header": printable}.get(parameter.location)
    if narrower is None or parameter.schema.get("type") != "string" or "enum" in parameter.schema:
        return parameter.schema
    return {"allOf": [parameter.schema, narrower]}


def _bodies(contract: Contract, operation: Operation) -> SearchStrategy[tuple[str, Any] | None]:
    choices: list[SearchStrategy[tuple[str, Any] | None]] = list(_typed_bodies(contract, operation))
    if not choices or not operation.body_required:
        choices.append(st.none())
    return st.one_of(choices)


def _typed_bodies(contract: Contract, operation: Operation) -> Iterator[SearchStrategy[tuple[str, Any] | None]]:
    for media_type in operation.body:
        pointer = operation.body_pointer(media_type)
        assert pointer is not None
        yield st.tuples(st.just(media_type), payloads(contract, pointer))


def _key(parameter: Parameter) -> str:
    return f"{parameter.location} {parameter.name}"


def _assembled(values: Mapping[str, Any], body: tuple[str, Any] | None) -> Arguments:
    parts: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}}
    for key, value in values.items():
        location, _, name = key.partition(" ")
        parts.setdefault(location, {})[name] = value
    media_type, content = body or ("", None)
    return Arguments(parts["path"], parts["query"], parts["header"], content, media_type)
