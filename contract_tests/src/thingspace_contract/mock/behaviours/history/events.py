"""Events of lines: connections to the network, and what was done to the service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thingspace_contract.mock.behaviours.common.arguments import one_device
from thingspace_contract.mock.behaviours.common.periods import Period, period_of
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.history.lives import sessions
from thingspace_contract.mock.behaviours.history.pages import Record, page
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device
from thingspace_contract.mock.testing.clock import iso

__all__ = ["retrieve_device_connection_history", "retrieve_device_provisioning_history"]


@behaviour("retrieveDeviceConnectionHistory")
@documented("Sessions are told by their start and their stop, oldest first.", "vendor page of connection history")
@documented("`BytesUsed` of a stop is what its session has moved.", "vendor page of connection history")
def retrieve_device_connection_history(call: Call) -> Reply:
    """Tell the connections of a device."""
    device = one_device(call, call.body["deviceId"])
    period = period_of(call.body)
    return page("connectionHistory", period, _connections(call, device, period))


@behaviour("retrieveDeviceProvisioningHistory")
@documented(
    "Activation, suspension, restoration, deactivation and moves are told, oldest first, each with the plan and the"
    " numbers that held after it.",
    "vendor page of provisioning history",
)
@documented("Finished requests for a custom state are told too.", "seed document of setDeviceCustomState")
@assumed("Their type is `Go To State`.", "No source names it.")
@assumed(
    "An event is told from the moment in which its message is due, with `Success`; what failed is not told.",
    "Only finished requests are said to be there; nothing is said of failures.",
)
@assumed("Changes of plan, identifiers, fields and groups are not told.", "They are not among the documented events.")
@assumed("The newest fifty events of a line are kept.", "How long they are kept is not documented.")
def retrieve_device_provisioning_history(call: Call) -> Reply:
    """Tell what was done to the service of a device."""
    device = one_device(call, call.body["deviceId"])
    return page("provisioningHistory", period_of(call.body), _provisioning(call, device))


def _connections(call: Call, device: Device, period: Period) -> Iterator[Record]:
    numbers = [{"key": "Msisdn", "value": device.identifiers["msisdn"]}] if "msisdn" in device.identifiers else []
    for session in sessions(device, period, call.now):
        for moment, event, amount in ((session.start, "Start", 0), (session.stop, "Stop", session.amount)):
            attributes = [{"key": "BytesUsed", "value": str(amount)}, {"key": "Event", "value": event}, *numbers]
            told: dict[str, Any] = {
                "connectionEventAttributes": attributes,
                "extendedAttributes": [],
                "occurredAt": iso(moment),
            }
            yield moment, told


def _provisioning(call: Call, device: Device) -> Iterator[Record]:
    for each in device.history:
        if each["at"] > call.now:
            continue
        moment = int(each["at"])  # what is told has no fractions
        yield (
            moment,
            {
                "occurredAt": iso(moment),
                "status": "Success",
                "eventBy": each["by"],
                "eventType": each["event"],
                "servicePlan": each["plan"],
                "mdn": each["mdn"],
                "msisdn": each["msisdn"],
                "extendedAttributes": [],
            },
        )
