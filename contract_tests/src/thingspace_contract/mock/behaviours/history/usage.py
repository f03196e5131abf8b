"""Usage of lines: day by day, of a device or of the devices that bear a label."""

from __future__ import annotations

from collections.abc import Iterator

from thingspace_contract.mock.behaviours.common.arguments import one_device
from thingspace_contract.mock.behaviours.common.labels import labelled
from thingspace_contract.mock.behaviours.common.periods import Period, period_of
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.history.lives import DAY, days, plan_at
from thingspace_contract.mock.behaviours.history.pages import Record, page
from thingspace_contract.mock.call import Call, Reply, Slices
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
def retrieve_device_usage_history(call: Call) -> Slices:
    """Tell the daily usage of a device, or of a label."""
    body = call.body
    period = _kept(call, period_of(body))
    if "deviceId" in body:
        device = one_device(call, body["deviceId"])
        reply = page("usageHistory", period, _Days(call, period).of(device).records())
        reply.body["deviceId"] = body["deviceId"]
        return reply
    total = _Days(call, period)
    for account in call.accessible_accounts:
        for target in labelled(call, account, [body["label"]]).with_pauses():
            if target is None:
                yield
            elif target.device is not None:
                total.of(target.device)
    return page("usageHistory", period, total.records())


@behaviour("getPromoDeviceUsage")
@assumed("Every device is in its promotion period, and its usage is that of its history.", "The mock sells nothing.")
def get_promo_device_usage(call: Call) -> Reply:
    """Tell the usage of a device in its promotion period."""
    body = call.body
    device = one_device(call, body["deviceId"])
    period = _kept(call, period_of(body))
    records = []
    for moment, told in _Days(call, period).of(device).records():
        if period.holds(moment):
            kept = {name: told[name] for name in _SHARED if name in told}
            records.append(kept | {"moSMS": 0, "mtSMS": 0, "eventDateTime": told["timestamp"]})
    return Reply({"hasMoreData": False, "deviceId": body["deviceId"], "usageHistory": records})


class _Days:
    """What devices have moved on each day of a period, added up.

    Args:
        call: the request.
        period: what it asks for.
    """

    def __init__(self, call: Call, period: Period) -> None:
        self._call = call
        self._period = period
        self._moved: dict[int, int] = {}
        self._plans: dict[int, str] = {}

    def of(self, device: Device) -> _Days:
        """Add a device; return this."""
        for start, amount in days(device, self._period, self._call.now):
            self._moved[start] = self._moved.get(start, 0) + amount
            self._plans.setdefault(start, plan_at(device, start + DAY))
        return self

    def records(self) -> Iterator[Record]:
        """Yield the records, each day once."""
        for start in sorted(self._moved):
            plan = {"servicePlan": self._plans[start]} if self._plans[start] else {}
            texts = [{"key": "MoSms", "value": "0"}, {"key": "MtSms", "value": "0"}]
            yield (
                start,
                {
                    "bytesUsed": self._moved[start],
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
