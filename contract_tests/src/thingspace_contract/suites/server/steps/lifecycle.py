"""The documented life of devices, step by step: after each callback, do reads show what it announced?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from thingspace_contract.checks.state import (
    check_added,
    check_changed,
    check_fault_reported,
    check_identifier_finds,
    check_state_named,
    check_status_agrees,
    has_failed,
)
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.correlation.received import NamedDevice, Received, identifiers, json_of, request_id_of
from thingspace_contract.suites.server.data.target_data import OwnDevice, TargetData
from thingspace_contract.suites.server.results import Results
from thingspace_contract.suites.server.run import Run

__all__ = ["Lifecycle"]

_ZIP = "94203"


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Adds devices, leads them through their life and compares what is announced with what is shown.

    Args:
        run: what steps share.
        data: where.
    """

    run: Run
    data: TargetData

    def add_devices(self) -> Results[None]:
        """Add two devices to a new group."""
        first, second = self.run.devices.first, self.run.devices.second
        body = {
            "accountName": self.data.account,
            "groupName": self.run.devices.group,
            "state": "preactive",
            "devicesToAdd": [{"deviceIds": first.ids}, {"deviceIds": second.ids}],
        }
        exchange = yield from self.run.call("addDevices", body=body)
        if not exchange.response.accepted:
            return
        for device in (first, second):
            shown = yield from self._shown(device.by_iccid)
            account = self.data.account
            yield from check_added(self.run.contract, exchange, shown, account=account, device=device.iccid)

    def activate(self) -> Results[None]:
        """Activate the first device."""
        first = self.run.devices.first
        exchange = yield from self.run.call("activateDeviceService", body=self._activation(devices=[first]))
        messages = self.run.messages(exchange)
        yield from self._compare(exchange, messages, first, state="active", plan=self.data.plans[0])
        if messages and self.run.may("getRequestStatus"):
            yield from self._ask_status(messages)

    def activate_group(self) -> Results[None]:
        """By filter; the first device is active already and must fail, in its own message."""
        first, second = self.run.devices.first, self.run.devices.second
        body = self._activation(group=self.run.devices.group)
        exchange = yield from self.run.call("activateDeviceService", body=body)
        messages = self._group_messages(exchange, [first, second])
        yield from self._compare(exchange, messages, second, state="active", plan=self.data.plans[0])
        about_first = _about(messages, first)
        reason = "A device that is active already"
        yield from check_fault_reported(self.run.contract, exchange, about_first, reason=reason)

    def change_plan(self) -> Results[None]:
        """A list with a device that does not exist: one success, one fault."""
        first, stranger = self.run.devices.first, self.run.devices.stranger
        body = {
            "accountName": self.data.account,
            "devices": [{"deviceIds": [first.by_iccid]}, {"deviceIds": stranger.ids}],
            "servicePlan": self.data.plans[1],
        }
        exchange = yield from self.run.call("changeDeviceServicePlan", body=body)
        messages = self.run.messages(exchange)
        yield from self._compare(exchange, messages, first, plan=self.data.plans[1])
        about = _about(messages, stranger)
        reason = "A device that the platform does not know"
        yield from check_fault_reported(self.run.contract, exchange, about, reason=reason)

    def change_plan_of_group(self) -> Results[None]:
        """Change the plan of both devices, by filter."""
        body = {
            "accountName": self.data.account,
            "groupName": self.run.devices.group,
            "servicePlan": self.data.plans[0],
        }
        exchange = yield from self.run.call("changeDeviceServicePlan", body=body)
        devices = [self.run.devices.first, self.run.devices.second]
        messages = self._group_messages(exchange, devices)
        for device in devices:
            yield from self._compare(exchange, messages, device, plan=self.data.plans[0])

    def go_to_state(self) -> Results[None]:
        """Bring the first device to a customer-defined state."""
        first = self.run.devices.first
        body = {**self._state(self.data.plans[1]), "devices": [{"deviceIds": first.ids}]}
        exchange = yield from self.run.call("setDeviceCustomState", body=body)
        messages = self.run.messages(exchange)
        yield from self._compare(exchange, messages, first, plan=self.data.plans[1])
        yield from self._compare_states(exchange, messages)

    def go_to_state_by_filter(self) -> Results[None]:
        """Bring both devices to a customer-defined state."""
        chosen = {"accountName": self.data.account, "groupName": self.run.devices.group}
        body = {**self._state(self.data.plans[0]), "filter": chosen}
        exchange = yield from self.run.call("setDeviceCustomState", body=body)
        devices = [self.run.devices.first, self.run.devices.second]
        messages = self._group_messages(exchange, devices)
        for device in devices:
            yield from self._compare(exchange, messages, device, plan=self.data.plans[0])
        yield from self._compare_states(exchange, messages)

    def change_identifier(self) -> Results[None]:
        """Give the first device another SIM."""
        old, new = self.run.devices.first.by_iccid, self.run.devices.new_sim.by_iccid
        body = {"deviceIds": [old], "deviceIdsTo": [new], "change4gOption": "ChangeICCID"}
        exchange = yield from self.run.call("changeDeviceIdentifier", path={"serviceType": "4g"}, body=body)
        messages = self.run.messages(exchange)
        if not messages or has_failed(messages):
            return
        for identifier, finds in ((new, True), (old, False)):
            shown = yield from self._shown(identifier)
            found, name = shown is not None, identifier["id"]
            yield from check_identifier_finds(self.run.contract, exchange, name=name, found=found, finds=finds)

    def _activation(self, *, devices: Iterable[OwnDevice] = (), group: str = "") -> dict[str, Any]:
        listed = [{"deviceIds": device.ids} for device in devices]
        chosen: dict[str, Any] = {"devices": listed} if listed else {"groupName": group}
        return {
            "accountName": self.data.account,
            "servicePlan": self.data.plans[0],
            "mdnZipCode": _ZIP,
            **chosen,
        }

    def _state(self, plan: str) -> dict[str, Any]:
        return {
            "serviceName": self.data.service,
            "stateName": self.data.state,
            "servicePlan": plan,
            "mdnZipCode": _ZIP,
        }

    def _group_messages(self, exchange: Exchange, devices: list[OwnDevice]) -> list[Received]:
        """Wait until each device of the group reported; only we know which devices the filter selects."""
        selected = [NamedDevice(identifiers(device.ids)) for device in devices]
        self.run.ledger.expect(request_id_of(exchange.response.body), selected)
        return self.run.messages(exchange)

    def _compare(
        self,
        exchange: Exchange,
        messages: list[Received],
        device: OwnDevice,
        *,
        plan: str,
        state: str | None = None,
    ) -> Results[None]:
        """After a success message about a device, reads show its plan and state."""
        about = _about(messages, device)
        if not about or has_failed(about):
            return
        shown = yield from self._shown(device.by_iccid)
        yield from check_changed(
            self.run.contract, exchange, about[0], shown, device=device.iccid, plan=plan, state=state
        )

    def _compare_states(self, exchange: Exchange, messages: list[Received]) -> Results[None]:
        wanted = {"serviceName": self.data.service, "stateName": self.data.state}
        yield from check_state_named(self.run.contract, exchange, messages, wanted)

    def _ask_status(self, messages: list[Received]) -> Results[None]:
        path = {"accountName": self.data.account, "requestId": messages[0].request_id}
        status = yield from self.run.call("getRequestStatus", path=path)
        yield from check_status_agrees(self.run.contract, status, messages)

    def _shown(self, device_id: dict[str, str]) -> Results[dict[str, Any] | None]:
        """Ask for one device; None when the server does not show it."""
        exchange = yield from self.run.call("retrieveDeviceInformation", body={"deviceId": device_id})
        body = json_of(exchange.response.body) if exchange.response.accepted else None
        devices = body.get("devices") if isinstance(body, dict) else None
        return devices[0] if isinstance(devices, list) and devices and isinstance(devices[0], dict) else None


def _about(messages: Iterable[Received], device: OwnDevice) -> list[Received]:
    names = {device.imei, device.iccid}
    return [each for each in messages if {name for _, name in each.devices} & names]
