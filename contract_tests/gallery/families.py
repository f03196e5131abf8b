"""Faulty servers of the whole contract: messages without the common envelope, devices in unusual places."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Callable, Collection
from dataclasses import replace

from gallery.proxy import Callback, ServerBehaviour
from gallery.servers import ServerFault, changed_callbacks, changed_responses, lenient
from thingspace_contract.contract import Contract

__all__ = ["FAMILIES", "SLICE", "narrowed"]

SLICE = frozenset(
    {
        "requestAccessToken",
        "startSession",
        "endSession",
        "listServicePlans",
        "getRequestStatus",
        "listCallbackListeners",
        "registerCallbackListener",
        "deregisterCallbackListener",
        "addDevices",
        "retrieveDeviceInformation",
        "activateDeviceService",
        "changeDeviceServicePlan",
        "changeDeviceIdentifier",
        "setDeviceCustomState",
        "setDeviceConfiguration",
        "searchDeviceEventHistory",
    }
)
"""A few operations of each kind: enough to see most faults, and quick."""


def narrowed(contract: Contract, operations: Collection[str]) -> Contract:
    """Return a contract with some of the operations only."""
    document = copy.deepcopy(dict(contract.document))
    for path, item in list(document["paths"].items()):
        methods = {name: each for name, each in item.items() if not isinstance(each, dict) or "operationId" not in each}
        kept = {name: each for name, each in item.items() if name not in methods and each["operationId"] in operations}
        if kept:
            document["paths"][path] = {**methods, **kept}
        else:
            del document["paths"][path]
    return Contract(document)


class _OnePerRequest(ServerBehaviour):
    """A server that sends the first message of a request and forgets the others; on some services only."""

    services: frozenset[str] = frozenset()

    def __init__(self, contract: Contract) -> None:
        super().__init__(contract)
        self._told: set[str] = set()

    def callbacks(self, callback: Callback) -> list[Callback]:
        again = callback.request_id in self._told
        self._told.add(callback.request_id)
        return [] if again and callback.service in self.services else [callback]


class _OneLocation(_OnePerRequest):
    services = frozenset({"DeviceLocation"})


class _OneLabel(_OnePerRequest):
    services = frozenset({"CarrierService"})


class _OneProfile(_OnePerRequest):
    services = frozenset({"DeviceProfileService"})


def _without(service: str) -> Callable[[Contract], ServerBehaviour]:
    return changed_callbacks(lambda each: [] if each.service == service else [each])


def _other_txid(callback: Callback) -> list[Callback]:
    if "txid" not in callback.payload:
        return [callback]
    return [replace(callback, payload={**callback.payload, "txid": str(uuid.uuid4())})]


def _twice(service: str) -> Callable[[Contract], ServerBehaviour]:
    return changed_callbacks(lambda each: [each, each] if each.service == service else [each])


def _two_summaries(callback: Callback) -> list[Callback]:
    if callback.service != "DeviceUsage":
        return [callback]
    return [callback, replace(callback, payload={**callback.payload, "status": "Done"})]


def _empty_positions(callback: Callback) -> list[Callback]:
    if callback.service != "DeviceLocation":
        return [callback]
    return [replace(callback, payload={**callback.payload, "devLocationList": "none"})]


FAMILIES: dict[str, tuple[str, ServerFault]] = {
    "location-lost": (
        "requestDeviceLocations",
        ServerFault("sends no positions", "callback_missing", _without("DeviceLocation")),
    ),
    "location-for-one-device-only": (
        "requestDeviceLocations",
        ServerFault("sends one position of several", "callback_missing", _OneLocation),
    ),
    "location-with-another-txid": (
        "requestDeviceLocations",
        ServerFault("invents transaction ids", "callback_request_id", changed_callbacks(_other_txid)),
    ),
    "location-repeated": (
        "requestDeviceLocations",
        ServerFault("sends an acknowledged position again", "callback_attempts", _twice("DeviceLocation")),
    ),
    "location-breaks-schema": (
        "requestDeviceLocations",
        ServerFault("sends a text for a list", "callback_body", changed_callbacks(_empty_positions)),
    ),
    "location-listeners-not-listed": (
        "requestDeviceLocations",
        ServerFault(
            "lists no listeners", "state_after_response", changed_responses("listLocationCallbacks", lambda _: [])
        ),
    ),
    "location-listener-removed-twice": (
        "requestDeviceLocations",
        ServerFault(
            "removes what does not exist",
            "unknown_name_refused",
            lenient("deregisterLocationCallback", lambda: {"success": True}),
        ),
    ),
    "label-of-one-device-only": (
        "setUsageSegmentationLabels",
        ServerFault("reports the first label of several", "callback_missing", _OneLabel),
    ),
    "profile-of-one-device-only": (
        "downloadProfile",
        ServerFault("reports the profile of one device of several", "callback_missing", _OneProfile),
    ),
    "monitor-not-confirmed": (
        "stopDeviceReachability",
        ServerFault("does not confirm that a monitor has ended", "callback_missing", _without("DiagnosticsService")),
    ),
    "sms-not-confirmed": (
        "sendSms",
        ServerFault("does not confirm delivery", "callback_missing", _without("SMSDeliveryConfirmation")),
    ),
    "usage-twice": (
        "retrieveAggregateDeviceUsageHistory",
        ServerFault("sends two summaries of one request", "callback_duplicate", changed_callbacks(_two_summaries)),
    ),
}
"""By name: the operation that shows the fault, and the fault."""
