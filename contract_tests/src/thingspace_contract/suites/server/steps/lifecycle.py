"""The documented life of devices, step by step: after each callback, do reads show what it announced?"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any

from thingspace_contract.core.events import Event, Progress
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.correlation.received import FAULT, NamedDevice, Received, identifiers, request_id_of
from thingspace_contract.suites.server.data.world import OwnDevice, World, own_devices
from thingspace_contract.suites.server.run import SUITE, Run, decoded

__all__ = ["Lifecycle"]

_ZIP = "94203"
_STATE = "state_after_callback"


class Lifecycle:
    """Adds devices, leads them through their life and compares what is announced with what is shown.

    Args:
        run: what steps share.
        world: where.
        chance: makes identifiers; equal seeds give equal ones.
    """

    def __init__(self, run: Run, world: World, chance: random.Random) -> None:
        self._run = run
        self._world = world
        self._first, self._second, self._stranger, self._new_sim = own_devices(chance, 4)
        self._group = f"contract-{chance.randrange(16**8):08x}"

    @property
    def device(self) -> OwnDevice:
        """A device of the run that is active and keeps its identifiers."""
        return self._second

    def steps(self) -> Iterator[Event]:
        """Take every step that the contract and the allowed effects permit."""
        steps = (
            ("addDevices", self._add),
            ("activateDeviceService", self._activate),
            ("activateDeviceService", self._activate_group),
            ("changeDeviceServicePlan", self._change_plan),
            ("changeDeviceServicePlan", self._change_plan_of_group),
            ("setDeviceCustomState", self._go_to_state),
            ("setDeviceCustomState", self._go_to_state_by_filter),
            ("changeDeviceIdentifier", self._change_identifier),
        )
        if not self._run.may("addDevices", "retrieveDeviceInformation"):
            return
        for number, (operation_id, step) in enumerate(steps):
            if self._run.may(operation_id):
                yield Progress(SUITE, number, len(steps), f"lifecycle: {step.__name__.strip('_').replace('_', ' ')}")
                step()
                yield from self._run.report(operation_id, _STATE)

    def _add(self) -> None:
        body = {
            "accountName": self._world.account,
            "groupName": self._group,
            "state": "preactive",
            "devicesToAdd": [{"deviceIds": self._first.ids}, {"deviceIds": self._second.ids}],
        }
        exchange = self._run.call("addDevices", body=body)
        if not exchange.response.accepted:
            return
        for device in (self._first, self._second):
            shown = self._shown(device.by_iccid)
            if shown is None:
                self._blame(exchange, "Added device is not shown", "A device that was added is shown.", device.iccid)
            elif shown.get("accountName", self._world.account) != self._world.account:
                rule = "A device is added to the account of the request."
                self._blame(exchange, "Device was added to another account", rule, str(shown["accountName"]))

    def _activate(self) -> None:
        exchange = self._run.call("activateDeviceService", body=self._activation(devices=[self._first]))
        messages = self._run.messages(exchange)
        self._compare(exchange, messages, self._first, state="active", plan=self._world.plans[0])
        if messages and self._run.may("getRequestStatus"):
            self._ask_status(exchange, messages)

    def _activate_group(self) -> None:
        """By filter; the first device is active already and must fail, in its own message."""
        exchange = self._run.call("activateDeviceService", body=self._activation(group=self._group))
        messages = self._group_messages(exchange, [self._first, self._second])
        self._compare(exchange, messages, self._second, state="active", plan=self._world.plans[0])
        about_first = _about(messages, self._first)
        if about_first and not _failed(about_first):
            rule = "A device that is active already reports a fault when it is activated."
            self._blame(exchange, "Success reported for a device that must fail", rule, "activateResponse")

    def _change_plan(self) -> None:
        """A list with a device that does not exist: one success, one fault."""
        body = {
            "accountName": self._world.account,
            "devices": [{"deviceIds": [self._first.by_iccid]}, {"deviceIds": self._stranger.ids}],
            "servicePlan": self._world.plans[1],
        }
        exchange = self._run.call("changeDeviceServicePlan", body=body)
        messages = self._run.messages(exchange)
        self._compare(exchange, messages, self._first, plan=self._world.plans[1])
        about = _about(messages, self._stranger)
        if about and not _failed(about):
            rule = "A device that the platform does not know reports a fault."
            self._blame(exchange, "Success reported for a device that must fail", rule, about[0].label)

    def _change_plan_of_group(self) -> None:
        body = {
            "accountName": self._world.account,
            "groupName": self._group,
            "servicePlan": self._world.plans[0],
        }
        exchange = self._run.call("changeDeviceServicePlan", body=body)
        messages = self._group_messages(exchange, [self._first, self._second])
        for device in (self._first, self._second):
            self._compare(exchange, messages, device, plan=self._world.plans[0])

    def _go_to_state(self) -> None:
        body = {**self._state(self._world.plans[1]), "devices": [{"deviceIds": self._first.ids}]}
        exchange = self._run.call("setDeviceCustomState", body=body)
        messages = self._run.messages(exchange)
        self._compare(exchange, messages, self._first, plan=self._world.plans[1])
        self._compare_states(exchange, messages)

    def _go_to_state_by_filter(self) -> None:
        chosen = {"accountName": self._world.account, "groupName": self._group}
        exchange = self._run.call("setDeviceCustomState", body={**self._state(self._world.plans[0]), "filter": chosen})
        messages = self._group_messages(exchange, [self._first, self._second])
        for device in (self._first, self._second):
            self._compare(exchange, messages, device, plan=self._world.plans[0])
        self._compare_states(exchange, messages)

    def _change_identifier(self) -> None:
        old, new = self._first.by_iccid, self._new_sim.by_iccid
        body = {"deviceIds": [old], "deviceIdsTo": [new], "change4gOption": "ChangeICCID"}
        exchange = self._run.call("changeDeviceIdentifier", path={"serviceType": "4g"}, body=body)
        messages = self._run.messages(exchange)
        if not messages or _failed(messages):
            return
        if self._shown(new) is None:
            rule = "After the success message the new identifier finds the device."
            self._blame(exchange, "New identifier does not find the device", rule, new["id"])
        if self._shown(old) is not None:
            rule = "After the success message the old identifier no longer finds the device."
            self._blame(exchange, "Old identifier still finds the device", rule, old["id"])

    def _activation(self, *, devices: Iterable[OwnDevice] = (), group: str = "") -> dict[str, Any]:
        listed = [{"deviceIds": device.ids} for device in devices]
        chosen: dict[str, Any] = {"devices": listed} if listed else {"groupName": group}
        return {
            "accountName": self._world.account,
            "servicePlan": self._world.plans[0],
            "mdnZipCode": _ZIP,
            **chosen,
        }

    def _state(self, plan: str) -> dict[str, Any]:
        return {
            "serviceName": self._world.service,
            "stateName": self._world.state,
            "servicePlan": plan,
            "mdnZipCode": _ZIP,
        }

    def _group_messages(self, exchange: Exchange, devices: list[OwnDevice]) -> list[Received]:
        """Wait until each device of the group reported; only we know which devices the filter selects."""
        selected = [NamedDevice(identifiers(device.ids)) for device in devices]
        self._run.ledger.expect(request_id_of(exchange.response.body), selected)
        return self._run.messages(exchange)

    def _compare(
        self,
        exchange: Exchange,
        messages: list[Received],
        device: OwnDevice,
        *,
        plan: str,
        state: str | None = None,
    ) -> None:
        """After a success message about a device, reads show its plan and state."""
        about = _about(messages, device)
        if not about or _failed(about):
            return
        shown = self._shown(device.by_iccid)
        if shown is None:
            rule = "A device that reported success is shown."
            self._blame(exchange, "Device is not shown after its success message", rule, device.iccid)
            return
        carriers = shown.get("carrierInformations") or [{}]
        found = str(carriers[0].get("servicePlan", plan))
        if found != plan:
            rule = f"After {about[0].label} reads show the plan of the request."
            self._blame(exchange, "Announced plan is not what reads show", rule, f"{found} instead of {plan}")
        current = str(carriers[0].get("state", state)).lower().replace("-", "")
        if state is not None and current != state and not current.startswith("pending"):
            rule = f"After {about[0].label} reads show the device as {state}."
            self._blame(exchange, "Announced state is not what reads show", rule, f"{current} instead of {state}")

    def _compare_states(self, exchange: Exchange, messages: list[Received]) -> None:
        wanted = {"serviceName": self._world.service, "stateName": self._world.state}
        for message in messages:
            response = (message.payload or {}).get("deviceResponse")
            result = response.get("goToStateResponse", {}) if isinstance(response, dict) else {}
            for name, value in wanted.items():
                if isinstance(result, dict) and result.get(name, value) != value:
                    rule = "The message names the service and the state that the request asked for."
                    self._blame(exchange, f"Callback names another {name}", rule, str(result[name]))

    def _ask_status(self, exchange: Exchange, messages: list[Received]) -> None:
        request_id = messages[0].request_id
        status = self._run.call("getRequestStatus", path={"accountName": self._world.account, "requestId": request_id})
        answer = decoded(status)
        word = answer.get("status") if isinstance(answer, dict) else None
        rule = "The status of a request for one device agrees with its callback."
        if not status.response.accepted:
            self._blame(status, "No status for a request of a single device", rule, str(status.response.status))
        elif word in ("Success", "Failed", "Failure") and (word != "Success") != _failed(messages):
            self._blame(status, "Status of a request contradicts its callback", rule, str(word))

    def _shown(self, device_id: dict[str, str]) -> dict[str, Any] | None:
        """Ask for one device; None when the server does not show it."""
        exchange = self._run.call("retrieveDeviceInformation", body={"deviceId": device_id})
        answer = decoded(exchange) if exchange.response.accepted else None
        devices = answer.get("devices") if isinstance(answer, dict) else None
        return devices[0] if isinstance(devices, list) and devices and isinstance(devices[0], dict) else None

    def _blame(self, exchange: Exchange, title: str, expected: str, observed: str) -> None:
        self._run.found.append(self._run.failure(_STATE, title, exchange, expected, observed))


def _about(messages: Iterable[Received], device: OwnDevice) -> list[Received]:
    names = {device.imei, device.iccid}
    return [each for each in messages if {name for _, name in each.devices} & names]


def _failed(messages: Iterable[Received]) -> bool:
    return any(each.message is not None and each.message.name == FAULT for each in messages)
