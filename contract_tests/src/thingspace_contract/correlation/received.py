"""What a delivery says and which devices a request names: the facts that the callback checks compare."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from thingspace_contract.contract import Contract, Message
from thingspace_contract.core.exchange import Delivery, decode_json

__all__ = [
    "FAULT_MESSAGE",
    "Identifier",
    "NamedDevice",
    "Received",
    "identifiers",
    "json_of",
    "monitors_of",
    "read_delivery",
    "request_id_of",
    "selects_more",
    "subjects_of",
]

FAULT_MESSAGE = "faultResponse"
"""Short name of the message that reports a failure on any service."""

Identifier = tuple[str, str]
"""Kind and value of a device's identifier, both in lower case."""

_CORRELATING = ("requestId", "txid", "upgradeId")  # the families of m2m, location and firmware
_COUNTERS = ("callbackCount", "maxCallbackThreshold")
_DEVICE_MEMBERS = ("deviceIds", "deviceId", "device")
_NUMBERS = ("mdn", "msid")  # a telephone number as a member of its own, which locations have


@dataclass(frozen=True, slots=True)
class Received:
    """A delivery, read.

    Args:
        payload: the decoded body, None when it is not a JSON object.
        message: the message of the delivery's own service whose key the payload bears.
        request_id: the request that it answers, "" when it names none.
        devices: every identifier in the payload; a message is about one device, or lists those it is about.
        identity: equal for two attempts to deliver one message: everything but its counters.

    An envelope without counters leaves only its text to tell messages apart, so that equal ones are attempts at one.
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
    def is_fault(self) -> bool:
        """Whether the message reports a failure instead of a result."""
        return self.message is not None and self.message.name == FAULT_MESSAGE

    @property
    def label(self) -> str:
        """How reports name it: "StateService.goToStateResponse", or the service alone."""
        return self.message.label if self.message else self.delivery.service

    def _counter(self, name: str) -> int | None:
        value = self.payload.get(name) if self.payload else None
        return value if isinstance(value, int) and not isinstance(value, bool) else None


@dataclass(frozen=True, slots=True)
class NamedDevice:
    """A device, or a reachability monitor, that a request names.

    Args:
        identifiers: all that the request says of it.
        most: how many messages of one kind may be about it: how often the request names it.
    """

    identifiers: frozenset[Identifier]
    most: int = 1


def read_delivery(contract: Contract, delivery: Delivery) -> Received:
    """Read a delivery; nothing in it is trusted to be as it should."""
    payload = json_of(delivery.body)
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
    """Return every identifier anywhere in a JSON value: each `{kind, id}` and each telephone number."""
    return frozenset(_identifiers(value))


def subjects_of(body: Any, *, one_device: bool = False) -> tuple[NamedDevice, ...]:
    """Return the devices that a request body names; empty when it selects them by a filter, or names none.

    Devices that share an identifier are one device, however often the body names it.

    Args:
        body: the decoded request body.
        one_device: whether its `deviceIds` are identifiers of one device; else each names a device of its own.
    """
    if not isinstance(body, dict):
        return ()
    if one_device or "deviceIdsTo" in body:
        named = identifiers({name: part for name, part in body.items() if name.startswith("deviceIds")})
        ids = body.get("deviceIds")
        return (NamedDevice(named, most=max(1, len(ids) if isinstance(ids, list) else 1)),) if named else ()
    found = [identifiers(body[name]) for name in _DEVICE_MEMBERS if isinstance(body.get(name), dict)]
    for name, value in body.items():
        for entry in value if isinstance(value, list) else ():
            found.append(_named_by(name, entry))
    return tuple(_merged(NamedDevice(each) for each in found if each))


def monitors_of(body: Any) -> tuple[str, ...]:
    """Return the reachability monitors that a request body names."""
    named = body.get("monitorIds") if isinstance(body, dict) else None
    return tuple(dict.fromkeys(each for each in named if isinstance(each, str))) if isinstance(named, list) else ()


def selects_more(body: Any) -> bool:
    """Whether a request body selects devices by a filter, beside those that it may name."""
    return isinstance(body, dict) and isinstance(body.get("filter"), dict)


def json_of(body: bytes) -> Any:
    """Return the JSON value of a body, None when it has none."""
    try:
        return decode_json(body)
    except ValueError:
        return None


def request_id_of(body: bytes) -> str:
    """Return what a response's messages will name it by, "" when it has no such member.

    That is `requestId`, or `txid` (locations), or the `id` that messages call `upgradeId` (firmware).
    """
    return _first_text(json_of(body), (*_CORRELATING, "id"))


def _correlation(payload: Mapping[str, Any]) -> str:
    """What request a message answers; firmware messages say it in the part that describes the upgrade."""
    found = _first_text(payload, _CORRELATING)
    parts = (part for part in payload.values() if isinstance(part, dict))
    return found or next((name for part in parts if (name := _first_text(part, _CORRELATING[1:]))), "")


def _first_text(value: Any, names: Iterable[str]) -> str:
    for name in names:
        found = value.get(name) if isinstance(value, dict) else None
        if isinstance(found, str) and found:
            return found
    return ""


def _named_by(member: str, entry: Any) -> frozenset[Identifier]:
    """The identifiers of the device that an item of a list names."""
    if isinstance(entry, str):
        return frozenset({("imei", entry.lower())}) if member == "deviceList" else frozenset()
    if not isinstance(entry, dict):
        return frozenset()
    if {"id", "kind"} <= entry.keys():
        return identifiers(entry)
    return identifiers([entry.get(name) for name in _DEVICE_MEMBERS])


def _merged(subjects: Iterable[NamedDevice]) -> list[NamedDevice]:
    groups: dict[int, NamedDevice] = {}
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
        for number in _NUMBERS:
            if isinstance(value.get(number), str) and value[number]:
                yield ("mdn", value[number].lower())
        for part in value.values():
            yield from _identifiers(part)
    elif isinstance(value, list):
        for part in value:
            yield from _identifiers(part)
