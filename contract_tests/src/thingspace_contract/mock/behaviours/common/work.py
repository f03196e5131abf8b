"""Work on devices: doing it one by one, and promising what each of them reports."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.messages import (
    device_message,
    envelope_ids,
    fault_message,
    nidd_config_message,
)
from thingspace_contract.mock.behaviours.common.targets import DeviceFault, Target, Targets, known
from thingspace_contract.mock.call import Accepted, Call, Slices
from thingspace_contract.mock.rules import documented
from thingspace_contract.mock.scenario import Plan
from thingspace_contract.mock.store import Device

__all__ = ["Work", "acknowledge", "fail", "promise_nidd", "report", "work_on"]

#: Changes a device and returns the result that its message carries; a DeviceFault becomes its faultResponse.
Work = Callable[[Target], Mapping[str, Any]]


def work_on(
    call: Call,
    account: str,
    targets: Iterable[Target],
    service: str,
    key: str,
    work: Work,
    plan: Plan | None = None,
) -> Slices:
    """Accept a request, do its work on each device, and answer with its id; see `report` for the arguments."""
    accepted = call.accept(account)
    yield from report(call, accepted, targets, service, key, work, plan)
    return accepted.reply()


@documented("Each device of a request reports with a message of its own, all with its requestId.", "seed documents")
def report(
    call: Call,
    accepted: Accepted,
    targets: Iterable[Target],
    service: str,
    key: str,
    work: Work,
    plan: Plan | None = None,
) -> Generator[None, None, None]:
    """Do the work on each device and promise its messages; a DeviceFault becomes its faultResponse.

    Others get their turn wherever the targets pause.

    Args:
        call: the request.
        accepted: what it was accepted as.
        targets: its devices.
        service: callback service of the results.
        key: the member of deviceResponse that holds a result; "" when no source names it.
        work: changes a device and returns its result.
        plan: the plan that devices get; a NIDD plan has messages of its own.
    """
    for target in targets.with_pauses() if isinstance(targets, Targets) else targets:
        if target is None:
            yield
        else:
            _report(call, accepted, target, service, key, work, plan)


def acknowledge(target: Target) -> Mapping[str, Any]:
    """Do nothing to a device that is known; its message tells nothing more."""
    known(target)
    return {}


def fail(accepted: Accepted, account: str, service: str, ids: list[dict[str, str]], fault: DeviceFault) -> None:
    """Promise the message of a device that failed."""
    accepted.failed = True
    accepted.send(account, service, fault_message(accepted.id, ids, fault.code, fault.text))


@documented(
    "A NIDD plan on an NB-IoT device causes a NiddService message too, if NIDD configuration is enabled.",
    "seed document of changeDeviceServicePlan",
)
@documented(
    "Another device that gets a NIDD plan reports `ConfigFailed`: Not CatM or NBIoT Device.",
    "seed document of changeDeviceServicePlan",
)
def promise_nidd(accepted: Accepted, device: Device, plan: Plan) -> None:
    """Promise the NIDD configuration message of a device that got a plan."""
    if not plan.nidd:
        return
    if "nbiot" not in device.traits:
        accepted.send(
            device.account, "NiddService", nidd_config_message(accepted.id, device, "Not CatM or NBIoT Device")
        )
    elif "nidd" in device.traits:
        accepted.send(device.account, "NiddService", nidd_config_message(accepted.id, device))


def _report(
    call: Call, accepted: Accepted, target: Target, service: str, key: str, work: Work, plan: Plan | None
) -> None:
    accepted.devices += 1
    before = envelope_ids(target.requested, target.device)
    try:
        result = _try(call, target, work)
    except DeviceFault as fault:
        # A device of another account is the requester's mistake, and told to the requester.
        foreign = fault.code.endswith("Device.Account.Invalid")
        account = accepted.account if target.device is None or foreign else target.device.account
        fail(accepted, account, service, before, fault)
        return
    device = known(target)
    ids = before if target.requested else envelope_ids((), device)
    accepted.send(device.account, service, device_message(accepted.id, ids, key, result))
    if plan is not None:
        promise_nidd(accepted, device, plan)


def _try(call: Call, target: Target, work: Work) -> Mapping[str, Any]:
    if target.fault is not None:
        raise target.fault
    device = target.device
    if device is not None and device.fault is not None:
        code, text = device.fault
        device.fault = None
        call.update(device)
        raise DeviceFault(code, text)
    return work(target)
