"""Whether requests, responses and callbacks keep the contract. Pure functions; no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingspace_contract.contract.large import is_small
from thingspace_contract.contract.model import CallbackService, Operation, Parameter, ResponseRule
from thingspace_contract.contract.parts import RequestParts, media_type_of
from thingspace_contract.contract.problems import Problem
from thingspace_contract.contract.shapes.nulls import advised
from thingspace_contract.contract.shapes.shape import Shapes
from thingspace_contract.contract.shapes.sizes import too_long
from thingspace_contract.contract.validation import SchemaStore, escape
from thingspace_contract.core.exchange import Response, decode_json

__all__ = [
    "UNREAD",
    "body_problems",
    "callback_problems",
    "parameter_problems",
    "request_problems",
    "response_problems",
    "rule_problems",
    "security_problems",
]

UNREAD: Any = object()


def request_problems(
    schemas: SchemaStore,
    shapes: Shapes,
    operation: Operation,
    parts: RequestParts,
    *,
    security_schemes: Mapping[str, Any],
) -> list[Problem]:
    """Return every breach of a request: parameters, credentials' headers, media type, body."""
    return [
        *_parameter_problems(schemas, operation, parts),
        *security_problems(operation, parts, security_schemes),
        *_body_problems(schemas, shapes, operation, parts),
        *([] if parts.unreadable else rule_problems(schemas, operation, parts.path, parts.query, parts.body)),
    ]


def parameter_problems(schemas: SchemaStore, parameter: Parameter, value: str) -> list[Problem]:
    """Return what is wrong with the value of a parameter that is there."""
    where = f"{parameter.location} {parameter.name}"
    return schemas.problems(parameter.pointer, _from_text(parameter, value), where)


def body_problems(
    schemas: SchemaStore, shapes: Shapes, operation: Operation, media_type: str, body: Any
) -> list[Problem]:
    """Return what is wrong with a decoded body of a media type that the operation takes."""
    pointer = f"{operation.body_pointer(media_type)}"
    if not is_small(body) and not schemas.is_valid(pointer, body):
        lists = too_long(shapes, pointer, body)
        if lists:  # nobody has to know what is wrong with the items of a list that is too long
            return [schemas.size_problem(schema, value, where) for where, value, schema in lists]
    return advised(shapes, pointer, body, schemas.problems(pointer, body, "body"))


def rule_problems(
    schemas: SchemaStore, operation: Operation, path: Mapping[str, str], query: Mapping[str, str], body: Any
) -> list[Problem]:
    """Apply `x-request-rule`: a schema over path, query and body together, for what none of them can say alone."""
    if "x-request-rule" not in operation.raw:
        return []
    whole = {"path": dict(path), "query": dict(query), "body": body}
    return schemas.problems(f"{operation.pointer}/x-request-rule", whole, "request")


def response_problems(
    schemas: SchemaStore, operation: Operation, response: Response, value: Any = UNREAD
) -> list[Problem]:
    """Return every breach of a response: status, required headers, media type, body.

    The JSON value of the body is read from it, unless it is given.
    """
    rule = operation.rule_for(response.status)
    if rule is None:
        known = ", ".join(each.status for each in operation.responses)
        message = f"{response.status} is not documented for {operation.operation_id} (documented: {known})"
        return [Problem("status", message, f"{operation.pointer}/responses")]
    return [*_header_problems(schemas, rule, response), *_content_problems(schemas, rule, response, value)]


def callback_problems(schemas: SchemaStore, service: CallbackService, payload: Any) -> list[Problem]:
    """Return every breach of a callback body; the message is chosen by its key, so that errors are about it."""
    if not isinstance(payload, dict):
        message = f"a callback is a JSON object, this is {_kind(payload)}"
        return [Problem("body", message, service.pointer)]
    message_rule = service.message_of(payload)
    if message_rule is None:
        keys = ", ".join(message.key for message in service.messages)
        text = f"no message of {service.name} has these members: {', '.join(payload) or 'none'} (known keys: {keys})"
        return [Problem("body", text, service.pointer)]
    return schemas.problems(message_rule.pointer, payload, "body")


def _parameter_problems(schemas: SchemaStore, operation: Operation, parts: RequestParts) -> list[Problem]:
    problems: list[Problem] = []
    for parameter in operation.parameters:
        value = {
            "path": parts.path.get(parameter.name),
            "query": parts.query.get(parameter.name),
            "header": parts.header(parameter.name),
        }.get(parameter.location)
        if value is not None:
            problems += parameter_problems(schemas, parameter, value)
        elif parameter.required:
            where = f"{parameter.location} {parameter.name}"
            problems.append(Problem(where, "is required and absent", parameter.pointer.removesuffix("/schema")))
    return problems


def _from_text(parameter: Parameter, value: str) -> Any:
    """Read a parameter's text as its schema's type means it; unreadable text stays text and fails validation."""
    kind = parameter.schema.get("type")
    if kind in ("integer", "number", "boolean"):
        try:
            return decode_json(value.encode("utf-8", "surrogatepass"))
        except ValueError:
            return value
    return value


def security_problems(operation: Operation, parts: RequestParts, schemes: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with the headers that carry credentials."""
    if not operation.security:
        return []
    requirement = operation.security[0]
    problems: list[Problem] = []
    for name in requirement:
        scheme = schemes.get(name, {})
        header = scheme["name"] if scheme.get("type") == "apiKey" else "Authorization"
        value = parts.header(header)
        prefix = {"oauth2": "bearer ", "http": f"{scheme.get('scheme', '').lower()} "}.get(scheme.get("type", ""), "")
        if value is None:
            problems.append(
                Problem(f"header {header}", "is required and absent", f"#/components/securitySchemes/{name}")
            )
        elif not value.lower().startswith(prefix):
            message = f"must begin with {prefix.strip().capitalize()!r}"
            problems.append(Problem(f"header {header}", message, f"#/components/securitySchemes/{name}"))
    return problems


def _body_problems(schemas: SchemaStore, shapes: Shapes, operation: Operation, parts: RequestParts) -> list[Problem]:
    if not operation.body:
        return [Problem("body", "this operation takes no body", operation.pointer)] if parts.size else []
    if not parts.size:
        if operation.body_required:
            return [Problem("body", "is required and absent", f"{operation.pointer}/requestBody")]
        return []
    media_type = parts.media_type
    if media_type not in operation.body:
        message = f"{media_type or 'nothing'} where {' or '.join(operation.body)} is documented"
        return [Problem("header Content-Type", message, f"{operation.pointer}/requestBody/content")]
    if parts.unreadable:
        message = f"cannot be read as {media_type}: {parts.unreadable}"
        return [Problem("body", message, f"{operation.pointer}/requestBody")]
    return body_problems(schemas, shapes, operation, media_type, parts.body)


def _header_problems(schemas: SchemaStore, rule: ResponseRule, response: Response) -> list[Problem]:
    problems: list[Problem] = []
    for name, header in rule.headers.items():
        value = response.header(name)
        pointer = f"{rule.pointer}/headers/{escape(name)}"
        if value is not None and "schema" in header:
            problems += schemas.problems(f"{pointer}/schema", value, f"header {name}")
        elif value is None and header.get("required"):
            problems.append(Problem(f"header {name}", "is required and absent", pointer))
    return problems


def _content_problems(schemas: SchemaStore, rule: ResponseRule, response: Response, value: Any) -> list[Problem]:
    if not rule.content:
        return []
    media_type = media_type_of(response.header("content-type"))
    if media_type not in rule.content:
        message = f"{media_type or 'nothing'} where {' or '.join(rule.content)} is documented"
        return [Problem("header Content-Type", message, f"{rule.pointer}/content")]
    pointer = rule.schema_pointer(media_type)
    if pointer is None or not media_type.endswith("json"):
        return []
    if value is UNREAD:
        try:
            value = decode_json(response.body)
        except ValueError as error:
            return [Problem("body", f"is not JSON: {error}", pointer)]
    return schemas.problems(pointer, value, "body")


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    return {list: "an array", str: "a string", bool: "a boolean", int: "a number", float: "a number"}[type(value)]
