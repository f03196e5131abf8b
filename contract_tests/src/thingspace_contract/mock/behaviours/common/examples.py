"""Operations without a behaviour: responses from the contract's own examples, made to fit the request."""

from __future__ import annotations

import copy
from collections.abc import Generator, Mapping
from dataclasses import replace
from typing import Any

from thingspace_contract.contract import CallbackService, Operation, Per, Promise
from thingspace_contract.mock.behaviours.common.arguments import named_account, one_device
from thingspace_contract.mock.behaviours.common.fitting import Subject, fitted, fitted_by_slices
from thingspace_contract.mock.behaviours.common.messages import THRESHOLD, envelope_ids
from thingspace_contract.mock.behaviours.common.periods import period_of
from thingspace_contract.mock.behaviours.common.targets import (
    DeviceFault,
    Target,
    by_criteria,
    entries_of,
    known,
    listed,
)
from thingspace_contract.mock.behaviours.common.work import fail
from thingspace_contract.mock.call import Accepted, Call, Reply, Slices
from thingspace_contract.mock.rules import assumed

__all__ = ["respond_from_examples"]

_SELECTING = frozenset({"groupName", "servicePlan", "customFields", "filter"})
_WHOLE = (Per.REQUEST, Per.MONITOR)  # one message, however many devices


@assumed(
    "An operation without a behaviour answers with the contract's first example; if it is asynchronous, the messages"
    " that must come are made from the examples of its callback services.",
    "Such operations keep no state yet.",
)
@assumed(
    "Devices of such a request that the platform does not know are refused, or fail in a message of their own.",
    "So do those of its siblings.",
)
def respond_from_examples(call: Call) -> Slices:
    """Answer with an example that fits; promise the example messages of an asynchronous operation."""
    account = _account(call)
    if not call.operation.is_async:
        for entry in call.paused(_named(call)):
            if entry is None:
                yield
            else:
                one_device(call, entry["deviceIds"][0], named_account(call))
        return (yield from _example_reply(call, (yield from _subject(call, account))))
    accepted = call.accept(account)
    chosen = yield from _targets(call)
    subject = yield from _subject(call, account)
    accepted.devices = max(1, len(chosen))
    for promise in call.operation.promises:
        if promise.must:
            yield from _promise(call, accepted, promise, chosen, subject)
    reply = yield from _example_reply(call, subject)
    if isinstance(reply.body, dict) and (not reply.body or "requestId" in reply.body):
        reply.body = {**reply.body, "requestId": accepted.id}
    return reply


def _example_reply(call: Call, subject: Subject) -> Slices:
    """Return the first example of a success, as it is true of the request's account, device and period."""
    reply = _example(call.operation)
    reply.body = yield from fitted_by_slices(reply.body, subject, call.platform.slice)
    return reply


def _account(call: Call) -> str:
    """Return the account that a request is about: the one it names, or else that of its first device."""
    named = named_account(call)
    target = next(listed(call, _named(call)[:1], named), None)
    return call.account_or_own(named, target.device if target is not None else None)


def _subject(call: Call, account: str) -> Generator[None, None, Subject]:
    """Return what a request is about, with each of its devices."""
    period = period_of(call.body)
    members: dict[str, Any] = {**call.values, "accountName": account}
    parts: list[Subject] = []
    for target in listed(call, _named(call), named_account(call)).with_pauses():
        if target is None:
            yield
            continue
        own = {**members, "deviceId": target.requested[0]}
        parts.append(Subject(account, target.device, tuple(target.requested), own, period))
    if len(parts) == 1:
        return replace(parts[0], parts=tuple(parts))

    def owns(identifier: Mapping[str, str]) -> bool:
        device = call.platform.devices.find(identifier["kind"], identifier["id"])
        return device is not None and device.account == account

    return Subject(account, members=members, period=period, parts=tuple(parts), owns=owns)


def _named(call: Call) -> list[dict[str, Any]]:
    """Return the devices that a request names, in whatever member."""
    members = call.body if isinstance(call.body, dict) else {}
    return entries_of(call.body) or entries_of({"devices": list(members.values())}) or []


def _targets(call: Call) -> Generator[None, None, list[Target]]:
    entries = entries_of(call.body)
    named = named_account(call)
    if entries is not None:
        found = listed(call, entries, named)
    elif isinstance(call.body, dict) and _SELECTING & call.body.keys():
        found = by_criteria(call, call.body, named)
    else:
        return []
    chosen: list[Target] = []
    for target in found.with_pauses():
        if target is None:
            yield
        else:
            chosen.append(target)
    return chosen


def _promise(
    call: Call, accepted: Accepted, promise: Promise, chosen: list[Target], subject: Subject
) -> Generator[None, None, None]:
    service = call.platform.contract.service(promise.service)
    good = [target for target in chosen if target.device is not None and target.fault is None]
    if promise.per in _WHOLE or not chosen:
        if good or not chosen:
            one = good[0] if len(chosen) == 1 else None  # a message about several devices names none of them
            if one is not None:
                subject = _of_target(call, one, subject)
            example = yield from fitted_by_slices(_message(service, promise.message), subject, call.platform.slice)
            accepted.send(accepted.account, promise.service, _completed(example, accepted, one))
            return
        chosen = chosen[:1]
    for target in call.paused(chosen):
        if target is None:
            yield
            continue
        ids = envelope_ids(target.requested, target.device)
        try:
            known(target)
        except DeviceFault as fault:
            fail(accepted, accepted.account, promise.service, ids, fault)
        else:
            example = fitted(_message(service, promise.message), _of_target(call, target, subject))
            accepted.send(accepted.account, promise.service, _completed(example, accepted, target))


def _of_target(call: Call, target: Target, subject: Subject) -> Subject:
    """Return what a message about one device of a request is about."""
    return Subject(subject.account, target.device, members=call.values, period=subject.period)


def _completed(payload: dict[str, Any], accepted: Accepted, target: Target | None) -> dict[str, Any]:
    """Return an example message with the members that each message of the request has."""
    ids = envelope_ids(target.requested, target.device) if target is not None else []
    fresh = {
        "requestId": accepted.id,
        "username": "",
        "password": "",
        "callbackCount": 1,
        "maxCallbackThreshold": THRESHOLD,
    }
    payload |= {member: value for member, value in fresh.items() if payload.get(member) is not None}
    if ids:
        payload["deviceIds"] = ids
    else:
        payload.pop("deviceIds", None)
    return payload


def _message(service: CallbackService, name: str | None) -> dict[str, Any]:
    """Return an example of a message; the bare envelope when there is none."""
    wanted = [message for message in service.messages if message.name == (name or "")]
    for message in wanted or [each for each in service.messages if each.name != "faultResponse"]:
        for example in message.examples.values():
            if isinstance(example, Mapping):
                return copy.deepcopy(dict(example))
    envelope: dict[str, Any] = {"username": "", "password": "", "requestId": "", "deviceIds": []}
    if name and wanted:
        holder, _, inner = wanted[0].key.rpartition(".")
        envelope |= {holder: {inner: {}}} if holder else {inner: {}}
    return {**envelope, "status": "Success", "callbackCount": 1, "maxCallbackThreshold": THRESHOLD}


def _example(operation: Operation) -> Reply:
    for rule in operation.success:
        status = int(rule.status) if rule.status.isdigit() else 200
        for media_type in rule.content:
            for value in rule.examples(media_type).values():
                headers = {
                    name: str(header.get("example", header.get("schema", {}).get("example", "")))
                    for name, header in rule.headers.items()
                    if header.get("required")
                }
                return Reply(copy.deepcopy(value), status, headers)
        if not rule.content:
            return Reply(None, status)
    return Reply({})
