"""Usage triggers: those of an account. None of them ever fires, since the mock counts no usage."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.gateway.errors import UNEXPECTED, ApiError
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Kind

__all__ = [
    "create_usage_trigger",
    "delete_usage_trigger",
    "get_usage_trigger",
    "list_usage_triggers",
    "update_usage_trigger",
]

_UNSET: dict[str, Any] = {
    "triggerName": "",
    "allowExcess": True,
    "sendSmsNotification": False,
    "smsPhoneNumbers": "",
    "sendEmailNotification": False,
    "emailAddresses": "",
}
_CHANGEABLE = ("triggerName", "thresholdValue", "smsPhoneNumbers", "emailAddresses")


@behaviour("createUsageTrigger")
@documented("The name is unique, if there is one.", "vendor page of usage triggers")
@assumed("Members that were not sent are empty, false, or true for `allowExcess`.", "No source gives defaults.")
def create_usage_trigger(call: Call) -> Reply:
    """Make a trigger."""
    account = call.account(call.body["accountName"])
    _refuse_taken(call, account, call.body.get("triggerName", ""))
    sent = {name: value for name, value in call.body.items() if name in _UNSET or name in ("serviceName",)}
    record = {**_UNSET, **sent, "thresholdValue": call.body["thresholdValue"]}
    record |= {"createDate": _today(call), "updateDate": _today(call)}
    trigger = call.world.identifiers.guid()
    call.world.records.put(Kind.TRIGGER, account, trigger, record)
    return Reply(_shown(account, trigger, record))


@behaviour("updateUsageTrigger")
@documented("Name, threshold and recipients can be changed; lists are replaced.", "vendor page of usage triggers")
def update_usage_trigger(call: Call) -> Reply:
    """Change a trigger."""
    account = call.account(call.body["accountName"])
    trigger = call.values["triggerId"]
    record = _record(call, account)
    if call.body.get("triggerName", record["triggerName"]) != record["triggerName"]:
        _refuse_taken(call, account, call.body["triggerName"])
    record |= {name: call.body[name] for name in _CHANGEABLE if name in call.body}
    record["updateDate"] = _today(call)
    call.world.records.put(Kind.TRIGGER, account, trigger, record)
    return Reply(_shown(account, trigger, record))


@behaviour("listUsageTriggers")
def list_usage_triggers(call: Call) -> Reply:
    """List the triggers of an account."""
    account = call.account(call.values["accountName"])
    return Reply([_shown(account, name, record) for name, record in call.world.records.of(Kind.TRIGGER, account)])


@behaviour("getUsageTrigger")
def get_usage_trigger(call: Call) -> Reply:
    """Describe a trigger."""
    account = call.account(call.values["accountName"])
    return Reply(_shown(account, call.values["triggerId"], _record(call, account)))


@behaviour("deleteUsageTrigger")
def delete_usage_trigger(call: Call) -> Reply:
    """Delete a trigger."""
    account = call.account(call.values["accountName"])
    _record(call, account)
    call.world.records.remove(Kind.TRIGGER, account, call.values["triggerId"])
    return Reply({"success": True})


@assumed("A trigger that the account does not have is refused.", "What the platform answers is not documented.")
def _record(call: Call, account: str) -> dict[str, Any]:
    return call.record(Kind.TRIGGER, account, call.values["triggerId"], unknown="The account has no such trigger.")


def _refuse_taken(call: Call, account: str, name: str) -> None:
    if name and any(record["triggerName"] == name for _, record in call.world.records.of(Kind.TRIGGER, account)):
        raise ApiError(UNEXPECTED, "The name of the trigger is taken.")


def _shown(account: str, trigger: str, record: dict[str, Any]) -> dict[str, Any]:
    return {"triggerId": trigger, "accountName": account, **record}


def _today(call: Call) -> str:
    return datetime.fromtimestamp(call.now, UTC).strftime("%Y-%m-%d")
