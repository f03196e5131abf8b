"""What a delivery says and which devices a request names: the facts that the callback checks compare."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from thingspace_contract.contract import Contract, Message
from thingspace_contract.exchange import Delivery, decode_json

__all__ = [
    "FAULT",
    "Identifier",
    "Received",
    "Subject",
    "identifiers",
    "read_delivery",
    "request_id_of",
    "selects_more",
    "subjects_of",
]

FAULT = "faultResponse"
"""Short name of the message that reports a failure on any service."""

Identifier = tuple[str, str]
"""Kind and value of a device's identifier, both in lower case."""

_CORRELATING = ("requestId", "txid")  # the second is the Location family's
_COUNTERS = ("callbackCount", "maxCallbackThreshold")


@dataclass(frozen=True, slots=True)
class Received:
    """A delivery, read.

    Args:
        payload: the decoded body, None when it is no JSON object.
        message: the message of the delivery's own service whose key the payload bears.
        request_id: the request that it answers, "" when it names none.
        devices: every identifier in the payload; a message is about one device, or lists those it is about.
        identity: equal for two attempts to deliver one message: everything but its counters.
    """

    delivery: Delivery
    payload: Mapping[str, Any] | None
    message: Message | None
    request_id: str
    devices: frozenset[Identifier]
    identity: str

    @property
    def count(self) -> int | None:
        """The attempt that the message says it is, None when it does not say."""
        return self._counter("callbackCount")

    @property
    def threshold(self) -> int | None:
        """How many attempts the message announces at most, None when it does not say."""
        return self._counter("maxCallbackThreshold")

    @property
    def label(self) -> str:
        """How reports name it: "StateService.goToStateResponse", or the service alone."""
        return self.message.label if self.message else self.delivery.service

    def _counter(self, name: str) -> int | None:
        value = self.payload.get(name) if self.payload else None
        return value if isinstance(value, int) and not isinstance(value, bool) else None


@dataclass(frozen=True, slots=True)
class Subject:
    """A device that a request names.

    Args:
        identifiers: all that the request says of it.
        most: how many messages of one kind may be about it: how often the request names it.
    """

    identifiers: frozenset[Identifier]
    most: int = 1


def read_delivery(contract: Contract, delivery: Delivery) -> Received:
    """Read a delivery; nothing in it is trusted to be as it should."""
    try:
        payload = decode_json(delivery.body)
    except ValueError:
        payload = None
    if not isinstance(payload, dict):
        body = delivery.body.decode("utf-8", "replace")
        return Received(delivery, None, None, "", frozenset(), f"{delivery.service} {body}")
    service = contract.services.get(delivery.service)
    uncounted = {name: value for name, value in payload.items() if name not in _COUNTERS}
    return Received(
        delivery=delivery,
        payload=payload,
        message=service.message_of(payload) if service else None,
        request_id=_correlation(payload),
        devices=identifiers(payload),
        identity=f"{delivery.service} {json.dumps(uncounted, sort_keys=True)}",
    )


def identifiers(value: Any) -> frozenset[Identifier]:
    """Return every `{kind, id}` anywhere in a JSON value."""
    return frozenset(_identifiers(value))


def subjects_of(body: Any) -> tuple[Subject, ...]:
    """Return the devices that a request body names; empty when it selects them by a filter, or names none.

    Devices that share an identifier are one device, however often the body names it.
    """
    if not isinstance(body, dict):
        return ()
    entries = [entry for value in body.values() if isinstance(value, list) for entry in value if _names_a_device(entry)]
    if entries:
        return tuple(_merged(Subject(identifiers(entry)) for entry in entries))
    ids = body.get("deviceIds", body.get("deviceId"))
    named = identifiers(ids)
    if not named:
        return ()
    return (Subject(identifiers(body), most=len(ids) if isinstance(ids, list) else 1),)


def selects_more(body: Any) -> bool:
    """Whether a request body selects devices by a filter, beside those that it may name."""
    return isinstance(body, dict) and isinstance(body.get("filter"), dict)


def request_id_of(body: bytes) -> str:
    """Return what an answer's messages will name it by, `requestId` or `txid`; "" when it has neither."""
    try:
        return _correlation(decode_json(body))
    except ValueError:
        return ""


def _correlation(value: Any) -> str:
    for name in _CORRELATING:
        found = value.get(name) if isinstance(value, dict) else None
        if isinstance(found, str) and found:
            return found
    return ""


def _names_a_device(entry: Any) -> bool:
    return isinstance(entry, dict) and bool(identifiers(entry.get("deviceIds", entry.get("deviceId"))))


def _merged(subjects: Iterable[Subject]) -> list[Subject]:
    groups: dict[int, Subject] = {}
    owner: dict[Identifier, int] = {}
    for number, subject in enumerate(subjects):
        for key in {owner[name] for name in subject.identifiers if name in owner}:
            other = groups.pop(key)
            both = subject.identifiers | other.identifiers
            subject = replace(subject, identifiers=both, most=subject.most + other.most)
        groups[number] = subject
        owner.update(dict.fromkeys(subject.identifiers, number))
    return list(groups.values())


def _identifiers(value: Any) -> Iterator[Identifier]:
    if isinstance(value, dict):
        kind, name = value.get("kind"), value.get("id")
        if isinstance(kind, str) and isinstance(name, str):
            yield (kind.lower(), name.lower())
        for part in value.values():
            yield from _identifiers(part)
    elif isinstance(value, list):
        for part in value:
            yield from _identifiers(part)
