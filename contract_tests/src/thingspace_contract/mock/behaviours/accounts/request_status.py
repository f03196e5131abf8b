"""Status of requests: how far an asynchronous request has come."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.gateway.errors import UNEXPECTED, ApiError
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Kind

__all__ = ["get_profile_request_status", "get_request_status"]

_WITH_STATUS = frozenset(
    {"activateDeviceService", "deactivateDeviceService", "suspendDeviceService", "restoreDeviceService"}
)


@behaviour("getRequestStatus")
@documented(
    "Only activate, deactivate, suspend and restore of one device have a status.", "vendor page of the request status"
)
@assumed("Other and unknown requests are refused with UnexpectedError.", "What the platform answers is not documented.")
@assumed(
    "A request that has ended is unknown after 10,000 others, or as many as --history says.",
    "How long the platform remembers is not documented.",
)
def get_request_status(call: Call) -> Reply:
    """Tell how far a request for one device has come."""
    account = call.account(call.values["accountName"])
    stored = call.platform.requests.get(call.values["requestId"])
    if stored is None or stored.account != account:
        raise ApiError(UNEXPECTED, "The account has no such request.")
    if stored.operation not in _WITH_STATUS or stored.devices != 1:
        raise ApiError(UNEXPECTED, "Requests of this kind have no status; see their callbacks.")
    return Reply({"requestId": stored.id, "status": stored.status(call.now)})


@behaviour("getProfileRequestStatus")
@documented("The response tells the status of each device too.", "vendor page of the status of profile requests")
@assumed("Requests of other families, and unknown ones, are refused.", "What the platform answers is not documented.")
def get_profile_request_status(call: Call) -> Reply:
    """Tell how far a request about profiles has come."""
    account = call.account(call.values["accountName"])
    request_id = call.values["requestId"]
    unknown = "The account has no such request about profiles."
    record = call.record(Kind.PROFILE_REQUEST, account, request_id, unknown=unknown)
    pending = call.now < record.get("completes", 0.0)
    parts = [
        {"ids": ids, "status": "Pending" if pending else "Failed" if number in record.get("failed", ()) else "Success"}
        for number, ids in enumerate(record["devices"])
    ]
    status = "Pending" if pending else record["status"]
    return Reply({"requestId": request_id, "status": status, "subRequests": parts})
