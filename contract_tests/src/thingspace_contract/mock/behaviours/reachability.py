"""Reachability: monitors of devices. Nothing ever becomes reachable or lost in the mock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingspace_contract.mock.behaviours.common.messages import device_message
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import DeviceFault, Target, known, targets
from thingspace_contract.mock.behaviours.common.work import Work, acknowledge, fail, work_on
from thingspace_contract.mock.call import Answer, Call, Reply, Slices
from thingspace_contract.mock.gateway.errors import UNEXPECTED
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Kind

__all__ = [
    "monitor_device_reachability",
    "retrieve_reachability_monitors",
    "retrieve_reachability_status",
    "stop_device_reachability",
]

_SERVICE = "DiagnosticsService"


@behaviour("monitorDeviceReachability")
@documented(
    "A first message confirms each monitor; a device that is listed twice counts once.", "vendor page of monitors"
)
@assumed("It tells the monitor's id as `monitorId`, though no source names a member.", "How else would one stop it.")
@assumed("No message follows.", "The reachability of the mock's devices does not change.")
def monitor_device_reachability(call: Call) -> Answer:
    """Watch devices."""
    body = call.body
    account = call.account(body["accountName"])

    def work(target: Target) -> Mapping[str, Any]:
        device = known(target)
        monitor = call.platform.identifiers.guid()
        record = {name: body[name] for name in ("requestType", "monitorExpirationTime")}
        call.platform.records.put(Kind.MONITOR, account, monitor, {"deviceIds": device.ids(), **record})
        return {"monitorId": monitor}

    return _report(call, account, work)


@behaviour("stopDeviceReachability")
@documented("Each monitor that was stopped is confirmed by a message.", "vendor page of monitors")
@assumed("An unknown monitor fails in a message of its own.", "The page does not say.")
def stop_device_reachability(call: Call) -> Slices:
    """End monitors."""
    account = call.account(call.body["accountName"])
    accepted = call.accept(account)
    for monitor in call.paused(dict.fromkeys(call.body["monitorIds"])):
        if monitor is None:
            yield
            continue
        record = call.platform.records.get(Kind.MONITOR, account, monitor)
        if record is None:
            fault = DeviceFault(UNEXPECTED, f"The monitor {monitor} was not found.")
            fail(accepted, account, _SERVICE, [], fault)
            continue
        payload = device_message(accepted.id, record["deviceIds"], "", {"monitorId": monitor})
        accepted.send(account, _SERVICE, payload)
        call.platform.records.remove(Kind.MONITOR, account, monitor)
    return accepted.reply()


@behaviour("retrieveReachabilityMonitors")
@documented(
    "Each device reports the monitors that it has, of one type if the request names it.", "vendor page of monitors"
)
@assumed("It tells them as `monitors`, though no source names a member.", "Their ids must be told somewhere.")
def retrieve_reachability_monitors(call: Call) -> Slices:
    """List the monitors of devices."""
    account = call.account(call.body["accountName"])
    wanted = call.body.get("requestType")
    monitors: dict[tuple[str, str], dict[int, dict[str, Any]]] = {}  # by the identifiers of their devices
    for index, each in enumerate(call.records(Kind.MONITOR, account)):
        if each is None:
            yield
            continue
        name, record = each
        told = {"monitorId": name, **{key: value for key, value in record.items() if key != "deviceIds"}}
        if wanted in (None, record["requestType"]):
            for identifier in record["deviceIds"]:
                monitors.setdefault((identifier["kind"].lower(), identifier["id"]), {})[index] = told

    def work(target: Target) -> Mapping[str, Any]:
        found: dict[int, dict[str, Any]] = {}
        for identifier in known(target).identifiers.items():
            found |= monitors.get(identifier, {})
        return {"monitors": [found[index] for index in sorted(found)]}

    reply: Reply = yield from _report(call, account, work)
    return reply


@behaviour("retrieveReachabilityStatus")
@assumed("The result has no members, whatever the device does.", "None of them is documented.")
def retrieve_reachability_status(call: Call) -> Answer:
    """Ask once whether a device can be reached."""
    return _report(call, call.account(call.body["accountName"]), acknowledge)


def _report(call: Call, account: str, work: Work) -> Slices:
    return work_on(call, account, targets(call, account), _SERVICE, "", work)
