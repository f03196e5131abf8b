"""From the bundled document to operations and callback services."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thingspace_contract.contract.model import (
    CallbackService,
    Effect,
    Message,
    Operation,
    Parameter,
    Per,
    Promise,
    ResponseRule,
    label_of,
)
from thingspace_contract.contract.shapes.open_parts import message_part, operation_parts
from thingspace_contract.contract.validation import escape, resolve
from thingspace_contract.documents.pointer import last

__all__ = ["METHODS", "read_operations", "read_services"]

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")


def read_operations(document: Mapping[str, Any]) -> dict[str, Operation]:
    """Return every operation by its id, in the order of the document."""
    return {operation.operation_id: operation for operation in _operations(document)}


def read_services(document: Mapping[str, Any]) -> dict[str, CallbackService]:
    """Return every callback service by its name, in the order of the document's webhooks."""
    return {name: _service(document, name) for name in document.get("webhooks", {})}


def _operations(document: Mapping[str, Any]) -> Iterator[Operation]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield _operation(document, path, method, item)


def _operation(document: Mapping[str, Any], path: str, method: str, item: Mapping[str, Any]) -> Operation:
    raw = item[method]
    base = f"#/paths/{escape(path)}"
    pointer = f"{base}/{method}"
    parameters = [
        *_parameters(document, item.get("parameters", []), f"{base}/parameters"),
        *_parameters(document, raw.get("parameters", []), f"{pointer}/parameters"),
    ]
    return Operation(
        operation_id=raw["operationId"],
        method=method.upper(),
        path=path,
        tag=raw["tags"][0] if raw.get("tags") else "",
        summary=raw.get("summary", ""),
        effect=Effect(raw.get("x-effect", "mutates")),
        evidence=_evidence(raw),
        undocumented=frozenset(raw.get("x-undocumented", ())),
        promises=tuple(_promise(entry) for entry in raw.get("x-messages", ())),
        parameters=tuple({(each.location, each.name): each for each in parameters}.values()),
        responses=tuple(_response(document, status, f"{pointer}/responses") for status in raw["responses"]),
        security=tuple(raw.get("security", document.get("security", ()))),
        pointer=pointer,
        raw=raw,
        open_parts=operation_parts(document, raw),
    )


def _parameters(document: Mapping[str, Any], entries: list[Any], base: str) -> Iterator[Parameter]:
    for index, entry in enumerate(entries):
        pointer = entry.get("$ref", f"{base}/{index}")
        value = resolve(document, pointer)
        yield Parameter(
            name=value["name"],
            location=value["in"],
            required=bool(value.get("required", False)),
            schema=value.get("schema", {}),
            pointer=f"{pointer}/schema",
            example=value.get("example"),
        )


def _response(document: Mapping[str, Any], status: str, base: str) -> ResponseRule:
    pointer = f"{base}/{escape(status)}"
    value = resolve(document, pointer)
    if "$ref" in value:
        pointer = value["$ref"]
        value = resolve(document, pointer)
    return ResponseRule(
        status=status,
        description=value.get("description", ""),
        content=value.get("content", {}),
        headers=value.get("headers", {}),
        pointer=pointer,
    )


def _promise(entry: Mapping[str, Any]) -> Promise:
    return Promise(
        service=entry["service"],
        message=entry.get("message"),
        per=Per(entry["per"]),
        must=bool(entry["must"]),
        repeats=bool(entry["repeats"]),
    )


def _service(document: Mapping[str, Any], name: str) -> CallbackService:
    pointer = f"#/webhooks/{escape(name)}"
    item = resolve(document, pointer)
    if "$ref" in item:
        pointer = item["$ref"]
        item = resolve(document, pointer)
    post = item["post"]
    media = post["requestBody"]["content"]["application/json"]
    examples = {key: example.get("value") for key, example in media.get("examples", {}).items()}
    messages = tuple(_messages(document, name, media["schema"], examples))
    return CallbackService(name, post.get("summary", ""), _evidence(post), messages, pointer)


def _messages(
    document: Mapping[str, Any], service: str, schema: Mapping[str, Any], examples: Mapping[str, Any]
) -> Iterator[Message]:
    entries = schema.get("anyOf") or schema.get("oneOf") or [schema]
    for entry in entries:
        pointer = entry["$ref"]
        rule = resolve(document, pointer)
        key = rule.get("x-message-key", "")
        name = key.rpartition(".")[2]
        own = {label: value for label, value in examples.items() if label.partition(".")[0] == (name or "message")}
        open_part = message_part(document, label_of(service, name), rule)
        yield Message(service, name, key, last(pointer), pointer, own, open_part)


def _evidence(raw: Mapping[str, Any]) -> str:
    values = raw.get("x-evidence", ())
    words = [values] if isinstance(values, str) else list(values)
    return ", ".join([*words, *raw.get("x-decisions", ())])
