"""eUICC profiles: those on devices, and the service behind them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.lines import activation, end_service
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import DeviceFault, Target, known, targets
from thingspace_contract.mock.behaviours.common.values import new_plan
from thingspace_contract.mock.behaviours.common.work import Work, report
from thingspace_contract.mock.call import Call, Slices
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Change, Device, Kind

__all__ = ["PROFILE", "activate_profile", "change_profile", "change_service"]

#: The attribute of a device that holds the status of its profile.
PROFILE = "ProfileStatus"

_SERVICE = "DeviceProfileService"

#: Operation → status of the profile afterwards.
_PROFILES = {
    "downloadProfile": "DOWNLOAD_DISABLE",
    "downloadAndEnableProfile": "ENABLE",
    "downloadAndDisableProfile": "DOWNLOAD_DISABLE",
    "enableProfile": "ENABLE",
    "disableProfile": "DISABLE",
    "deleteProfile": "NOT_DOWNLOADED",
}

#: Operation → state that the device must be in (None for any), and state afterwards (None for the same).
_SERVICES: dict[str, tuple[str | None, str | None]] = {
    "deactivateDeviceProfile": ("active", "deactive"),
    "suspendProfile": ("active", "suspend"),
    "resumeProfile": ("suspend", "active"),
    "suspendEuiccDevice": ("active", "suspend"),
    "resumeEuiccDevice": ("suspend", "active"),
    "setFallbackAttribute": (None, None),
    "renewActivationCode": (None, None),
}


@documented(
    "Each profile reports on DeviceProfileService; no source names a member of the result.",
    "vendor pages of eUICC profiles",
)
@assumed("A profile can be led to any status from any other.", "The mock knows nothing of eUICCs.")
def change_profile(call: Call) -> Slices:
    """Lead the profiles of devices to the status that the operation stands for."""
    status = _PROFILES[call.operation.operation_id]

    def work(target: Target) -> Mapping[str, Any]:
        device = known(target)
        device.attributes[PROFILE] = status
        call.update(device)
        return {}

    return _done(call, call.account(call.body["accountName"]), work)


@assumed(
    "A device in another state than the operation leads from fails, which its status tells.", "As its siblings do."
)
@assumed("No message tells the result.", "The service is not documented.")
def change_service(call: Call) -> Slices:
    """Lead the service of eUICC devices to the state that the operation stands for."""
    wanted, state = _SERVICES[call.operation.operation_id]

    def work(target: Target) -> Mapping[str, Any]:
        device = known(target)
        if wanted is not None and device.state != wanted:
            raise DeviceFault("INPUT_INVALID.DeviceState.Invalid", f"The device is not in state {wanted}.")
        _lead(call, device, state)
        return {}

    return _done(call, call.account(call.body["accountName"]), work)


@behaviour("activateDeviceProfile")
@behaviour("activateAndEnableDeviceProfile")
@assumed(
    "A device that is unknown is added, as by activateDeviceService; a plan that is unknown is refused.",
    "Its siblings are.",
)
@assumed("Without a plan a device gets the first one of the account.", "The member is optional.")
def activate_profile(call: Call) -> Slices:
    """Activate the service of eUICC devices."""
    account = call.account(call.body["accountName"])
    plans = call.platform.scenario.plans_of(account)
    code = call.body.get("servicePlan") or (plans[0].code if plans else "")
    plan = new_plan(call, code, account)
    enable = call.operation.operation_id == "activateAndEnableDeviceProfile"

    activate = activation(call, account, call.body, plan)

    def work(target: Target) -> Mapping[str, Any]:
        activate(target)
        device = known(target)
        if enable:
            device.attributes[PROFILE] = "ENABLE"
            call.update(device)
        return {}

    return _done(call, account, work)


for _name in _PROFILES:
    behaviour(_name)(change_profile)
for _name in _SERVICES:
    behaviour(_name)(change_service)


def _lead(call: Call, device: Device, state: str | None) -> None:
    if state == "deactive":
        end_service(call, device)
    elif state is not None:
        device.state = state
        resumed = state == "active"
        pending = f"pending {'resume' if resumed else state}"
        call.update(device, pending=pending, event=Change.RESTORE if resumed else Change.SUSPEND)


@documented(
    "getProfileRequestStatus tells the status of the request and of each device.",
    "vendor page of the status of profile requests",
)
def _done(call: Call, account: str, work: Work) -> Slices:
    """Do the work on the devices of a request, report what is promised, and remember how each fared."""
    accepted = call.accept(account)
    devices: list[list[dict[str, str]]] = []
    failed: list[int] = []

    def noted(target: Target) -> Mapping[str, Any]:
        devices.append(target.requested)
        failed.append(len(devices) - 1)
        result = work(target)
        failed.pop()
        return result

    promises = call.operation.promises
    for _ in report(call, accepted, targets(call, account), _SERVICE, "", noted):
        if not promises:
            accepted.messages.clear()
        yield
    if not promises:
        accepted.messages.clear()
    status = "Failed" if accepted.failed else "Success"
    record = {"status": status, "devices": devices, "failed": failed, "completes": call.completes}
    call.platform.records.put(Kind.PROFILE_REQUEST, account, accepted.id, record)
    return accepted.reply()
