"""Does a server send the callbacks that it promised, and nothing else? Pure functions from what was seen to failures.

A promise is an entry of an operation's `x-messages`. A message that must come may be replaced, for a device that
fails, by a `faultResponse` on a service of the operation. Messages that no source documents need not say which
device they are about: each that does not counts for one of those that are still silent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from thingspace_contract.checks.deliveries import body_text
from thingspace_contract.contract import Contract, Operation, Per, Promise
from thingspace_contract.core.exchange import Exchange, decode_json
from thingspace_contract.core.failures import Failure
from thingspace_contract.core.reproduce import curl
from thingspace_contract.correlation.received import (
    FAULT,
    Received,
    Subject,
    monitors_of,
    selects_more,
    subjects_of,
)

__all__ = ["check_promises", "devices_asked"]

_CHANGES_IDENTIFIERS = "changeIdentifierResponse"
_ONCE = (Per.DEVICE, Per.REQUEST)  # what one message of a kind is enough for; a device may have several profiles


def check_promises(
    contract: Contract,
    operation: Operation,
    exchange: Exchange,
    received: Sequence[Received],
    selected: Sequence[Subject] | None = None,
) -> list[Failure]:
    """Check that one accepted request yielded exactly the promised callbacks.

    Args:
        contract: the contract.
        operation: the operation that was called.
        exchange: the request and its 2xx answer.
        received: every message with the request's id; further attempts at one message may be left out.
        selected: devices that the request's filter is known to select; None when that is not known.
    """
    if "callback" in operation.undocumented and not operation.promises:
        return []
    body = _json(exchange.request.body)
    subjects = devices_asked(operation, body) if selected is None else selected
    expected = _Expected(operation)
    placed = [each for each in received if expected.allows(each)]
    stray = [each for each in received if not expected.allows(each) and each.payload is not None]
    found = [
        *(_surplus(contract, operation, each) for each in stray if each.message is not None),
        *_missing(contract, operation, _due(body, subjects), placed, stray),
        *_doubled(contract, operation, subjects, placed),
        *(
            []
            if selected is not None or selects_more(body)
            else _unasked_devices(contract, operation, subjects, placed)
        ),
    ]
    return [replace(failure, curl=curl(exchange.request)) for failure in found]


def devices_asked(operation: Operation, body: object) -> tuple[Subject, ...]:
    """Return the devices that a request of an operation names; () when it names none, or nobody knows how it would."""
    if "request" in operation.undocumented:
        return ()
    return subjects_of(body, one_device=any(each.message == _CHANGES_IDENTIFIERS for each in operation.promises))


class _Expected:
    """The messages that may answer an operation, by service."""

    def __init__(self, operation: Operation) -> None:
        self._services = {promise.service for promise in operation.promises}
        self._any = {promise.service for promise in operation.promises if promise.message is None}
        self._named = {(promise.service, promise.message) for promise in operation.promises}

    def allows(self, received: Received) -> bool:
        message = received.message
        if message is None or message.service not in self._services:
            return False
        return message.service in self._any or message.name == FAULT or (message.service, message.name) in self._named


def _due(body: object, subjects: Sequence[Subject]) -> dict[Per, Sequence[Subject]]:
    """What a request owes messages about; for messages of a filter's devices nobody knows."""
    monitors = [Subject(frozenset({("monitor", name)})) for name in monitors_of(body)]
    per_device = dict.fromkeys((Per.DEVICE, Per.PROFILE, Per.MESSAGE), subjects)
    return {**per_device, Per.MONITOR: monitors, Per.REQUEST: [Subject(frozenset())]}


def _missing(
    contract: Contract,
    operation: Operation,
    due: dict[Per, Sequence[Subject]],
    placed: Sequence[Received],
    stray: Sequence[Received],
) -> Iterator[Failure]:
    for promise in operation.promises:
        if not promise.must:
            continue
        answers = [each for each in placed if _answers(promise, each)]
        subjects = due[promise.per]
        if any(_is_fault(each) and not each.devices for each in answers):
            continue
        if promise.per is Per.REQUEST:
            silent = [] if answers or stray else list(subjects)
        else:
            anonymous = sum(not each.devices or promise.per is Per.MONITOR for each in answers if _is_open(each))
            silent = [subject for subject in subjects if not _about(subject, [*answers, *stray])][anonymous:]
        if silent:
            yield _missing_failure(contract, operation, promise, silent, len(subjects))


def _missing_failure(
    contract: Contract, operation: Operation, promise: Promise, silent: Sequence[Subject], asked: int
) -> Failure:
    name = f"{promise.service}.{promise.message or 'message'}"
    what = "monitors" if promise.per is Per.MONITOR else "devices"
    texts = ", ".join(_device_text(subject) for subject in silent[:3])
    whole = len(silent) == asked
    if promise.per is Per.REQUEST:
        observed = "none"
    elif whole:
        observed = f"none for any of the {asked} {what} ({texts})" if asked > 1 else f"none for {texts}"
    else:
        observed = f"none for {len(silent)} of {asked} {what}: {texts}"
    return Failure(
        check="callback_missing",
        title="Promised callback did not come" if whole else f"Promised callback did not come for some {what}",
        subject=operation.operation_id,
        expected=f"An accepted request yields {name} per {promise.per}, or a fault on {promise.service}.",
        observed=observed,
        place=contract.place(f"{operation.pointer}/x-messages"),
        evidence=operation.evidence,
    )


def _surplus(contract: Contract, operation: Operation, received: Received) -> Failure:
    promised = ", ".join(sorted({f"{each.service}.{each.message or 'any'}" for each in operation.promises})) or "none"
    return Failure(
        check="callback_surplus",
        title="Callback that the operation does not promise",
        subject=operation.operation_id,
        expected=f"The request yields these messages and no others: {promised}.",
        observed=received.label,
        place=contract.place(f"{operation.pointer}/x-messages"),
        evidence=operation.evidence,
        detail=body_text(received),
    )


def _doubled(
    contract: Contract, operation: Operation, subjects: Sequence[Subject], placed: Sequence[Received]
) -> Iterator[Failure]:
    """More messages about one device, or about the request, than were promised."""
    unique = list({each.identity: each for each in placed}.values())
    for service in {promise.service for promise in operation.promises}:
        promises = [promise for promise in operation.promises if promise.service == service]
        if any(promise.repeats or promise.per not in _ONCE for promise in promises):
            continue
        limit = len(promises)
        whole = all(promise.per is Per.REQUEST for promise in promises)
        tally = Counter(
            ("the request", 1) if whole and not _is_fault(each) else _key(each, subjects)
            for each in unique
            if each.delivery.service == service
        )
        for (key, most), count in tally.items():
            if count > limit * most:
                about = "request" if whole else "device"
                yield Failure(
                    check="callback_duplicate",
                    title=f"More than one callback for one {about}",
                    subject=operation.operation_id,
                    expected=f"{service} sends each promised message once for a {about}.",
                    observed=f"{count} messages for {key or 'the request'}",
                    place=contract.place(f"{operation.pointer}/x-messages"),
                    evidence=operation.evidence,
                )


def _unasked_devices(
    contract: Contract, operation: Operation, subjects: Sequence[Subject], placed: Sequence[Received]
) -> Iterator[Failure]:
    if not subjects:
        return
    named = frozenset[tuple[str, str]]().union(*(subject.identifiers for subject in subjects))
    for each in placed:
        if each.devices and not each.devices & named:
            yield Failure(
                check="callback_surplus",
                title="Callback for a device that the request did not name",
                subject=operation.operation_id,
                expected="A request for listed devices yields messages about these devices.",
                observed=f"{each.label} for {', '.join(sorted(name for _, name in each.devices)[:4])}",
                place=contract.place(f"{operation.pointer}/x-messages"),
                evidence=operation.evidence,
                detail=body_text(each),
            )


def _key(received: Received, subjects: Sequence[Subject]) -> tuple[str, int]:
    """The device that a message is about, and how many messages it may have; one without a name may be any."""
    hit = [subject for subject in subjects if subject.identifiers & received.devices]
    if hit:
        return _device_text(hit[0]), sum(subject.most for subject in hit)
    if not received.devices:
        return "", max(1, sum(subject.most for subject in subjects))
    return " ".join(sorted(name for _, name in received.devices)), 1


def _answers(promise: Promise, received: Received) -> bool:
    """Whether a message keeps a promise; a device that failed has nothing more to say on any service."""
    message = received.message
    if message is None:
        return False
    if message.name == FAULT:
        return True
    return message.service == promise.service and promise.message in (None, message.name)


def _is_fault(received: Received) -> bool:
    return received.message is not None and received.message.name == FAULT


def _is_open(received: Received) -> bool:
    return received.message is not None and not received.message.key


def _about(subject: Subject, received: Iterable[Received]) -> bool:
    return any(subject.identifiers & each.devices for each in received)


def _device_text(subject: Subject) -> str:
    return " ".join(f"{kind} {name}" for kind, name in sorted(subject.identifiers)[:2])


def _json(body: bytes) -> object:
    try:
        return decode_json(body)
    except ValueError:
        return None
