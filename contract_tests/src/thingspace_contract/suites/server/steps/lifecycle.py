"""The documented life of devices, step by step: after each callback, do reads show what it announced?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from thingspace_contract.core.exchange import Exchange
from thingspace_contract.core.failures import Failure
from thingspace_contract.correlation.received import FAULT, Received, Subject, identifiers, request_id_of
from thingspace_contract.suites.server.data.world import OwnDevice, World
from thingspace_contract.suites.server.results import Held, Results
from thingspace_contract.suites.server.run import Run, decoded

__all__ = ["Lifecycle"]

_ZIP = "94203"
_STATE = "state_after_callback"


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Adds devices, leads them through their life and compares what is announced with what is shown.

    Args:
        run: what steps share.
        world: where.
    """

    run: Run
    world: World

    def add_devices(self) -> Results[None]:
        """Add two devices to a new group."""
        first, second = self.run.devices.first, self.run.devices.second
        body = {
            "accountName": self.world.account,
            "groupName": self.run.devices.group,
            "state": "preactive",
            "devicesToAdd": [{"deviceIds": first.ids}, {"deviceIds": second.ids}],
        }
        exchange = yield from self.run.call("addDevices", body=body)
        if not exchange.response.accepted:
            return
        for device in (first, second):
            shown = yield from self._shown(device.by_iccid)
            rule = "A device that was added is shown."
            yield self._verdict(shown is not None, exchange, "Added device is not shown", rule, device.iccid)
            if shown is not None:
                rule = "A device is added to the account of the request."
                account = shown.get("accountName", self.world.account)
                good = account == self.world.account
                yield self._verdict(good, exchange, "Device was added to another account", rule, str(account))

    def activate(self) -> Results[None]:
        """Activate the first device."""
        first = self.run.devices.first
        exchange = yield from self.run.call("activateDeviceService", body=self._activation(devices=[first]))
        messages = self.run.messages(exchange)
        yield from self._compare(exchange, messages, first, state="active", plan=self.world.plans[0])
        if messages and self.run.may("getRequestStatus"):
            yield from self._ask_status(messages)

    def activate_group(self) -> Results[None]:
        """By filter; the first device is active already and must fail, in its own message."""
        first, second = self.run.devices.first, self.run.devices.second
        body = self._activation(group=self.run.devices.group)
        exchange = yield from self.run.call("activateDeviceService", body=body)
        messages = self._group_messages(exchange, [first, second])
        yield from self._compare(exchange, messages, second, state="active", plan=self.world.plans[0])
        about_first = _about(messages, first)
        if about_first:
            rule = "A device that is active already reports a fault when it is activated."
            title = "Success reported for a device that must fail"
            yield self._verdict(_failed(about_first), exchange, title, rule, "activateResponse")

    def change_plan(self) -> Results[None]:
        """A list with a device that does not exist: one success, one fault."""
        first, stranger = self.run.devices.first, self.run.devices.stranger
        body = {
            "accountName": self.world.account,
            "devices": [{"deviceIds": [first.by_iccid]}, {"deviceIds": stranger.ids}],
            "servicePlan": self.world.plans[1],
        }
        exchange = yield from self.run.call("changeDeviceServicePlan", body=body)
        messages = self.run.messages(exchange)
        yield from self._compare(exchange, messages, first, plan=self.world.plans[1])
        about = _about(messages, stranger)
        if about:
            rule = "A device that the platform does not know reports a fault."
            title = "Success reported for a device that must fail"
            yield self._verdict(_failed(about), exchange, title, rule, about[0].label)

    def change_plan_of_group(self) -> Results[None]:
        """Change the plan of both devices, by filter."""
        body = {
            "accountName": self.world.account,
            "groupName": self.run.devices.group,
            "servicePlan": self.world.plans[0],
        }
        exchange = yield from self.run.call("changeDeviceServicePlan", body=body)
        devices = [self.run.devices.first, self.run.devices.second]
        messages = self._group_messages(exchange, devices)
        for device in devices:
            yield from self._compare(exchange, messages, device, plan=self.world.plans[0])

    def go_to_state(self) -> Results[None]:
        """Bring the first device to a customer-defined state."""
        first = self.run.devices.first
        body = {**self._state(self.world.plans[1]), "devices": [{"deviceIds": first.ids}]}
        exchange = yield from self.run.call("setDeviceCustomState", body=body)
        messages = self.run.messages(exchange)
        yield from self._compare(exchange, messages, first, plan=self.world.plans[1])
        yield from self._compare_states(exchange, messages)

    def go_to_state_by_filter(self) -> Results[None]:
        """Bring both devices to a customer-defined state."""
        chosen = {"accountName": self.world.account, "groupName": self.run.devices.group}
        body = {**self._state(self.world.plans[0]), "filter": chosen}
        exchange = yield from self.run.call("setDeviceCustomState", body=body)
        devices = [self.run.devices.first, self.run.devices.second]
        messages = self._group_messages(exchange, devices)
        for device in devices:
            yield from self._compare(exchange, messages, device, plan=self.world.plans[0])
        yield from self._compare_states(exchange, messages)

    def change_identifier(self) -> Results[None]:
        """Give the first device another SIM."""
        old, new = self.run.devices.first.by_iccid, self.run.devices.new_sim.by_iccid
        body = {"deviceIds": [old], "deviceIdsTo": [new], "change4gOption": "ChangeICCID"}
        exchange = yield from self.run.call("changeDeviceIdentifier", path={"serviceType": "4g"}, body=body)
        messages = self.run.messages(exchange)
        if not messages or _failed(messages):
            return
        found = yield from self._shown(new)
        rule = "After the success message the new identifier finds the device."
        yield self._verdict(found is not None, exchange, "New identifier does not find the device", rule, new["id"])
        found = yield from self._shown(old)
        rule = "After the success message the old identifier no longer finds the device."
        yield self._verdict(found is None, exchange, "Old identifier still finds the device", rule, old["id"])

    def _activation(self, *, devices: Iterable[OwnDevice] = (), group: str = "") -> dict[str, Any]:
        listed = [{"deviceIds": device.ids} for device in devices]
        chosen: dict[str, Any] = {"devices": listed} if listed else {"groupName": group}
        return {
            "accountName": self.world.account,
            "servicePlan": self.world.plans[0],
            "mdnZipCode": _ZIP,
            **chosen,
        }

    def _state(self, plan: str) -> dict[str, Any]:
        return {
            "serviceName": self.world.service,
            "stateName": self.world.state,
            "servicePlan": plan,
            "mdnZipCode": _ZIP,
        }

    def _group_messages(self, exchange: Exchange, devices: list[OwnDevice]) -> list[Received]:
        """Wait until each device of the group reported; only we know which devices the filter selects."""
        selected = [Subject(identifiers(device.ids)) for device in devices]
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
        if not about or _failed(about):
            return
        shown = yield from self._shown(device.by_iccid)
        rule, title = "A device that reported success is shown.", "Device is not shown after its success message"
        yield self._verdict(shown is not None, exchange, title, rule, device.iccid)
        if shown is None:
            return
        carriers = shown.get("carrierInformations") or [{}]
        found = str(carriers[0].get("servicePlan", plan))
        rule = f"After {about[0].label} reads show the plan of the request."
        title = "Announced plan is not what reads show"
        yield self._verdict(found == plan, exchange, title, rule, f"{found} instead of {plan}")
        if state is not None:
            current = str(carriers[0].get("state", state)).lower().replace("-", "")
            rule = f"After {about[0].label} reads show the device as {state}."
            title = "Announced state is not what reads show"
            good = current == state or current.startswith("pending")
            yield self._verdict(good, exchange, title, rule, f"{current} instead of {state}")

    def _compare_states(self, exchange: Exchange, messages: list[Received]) -> Results[None]:
        wanted = {"serviceName": self.world.service, "stateName": self.world.state}
        for message in messages:
            response = (message.payload or {}).get("deviceResponse")
            result = response.get("goToStateResponse") if isinstance(response, dict) else None
            if not isinstance(result, dict):
                continue
            for name, value in wanted.items():
                told = result.get(name, value)
                rule = "The message names the service and the state that the request asked for."
                yield self._verdict(told == value, exchange, f"Callback names another {name}", rule, str(told))

    def _ask_status(self, messages: list[Received]) -> Results[None]:
        path = {"accountName": self.world.account, "requestId": messages[0].request_id}
        status = yield from self.run.call("getRequestStatus", path=path)
        answer = decoded(status)
        word = answer.get("status") if isinstance(answer, dict) else None
        rule = "The status of a request for one device agrees with its callback."
        known, code = status.response.accepted, str(status.response.status)
        yield self._verdict(known, status, "No status for a request of a single device", rule, code)
        if known and word in ("Success", "Failed", "Failure"):
            agrees = (word != "Success") == _failed(messages)
            yield self._verdict(agrees, status, "Status of a request contradicts its callback", rule, str(word))

    def _shown(self, device_id: dict[str, str]) -> Results[dict[str, Any] | None]:
        """Ask for one device; None when the server does not show it."""
        exchange = yield from self.run.call("retrieveDeviceInformation", body={"deviceId": device_id})
        answer = decoded(exchange) if exchange.response.accepted else None
        devices = answer.get("devices") if isinstance(answer, dict) else None
        return devices[0] if isinstance(devices, list) and devices and isinstance(devices[0], dict) else None

    def _verdict(self, good: bool, exchange: Exchange, title: str, expected: str, observed: str) -> Failure | Held:
        return self.run.verdict(good, _STATE, title, exchange, expected, observed)


def _about(messages: Iterable[Received], device: OwnDevice) -> list[Received]:
    names = {device.imei, device.iccid}
    return [each for each in messages if {name for _, name in each.devices} & names]


def _failed(messages: Iterable[Received]) -> bool:
    return any(each.message is not None and each.message.name == FAULT for each in messages)
