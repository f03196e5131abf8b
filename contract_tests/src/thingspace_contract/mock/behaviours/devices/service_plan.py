"""Change of a service plan: of which devices, and from when on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from thingspace_contract.mock.behaviours.common.lines import active
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import DeviceFault, Target, listed, matching
from thingspace_contract.mock.behaviours.common.values import new_plan, set_values
from thingspace_contract.mock.behaviours.common.work import work_on
from thingspace_contract.mock.call import Answer, Call
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Change
from thingspace_contract.mock.testing.clock import us_time

__all__ = ["change_device_service_plan"]


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
def change_device_service_plan(call: Call) -> Answer:
    """Change the plan of devices."""
    body = call.body
    account = call.account_in(body)
    plan = new_plan(call, body["servicePlan"], account)
    payer = call.account_or_own(account)
    back = "takeEffect" in body
    effective = us_time(_cycle_start(call.now) if back else call.now)

    def work(target: Target) -> Mapping[str, Any]:
        device = active(target)
        current = call.platform.scenario.plan(device.account, device.plan)
        if back and current is not None and plan.size_kb < current.size_kb:
            raise DeviceFault("REQUEST_FAILED.UnexpectedError", "The change to a smaller plan cannot be dated back.")
        device.plan = plan.code
        if "ipAddress" in target.entry:
            device.ip_address = target.entry["ipAddress"]
            device.pool = body["carrierIpPoolName"]
        set_values(device, {}, target.entry.get("primaryPlaceOfUse"))
        call.update(device, pending="pending service plan change", event=Change.PLAN)
        return {"effectiveDate": effective}

    return work_on(call, payer, _targets(call, account), "CarrierService", "changeServicePlanResponse", work, plan)


def _targets(call: Call, account: str | None) -> Iterator[Target]:
    body = call.body
    entries = body.get("devices") or body.get("deviceListWithServiceAddress")
    if entries is not None:
        return listed(call, entries, account)
    return matching(
        call,
        account,
        group=body.get("groupName"),
        plan=body.get("currentServicePlan"),
        custom_fields=body.get("customFields", ()),
    )


def _cycle_start(now: float) -> float:
    return datetime.fromtimestamp(now, UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0).timestamp()
