"""Text messages: those to devices, and the queue of those from them."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from thingspace_contract.mock.behaviours.common.arguments import need_group, next_page
from thingspace_contract.mock.behaviours.common.listeners import need_listener
from thingspace_contract.mock.behaviours.common.messages import THRESHOLD, device_message, envelope_ids
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import DeviceFault, Target, known, targets
from thingspace_contract.mock.behaviours.common.work import fail
from thingspace_contract.mock.call import Accepted, Call, Reply, Slices
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Kind

__all__ = ["retrieve_sms_messages", "send_sms", "start_sms_callbacks"]

_SENT, _CONFIRMED = "EnhancedConnectivityService", "SMSDeliveryConfirmation"
_PAGE = 100


@behaviour("sendSms")
@documented(
    "Each device causes a message on EnhancedConnectivityService when the text has left for it, and one on"
    " SMSDeliveryConfirmation when it has acknowledged it.",
    "vendor page of sending texts",
)
@documented("A text to a group that does not exist is refused.", "vendor page of synchronous error messages")
@assumed("Every device that is known acknowledges at once; another fails on both services.", "The mock has no network.")
def send_sms(call: Call) -> Slices:
    """Send a text to devices."""
    account = call.account_in(call.body)
    if "groupName" in call.body:
        yield from need_group(call, [account] if account else call.accessible_accounts, call.body["groupName"])
    accepted = call.accept(call.account_or_own(account))
    for target in targets(call, account).with_pauses():
        if target is None:
            yield
            continue
        accepted.devices += 1
        _text(accepted, target)
    return accepted.reply()


@behaviour("retrieveSmsMessages")
@documented(
    "A page has 100 texts; 202 and a `Location` header tell of more, and its `next` acknowledges this page.",
    "vendor page of the queue of texts",
)
@documented("A text that was acknowledged leaves the queue.", "vendor page of the queue of texts")
@assumed("The last page is acknowledged by being sent.", "It has no token.")
@assumed("A token that was not given out acknowledges nothing.", "What the platform answers is not documented.")
def retrieve_sms_messages(call: Call) -> Reply:
    """Read the queue of texts from devices."""
    account = call.account(call.values["accountName"])
    records = call.platform.records
    queue = records.of(Kind.TEXT, account)
    read = _decoded(call.query.get("next", ""))
    names = [name for name, _ in queue]
    if read in names:
        for name in names[: names.index(read) + 1]:
            records.remove(Kind.TEXT, account, name)
        queue = queue[names.index(read) + 1 :]
    page, more = queue[:_PAGE], len(queue) > _PAGE
    body = {"messages": [document for _, document in page], "hasMoreData": more}
    if more:
        token = base64.urlsafe_b64encode(page[-1][0].encode()).decode().rstrip("=")
        return Reply(body, 202, next_page(token, "sms", account, "history"))
    for name, _ in page:
        records.remove(Kind.TEXT, account, name)
    return Reply(body)


@behaviour("startSmsCallbacks")
@documented(
    "The texts in the queue are sent to the EnhancedConnectivityService listener, without which the call fails.",
    "vendor page of the delivery of texts",
)
@assumed("They leave the queue when the call is answered.", "What fails is sent again as any message is.")
def start_sms_callbacks(call: Call) -> Reply:
    """Deliver the queue of texts by message."""
    account = call.account(call.values["accountName"])
    need_listener(call, account, _SENT)
    accepted = call.accept(account)
    for name, document in call.platform.records.of(Kind.TEXT, account):
        payload: dict[str, Any] = {"username": "", "password": "", "deviceIds": document["deviceIds"]}
        accepted.send(account, _SENT, {**payload, "smsMessage": document["message"]})
        call.platform.records.remove(Kind.TEXT, account, name)
    return Reply({"success": True})


def _text(accepted: Accepted, target: Target) -> None:
    ids = envelope_ids(target.requested, target.device)
    try:
        device = known(target)
    except DeviceFault as fault:
        for service in (_SENT, _CONFIRMED):
            fail(accepted, accepted.account, service, ids, fault)
        return
    left = {"username": "", "password": "", "requestId": accepted.id, "deviceIds": ids, "status": "Success"}
    accepted.send(device.account, _SENT, {**left, "callbackCount": 1, "maxCallbackThreshold": THRESHOLD})
    confirmed = device_message(accepted.id, ids, "smsDeliveryResponse", {"confirmation": "true"})
    accepted.send(device.account, _CONFIRMED, confirmed)


def _decoded(token: str) -> str:
    try:
        return base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
    except (binascii.Error, ValueError):
        return ""
