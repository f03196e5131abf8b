"""Location requests: positions at once, in reports, and by message; they can be cancelled while they are queued."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from thingspace_contract.mock.behaviours.common.arguments import index_of
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.locations.positions import located, located_all, unique
from thingspace_contract.mock.call import Call, Reply, Slices
from thingspace_contract.mock.gateway.errors import UNEXPECTED, ApiError
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Kind

__all__ = [
    "cancel_device_locations_request",
    "cancel_location_report",
    "create_location_report",
    "get_device_locations",
    "get_location_report_status",
    "request_device_locations",
    "retrieve_location_report",
]

_CACHE_ONLY = "0"
_PAGE = 1000
_REPORT, _DEVICES = "report", "devices"


@behaviour("getDeviceLocations")
@documented(
    "Without a cached position of any device, the cache alone is CACHE_UNAVAILABLE.", "vendor page of locations"
)
@assumed("Every device that can be located is in the cache.", "The mock knows no network.")
def get_device_locations(call: Call) -> Slices:
    """Locate devices at once."""
    account = call.account(call.body["accountName"])
    found = yield from located_all(call, account, unique(call.body["deviceList"]))
    if call.body.get("cacheMode") == _CACHE_ONLY and not any(each["pd"] for each in found):
        raise ApiError("CACHE_UNAVAILABLE", "The cache has no location of this device.")
    return Reply(found)


@behaviour("createLocationReport")
@documented(
    "A report is queued until it is ready, which a Location message tells; from the cache it is ready at once, without"
    " a message.",
    "vendor page of location reports",
)
def create_location_report(call: Call) -> Reply:
    """Have a report made about where devices are."""
    account = call.account(call.body["accountName"])
    accepted = call.accept(account)
    day = datetime.fromtimestamp(call.now, UTC).strftime("%Y-%m-%d")
    accepted.id = f"{day}T{accepted.id}"
    accepted.devices = len(call.body["deviceList"])
    cached = call.body.get("cacheMode") == _CACHE_ONLY
    _remember(call, account, accepted.id, _REPORT, call.now if cached else call.completes)
    if cached:
        return Reply({"txid": accepted.id, "status": "COMPLETED"})
    accepted.send(account, "Location", {"txid": accepted.id})
    return Reply({"txid": accepted.id, "status": "QUEUED", "estimatedDuration": "1"})


@behaviour("getLocationReportStatus")
def get_location_report_status(call: Call) -> Reply:
    """Tell whether a report is ready."""
    account = call.account(call.values["accountName"])
    record = _record(call, account, _REPORT)
    return Reply({"txid": call.values["txid"], "status": _status(call, record)})


@behaviour("retrieveLocationReport")
@documented("A page has at most 1,000 devices.", "vendor page of location reports")
@assumed("Positions are those of the moment in which the report is read.", "The mock's devices do not move.")
@assumed("A report that is not ready is refused.", "What the platform answers is not documented.")
def retrieve_location_report(call: Call) -> Slices:
    """Read a page of a report."""
    account = call.account(call.values["accountName"])
    record = _record(call, account, _REPORT)
    if _status(call, record) != "COMPLETED":
        raise ApiError(UNEXPECTED, "The report is not ready.")
    start = index_of(call, call.values["startindex"])
    asked = unique(record["deviceList"])
    page = yield from located_all(call, account, asked[start : start + _PAGE])
    body = {
        "startIndex": call.values["startindex"],
        "txid": call.values["txid"],
        "totalCount": len(asked),
        "hasMoreData": start + len(page) < len(asked),
        "devLocationList": page,
    }
    return Reply(body)


@behaviour("requestDeviceLocations")
@documented("Each device reports with a DeviceLocation message of the transaction.", "vendor page of device locations")
def request_device_locations(call: Call) -> Slices:
    """Locate devices, each by a message."""
    account = call.account(call.body["accountName"])
    accepted = call.accept(account)
    _remember(call, account, accepted.id, _DEVICES, call.completes)
    asked = {each["mdn"]: each for each in call.body["deviceList"]}
    accepted.devices = len(asked)
    for each in call.paused(asked.values()):
        if each is None:
            yield
            continue
        payload = {"txid": accepted.id, "devLocationList": [located(call, account, each)]}
        accepted.send(account, "DeviceLocation", payload)
    return Reply({"txid": accepted.id, "status": "QUEUED"})


@behaviour("cancelLocationReport")
def cancel_location_report(call: Call) -> Reply:
    """Cancel a report that is queued."""
    return _cancel(call, call.account(call.values["accountName"]), _REPORT)


@behaviour("cancelDeviceLocationsRequest")
def cancel_device_locations_request(call: Call) -> Reply:
    """Cancel a request for device locations that is queued."""
    return _cancel(call, call.account(call.query["accountName"]), _DEVICES)


@documented("What has been answered cannot be cancelled: Unable to Cancel.", "vendor page of location errors")
@assumed("A request that was cancelled is unknown afterwards.", "There is no state for it.")
def _cancel(call: Call, account: str, family: str) -> Reply:
    record = _record(call, account, family)
    txid = call.values["txid"]
    if _status(call, record) != "QUEUED":
        raise ApiError(UNEXPECTED, "Unable to Cancel")
    call.withdraw(Kind.LOCATION_REQUEST, account, txid)
    return Reply({"txid": txid})


def _remember(call: Call, account: str, txid: str, family: str, completes: float) -> None:
    record = {"family": family, "completes": completes, "deviceList": call.body["deviceList"]}
    call.platform.records.put(Kind.LOCATION_REQUEST, account, txid, record)


def _record(call: Call, account: str, family: str) -> dict[str, Any]:
    """Return the record of the transaction that the path names.

    Raises:
        ApiError: the account has no such transaction.
    """
    unknown = "The transaction is not known."
    record = call.record(Kind.LOCATION_REQUEST, account, call.values["txid"], unknown=unknown)
    if record["family"] != family:
        raise ApiError(UNEXPECTED, unknown)
    return record


def _status(call: Call, record: dict[str, Any]) -> str:
    if "status" in record:
        return str(record["status"])
    return "COMPLETED" if call.now >= record["completes"] else "QUEUED"
