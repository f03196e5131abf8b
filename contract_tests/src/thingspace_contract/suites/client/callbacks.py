"""What a generated client makes of callback bodies: valid, newer and broken ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from thingspace_contract.checks.catalogue import Check
from thingspace_contract.checks.catalogue.client import (
    BROKEN_CALLBACK_IS_REFUSED,
    CALLBACK_IS_UNDERSTOOD,
    NEWER_CALLBACK_IS_KEPT,
)
from thingspace_contract.checks.client.deserialization import (
    GivenBody,
    check_keeps_unknown,
    check_rejects_malformed,
    check_round_trip,
    components_of,
)
from thingspace_contract.contract import CallbackService, Contract, Message
from thingspace_contract.core.failures import Failure
from thingspace_contract.strategies import callbacks
from thingspace_contract.strategies.messages import example_callbacks, invalid_bodies, with_silent_keys
from thingspace_contract.strategies.variations import BrokenBody, Variation, each_once, forward_compatible, with_nulls
from thingspace_contract.suites.client.endpoint import reading_of
from thingspace_contract.suites.client.package import ClientPackage
from thingspace_contract.suites.client.samples import Samples
from thingspace_contract.suites.profiles import Profile
from thingspace_contract.suites.search import Found, Share, search, seed_for, try_all
from thingspace_contract.suites.tasks import Task

__all__ = ["callback_tasks"]

_WEIGHT = 3.0
_FORMS = (bytes, str, dict)


def callback_tasks(
    contract: Contract, package: ClientPackage, service: CallbackService, samples: Samples, profile: Profile, seed: int
) -> Iterator[Task]:
    """Yield the tasks that read every message of a service."""
    for message in service.messages:
        reader = _Reader(contract, package, service, message)
        yield Task(message.label, f"{message.label}: callbacks", partial(_run, reader, samples, profile, seed), _WEIGHT)


class _Reader:
    """Reads bodies of one message with the package."""

    def __init__(self, contract: Contract, package: ClientPackage, service: CallbackService, message: Message) -> None:
        self.contract = contract
        self.message = message
        self._package = package
        self._service = service

    def round_trip(self, payload: Any, what: str = "a valid message") -> Iterator[Failure]:
        components = components_of(self.contract, self.message.pointer)
        for form in _FORMS:
            told = what if form is bytes else f"{what} given as {form.__name__}"
            given = self._given(CALLBACK_IS_UNDERSTOOD, told, _bytes(payload), components)
            found = check_round_trip(self.contract, given, self._read(payload, form))
            yield from found
            if found:
                return  # the other forms fail for the same cause

    def takes_null(self, change: Variation) -> Iterator[Failure]:
        yield from self.round_trip(change.value, f"a message with {change.kind}")

    def keeps_unknown(self, change: Variation) -> list[Failure]:
        what = f"{change.kind} in a message"
        given = self._given(NEWER_CALLBACK_IS_KEPT, what, _bytes(change.value))
        return check_keeps_unknown(self.contract, given, self._read(change.value, bytes))

    def rejects_malformed(self, body: BrokenBody) -> list[Failure]:
        given = self._given(BROKEN_CALLBACK_IS_REFUSED, "a broken body", body.content)
        reading = reading_of(lambda: self._package.parse(self._service.name, body.content), self._package)
        refusal = body.senseless
        return check_rejects_malformed(self.contract, given, reading, fault=body.label, refusal=refusal)

    def _read(self, payload: Any, form: type) -> Any:
        body = payload if form is dict else json.dumps(payload)
        sent = body.encode() if form is bytes else body
        return reading_of(lambda: self._package.parse(self._service.name, sent), self._package)

    def _given(self, check: Check, what: str, content: bytes, components: frozenset[str] = frozenset()) -> GivenBody:
        message = self.message
        return GivenBody(check, message.label, what, content, message.pointer, self._service.evidence, components)


def _run(reader: _Reader, samples: Samples, profile: Profile, seed: int, share: Share) -> Iterator[tuple[Check, Found]]:
    contract, message = reader.contract, reader.message
    own_seed = seed_for(seed, message.label)
    examples = [each.value for each in example_callbacks(contract, message)]
    for found in try_all(examples, reader.round_trip, share):
        yield CALLBACK_IS_UNDERSTOOD, found
    values = [*examples[:1], *samples.of(message.pointer)]
    nulls = [*with_silent_keys(contract, message, values[0])]
    nulls += each_once(with_nulls, contract, message.pointer, values)
    for found in try_all(nulls, reader.takes_null, share):
        yield CALLBACK_IS_UNDERSTOOD, found
    changes = [*_unknown_message(message, values[0]), *each_once(forward_compatible, contract, message.pointer, values)]
    for found in try_all(changes, reader.keeps_unknown, share):
        yield NEWER_CALLBACK_IS_KEPT, found
    bodies = invalid_bodies(contract, message, values[0])
    for found in try_all(bodies, reader.rejects_malformed, share):
        yield BROKEN_CALLBACK_IS_REFUSED, found
    strategy = callbacks(contract, message.service, message=message.name)
    for found in search(
        strategy, reader.round_trip, seed=own_seed, examples=profile.client_examples, share=share, needed=not examples
    ):
        yield CALLBACK_IS_UNDERSTOOD, found


def _unknown_message(message: Message, value: Any) -> Iterator[Variation]:
    holder, _, key = message.key.partition(".")
    if key:
        newer_message = {**value, holder: {"messageOfANewerServer": {"unknown": True}}}
        yield Variation("an unknown message", "an unknown message", newer_message, message.pointer)


def _bytes(value: Any) -> bytes:
    return json.dumps(value).encode()
