"""Firmware upgrades: scheduled, changed and cancelled until they start."""

from __future__ import annotations

from collections.abc import Generator
from datetime import UTC, datetime
from typing import Any

from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.call import Call, Reply, Slices
from thingspace_contract.mock.gateway.errors import UNEXPECTED, ApiError
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Kind

__all__ = [
    "cancel_firmware_upgrade",
    "get_firmware_upgrade",
    "list_available_firmware",
    "schedule_firmware_upgrade",
    "update_firmware_upgrade_devices",
]

_WAITING = ("RequestPending", "Queued")
_DEVICE_STATES = {
    "RequestPending": "RequestPending",
    "Queued": "Device Accepted",
    "InProgress": "Device Accepted",
    "Finished": "UpgradeSuccess",
}


@behaviour("listAvailableFirmware")
def list_available_firmware(call: Call) -> Reply:
    """List the images that an account's devices can get."""
    account = call.account(call.values["accountName"])
    images = call.platform.scenario.firmware_of(account)
    return Reply(
        [
            {"participantName": account, **{name: value for name, value in image.items() if name != "account"}}
            for image in images
        ]
    )


@behaviour("scheduleFirmwareUpgrade")
@documented(
    "An upgrade is pending until it is queued; a Fota message tells that, with the id of the upgrade.",
    "vendor page of firmware messages",
)
@assumed("An image that is not available, and dates in the wrong order, are refused.", "No source gives a code.")
@assumed("Devices need no license, and one that is not in the account fails alone.", "Licenses are another family.")
@assumed("Only the message about scheduling is sent.", "The parts of the others are not among the sources.")
def schedule_firmware_upgrade(call: Call) -> Slices:
    """Schedule an upgrade."""
    body = call.body
    account = call.account(body["accountName"])
    image = next(
        (each for each in call.platform.scenario.firmware_of(account) if each["firmwareName"] == body["firmwareName"]),
        None,
    )
    if image is None or image["toVersion"] != body["firmwareTo"]:
        raise ApiError(UNEXPECTED, "The account has no such firmware.")
    if body["endDate"] < body["startDate"]:
        raise ApiError(UNEXPECTED, "The upgrade ends before it starts.")
    accepted = call.accept(account)
    record = {name: body[name] for name in ("firmwareName", "firmwareTo", "startDate", "endDate")}
    record |= {"devices": list(dict.fromkeys(body["deviceList"])), "completes": call.completes}
    accepted.devices = len(record["devices"])
    call.platform.records.put(Kind.UPGRADE, account, accepted.id, record)
    scheduled = {"firmwareName": body["firmwareName"], "upgradeId": accepted.id, "startDate": body["startDate"]}
    message = {
        "accountName": account,
        "participantName": account,
        "type": "upgradeScheduled",
        "username": "",
        "password": "",
        "firmwareList": [],
        "upgradeScheduled": scheduled,
    }
    accepted.send(account, "Fota", message)
    return Reply((yield from _shown(call, account, accepted.id, record)))


@behaviour("getFirmwareUpgrade")
@assumed("An upgrade is in progress from its first day and finished after its last one.", "The mock upgrades nothing.")
def get_firmware_upgrade(call: Call) -> Slices:
    """Tell how far an upgrade is."""
    account, record = _upgrade(call)
    return Reply((yield from _shown(call, account, call.values["upgradeId"], record)))


@behaviour("updateFirmwareUpgradeDevices")
@documented("Devices cannot join or leave an upgrade that has started.", "vendor page of firmware upgrades")
@assumed("A device that is not in the account, in the upgrade already, or not in it fails alone.", "Words of a sample.")
def update_firmware_upgrade_devices(call: Call) -> Slices:
    """Add devices to an upgrade, or take them out of it."""
    account, record = _waiting(call)
    add = call.body["type"] == "append"
    there: set[str] = set()
    for name in call.paused(call.body["deviceList"] if add else ()):
        if name is None:
            yield
        elif _is_there(call, account, name):
            there.add(name)
    account, record = _waiting(call)  # anew: others may have changed it meanwhile
    devices = dict.fromkeys(record["devices"])
    results: list[dict[str, str]] = []
    for name in call.body["deviceList"]:
        fits = name not in devices and name in there if add else name in devices
        if fits and add:
            devices[name] = None
        elif fits:
            del devices[name]
        word = ("AddDevice" if add else "RemoveDevice") + ("Succeed" if fits else "Failed")
        results.append({"deviceId": name, "status": word, "Reason": "success" if fits else "Device not found."})
    record["devices"] = [*devices]
    upgrade = call.values["upgradeId"]
    call.platform.records.put(Kind.UPGRADE, account, upgrade, record)
    return Reply({"accountName": account, "id": upgrade, "deviceList": results})


@behaviour("cancelFirmwareUpgrade")
@assumed("A cancelled upgrade is unknown afterwards; one that has started is refused.", "There is no state for it.")
def cancel_firmware_upgrade(call: Call) -> Reply:
    """Cancel an upgrade that has not started."""
    account, _ = _waiting(call)
    call.withdraw(Kind.UPGRADE, account, call.values["upgradeId"])
    return Reply({"success": True})


def _upgrade(call: Call) -> tuple[str, dict[str, Any]]:
    """Return account and record of the upgrade that the path names.

    Raises:
        ApiError: the account has none of that id.
    """
    account = call.account(call.values["accountName"])
    unknown = "The account has no such upgrade."
    return account, call.record(Kind.UPGRADE, account, call.values["upgradeId"], unknown=unknown)


def _waiting(call: Call) -> tuple[str, dict[str, Any]]:
    account, record = _upgrade(call)
    if _status(call, record) not in _WAITING:
        raise ApiError(UNEXPECTED, "The upgrade has started.")
    return account, record


def _status(call: Call, record: dict[str, Any]) -> str:
    if call.now < record.get("completes", 0.0):
        return "RequestPending"
    today = datetime.fromtimestamp(call.now, UTC).strftime("%Y-%m-%d")
    if today < record["startDate"]:
        return "Queued"
    return "InProgress" if today <= record["endDate"] else "Finished"


def _shown(call: Call, account: str, upgrade: str, record: dict[str, Any]) -> Generator[None, None, dict[str, Any]]:
    status = _status(call, record)
    devices = []
    for name in call.paused(record["devices"]):
        if name is None:
            yield
        elif _is_there(call, account, name):
            devices.append({"deviceId": name, "status": _DEVICE_STATES[status], "resultReason": "success"})
        else:
            devices.append({"deviceId": name, "status": "RequestFailed", "resultReason": "Device not found."})
    return {
        "id": upgrade,
        "accountName": account,
        **{name: record[name] for name in ("firmwareName", "firmwareTo", "startDate", "endDate")},
        "status": status,
        "deviceList": devices,
    }


def _is_there(call: Call, account: str, imei: str) -> bool:
    device = call.platform.devices.find("imei", imei)
    return device is not None and device.account == account
