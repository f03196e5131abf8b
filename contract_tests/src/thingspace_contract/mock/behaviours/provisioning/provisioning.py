"""Tag provisioning: the life cycle of a line of service."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.work import (
    Fault,
    Target,
    known,
    listed,
    new_plan,
    report,
    selected,
    set_values,
)
from thingspace_contract.mock.call import Accepted, Call, Reply
from thingspace_contract.mock.gateway.errors import Refusal
from thingspace_contract.mock.platform import address_of
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.scenario import Plan
from thingspace_contract.mock.store import Device

__all__ = ["activate_device_service", "activation", "set_device_custom_state"]

_HARDWARE = ("imei", "iccid", "eid", "meid", "esn")


@behaviour("activateDeviceService")
@documented("Devices are listed, or selected by account, group and custom fields.", "vendor page of activation")
@documented("A device of the list that the platform does not know is added first.", "vendor SDK text of activation")
@documented(
    "A pre-active or deactivated device becomes active; it shows `pending activation` until its message is due.",
    "vendor page of device states",
)
@documented("A device that is active already fails with DeviceAlreadyActive.", "vendor page of callback error messages")
@documented("A device that is activated again gets a new phone number.", "vendor page of device states")
@assumed("A suspended device fails with DeviceState.Invalid.", "Only restore leads from suspended to active.")
@assumed(
    "An unknown device that is named by no hardware identifier fails with DeviceNotFound.", "There is nothing to add."
)
@assumed(
    "Limits per line and day, and per minute, are not kept.", "They would make a test depend on the tests before it."
)
def activate_device_service(call: Call) -> Reply:
    """Activate devices."""
    body = call.body
    account = call.account(body["accountName"]) if "accountName" in body else None
    plan = new_plan(call, body["servicePlan"], account)
    entries = body.get("devices") or body.get("deviceListWithServiceAddress")
    accepted = call.accept(account or call.account_or_own(None))

    def targets() -> Iterator[Target]:
        if entries is not None:
            yield from listed(call, entries, account)
            return
        accounts = [account] if account else call.reach
        fields = body.get("customFields", ())
        for device in selected(call, accounts, group=body.get("groupName"), custom_fields=fields):
            yield Target([], {}, device)

    work = activation(call, accepted, body if entries else {**body, "customFields": ()}, plan)
    report(call, accepted, targets(), "CarrierService", "activateResponse", work, plan)
    return Reply({"requestId": accepted.id})


@behaviour("setDeviceCustomState")
@documented("Devices are listed, or selected by the filter.", "seed document of setDeviceCustomState")
@documented(
    "All devices are assumed to be in the state of the first one; another fails in its own message.",
    "seed document of setDeviceCustomState",
)
@assumed(
    "The first device is the first that the platform knows; state means life cycle, service and stage.",
    "The seed document does not say.",
)
@assumed("A service or state that is not defined is refused with UnexpectedError.", "No source gives the code.")
@assumed(
    "Devices with service addresses are worked on beside those of the filter.",
    "An example of the seed document has both.",
)
@assumed(
    "A device that reaches a state is active and has a phone number and an address.", "States are the customer's own."
)
def set_device_custom_state(call: Call) -> Reply:
    """Push devices to a service and state of the customer."""
    body = call.body
    criteria = body.get("filter", {})
    account = call.account(criteria["accountName"]) if "accountName" in criteria else None
    if body["stateName"] not in call.world.scenario.services.get(body["serviceName"], ()):
        raise Refusal.m2m("REQUEST_FAILED.UnexpectedError", "The service or the state is not defined.")
    plan = new_plan(call, body["servicePlan"], account)
    accepted = call.accept(account or call.account_or_own(None))
    first: list[tuple[str, ...]] = []

    def work(target: Target) -> Mapping[str, Any]:
        device = known(target)
        state = (device.state, *device.stage)
        if not first:
            first.append(state)
        if state != first[0]:
            raise Fault("REQUEST_FAILED.UnexpectedError", "The device is not in the state of the first device.")
        renamed = _activate(call, device, target, body)
        device.plan = plan.code
        device.stage = [body["serviceName"], body["stateName"]]
        set_values(device, body, _place(target, body))
        device.pending, device.pending_until = "pending account update", call.completes
        call.world.devices.update(device, identifiers=renamed)
        return {
            "deviceIds": device.ids(),
            "ipAddress": device.ip_address,
            "servicePlan": device.plan,
            "accountName": device.account,
            "serviceName": device.stage[0],
            "stateName": device.stage[1],
            **({"smsrOid": device.attributes["SmsrOid"]} if "SmsrOid" in device.attributes else {}),
            "stageStateChangeReasonCode": "",
            "stageStateChangeReasonDesc": "",
        }

    report(call, accepted, _state_targets(call, body, account), "StateService", "goToStateResponse", work)
    return Reply({"requestId": accepted.id})


def activation(
    call: Call, accepted: Accepted, body: Mapping[str, Any], plan: Plan
) -> Callable[[Target], Mapping[str, Any]]:
    """Return the work that activates a device and sets what a body says."""

    def work(target: Target) -> Mapping[str, Any]:
        device = target.device or _added(call, target, accepted.account)
        target.device = device
        if device.state == "active":
            raise Fault("REQUEST_FAILED.DeviceAlreadyActive", "The device is already active.")
        if device.state == "suspend":
            raise Fault("INPUT_INVALID.DeviceState.Invalid", "The device is suspended.")
        renamed = _activate(call, device, target, body)
        device.plan = plan.code
        set_values(device, body, _place(target, body))
        device.pending, device.pending_until = "pending activation", call.completes
        call.world.devices.update(device, identifiers=renamed)
        return {
            "deviceIds": device.ids(),
            "state": device.state,
            "servicePlan": device.plan,
            "ipAddress": device.ip_address,
            "featureCodes": [],
        }

    return work


def _state_targets(call: Call, body: Mapping[str, Any], account: str | None) -> Iterator[Target]:
    seen: set[int] = set()
    entries = [*body.get("devices", ()), *body.get("devicesWithServiceAddress", ())]
    for target in listed(call, entries, None):
        if target.device is not None:
            seen.add(target.device.number)
        yield target
    if "filter" in body:
        criteria = body["filter"]
        found = selected(
            call,
            [account] if account else call.reach,
            group=criteria.get("groupName"),
            plan=criteria.get("servicePlan"),
            custom_fields=criteria.get("customFields", ()),
        )
        for device in found:
            if device.number not in seen:
                yield Target([], {}, device)


def _added(call: Call, target: Target, account: str) -> Device:
    """Store a device that the platform does not know yet."""
    identifiers: dict[str, str] = {}
    for each in target.requested:
        if each["kind"].lower() in _HARDWARE:
            identifiers.setdefault(each["kind"].lower(), each["id"])
    if not identifiers or call.world.devices.find_all(target.requested):
        raise Fault("REQUEST_FAILED.DeviceNotFound", "Device not found.")
    device = call.world.new_device(account, identifiers)
    call.world.devices.add(device)
    return device


def _activate(call: Call, device: Device, target: Target, body: Mapping[str, Any]) -> bool:
    """Give a device its line: identifiers that were not known yet, numbers, an address.

    Returns:
        Whether it has other identifiers now.
    """
    before = dict(device.identifiers)
    for each in target.requested:
        kind = each["kind"].lower()
        if kind in _HARDWARE and kind not in device.identifiers:
            device.identifiers[kind] = each["id"]
    if device.state != "active" or "mdn" not in device.identifiers:
        device.identifiers |= call.world.new_numbers()
    device.ip_address = target.entry.get("ipAddress") or device.ip_address or address_of(device)
    device.pool = body.get("carrierIpPoolName", device.pool)
    if device.state != "active":
        device.activated = call.now
        device.activated_by = call.username
    device.state = "active"
    return device.identifiers != before


def _place(target: Target, body: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return target.entry.get("primaryPlaceOfUse") or body.get("primaryPlaceOfUse")
