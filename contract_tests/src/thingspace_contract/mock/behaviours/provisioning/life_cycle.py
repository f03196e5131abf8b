"""Life cycle of a line: ending, suspending and restoring service."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from thingspace_contract.mock.behaviours.common.arguments import account_of, named_account
from thingspace_contract.mock.behaviours.common.lines import active, end_service
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import DeviceFault, Target, known, targets
from thingspace_contract.mock.behaviours.common.work import promise_nidd, report, work_on
from thingspace_contract.mock.call import Answer, Call, Slices
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Change, Device
from thingspace_contract.mock.testing.clock import us_time

__all__ = ["cancel_device_location", "deactivate_device_service", "restore_device_service", "suspend_device_service"]

_SUSPENSION_DAYS = 90
_DAYS_A_YEAR = 180
_DAY = 86_400.0


@behaviour("deactivateDeviceService")
@documented(
    "An active device becomes deactive; it shows `pending deactivation` until its message is due.",
    "vendor page of device states",
)
@assumed("A device that is not active fails with DeviceState.Invalid.", "The state table leads from active only.")
@assumed(
    "With `deleteAfterDeactivation` the device is gone at once, without a message of its own.",
    "Only the SDK has the member, and does not explain it.",
)
def deactivate_device_service(call: Call) -> Answer:
    """End the service of devices."""
    delete = bool(call.body.get("deleteAfterDeactivation"))

    def work(target: Target) -> Mapping[str, Any]:
        device = active(target)
        end_service(call, device)
        if delete:
            call.platform.devices.remove(device)
        return {"deactivated": True}

    return work_on(
        call, account_of(call), targets(call, named_account(call)), "CarrierService", "deactivateResponse", work
    )


@behaviour("suspendDeviceService")
@documented(
    "An active device becomes suspended; it shows `pending suspension` until its message is due.",
    "vendor page of device states",
)
@documented("Only an active device can be suspended.", "vendor page of suspending")
@assumed(
    "Every contract allows 90 days at a time and 180 a year, of which none are used.",
    "The numbers are the customer's.",
)
def suspend_device_service(call: Call) -> Answer:
    """Suspend the service of devices."""
    resume = datetime.fromtimestamp(call.now + _SUSPENSION_DAYS * _DAY, UTC).replace(hour=0, minute=0, second=0)

    def work(target: Target) -> Mapping[str, Any]:
        device = active(target)
        device.state = "suspend"
        call.update(device, pending="pending suspension", event=Change.SUSPEND)
        return {
            "expectedResumeDate": us_time(resume.timestamp()),
            "maxSuspendDaysAllowed": _SUSPENSION_DAYS,
            "numDaysSuspendAllowedCurrent12Months": _DAYS_A_YEAR,
            "numDaysSuspendedLast12Months": 0,
        }

    return work_on(
        call, account_of(call), targets(call, named_account(call)), "CarrierService", "suspendResponse", work
    )


@behaviour("restoreDeviceService")
@documented("Only a suspended device can be restored; it is active again.", "vendor page of restoring")
@documented(
    "An NB-IoT device that gets its NIDD configuration back causes a NiddService message too.",
    "vendor page of restoring",
)
def restore_device_service(call: Call) -> Slices:
    """Restore the service of suspended devices."""
    restored: list[Device] = []

    def work(target: Target) -> Mapping[str, Any]:
        device = known(target)
        if device.state != "suspend":
            raise DeviceFault("INPUT_INVALID.DeviceState.Invalid", "The device is not suspended.")
        device.state = "active"
        call.update(device, pending="pending resume", event=Change.RESTORE)
        restored.append(device)
        return {"restored": True}

    accepted = call.accept(account_of(call))
    yield from report(call, accepted, targets(call, named_account(call)), "CarrierService", "restoreResponse", work)
    for device in restored:
        plan = call.platform.scenario.plan(device.account, device.plan)
        if plan is not None:
            promise_nidd(accepted, device, plan)
    return accepted.reply()


@behaviour("cancelDeviceLocation")
@documented(
    "The device registers with the network anew; nothing that a read shows changes.",
    "vendor page of cancelling locations",
)
@assumed("Only an active device has a location to cancel: another fails.", "The page does not say.")
def cancel_device_location(call: Call) -> Answer:
    """Make a device register with the network anew."""

    def work(target: Target) -> Mapping[str, Any]:
        active(target)
        return {}

    return work_on(call, account_of(call), targets(call, named_account(call)), "CarrierService", "", work)
