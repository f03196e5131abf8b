"""Usage of lines: day by day, of a device or of the devices that bear a label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from thingspace_contract.mock.behaviours.common.arguments import one_device
from thingspace_contract.mock.behaviours.common.periods import Period, period_of
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.values import labelled
from thingspace_contract.mock.behaviours.history.lives import DAY, days, plan_at
from thingspace_contract.mock.behaviours.history.pages import Record, page
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device
from thingspace_contract.mock.testing.clock import iso

__all__ = ["get_promo_device_usage", "retrieve_device_usage_history"]

_KEPT = 365 * DAY

#: Members that both kinds of usage records have.
_SHARED = ("bytesUsed", "smsUsed", "servicePlan", "source")


@behaviour("retrieveDeviceUsageHistory")
@documented("One record for each day, oldest first; older usage than 12 months is missing.", "vendor page of usage")
@assumed(
    "A day has a record when the line was in service on it; its time is the start of the day in UTC, its figure what"
    " the sessions of the day moved.",
    "The samples have such times; so usage and connections agree.",
)
@assumed("A label stands for all devices that bear it in the user's accounts, added up.", "The page does not say.")
@assumed("Texts are not counted.", "They are told up to three days late.")
def retrieve_device_usage_history(call: Call) -> Reply:
    """Tell the daily usage of a device, or of a label."""
    body = call.body
    period = _kept(call, period_of(body))
    if "deviceId" in body:
        device = one_device(call, body["deviceId"])
        reply = page("usageHistory", period, _daily(call, [device], period))
        reply.body["deviceId"] = body["deviceId"]
        return reply
    accounts = call.accessible_accounts
    bearers = list(chain.from_iterable(labelled(call, account, [body["label"]]) for account in accounts))
    return page("usageHistory", period, _daily(call, bearers, period))


@behaviour("getPromoDeviceUsage")
@assumed("Every device is in its promotion period, and its usage is that of its history.", "The mock sells nothing.")
def get_promo_device_usage(call: Call) -> Reply:
    """Tell the usage of a device in its promotion period."""
    body = call.body
    device = one_device(call, body["deviceId"])
    period = _kept(call, period_of(body))
    records = []
    for moment, told in _daily(call, [device], period):
        if period.holds(moment):
            kept = {name: told[name] for name in _SHARED if name in told}
            records.append(kept | {"moSMS": 0, "mtSMS": 0, "eventDateTime": told["timestamp"]})
    return Reply({"hasMoreData": False, "deviceId": body["deviceId"], "usageHistory": records})


def _daily(call: Call, devices: Iterable[Device], period: Period) -> Iterator[Record]:
    """Yield the records of devices, each day once."""
    moved: dict[int, int] = {}
    plans: dict[int, str] = {}
    for device in devices:
        for start, amount in days(device, period, call.now):
            moved[start] = moved.get(start, 0) + amount
            plans.setdefault(start, plan_at(device, start + DAY))
    for start in sorted(moved):
        plan = {"servicePlan": plans[start]} if plans[start] else {}
        texts = [{"key": "MoSms", "value": "0"}, {"key": "MtSms", "value": "0"}]
        yield (
            start,
            {
                "bytesUsed": moved[start],
                "extendedAttributes": texts,
                **plan,
                "smsUsed": 0,
                "source": "Raw Usage",
                "timestamp": iso(start),
            },
        )


def _kept(call: Call, period: Period) -> Period:
    """Return the part of a period whose usage is kept."""
    return period.within(call.now - _KEPT, call.now)
