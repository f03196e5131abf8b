"""Callback messages: those a listener must take, and those it must survive."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from thingspace_contract.contract import Contract, Message
from thingspace_contract.strategies.payloads import payloads
from thingspace_contract.strategies.positions import positions, replaced
from thingspace_contract.strategies.variations import (
    NEW_WORD,
    BrokenBody,
    Variation,
    broken_bodies,
    corrupted,
    forward_compatible,
    minimal,
)

__all__ = [
    "callbacks",
    "example_callbacks",
    "forward_compatible_callbacks",
    "invalid_bodies",
    "invalid_callbacks",
    "with_silent_keys",
]


def callbacks(contract: Contract, service: str, *, message: str | None = None) -> SearchStrategy[dict[str, Any]]:
    """Generate callback bodies of a service that the contract allows, examples among them.

    Args:
        contract: the contract.
        service: callback service, such as "CarrierService".
        message: only this message, by its short name; None for all of the service.

    Raises:
        UnknownNameError: the contract has no such service or message.
    """
    return st.one_of([_callbacks(contract, each) for each in _messages(contract, service, message)])


def forward_compatible_callbacks(
    contract: Contract, service: str, *, message: str | None = None
) -> SearchStrategy[dict[str, Any]]:
    """Generate callback bodies of a newer platform: valid ones with one unknown member or enum value in them.

    Raises:
        UnknownNameError: the contract has no such service or message.
    """
    return st.one_of(
        [
            payloads(contract, each.pointer)
            .map(partial(forward_compatible, contract, each.pointer))
            .filter(bool)
            .flatmap(_one_value)
            for each in _messages(contract, service, message)
        ]
    )


def invalid_callbacks(contract: Contract, service: str, *, message: str | None = None) -> SearchStrategy[bytes]:
    """Generate bodies that are not a message of a service: broken JSON, wrong types, missing members, unknown keys.

    Raises:
        UnknownNameError: the contract has no such service or message.
    """
    return st.one_of(
        [
            payloads(contract, each.pointer).map(partial(invalid_bodies, contract, each)).flatmap(_one_content)
            for each in _messages(contract, service, message)
        ]
    )


def example_callbacks(contract: Contract, message: Message) -> list[Variation]:
    """Return valid bodies made of a message's examples: as they are, recased, with less and with news in them.

    The keys of other messages that share its holder come as null, too, as the seed documents say of CarrierService.
    """
    found = []
    for name, value in message.examples.items():
        found.append(Variation("an example", f"example {name}", value, message.pointer, changed=False))
        variations = [
            *_recased(contract, message, value),
            *_with_silent_siblings(contract, message, value),
            *minimal(contract, message.pointer, value),
            *_with_news(contract, message, value),
        ]
        found += [replace(each, label=f"example {name} {each.label}") for each in variations]
    return found


def invalid_bodies(contract: Contract, message: Message, payload: Any) -> list[BrokenBody]:
    """Return everything that a listener must survive in place of one valid message."""
    content = json.dumps(payload).encode()
    unknown = {**{name: value for name, value in payload.items() if name != message.key.partition(".")[0]}, **_UNKNOWN}
    corrupted_bodies = [
        BrokenBody(each.kind, each.label, json.dumps(each.value).encode(), True)
        for each in corrupted(contract, message.pointer, payload)
    ]
    return [
        *broken_bodies(content),
        BrokenBody(_UNKNOWN_KEY, _UNKNOWN_KEY, json.dumps(unknown).encode(), True),
        BrokenBody(_BASE64, _BASE64, _escaped_base64(payload), True),
        *corrupted_bodies,
    ]


def with_silent_keys(contract: Contract, message: Message, value: Any) -> list[Variation]:
    """Return a message with null for the keys of the others of its service: it stays the message that it is."""
    keys = [each.key.partition(".") for each in contract.service(message.service).messages if each.key]
    beside = _with_silent_siblings(contract, message, value)
    absent = {holder: None for holder, _, _ in keys if holder not in value}
    whole = {**absent, **(beside[0].value if beside else value)}
    everywhere = Variation(_SILENT, "with null for all other keys", whole, message.pointer)
    return [*beside, *([everywhere] if absent and contract.schemas.is_valid(message.pointer, whole) else [])]


def _with_silent_siblings(contract: Contract, message: Message, value: Any) -> list[Variation]:
    """The message with null for the keys that could stand where its own does; none when there is no other."""
    changed = value
    for other in contract.service(message.service).messages:
        holder, _, key = other.key.partition(".")
        held = value.get(holder)
        if key and isinstance(held, dict) and key not in held:
            changed = {**changed, holder: {key: None, **changed[holder]}}
    if changed == value or not contract.schemas.is_valid(message.pointer, changed):
        return []
    return [Variation(_SILENT, "with null for the keys beside its own", changed, message.pointer)]


_SILENT = "null for the keys of other messages"
_UNKNOWN_KEY = "the message has an unknown key"
_BASE64 = "the message holds base64 with escaped padding"
_UNKNOWN = {"messageOfANewerServer": {"unknown": True}}


def _escaped_base64(payload: Any) -> bytes:
    """A body as seen in the field: base64 whose padding arrives as a literal backslash sequence."""
    text = base64.b64encode(b"data from a device").decode().replace("=", "\\u003d")
    return json.dumps({**payload, "niddResponse": {"niddMONotificationResponse": {"message": text}}}).encode()


def _callbacks(contract: Contract, message: Message) -> SearchStrategy[dict[str, Any]]:
    generated = payloads(contract, message.pointer)
    examples = [each.value for each in example_callbacks(contract, message)]
    return st.one_of(st.sampled_from(examples), generated) if examples else generated


def _one_value(variations: list[Variation]) -> SearchStrategy[Any]:
    return st.sampled_from([each.value for each in variations])


def _one_content(bodies: list[BrokenBody]) -> SearchStrategy[bytes]:
    return st.sampled_from([each.content for each in bodies])


def _recased(contract: Contract, message: Message, value: Any) -> list[Variation]:
    """The value with every device identifier's kind in upper and in lower case, where both are allowed."""
    found = []
    for how, change in (("upper-case kinds", str.upper), ("lower-case kinds", str.lower)):
        other = value
        for position in positions(contract, message.pointer, value):
            if position.path[-1:] == ("kind",) and isinstance(position.value, str):
                other = replaced(other, position.path, change(position.value))
        if other != value and contract.schemas.is_valid(message.pointer, other):
            found.append(Variation(how, f"with {how}", other, message.pointer))
    return found


def _with_news(contract: Contract, message: Message, value: Any) -> list[Variation]:
    """The value with unknown members, and with unknown words where the contract leaves the vocabulary open."""
    texts = [each for each in positions(contract, message.pointer, value) if isinstance(each.value, str)]
    changed = [
        Variation("another text", f"another text in {each.label}", replaced(value, each.path, NEW_WORD), each.pointer)
        for each in texts
        if each.path[-1] not in _CREDENTIALS
    ]
    found = [*changed, *forward_compatible(contract, message.pointer, value)]
    return [each for each in found if contract.schemas.is_valid(message.pointer, each.value)]


_CREDENTIALS = ("username", "password")


def _messages(contract: Contract, service: str, message: str | None) -> tuple[Message, ...]:
    if message is not None:
        return (contract.message(service, message),)
    return contract.service(service).messages
