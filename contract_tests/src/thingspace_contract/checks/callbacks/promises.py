"""Does a server send the callbacks that it promised, and nothing else? Pure functions from what was seen to failures.

What is still owed is a matter of `correlation`; here it becomes a failure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thingspace_contract.checks.callbacks.deliveries import body_text
from thingspace_contract.checks.catalogue import Check
from thingspace_contract.checks.catalogue.callbacks import CALLBACK_DUPLICATE, CALLBACK_MISSING, CALLBACK_SURPLUS
from thingspace_contract.contract import Contract, Operation, Per
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.core.failures import Failure
from thingspace_contract.core.reproduce import curl
from thingspace_contract.correlation.promises import Due, devices_asked, dues, is_promised
from thingspace_contract.correlation.received import NamedDevice, Received, json_of, selects_more

__all__ = ["check_promises", "promise_checks"]

_ONCE = (Per.DEVICE, Per.REQUEST)  # what one message of a kind is enough for; a device may have several profiles


def check_promises(
    contract: Contract,
    operation: Operation,
    exchange: Exchange,
    received: Sequence[Received],
    selected: Sequence[NamedDevice] | None = None,
) -> list[Failure]:
    """Check that one accepted request yielded exactly the promised callbacks.

    Args:
        contract: the contract.
        operation: the operation that was called.
        exchange: the request and its 2xx response.
        received: every message with the request's id; further attempts at one message may be left out.
        selected: devices that the request's filter is known to select; None when that is not known.
    """
    if not _promises_are_known(operation):
        return []
    body = json_of(exchange.request.body)
    devices = devices_asked(operation, body) if selected is None else selected
    placed = [each for each in received if is_promised(operation, each)]
    stray = [each for each in received if each.message is not None and not is_promised(operation, each)]
    found = [
        *(_surplus(contract, operation, each) for each in stray),
        *(_missing(contract, operation, due) for due in dues(operation, body, devices, received) if due.silent),
        *_doubled(contract, operation, devices, placed),
    ]
    if selected is None and not selects_more(body):
        found += _unasked_devices(contract, operation, devices, placed)
    return [replace(failure, curl=curl(exchange.request)) for failure in found]


def promise_checks(
    operation: Operation, exchange: Exchange, selected: Sequence[NamedDevice] | None = None
) -> list[Check]:
    """Return which checks `check_promises` can make on a request: nothing is owed to devices that nobody knows."""
    if not _promises_are_known(operation):
        return []
    body = json_of(exchange.request.body)
    devices = devices_asked(operation, body) if selected is None else selected
    tried = [CALLBACK_SURPLUS]
    if any(due.asked for due in dues(operation, body, devices, ())):
        tried.append(CALLBACK_MISSING)
    if any(_counts(operation, service) for service in _services(operation)):
        tried.append(CALLBACK_DUPLICATE)
    return tried


def _promises_are_known(operation: Operation) -> bool:
    return bool(operation.promises) or "callback" not in operation.undocumented


def _services(operation: Operation) -> set[str]:
    return {promise.service for promise in operation.promises}


def _counts(operation: Operation, service: str) -> bool:
    """Whether the operation says how many messages come on a service."""
    promises = [promise for promise in operation.promises if promise.service == service]
    return all(promise.per in _ONCE and not promise.repeats for promise in promises)


def _missing(contract: Contract, operation: Operation, due: Due) -> Failure:
    promise, asked = due.promise, len(due.asked)
    name = f"{promise.service}.{promise.message or 'message'}"
    what = "monitors" if promise.per is Per.MONITOR else "devices"
    texts = ", ".join(_device_text(device) for device in due.silent[:3])
    whole = len(due.silent) == asked
    if promise.per is Per.REQUEST:
        observed = "none"
    elif whole:
        observed = f"none for any of the {asked} {what} ({texts})" if asked > 1 else f"none for {texts}"
    else:
        observed = f"none for {len(due.silent)} of {asked} {what}: {texts}"
    return CALLBACK_MISSING.failed(
        operation.operation_id,
        "Promised callback did not come" if whole else f"Promised callback did not come for some {what}",
        observed,
        expected=f"An accepted request yields {name} per {promise.per}, or a fault on {promise.service}.",
        place=_place(contract, operation),
        evidence=operation.evidence,
    )


def _surplus(contract: Contract, operation: Operation, received: Received) -> Failure:
    promised = ", ".join(sorted({f"{each.service}.{each.message or 'any'}" for each in operation.promises})) or "none"
    return CALLBACK_SURPLUS.failed(
        operation.operation_id,
        "Callback that the operation does not promise",
        received.label,
        expected=f"The request yields these messages and no others: {promised}.",
        place=_place(contract, operation),
        evidence=operation.evidence,
        detail=body_text(received),
    )


def _doubled(
    contract: Contract, operation: Operation, devices: Sequence[NamedDevice], placed: Sequence[Received]
) -> Iterator[Failure]:
    """More messages about one device, or about the request, than were promised."""
    unique = list({each.identity: each for each in placed}.values())
    for service in _services(operation):
        if not _counts(operation, service):
            continue
        promises = [promise for promise in operation.promises if promise.service == service]
        whole = all(promise.per is Per.REQUEST for promise in promises)
        tally = Counter(
            ("the request", 1) if whole and not each.is_fault else _key(each, devices)
            for each in unique
            if each.delivery.service == service
        )
        for (key, most), count in tally.items():
            if count > len(promises) * most:
                about = "request" if whole else "device"
                yield CALLBACK_DUPLICATE.failed(
                    operation.operation_id,
                    f"More than one callback for one {about}",
                    f"{count} messages for {key or 'the request'}",
                    expected=f"{service} sends each promised message once for a {about}.",
                    place=_place(contract, operation),
                    evidence=operation.evidence,
                )


def _unasked_devices(
    contract: Contract, operation: Operation, devices: Sequence[NamedDevice], placed: Sequence[Received]
) -> Iterator[Failure]:
    if not devices:
        return
    named = frozenset[tuple[str, str]]().union(*(device.identifiers for device in devices))
    for each in placed:
        if each.devices and not each.devices & named:
            yield CALLBACK_SURPLUS.failed(
                operation.operation_id,
                "Callback for a device that the request did not name",
                f"{each.label} for {', '.join(sorted(name for _, name in each.devices)[:4])}",
                expected="A request for listed devices yields messages about these devices.",
                place=_place(contract, operation),
                evidence=operation.evidence,
                detail=body_text(each),
            )


def _place(contract: Contract, operation: Operation) -> str:
    return contract.place(f"{operation.pointer}/x-messages")


def _key(received: Received, devices: Sequence[NamedDevice]) -> tuple[str, int]:
    """The device that a message is about, and how many messages it may have; one without a name may be any."""
    hit = [device for device in devices if device.identifiers & received.devices]
    if hit:
        return _device_text(hit[0]), sum(device.most for device in hit)
    if not received.devices:
        return "", max(1, sum(device.most for device in devices))
    return " ".join(sorted(name for _, name in received.devices)), 1


def _device_text(device: NamedDevice) -> str:
    return " ".join(f"{kind} {name}" for kind, name in sorted(device.identifiers)[:2])
