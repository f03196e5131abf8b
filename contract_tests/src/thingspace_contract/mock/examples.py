"""Answers for operations without a behaviour: the contract's own examples, made to fit the request."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from thingspace_contract.contract import CallbackService, Operation, Per, Promise
from thingspace_contract.mock.call import Accepted, Call, Reply
from thingspace_contract.mock.messages import THRESHOLD
from thingspace_contract.mock.rules import assumed

__all__ = ["answer_from_examples"]

_LISTS = ("devices", "devicesToAdd", "deviceListWithServiceAddress", "devicesWithServiceAddress", "deviceList")


@assumed(
    "An operation without a behaviour answers with the contract's first example; if it is asynchronous, the messages"
    " that must come are made from the examples of its callback services.",
    "Such operations keep no state yet.",
)
def answer_from_examples(call: Call) -> Reply:
    """Answer with an example; promise the example messages of an asynchronous operation."""
    reply = _example(call.operation)
    if call.operation.is_async:
        accepted = call.accept(_account(call))
        reply.body = _with_request_id(reply.body, accepted.id)
        devices = list(_devices(call.body)) or [[]]
        accepted.devices = len(devices)
        for promise in call.operation.promises:
            if promise.must:
                for ids in devices if promise.per is Per.DEVICE else devices[:1]:
                    _promise(call, accepted, promise, ids)
    return reply


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


def _with_request_id(body: Any, request_id: str) -> Any:
    if isinstance(body, dict) and (not body or "requestId" in body):
        return {**body, "requestId": request_id}
    return body


def _account(call: Call) -> str:
    named = call.values.get("accountName")
    if named is None and isinstance(call.body, dict):
        named = call.body.get("accountName")
    return call.account_or_own(named if isinstance(named, str) else None)


def _devices(body: Any) -> Iterator[list[dict[str, str]]]:
    """Yield the identifiers of each device of a request, wherever its kind of request keeps them."""
    if not isinstance(body, dict):
        return
    for member in ("deviceId", "device"):
        if member in body:
            yield _identifiers([body[member]])
    if isinstance(body.get("deviceIds"), list):
        yield from (_identifiers([each]) for each in body["deviceIds"])
    for member in _LISTS:
        for entry in body[member] if isinstance(body.get(member), list) else ():
            inner = entry.get("deviceIds") if isinstance(entry, dict) else None
            yield _identifiers(inner if isinstance(inner, list) else [entry])


def _identifiers(values: list[Any]) -> list[dict[str, str]]:
    """Return those values that are identifiers of a device."""
    return [each for each in values if isinstance(each, dict) and "id" in each and "kind" in each]


def _promise(call: Call, accepted: Accepted, promise: Promise, ids: list[dict[str, str]]) -> None:
    service = call.world.contract.service(promise.service)
    payload = _message(service, promise.message)
    fresh = {
        "requestId": accepted.id,
        "deviceIds": ids,
        "username": "",
        "password": "",
        "callbackCount": 1,
        "maxCallbackThreshold": THRESHOLD,
    }
    for member, value in fresh.items():
        if member in payload and value != []:
            payload[member] = value
    accepted.send(accepted.account, promise.service, payload)


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
