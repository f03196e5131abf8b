"""Location rights: what an account has bought and used, and which of its devices must not be located."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from thingspace_contract.mock.behaviours.common.arguments import index_of
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.locations.positions import WHOLE_ACCOUNT
from thingspace_contract.mock.call import Call, Reply, Slices
from thingspace_contract.mock.gateway.errors import UNEXPECTED, ApiError
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Kind
from thingspace_contract.mock.testing.clock import parse_time

__all__ = [
    "create_location_consent",
    "exclude_devices",
    "get_location_consents",
    "get_location_subscription",
    "get_location_usage",
    "list_excluded_devices",
    "remove_devices_from_exclusion",
    "update_location_consent",
]

_CONSENT = "account"
_MONTH = 31


@behaviour("getLocationSubscription")
@assumed("An account without a subscription is refused.", "What the platform answers is not documented.")
def get_location_subscription(call: Call) -> Reply:
    """Tell what an account has bought."""
    account = call.account(call.values["accountName"])
    bought = _subscription(call, account)
    return Reply(
        {
            "accountName": account,
            "locType": bought["type"],
            "maxAllowance": str(bought["allowance"]),
            "purchaseTime": bought.get("purchased", ""),
        }
    )


@behaviour("getLocationUsage")
@assumed(
    "The scenario's count is that of 31 days, spread evenly over the days from the purchase to today; what is located"
    " is not counted.",
    "The mock bills nothing; made so, a longer period never has less, and periods add up.",
)
def get_location_usage(call: Call) -> Reply:
    """Tell what an account has used."""
    account = call.account(call.body["accountName"])
    bought = _subscription(call, account)
    everywhere = bool(call.body.get("usageForAllAccounts"))
    managed = call.platform.scenario.account(account).get("manages", ()) if everywhere else ()
    counts = {each: _used(call, call.platform.scenario.account(each).get("location", {})) for each in managed}
    own = _used(call, bought)
    return Reply(
        {
            "accountName": account,
            "usageForAllAcounts": everywhere,
            "skuName": bought["type"],
            "transactionsAllowed": str(bought["allowance"]),
            "totalTransactionCount": str(own + sum(counts.values())),
            "PrimaryAccount": {"accountName": account, "transactionsCount": str(own)},
            "ManagedAccounts": [
                {"accountName": name, "transactionsCount": str(count)} for name, count in counts.items()
            ],
        }
    )


@behaviour("excludeDevices")
@documented("`append` adds to the list, `replace` takes its place.", "vendor SDK, exclusion of devices")
@assumed(
    "Without a type the list is added to; any change with devices ends the exclusion of the whole account.",
    "No source says.",
)
def exclude_devices(call: Call) -> Slices:
    """Keep devices from being located."""
    account = call.account(call.body["accountName"])
    records = call.platform.records
    if call.body.get("allDevice"):
        records.put(Kind.EXCLUSION, account, WHOLE_ACCOUNT, {})
        return Reply({"success": True})
    wanted = dict.fromkeys(call.body.get("exclusion", ()))
    replaced = call.body.get("type") == "replace"
    gone: list[str] = []
    for each in call.records(Kind.EXCLUSION, account) if replaced else ():
        if each is None:
            yield
        elif each[0] not in wanted:
            gone.append(each[0])
    # no device that is excluded before and after can be located meanwhile
    for name in call.paused([*wanted, *gone]):
        if name is None:
            yield
        elif name in wanted:
            records.put(Kind.EXCLUSION, account, name, {})
        else:
            records.remove(Kind.EXCLUSION, account, name)
    records.remove(Kind.EXCLUSION, account, WHOLE_ACCOUNT)
    return Reply({"success": True})


@behaviour("removeDevicesFromExclusion")
@assumed("Devices are separated by commas; one that is not excluded is not an error.", "The separator is not printed.")
def remove_devices_from_exclusion(call: Call) -> Reply:
    """Let devices be located again."""
    account = call.account(call.query["accountName"])
    for name in call.query["deviceList"].split(","):
        call.platform.records.remove(Kind.EXCLUSION, account, name.strip())
    return Reply({"success": True})


@behaviour("listExcludedDevices")
@assumed("All devices are on one page.", "The size of a page is not said.")
def list_excluded_devices(call: Call) -> Slices:
    """List the devices that must not be located."""
    account = call.account(call.values["accountName"])
    names: list[str] = []
    for each in call.records(Kind.EXCLUSION, account):
        if each is None:
            yield
        else:
            names.append(each[0])
    listed = [name for name in names if name != WHOLE_ACCOUNT]
    body: dict[str, Any] = {
        "accountName": account,
        "allDevice": WHOLE_ACCOUNT in names,
        "hasMoreData": False,
        "totalCount": len(listed),
        "exclusion": listed[index_of(call, call.values["startIndex"]) :],
    }
    return Reply(body)


@behaviour("getLocationConsents")
@assumed(
    "An account has consented until it withdraws; devices have no consent of their own.",
    "Neither the meaning of the value nor the members of a device are documented.",
)
def get_location_consents(call: Call) -> Reply:
    """Tell whether an account has consented."""
    account = call.account(call.query["accountName"])
    record = call.platform.records.get(Kind.CONSENT, account, _CONSENT) or {"allDeviceConsent": 1}
    return Reply({"accountName": account, "allDeviceConsent": record["allDeviceConsent"], "deviceList": []})


@behaviour("createLocationConsent")
def create_location_consent(call: Call) -> Reply:
    """Consent for an account."""
    return _consent(call, 1)


@behaviour("updateLocationConsent")
def update_location_consent(call: Call) -> Reply:
    """Change the consent of an account."""
    return _consent(call, call.body["allDeviceConsent"])


@assumed("A changed consent is shown at once, and keeps nothing from being located.", "Its meaning is not said.")
def _consent(call: Call, value: int) -> Reply:
    account = call.account(call.body["accountName"])
    call.platform.records.put(Kind.CONSENT, account, _CONSENT, {"allDeviceConsent": value})
    return Reply({"transactionId": call.platform.identifiers.guid(), "status": "QUEUED"})


def _used(call: Call, bought: Mapping[str, Any]) -> int:
    """Return how many transactions of a subscription lie in the days of a request, both of which belong to them."""
    first, last = _day(call.body["startDate"]), _day(call.body["endDate"])
    purchased = parse_time(str(bought.get("purchased", ""))[:10])
    if purchased is not None:
        first = max(first, _of(purchased))
    last = min(last, _of(call.now))
    used = int(bought.get("used", 0))
    before, after = (used * day // _MONTH for day in (first, last + 1))
    return max(0, after - before)


def _day(text: str) -> int:
    """Return the number of a day that a request names; the form does not tell that a month has it."""
    try:
        return datetime.strptime(text, "%m-%d-%Y").replace(tzinfo=UTC).toordinal()
    except ValueError as error:
        raise ApiError(UNEXPECTED, f"There is no day {text}.") from error


def _of(moment: float) -> int:
    return datetime.fromtimestamp(moment, UTC).toordinal()


def _subscription(call: Call, account: str) -> dict[str, Any]:
    bought = call.platform.scenario.account(account).get("location")
    if bought is None:
        raise ApiError(UNEXPECTED, "The account has no location subscription.")
    return dict(bought)
