"""What an accepted request owes: the promises of its operation, for each device that it names, less what has come.

A promise is an entry of an operation's `x-messages`. A message that must come may be replaced, for a device that
fails, by a `faultResponse` on a service of the operation. Messages that no source documents need not say which
device they are about: each that does not counts for one of those that are still silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from thingspace_contract.contract import Operation, Per, Promise
from thingspace_contract.correlation.received import NamedDevice, Received, monitors_of, subjects_of

__all__ = ["Due", "devices_asked", "dues", "is_promised"]

_CHANGES_IDENTIFIERS = "changeIdentifierResponse"
_WHOLE_REQUEST = NamedDevice(frozenset())


@dataclass(frozen=True, slots=True)
class Due:
    """A message that must come, and whom it is still owed for.

    Args:
        promise: the promise.
        asked: what the request owes one message each for: devices, monitors, or itself.
        silent: those of `asked` that no message came for.
    """

    promise: Promise
    asked: tuple[NamedDevice, ...]
    silent: tuple[NamedDevice, ...]


def devices_asked(operation: Operation, body: object) -> tuple[NamedDevice, ...]:
    """Return the devices that a request of an operation names; () when it names none, or nobody knows how it would."""
    if "request" in operation.undocumented:
        return ()
    return subjects_of(body, one_device=any(each.message == _CHANGES_IDENTIFIERS for each in operation.promises))


def is_promised(operation: Operation, received: Received) -> bool:
    """Whether a message may answer a request of an operation."""
    message = received.message
    on_service = [each.message for each in operation.promises if message and each.service == message.service]
    if message is None or not on_service:
        return False
    return received.is_fault or None in on_service or message.name in on_service


def dues(operation: Operation, body: object, devices: Sequence[NamedDevice], received: Sequence[Received]) -> list[Due]:
    """Return what an accepted request owes, for every message that must come; of a filter's devices nobody knows.

    Args:
        operation: the operation that was called.
        body: the decoded request body.
        devices: the devices that the request names, or that its filter is known to select.
        received: every message with the request's id.
    """
    placed = [each for each in received if is_promised(operation, each)]
    stray = [each for each in received if each.payload is not None and not is_promised(operation, each)]
    return list(_dues(operation, body, devices, placed, stray))


def _dues(
    operation: Operation,
    body: object,
    devices: Sequence[NamedDevice],
    placed: Sequence[Received],
    stray: Sequence[Received],
) -> Iterator[Due]:
    for promise in operation.promises:
        if not promise.must:
            continue
        answers = [each for each in placed if _answers(promise, each)]
        asked = _asked(promise.per, body, devices)
        if any(each.is_fault and not each.devices for each in answers):
            silent: tuple[NamedDevice, ...] = ()
        elif promise.per is Per.REQUEST:
            silent = () if answers or stray else asked
        else:
            anonymous = sum(not each.devices or promise.per is Per.MONITOR for each in answers if _is_open(each))
            silent = tuple(each for each in asked if not _about(each, [*answers, *stray]))[anonymous:]
        yield Due(promise, asked, silent)


def _asked(per: Per, body: object, devices: Sequence[NamedDevice]) -> tuple[NamedDevice, ...]:
    if per is Per.REQUEST:
        return (_WHOLE_REQUEST,)
    if per is Per.MONITOR:
        return tuple(NamedDevice(frozenset({("monitor", name)})) for name in monitors_of(body))
    return tuple(devices)


def _answers(promise: Promise, received: Received) -> bool:
    """Whether a message keeps a promise; a device that failed has nothing more to say on any service."""
    message = received.message
    if message is None:
        return False
    return received.is_fault or (message.service == promise.service and promise.message in (None, message.name))


def _is_open(received: Received) -> bool:
    return received.message is not None and not received.message.key


def _about(device: NamedDevice, received: Iterable[Received]) -> bool:
    return any(device.identifiers & each.devices for each in received)
