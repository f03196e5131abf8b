"""Rules of callbacks: which message follows which operation, and how a reader tells messages apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..pointer import from_fragment, join, last
from .rules import Breach, rule
from .view import Message, Operation, View, as_dict, as_list

__all__: list[str] = []

LISTENER = "https://listener.invalid/"
PER = ("device", "request", "profile", "monitor", "message")

_ACCEPTED = "#/components/schemas/RequestAccepted"
_FAILURE = "faultResponse"
_HELD: tuple[Any, ...] = ({}, [], "", 0, False)  # a value of each kind but null


@rule("message-key", "A message names no service and no kind: only its key tells a reader what has come.")
def message_key(view: View) -> Iterator[Breach]:
    """Want each message of a service to require the members of its own, distinct key."""
    listed = set()
    for service in view.services.values():
        schema = f"{service.pointer}/post/requestBody/content/application~1json/schema"
        branches = as_list(as_dict(view.at(schema)).get("anyOf")) or [view.at(schema)]
        for branch in branches:
            reference = as_dict(branch).get("$ref")
            if "x-broken" in as_dict(branch):
                continue
            if not isinstance(reference, str):
                advice = "refer to schemas/<Message>.yaml files, as anyOf"
                yield Breach(view.where(schema), f"a message of {service.name} has no file of its own", advice)
                continue
            name = last(reference)
            listed.add(name)
            if name in view.schemas and not isinstance(view.schemas[name].get("x-message-key"), str):
                where = view.where(from_fragment(reference))
                yield Breach(where, f"{name} has no x-message-key", "write the dotted path of what tells it apart")
        keys = Counter(message.key for message in service.messages)
        for message in service.messages:
            where = view.where(f"{message.pointer}/x-message-key")
            if keys[message.key] > 1:
                yield Breach(where, f"{service.name} has two messages with the key {message.key!r}", "tell them apart")
            steps = message.key.split(".") if message.key else []
            missing = _not_required(view, view.schemas[message.component], steps)
            if missing:
                advice = "list it under required, and under properties"
                yield Breach(where, f"{message.component} does not require {missing} of its key", advice)
    for name, schema in view.schemas.items():
        if view.whole and "x-message-key" in as_dict(schema) and name not in listed:
            where = view.where(join("/components/schemas", name, "x-message-key"))
            yield Breach(where, f"{name} has a key but is not a message of a service", "list it in a callback.yaml")


@rule(
    "told-apart", "A broken message must not pass as one that nobody documents; null is absence, and a fault decides."
)
def told_apart(view: View) -> Iterator[Breach]:
    """Want the fault first in each union, and an open message to refuse the keys of the others that are not null."""
    for service in view.services.values():
        keyed = [message for message in service.messages if message.key]
        if any(message.name == _FAILURE for message in keyed[1:]):
            where = view.where(f"{service.pointer}/post/requestBody/content/application~1json/schema")
            advice = "list it first: of two keys the first decides"
            yield Breach(where, f"the fault of {service.name} is not its first message", advice)
        for message in service.messages:
            for other in keyed if not message.key else ():
                fault = _passes_as(view, message, other)
                if fault:
                    advice = "add required: [its key] to the anyOf in its not"
                    yield Breach(view.where(message.pointer), f"{message.component} {fault}", advice)


def _passes_as(view: View, message: Message, other: Message) -> str | None:
    """Return what is wrong with how an open message refuses the key of another one."""
    refused = f"{message.pointer}/not"
    told = f"{other.key} of {other.component}"
    if "not" not in view.schemas[message.component]:
        return f"does not refuse {told}"
    for held in _HELD:
        if not view.published.accepts(refused, _bearing(other.key, held)):
            return f"does not refuse {told}" + (f" with {held!r} under it" if held != {} else "")
    steps = other.key.split(".")
    absent = [{}, *(_bearing(".".join(steps[: depth + 1]), None) for depth in range(len(steps)))]
    found = any(view.published.accepts(refused, each) for each in absent)
    return f"refuses a message without {told}" if found else None


def _bearing(key: str, held: Any) -> dict[str, Any]:
    holder, _, inner = key.partition(".")
    return {holder: _bearing(inner, held) if inner else held}


def _not_required(view: View, schema: Any, steps: list[str]) -> str | None:
    """Return the first member of a path that a schema does not require, None when it requires all."""
    for step in steps:
        schema = as_dict(view.resolve(schema))
        parts = [schema, *(as_dict(view.resolve(part)) for part in as_list(schema.get("allOf")))]
        owner = next((part for part in parts if step in as_dict(part.get("properties"))), None)
        if owner is None or not any(step in as_list(part.get("required")) for part in parts):
            return step
        schema = owner["properties"][step]
    return None


@rule("messages", "The promise that this request yields these callbacks is the heart of the contract.")
def messages(view: View) -> Iterator[Breach]:
    """Check each entry of x-messages: its members, service and message."""
    for operation in view.operations:
        entries = operation.value.get("x-messages")
        if entries is None:
            continue
        pointer = f"{operation.pointer}/x-messages"
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            yield Breach(view.where(pointer), "x-messages is not a list of mappings", "see spec/README.md")
            continue
        pairs = [(entry.get("service"), entry.get("message")) for entry in entries]
        for index, entry in enumerate(entries):
            where = view.where(f"{pointer}/{index}")
            yield from (Breach(where, message, advice) for message, advice in _entry_faults(view, operation, entry))
            if pairs.index(pairs[index]) != index:
                yield Breach(where, f"{entry.get('message')} is promised twice", "keep one entry")


def _entry_faults(view: View, operation: Operation, entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    unknown = sorted(set(entry) - {"service", "message", "per", "must", "repeats"})
    if unknown:
        yield f"x-messages knows no {', '.join(unknown)}", "write service, message, per, must, repeats"
    if entry.get("per") not in PER:
        yield f"per is {entry.get('per')!r}", f"write one of {', '.join(PER)}"
    for member in ("must", "repeats"):
        if not isinstance(entry.get(member), bool):
            yield f"{member} is {entry.get(member)!r}", "write true or false"
    service = view.services.get(str(entry.get("service")))
    name = entry.get("message")
    if service is None:
        if view.whole:
            yield f"there is no callback service {entry.get('service')}", "name a folder of callbacks/"
    elif name is None:
        if "callback" not in operation.undocumented:
            yield f"which message of {service.name} is not said", "name it, or list callback in x-undocumented"
    elif name == _FAILURE:
        yield f"{_FAILURE} is implied for every device that fails", "remove the entry"
    elif name not in {message.name for message in service.messages}:
        known = ", ".join(sorted(m.name for m in service.messages if m.name not in ("", _FAILURE))) or "none"
        yield f"{service.name} has no message {name}", f"name one of its messages: {known}"


@rule("callbacks", "Who reads only OpenAPI must see the same callbacks as who reads x-messages.")
def callbacks(view: View) -> Iterator[Breach]:
    """Want an entry in callbacks for each promised service, and promises from each asynchronous operation."""
    for operation in view.operations:
        promised = {str(as_dict(entry).get("service")) for entry in as_list(operation.value.get("x-messages"))}
        entries = as_dict(operation.value.get("callbacks"))
        if not promised and not entries and "callback" not in operation.undocumented and _is_accepted(operation):
            advice = "add x-messages and callbacks, or list callback in x-undocumented"
            message = f"{operation.name} is asynchronous but declares no messages"
            yield Breach(view.where(operation.pointer), message, advice)
        for name in sorted(promised - set(entries)):
            where = view.where(f"{operation.pointer}/x-messages")
            yield Breach(where, f"callbacks has no entry for {name}", f"add it under {LISTENER}{name}")
        for name, entry in entries.items():
            where = view.where(join(operation.pointer, "callbacks", name))
            if name not in promised and "callback" not in operation.undocumented:
                yield Breach(where, f"x-messages promises nothing of {name}", "add an entry, or remove this one")
            target = {"$ref": join("#/components/pathItems", name)}
            url = f"{LISTENER}{name}"
            if "x-broken" not in as_dict(as_dict(entry).get(url)) and entry != {url: target}:
                advice = f"write {url}: with $ref: ../../callbacks/{name}/callback.yaml"
                yield Breach(where, f"the callback {name} is not the service's", advice)


def _is_accepted(operation: Operation) -> bool:
    for status, response in as_dict(operation.value.get("responses")).items():
        for media in as_dict(as_dict(response).get("content")).values():
            if status.startswith("2") and as_dict(as_dict(media).get("schema")).get("$ref") == _ACCEPTED:
                return True
    return False
