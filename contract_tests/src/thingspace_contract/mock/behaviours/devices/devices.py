"""Tag devices: adding them, finding them, and changing their plan or their identifiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
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
from thingspace_contract.mock.behaviours.devices.identifier_change import change_identifier
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.gateway.errors import Refusal
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.testing.clock import us_time

__all__ = ["add_devices", "change_device_identifier", "change_device_service_plan"]


@behaviour("addDevices")
@documented(
    "Added devices are pre-active; those that fail are told in the answer, with status 200.",
    "vendor page of adding devices",
)
@assumed(
    "A device fails when the platform knows any of its identifiers.", "The texts of the outcomes are not documented."
)
def add_devices(call: Call) -> Reply:
    """Add devices without activating them."""
    body = call.body
    account = call.account_or_own(body.get("accountName"))
    results = []
    for entry in body["devicesToAdd"]:
        outcome = "Success"
        if call.world.devices.find_all(entry["deviceIds"]):
            outcome = "The device is already on the platform."
        else:
            identifiers: dict[str, str] = {}
            for each in entry["deviceIds"]:
                identifiers.setdefault(each["kind"].lower(), each["id"])
            device = call.world.new_device(account, identifiers)
            set_values(device, body, None)
            call.world.devices.add(device)
        results.append({"deviceIds": entry["deviceIds"], "response": outcome})
    return Reply(results)


@behaviour("changeDeviceServicePlan")
@documented(
    "Devices are listed, or selected by account, group, current plan and custom fields.",
    "seed document of changeDeviceServicePlan",
)
@documented(
    "Only an active device changes its plan; another fails with DeviceState.Invalid.",
    "vendor page of provisioning rules",
)
@documented(
    "`BackDate` makes the change effective from the start of the billing cycle, and not to a smaller plan.",
    "seed document of changeDeviceServicePlan",
)
@assumed("The billing cycle is the calendar month.", "Cycles differ between accounts.")
@assumed("The limit of four changes a month is not kept.", "It would make a test depend on the tests before it.")
def change_device_service_plan(call: Call) -> Reply:
    """Change the plan of devices."""
    body = call.body
    account = call.account(body["accountName"]) if "accountName" in body else None
    plan = new_plan(call, body["servicePlan"], account)
    accepted = call.accept(account or call.account_or_own(None))
    back = "takeEffect" in body
    effective = us_time(_cycle_start(call.now) if back else call.now)

    def work(target: Target) -> Mapping[str, Any]:
        device = known(target)
        if device.state != "active":
            raise Fault("INPUT_INVALID.DeviceState.Invalid", "The device is not active.")
        current = call.world.scenario.plan(device.account, device.plan)
        if back and current is not None and plan.size_kb < current.size_kb:
            raise Fault("REQUEST_FAILED.UnexpectedError", "The change to a smaller plan cannot be dated back.")
        device.plan = plan.code
        if "ipAddress" in target.entry:
            device.ip_address = target.entry["ipAddress"]
            device.pool = body["carrierIpPoolName"]
        set_values(device, {}, target.entry.get("primaryPlaceOfUse"))
        device.pending, device.pending_until = "pending service plan change", call.completes
        call.world.devices.update(device)
        return {"effectiveDate": effective}

    report(call, accepted, _plan_targets(call, account), "CarrierService", "changeServicePlanResponse", work, plan)
    return Reply({"requestId": accepted.id})


@behaviour("changeDeviceIdentifier")
@documented("With `4g` the request says what kind of change it is.", "seed document of changeDeviceIdentifier")
def change_device_identifier(call: Call) -> Reply:
    """Change what a device is named by."""
    body = call.body
    if call.values["serviceType"] == "4g" and "change4gOption" not in body:
        raise Refusal.m2m("DeserializationFailed", "The member change4gOption is missing.")
    plan = new_plan(call, body["servicePlan"], None) if "servicePlan" in body else None
    target = next(listed(call, [{"deviceIds": body["deviceIds"]}], None))
    accepted = call.accept(call.account_or_own(None, target.device))

    def work(changed: Target) -> Mapping[str, Any]:
        return change_identifier(call, known(changed), body, plan)

    report(call, accepted, [target], "CarrierService", "changeIdentifierResponse", work)
    return Reply({"requestId": accepted.id})


def _plan_targets(call: Call, account: str | None) -> Iterator[Target]:
    body = call.body
    entries = body.get("devices") or body.get("deviceListWithServiceAddress")
    if entries is not None:
        yield from listed(call, entries, account)
        return
    found = selected(
        call,
        [account] if account else call.reach,
        group=body.get("groupName"),
        plan=body.get("currentServicePlan"),
        custom_fields=body.get("customFields", ()),
    )
    for device in found:
        yield Target([], {}, device)


def _cycle_start(now: float) -> float:
    return datetime.fromtimestamp(now, UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0).timestamp()
