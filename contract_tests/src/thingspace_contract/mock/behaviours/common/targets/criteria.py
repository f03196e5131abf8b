"""Criteria of requests: which devices match them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from thingspace_contract.mock.behaviours.common.targets.kinds import Target, Targets
from thingspace_contract.mock.call import Call
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device

__all__ = ["by_criteria", "matching", "selected"]


def by_criteria(call: Call, criteria: Any, account: str | None) -> Targets:
    """Return the devices of an account that match group, plan and custom fields; without criteria all of it."""
    criteria = criteria if isinstance(criteria, dict) else {}
    if isinstance(criteria.get("filter"), dict):
        criteria = criteria["filter"]
    return matching(
        call,
        account,
        group=criteria.get("groupName"),
        plan=criteria.get("servicePlan"),
        custom_fields=criteria.get("customFields", ()),
    )


def matching(
    call: Call,
    account: str | None,
    *,
    group: str | None = None,
    plan: str | None = None,
    custom_fields: Iterable[Mapping[str, str]] = (),
) -> Targets:
    """Return the devices of an account, or of all that the user reaches, that match every given criterion."""
    accounts = [account] if account else call.accessible_accounts
    found = selected(call, accounts, group=group, plan=plan, custom_fields=custom_fields)
    return Targets(None if device is None else Target([], {}, device) for device in found)


@documented(
    "Criteria are added together: a device must match them all.",
    "seed documents of changeDeviceServicePlan and setDeviceCustomState",
)
@documented("A custom field matches as a whole, whatever its case.", "seed document of changeDeviceServicePlan")
@documented("No device that matches means no message.", "seed documents: one message for each device that matched")
@assumed("A plan filter matches the plan's name or its code.", "Sources call it the name, their examples hold codes.")
def selected(
    call: Call,
    accounts: Sequence[str],
    *,
    group: str | None = None,
    plan: str | None = None,
    custom_fields: Iterable[Mapping[str, str]] = (),
    state: str | None = None,
    after: int | None = None,
    among: Container[int] | None = None,
) -> Iterator[Device | None]:
    """Yield the devices of these accounts that match every given criterion, and None where others may take a turn.

    Which devices there are is asked once. They are read slice by slice, so that nobody changes a device between its
    being read and its being changed. With `among` only devices with these internal ids are looked at.
    """
    wanted = [(field["key"], field["value"].lower()) for field in custom_fields]
    numbers = call.platform.devices.numbers(accounts)
    if among is not None:
        numbers = [number for number in numbers if number in among]
    first = 0 if after is None else bisect_right(numbers, after)
    size = call.platform.slice
    for start in range(first, len(numbers), size):
        if start > first:
            yield None
        for device in call.platform.devices.numbered(numbers[start : start + size]):
            if device.account not in accounts:  # moved while others had their turn
                continue
            if group is not None and group not in device.groups:
                continue
            if plan is not None and not _has_plan(call, device, plan):
                continue
            if state is not None and _plain(state) != _plain(device.shown_state(call.now)):
                continue
            if all(device.custom_fields.get(key, "").lower() == value for key, value in wanted):
                yield device


def _plain(state: str) -> str:
    return state.lower().replace("-", "")


def _has_plan(call: Call, device: Device, name: str) -> bool:
    if device.plan == name:
        return True
    plan = call.platform.scenario.plan(device.account, device.plan)
    return plan is not None and plan.name == name
