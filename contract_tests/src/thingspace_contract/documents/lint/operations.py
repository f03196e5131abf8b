"""Rules of what an operation says about itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..grammar import same_value
from ..pointer import join
from .rules import Breach, rule
from .schemas import members
from .validation import malformations
from .validity import KEYWORDS
from .view import View, as_dict, as_list

__all__: list[str] = []

EFFECTS = ("read", "async-read", "consumes", "mutates", "session")
EVIDENCE = ("seed", "vendor-page", "vendor-sdk", "field", "third-party")
PARTS = ("request", "response", "callback")

_CAMEL_CASE = re.compile(r"[a-z]+(?:[A-Z0-9][a-z0-9]*)*")


@rule("operation-id", "The operationId names a function of the client, a folder of examples and a row of reports.")
def operation_id(view: View) -> Iterator[Breach]:
    """Want a unique operationId in camelCase for each operation."""
    names = Counter(operation.name for operation in view.operations)
    for operation in view.operations:
        where = view.where(f"{operation.pointer}/operationId")
        if not isinstance(operation.value.get("operationId"), str):
            yield Breach(where, f"{operation.name} has no operationId", "take it from spec/inventory.tsv")
        elif not _CAMEL_CASE.fullmatch(operation.name):
            yield Breach(where, f"{operation.name} is not camelCase", "name it like listServicePlans")
        elif names[operation.name] > 1:
            yield Breach(where, f"{operation.name} names {names[operation.name]} operations", "rename all but one")


@rule("operation-text", "Summary and description are the documentation of the client's function.")
def operation_text(view: View) -> Iterator[Breach]:
    """Want a summary and a description for operations and callback services."""
    services = [(service.name, f"{service.pointer}/post", service.value) for service in view.services.values()]
    owners = [(operation.name, operation.pointer, operation.value) for operation in view.operations]
    owners += [(name, pointer, as_dict(item.get("post"))) for name, pointer, item in services]
    for name, pointer, value in owners:
        for member in ("summary", "description"):
            if not str(value.get(member) or "").strip():
                yield Breach(view.where(f"{pointer}/{member}"), f"{name} has no {member}", "say it in one sentence")


@rule("operation-effect", "The client retries and the suites call only what this declares harmless.")
def operation_effect(view: View) -> Iterator[Breach]:
    """Want x-effect with one of its five values."""
    for operation in view.operations:
        if operation.value.get("x-effect") not in EFFECTS:
            where = view.where(f"{operation.pointer}/x-effect")
            yield Breach(where, f"{operation.name} has no known x-effect", f"write one of {', '.join(EFFECTS)}")


@rule("evidence", "Who reads a failure must see on whose word the contract says so.")
def evidence(view: View) -> Iterator[Breach]:
    """Want x-evidence for operations and callback services, and known values wherever it stands."""
    owners = [(operation.name, operation.pointer) for operation in view.operations]
    owners += [(service.name, f"{service.pointer}/post") for service in view.services.values()]
    for name, pointer in owners:
        if as_dict(view.at(pointer)).get("x-evidence") is None:
            yield Breach(view.where(pointer), f"{name} has no x-evidence", f"write one of {', '.join(EVIDENCE)}")
    for node in view.nodes:
        value = as_dict(node.value).get("x-evidence")
        for word in value if isinstance(value, list) else [] if value is None else [value]:
            if word not in EVIDENCE:
                where = view.where(f"{node.pointer}/x-evidence")
                yield Breach(where, f"x-evidence {word!r} is not known", f"write one of {', '.join(EVIDENCE)}")


@rule("undocumented", "What no source documents is said in three words that tools understand.")
def undocumented(view: View) -> Iterator[Breach]:
    """Want x-undocumented to be a list of parts."""
    for node in view.nodes:
        parts = as_dict(node.value).get("x-undocumented")
        if parts is not None and (not isinstance(parts, list) or not parts or not set(map(str, parts)) <= {*PARTS}):
            where = view.where(f"{node.pointer}/x-undocumented")
            yield Breach(
                where, "x-undocumented is not a list of parts", f"list what is undocumented of {', '.join(PARTS)}"
            )


@rule("documented-errors", "A caller must know what a refusal looks like.")
def documented_errors(view: View) -> Iterator[Breach]:
    """Want the responses 400 and 401, or a range that holds them."""
    for operation in view.operations:
        responses = as_dict(operation.value.get("responses"))
        missing = [status for status in ("400", "401") if not {status, "4XX", "default"} & set(responses)]
        if missing:
            where = view.where(f"{operation.pointer}/responses")
            message = f"{operation.name} does not document {' and '.join(missing)}"
            yield Breach(where, message, "refer to files of shared/responses/")


@rule("link-target", "A link to nowhere sends stateful tests nowhere.")
def link_target(view: View) -> Iterator[Breach]:
    """Want every link to name an existing operation and parameters that it has."""
    operations = {operation.name: operation for operation in view.operations}
    for node in view.of_kind("link"):
        where = view.where(node.pointer)
        name = node.value.get("operationId")
        if name is None:
            yield Breach(where, "a link without operationId", "name the operation that takes the value")
        elif name not in operations:
            if view.whole:
                yield Breach(where, f"the link leads to {name}, which does not exist", "name an existing operation")
        else:
            known = _parameters(view, operations[name].path, operations[name].value)
            for parameter in as_dict(node.value.get("parameters")):
                if parameter.rpartition(".")[2] not in known:
                    yield Breach(where, f"{name} has no parameter {parameter}", f"known: {', '.join(sorted(known))}")


@rule("request-rule", "A rule over path, query and body that misspells a name is a rule about nothing.")
def request_rule(view: View) -> Iterator[Breach]:
    """Want x-request-rule to be a schema over path, query and body with names that the operation knows."""
    for operation in view.operations:
        schema = operation.value.get("x-request-rule")
        if schema is None:
            continue
        pointer = f"{operation.pointer}/x-request-rule"
        for place, message in malformations(schema):
            yield Breach(view.where(pointer + place), message, "correct the keyword's value")
        body = as_dict(as_dict(view.resolve(operation.value.get("requestBody"))).get("content"))
        known = {
            "path": _parameters(view, operation.path, operation.value, "path"),
            "query": _parameters(view, operation.path, operation.value, "query"),
            "body": {name for media in body.values() for name in members(view, as_dict(media).get("schema"))},
        }
        for at, part in same_value(pointer, schema):
            yield from _unknown(view, at, part, set(known), "of a request")
            for name in known.keys() & as_dict(part.get("properties")).keys():
                for inner, value in same_value(f"{at}/properties/{name}", part["properties"][name]):
                    yield from _unknown(view, inner, value, known[name], f"of the {name}")


def _unknown(view: View, pointer: str, schema: dict[str, Any], known: set[str], of: str) -> Iterator[Breach]:
    for keyword in schema.keys() - KEYWORDS:
        yield Breach(view.where(f"{pointer}/{keyword}"), f"{keyword} is not a keyword", "correct the spelling")
    for name in sorted({*as_dict(schema.get("properties")), *map(str, as_list(schema.get("required")))} - known):
        yield Breach(view.where(pointer), f"{name} is not a part {of}", f"known: {', '.join(sorted(known)) or 'none'}")


def _parameters(view: View, path: str, operation: dict[str, Any], place: str | None = None) -> set[str]:
    item = as_dict(view.at(join("/paths", path)))
    parameters = [
        as_dict(view.resolve(p)) for p in as_list(item.get("parameters")) + as_list(operation.get("parameters"))
    ]
    return {str(parameter.get("name")) for parameter in parameters if place in (None, parameter.get("in"))}
