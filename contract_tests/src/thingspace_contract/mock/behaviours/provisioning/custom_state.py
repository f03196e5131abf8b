"""Services and states: the customer's own, through which devices are pushed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.lines import give_line, place_of
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import (
    DeviceFault,
    Target,
    Targets,
    by_criteria,
    known,
    listed,
)
from thingspace_contract.mock.behaviours.common.values import new_plan, set_values
from thingspace_contract.mock.behaviours.common.work import work_on
from thingspace_contract.mock.call import Answer, Call
from thingspace_contract.mock.gateway.errors import UNEXPECTED, ApiError
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Change

__all__ = ["set_device_custom_state"]


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
def set_device_custom_state(call: Call) -> Answer:
    """Push devices to a service and state of the customer."""
    body = call.body
    account = call.account_in(body.get("filter", {}))
    if body["stateName"] not in call.platform.scenario.services.get(body["serviceName"], ()):
        raise ApiError(UNEXPECTED, "The service or the state is not defined.")
    plan = new_plan(call, body["servicePlan"], account)
    payer = call.account_or_own(account)
    first: list[tuple[str, ...]] = []

    def work(target: Target) -> Mapping[str, Any]:
        device = known(target)
        state = (device.state, *device.stage)
        if not first:
            first.append(state)
        if state != first[0]:
            raise DeviceFault("REQUEST_FAILED.UnexpectedError", "The device is not in the state of the first device.")
        renamed = give_line(call, device, target, body)
        device.plan = plan.code
        device.stage = [body["serviceName"], body["stateName"]]
        set_values(device, body, place_of(target, body))
        call.update(device, pending="pending account update", identifiers=renamed, event=Change.STATE)
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

    return work_on(call, payer, _targets(call, body, account), "StateService", "goToStateResponse", work)


def _targets(call: Call, body: Mapping[str, Any], account: str | None) -> Targets:
    def found() -> Iterator[Target | None]:
        seen: set[int] = set()
        entries = [*body.get("devices", ()), *body.get("devicesWithServiceAddress", ())]
        for target in listed(call, entries, None).with_pauses():
            if target is not None and target.device is not None:
                seen.add(target.device.number)
            yield target
        if "filter" in body:
            for target in by_criteria(call, body, account).with_pauses():
                if target is None or (target.device is not None and target.device.number not in seen):
                    yield target

    return Targets(found())
