"""Device information: finding devices and describing them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import selected
from thingspace_contract.mock.call import Call, Reply, Slices
from thingspace_contract.mock.gateway.errors import ApiError
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device
from thingspace_contract.mock.testing.clock import iso, parse_time

__all__ = ["retrieve_device_information"]

_LARGEST_PAGE = 2000

#: Extended attributes in the order in which the platform sends them; those without a value have no `value`.
_ATTRIBUTES = (
    *(f"PrimaryPlaceOfUse{part}" for part in ("Title", "FirstName", "MiddleName", "LastName", "Suffix")),
    *(f"PrimaryPlaceOfUse{part}" for part in ("AddressLine1", "AddressLine2", "City", "State", "Country")),
    *(f"PrimaryPlaceOfUse{part}" for part in ("ZipCode", "ZipCode4", "CBRPhone", "CBRPhoneType", "EmailAddress")),
    "AccountNumber",
    "SmsrOid",
    "SkuNumber",
    "CostCenterCode",
    "RoamingStatus",
)


@behaviour("retrieveDeviceInformation")
@documented(
    "A device must match every criterion; without any, all that the user reaches are described.",
    "vendor page of device information",
)
@documented(
    "At most 2,000 devices a response; 202 and `hasMoreData` tell that there are more.",
    "vendor page of device information",
)
@documented(
    "With `largestDeviceIdSeen` devices come by internal id, else by the time they were added.",
    "vendor page of device information",
)
@documented("The cursor is the extended attribute `DeviceId` of the last device.", "field evidence of two clients")
@assumed(
    "A `deviceId` that is unknown is refused with DeviceNotFound; unknown ones of a list are left out.",
    "The page does not say.",
)
@assumed("Unknown groups, plans and states match nothing.", "The page does not say.")
def retrieve_device_information(call: Call) -> Slices:
    """Describe devices."""
    body = call.body
    account = call.account_in(body)
    accounts = [account] if account else call.accessible_accounts
    seen = body.get("largestDeviceIdSeen")
    size = int(body.get("maxNumberOfDevices", _LARGEST_PAGE))
    matches = _matcher(body)
    described = _describer(call)
    devices: list[dict[str, Any]] = []
    more = False
    named: set[int] | None = None
    if "deviceList" in body and "deviceId" not in body:
        named = yield from _named(call, body["deviceList"])
    # by internal id, which rises with the time they were added
    for device in _candidates(call, accounts, seen, named):
        if device is None:
            yield
        elif matches(device):
            if more := len(devices) == size:
                break
            devices.append(described(device))
    return Reply({"hasMoreData": more, "devices": devices}, 202 if more else 200)


@documented("In responses the kind of an ICCID is `iccId`.", "vendor page of device attributes")
def _describer(call: Call) -> Callable[[Device], dict[str, Any]]:
    """Return what describes devices, with what all of them share made once."""
    cycle_end = _cycle_end(call.now)
    stamp = lru_cache(1024)(iso)

    def described(device: Device) -> dict[str, Any]:
        carrier: dict[str, Any] = {"carrierName": "Verizon Wireless", "state": device.shown_state(call.now)}
        if device.plan and device.state != "deactive":
            carrier["servicePlan"] = device.plan
        shown: dict[str, Any] = {
            "accountName": device.account,
            "billingCycleEndDate": cycle_end,
            "carrierInformations": [carrier],
            "connected": False,
            "createdAt": stamp(device.created),
            "deviceIds": device.ids(iccid="iccId"),
            "extendedAttributes": _extended(device),
            "groupNames": device.groups,
            "ipAddress": device.ip_address or "0.0.0.0",  # noqa: S104 - the platform's word for none
        }
        if device.custom_fields:
            shown["customFields"] = [
                {"key": key, "value": value} for key, value in sorted(device.custom_fields.items())
            ]
        if device.activated is not None:
            shown |= {"lastActivationBy": device.activated_by, "lastActivationDate": stamp(device.activated)}
        return shown

    return described


def _named(call: Call, identifiers: Sequence[Mapping[str, str]]) -> Generator[None, None, set[int]]:
    """Return the internal ids of the devices of a list; unknown ones are left out."""
    found: set[int] = set()
    for identifier in call.paused(identifiers):
        if identifier is None:
            yield
            continue
        device = call.platform.devices.find(identifier["kind"], identifier["id"])
        if device is not None:
            found.add(device.number)
    return found


def _candidates(call: Call, accounts: list[str], seen: int | None, named: set[int] | None) -> Iterable[Device | None]:
    body = call.body
    if "deviceId" in body:
        device = call.platform.devices.find(body["deviceId"]["kind"], body["deviceId"]["id"])
        if device is None or device.account not in accounts:
            raise ApiError("REQUEST_FAILED.DeviceNotFound", "Device not found.")
        return [device]
    return selected(
        call,
        accounts,
        group=body.get("groupName"),
        plan=body.get("servicePlan"),
        custom_fields=body.get("customFields", ()),
        state=body.get("currentState"),
        after=seen,
        among=named,
    )


def _matcher(body: Mapping[str, Any]) -> Callable[[Device], bool]:
    """Return what tells whether a device fits the times and the parts of identifiers that a request names."""
    earliest, latest = (parse_time(body[name]) if name in body else None for name in ("earliest", "latest"))
    parts = body.get("filter", {}).get("deviceIdentifierFilters", ())

    def matches(device: Device) -> bool:
        if earliest is not None and device.created < earliest:
            return False
        if latest is not None and device.created > latest:
            return False
        return all(_part_matches(part, device.identifiers.get(part["kind"].lower())) for part in parts)

    return matches


def _part_matches(part: Mapping[str, str], value: str | None) -> bool:
    if value is None:
        return False
    return (
        part.get("contains", "") in value
        and value.startswith(part.get("startswith", ""))
        and value.endswith(part.get("endswith", ""))
    )


def _extended(device: Device) -> list[dict[str, str]]:
    values = {"AccountNumber": device.account, "RoamingStatus": "Unavailable", **device.attributes}
    shown = [{"key": key, "value": values[key]} if key in values else {"key": key} for key in _ATTRIBUTES]
    shown.append({"key": "DeviceId", "value": str(device.number)})
    return shown


def _cycle_end(now: float) -> str:
    when = datetime.fromtimestamp(now, UTC)
    year, month = (when.year + 1, 1) if when.month == 12 else (when.year, when.month + 1)
    return iso(datetime(year, month, 1, tzinfo=UTC).timestamp())
