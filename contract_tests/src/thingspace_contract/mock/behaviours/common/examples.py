"""Operations without a behaviour: responses from the contract's own examples, made to fit the request."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from thingspace_contract.contract import CallbackService, Operation, Per, Promise
from thingspace_contract.mock.behaviours.common.arguments import account_of, named_account, one_device
from thingspace_contract.mock.behaviours.common.messages import THRESHOLD, envelope_ids
from thingspace_contract.mock.behaviours.common.targets import (
    DeviceFault,
    Target,
    by_criteria,
    entries_of,
    known,
    listed,
)
from thingspace_contract.mock.behaviours.common.work import fail
from thingspace_contract.mock.call import Accepted, Call, Reply
from thingspace_contract.mock.rules import assumed

__all__ = ["example_reply", "respond_from_examples"]

_SELECTING = frozenset({"groupName", "servicePlan", "customFields", "filter"})
_WHOLE = (Per.REQUEST, Per.MONITOR)  # one message, however many devices


@assumed(
    "An operation without a behaviour answers with the contract's first example; if it is asynchronous, the messages"
    " that must come are made from the examples of its callback services.",
    "Such operations keep no state yet.",
)
@assumed(
    "Account, path parameters and devices of such a response are those of the request; devices that the platform does"
    " not know are refused, or fail in a message of their own.",
    "A response about something else would be wrong for sure.",
)
def respond_from_examples(call: Call) -> Reply:
    """Answer with an example that fits; promise the example messages of an asynchronous operation."""
    account = account_of(call)
    if call.operation.is_async:
        return _accept(call, account)
    for entry in entries_of(call.body) or ():
        one_device(call, entry["deviceIds"][0], named_account(call))
    return example_reply(call, account)


def example_reply(call: Call, account: str) -> Reply:
    """Return the first example of a success, with the request's account, path values and device in it."""
    reply = _example(call.operation)
    device = call.body.get("deviceId") if isinstance(call.body, dict) else None
    own: dict[str, Any] = {**call.values, "accountName": account}
    if device is not None:
        own["deviceId"] = device
    reply.body = _fitted(reply.body, own)
    return reply


def _accept(call: Call, account: str) -> Reply:
    accepted = call.accept(account)
    chosen = _targets(call)
    accepted.devices = max(1, len(chosen))
    for promise in call.operation.promises:
        if promise.must:
            _promise(call, accepted, promise, chosen)
    reply = example_reply(call, account)
    if isinstance(reply.body, dict) and (not reply.body or "requestId" in reply.body):
        reply.body = {**reply.body, "requestId": accepted.id}
    return reply


def _targets(call: Call) -> list[Target]:
    entries = entries_of(call.body)
    named = named_account(call)
    if entries is not None:
        return list(listed(call, entries, named))
    if isinstance(call.body, dict) and _SELECTING & call.body.keys():
        return list(by_criteria(call, call.body, named))
    return []


def _promise(call: Call, accepted: Accepted, promise: Promise, chosen: list[Target]) -> None:
    service = call.platform.contract.service(promise.service)
    good = [target for target in chosen if target.device is not None and target.fault is None]
    if promise.per in _WHOLE or not chosen:
        if good or not chosen:
            ids = envelope_ids(good[0].requested, good[0].device) if good else []
            accepted.send(accepted.account, promise.service, _payload(accepted, service, promise.message, ids))
            return
        chosen = chosen[:1]
    for target in chosen:
        ids = envelope_ids(target.requested, target.device)
        try:
            known(target)
        except DeviceFault as fault:
            fail(accepted, accepted.account, promise.service, ids, fault)
        else:
            payload = _payload(accepted, service, promise.message, ids)
            accepted.send(accepted.account, promise.service, payload)


def _payload(
    accepted: Accepted, service: CallbackService, name: str | None, ids: list[dict[str, str]]
) -> dict[str, Any]:
    """Return an example message about a device, or about none."""
    payload = _message(service, name)
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


def _fitted(value: Any, own: Mapping[str, Any]) -> Any:
    """Return a value whose members of these names have the request's values."""
    if isinstance(value, list):
        return [_fitted(each, own) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: own[name] if name in own and isinstance(part, type(own[name])) else _fitted(part, own)
        for name, part in value.items()
    }
