"""What a generated client makes of callback bodies: valid, newer and broken ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from thingspace_contract.checks.deserialization import Received, components_of, endured, kept, understood
from thingspace_contract.contract import CallbackService, Contract, Message
from thingspace_contract.core.failures import Failure
from thingspace_contract.strategies import callbacks
from thingspace_contract.strategies.messages import example_callbacks, invalid_bodies
from thingspace_contract.strategies.variations import BrokenBody, Variation, each_once, forward_compatible
from thingspace_contract.suites.client.endpoint import reading_of
from thingspace_contract.suites.client.package import ClientPackage
from thingspace_contract.suites.client.samples import Samples
from thingspace_contract.suites.profiles import Profile
from thingspace_contract.suites.search import Found, Share, search, seed_for, try_all
from thingspace_contract.suites.tasks import Task

__all__ = ["callback_tasks", "service_failures"]

_WEIGHT = 3.0
_FORMS = (bytes, str, dict)


def service_failures(contract: Contract, package: ClientPackage, service: CallbackService) -> list[Failure]:
    """Return what keeps the callbacks of a service from being read at all."""
    if package.callbacks is None:
        return [_missing(contract, service, "the package cannot read callbacks", f"no {package.name}.callbacks")]
    typed = package.typed_services
    if typed is not None and service.name not in typed:
        observed = f"overloads for {', '.join(sorted(typed))}"
        return [_missing(contract, service, "callbacks.parse has no overload for it", observed)]
    return []


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

    def understood(self, payload: Any) -> Iterator[Failure]:
        components = components_of(self.contract, self.message.pointer)
        for form in _FORMS:
            what = "a valid message" if form is bytes else f"a valid message given as {form.__name__}"
            received = self._received("callback_is_understood", what, _bytes(payload), components)
            found = understood(self.contract, received, self._read(payload, form))
            yield from found
            if found:
                return  # the other forms fail for the same cause

    def kept(self, change: Variation) -> list[Failure]:
        what = f"{change.kind} in a message"
        received = self._received("newer_callback_is_kept", what, _bytes(change.value))
        return kept(self.contract, received, self._read(change.value, bytes))

    def endured(self, body: BrokenBody) -> list[Failure]:
        received = self._received("broken_callback_is_refused", "a broken body", body.content)
        reading = reading_of(lambda: self._package.parse(self._service.name, body.content), self._package)
        refusal = body.senseless
        return endured(self.contract, received, reading, fault=body.label, refusal=refusal)

    def _read(self, payload: Any, form: type) -> Any:
        body = payload if form is dict else json.dumps(payload)
        given = body.encode() if form is bytes else body
        return reading_of(lambda: self._package.parse(self._service.name, given), self._package)

    def _received(self, check: str, what: str, content: bytes, components: frozenset[str] = frozenset()) -> Received:
        message = self.message
        return Received(check, message.label, what, content, message.pointer, self._service.evidence, components)


def _run(reader: _Reader, samples: Samples, profile: Profile, seed: int, share: Share) -> Iterator[tuple[str, Found]]:
    contract, message = reader.contract, reader.message
    own_seed = seed_for(seed, message.label)
    examples = [each.value for each in example_callbacks(contract, message)]
    yield "callback_is_understood", try_all(examples, reader.understood, share)
    values = [*examples[:1], *samples.of(message.pointer)]
    changes = [*_unknown_message(message, values[0]), *each_once(forward_compatible, contract, message.pointer, values)]
    yield "newer_callback_is_kept", try_all(changes, reader.kept, share)
    bodies = invalid_bodies(contract, message, values[0])
    yield "broken_callback_is_refused", try_all(bodies, reader.endured, share)
    strategy = callbacks(contract, message.service, message=message.name)
    for found in search(
        strategy, reader.understood, seed=own_seed, examples=profile.client_examples, share=share, needed=not examples
    ):
        yield "callback_is_understood", found


def _unknown_message(message: Message, value: Any) -> Iterator[Variation]:
    holder, _, key = message.key.partition(".")
    if key:
        newer_message = {**value, holder: {"messageOfANewerServer": {"unknown": True}}}
        yield Variation("an unknown message", "an unknown message", newer_message, message.pointer)


def _missing(contract: Contract, service: CallbackService, title: str, observed: str) -> Failure:
    return Failure(
        check="service_exists",
        title=title,
        subject=service.name,
        expected="callbacks.parse reads every callback service of the contract, with one overload each.",
        observed=observed,
        place=contract.place(service.pointer),
        evidence=service.evidence,
    )


def _bytes(value: Any) -> bytes:
    return json.dumps(value).encode()
