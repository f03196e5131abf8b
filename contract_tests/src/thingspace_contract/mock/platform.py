"""What behaviours act on: the scenario, the stored state, the clock and the source of identifiers."""

from __future__ import annotations

import json
from collections.abc import Container
from typing import Any

from thingspace_contract.contract import Contract
from thingspace_contract.core.errors import UsageError
from thingspace_contract.mock.reach import Reach
from thingspace_contract.mock.scenario import Scenario
from thingspace_contract.mock.store import (
    M2M,
    SIBLINGS,
    Change,
    Device,
    Kind,
    Listener,
    Store,
    StoredMessage,
    StoredRequest,
)
from thingspace_contract.mock.testing.clock import Clock, iso_nanoseconds
from thingspace_contract.mock.testing.identifiers import Identifiers

__all__ = ["Platform"]

_DAY = 86_400.0
_LIFE = 180 * _DAY  # ago the devices of the scenario were added; a day later they were activated
_IDLE = 30 * _DAY  # ago those that are not active any more were suspended or deactivated
_OPERATOR = "A. Operator"

#: State of a device of the scenario → what was done to its line last.
_LAST = {"active": Change.ACTIVATE, "suspend": Change.SUSPEND, "deactive": Change.DEACTIVATE}


class Platform:
    """The mock's platform; a fresh store is filled from the scenario, another goes on where it stopped.

    Args:
        contract: what requests and responses are checked against.
        scenario: what a fresh platform holds; None for the default, or for what the store was filled from.
        store: where state is kept.
        latency: seconds from a request to the first attempt of its callbacks.
        strict_registration: whether the documented ports of listeners are insisted on.
        reach: which addresses callbacks may be sent to.

    `slice` is the number of devices that a request works on before others get their turn, `resets` counts resets, so
    that work under way can tell whether its world is still there.

    Raises:
        UsageError: the store was filled from another scenario.
    """

    def __init__(
        self,
        contract: Contract,
        *,
        scenario: Scenario | None,
        store: Store,
        clock: Clock,
        identifiers: Identifiers,
        latency: float,
        strict_registration: bool,
        reach: Reach,
    ) -> None:
        self.contract = contract
        self.store = store
        self.identifiers = identifiers
        self.latency = latency
        self.strict_registration = strict_registration
        self.reach = reach
        self.sessions = store.sessions
        self.listeners = store.listeners
        self.devices = store.devices
        self.requests = store.requests
        self.outbox = store.outbox
        self.events = store.events
        self.records = store.records
        self.slice = 25
        self.resets = 0
        self._clock = clock
        self._moved = 0.0
        self.scenario = self._kept(self._open(scenario))

    def now(self) -> float:
        """Return the mock's time, seconds since the epoch."""
        return self._clock.now() + self._moved

    @property
    def moved(self) -> float:
        """Seconds by which the clock has been moved."""
        return self._moved

    def advance(self, seconds: float) -> None:
        """Move the mock's clock forward; the store remembers it."""
        self._moved = self.store.settings.move(seconds)

    def messages(self, request_id: str) -> list[StoredMessage]:
        """Return the callback messages of a request; none for an unknown one."""
        return self.outbox.of_request(request_id)

    def reset(self) -> None:
        """Forget everything that happened, the moved clock included."""
        moved = self._moved
        try:
            with self.store.transaction():
                scenario = self._whole()
                self.store.clear()
                self._moved = 0.0
                self._fill(scenario)
        except BaseException:
            self._moved = moved
            raise
        self.resets += 1

    def password(self, username: str) -> str | None:
        """Return a user's current password, None for an unknown user."""
        return self.sessions.password(username) or self.scenario.password(username)

    def new_device(self, account: str, identifiers: dict[str, str], **members: Any) -> Device:
        """Build a device that is not stored yet; its group is the account's default one."""
        now = self.now()
        number = self.devices.next_number()
        members.setdefault("groups", [f"Default: {account}"])
        members.setdefault("uuid", self.identifiers.guid())
        members.setdefault("created", now)
        return Device(number=number, account=account, identifiers=identifiers, **members)

    def new_numbers(self, reserved: Container[str] = ()) -> dict[str, str]:
        """Return a phone number that is free and not reserved, as mdn, msisdn and imsi."""
        while True:
            line = self.store.settings.next_line()
            mdn = f"{5550000000 + line}"
            numbers = {"mdn": mdn, "msisdn": f"1{mdn}", "imsi": f"31148{line:010}"}
            if any(value in reserved for value in numbers.values()):
                continue
            if not self.devices.any_of({"kind": kind, "id": value} for kind, value in numbers.items()):
                return numbers

    def _open(self, scenario: Scenario | None) -> Scenario:
        stored = self.store.settings.scenario()
        if stored is None:
            chosen = scenario or Scenario.default()
            with self.store.transaction():
                self._fill(chosen)
            return chosen
        if scenario is not None and scenario.document != json.loads(stored):
            raise UsageError(
                f"The database {self.store.name} was made with another scenario than {scenario.where}.",
                "Name a new database file, or leave --scenario out to go on with what is stored.",
            )
        self._moved = self.store.settings.moved()
        return Scenario(json.loads(stored), f"the scenario in {self.store.name}")

    def _kept(self, scenario: Scenario) -> Scenario:
        """Return what is kept of a scenario in memory, once its devices are stored."""
        self._is_thin = scenario.is_large
        return scenario.without_devices() if self._is_thin else scenario

    def _whole(self) -> Scenario:
        """Return the scenario with its devices."""
        if not self._is_thin:
            return self.scenario
        return Scenario(json.loads(self.store.settings.scenario() or "null"), self.scenario.where)

    def _fill(self, scenario: Scenario) -> None:
        self.store.settings.set_scenario(json.dumps(scenario.document, ensure_ascii=False))
        now = self.now()
        for entry in scenario.document.get("listeners", ()):
            self.listeners.put(Listener(**entry, family=SIBLINGS.get(entry["service"], M2M)))
        for entry in scenario.document.get("requests", ()):
            outcome = entry.get("status", "Success")
            request = StoredRequest(entry["id"], entry["account"], entry["operation"], now, now, 1, outcome)
            self.requests.add(request)
        for kind, entries in scenario.records.items():
            for entry in entries:
                document = {name: value for name, value in entry.items() if name not in ("account", "id")}
                self.records.put(Kind(kind), entry["account"], entry["id"], document)
        reserved = scenario.identifiers()
        for entry in scenario.document.get("devices", ()):
            self._add_device(entry, now, reserved)

    def _add_device(self, entry: dict[str, Any], now: float, reserved: Container[str]) -> None:
        state = entry.get("state", "preactive")
        identifiers = {kind.lower(): value for kind, value in entry["ids"].items()}
        members: dict[str, Any] = {
            "state": state,
            "plan": entry.get("plan", ""),
            "groups": list(entry.get("groups", ())) or [f"Default: {entry['account']}"],
            "custom_fields": dict(entry.get("customFields", {})),
            "traits": list(entry.get("traits", ())),
            "ip_address": entry.get("ipAddress", ""),
            "stage": [entry.get("service", ""), entry.get("stage", "")],
            "attributes": dict(entry.get("attributes", {})),
            "created": now - _LIFE,
        }
        if "uuid" in entry:
            members["uuid"] = entry["uuid"]
        if state in ("active", "suspend"):
            fresh = self.new_numbers(reserved) if "mdn" not in identifiers else {}
            identifiers = {**fresh, **identifiers}
            members |= {"activated": now - _LIFE + _DAY, "activated_by": _OPERATOR}
        device = self.new_device(entry["account"], identifiers, **members)
        if state in _LAST:
            device.note(Change.ACTIVATE, _OPERATOR, now - _LIFE + _DAY)
            if state != "active":
                device.note(_LAST[state], _OPERATOR, now - _IDLE)
        if not device.ip_address and state == "active":
            device.ip_address = address_of(device)
        self.devices.add(device)
        for event in entry.get("events", ()):
            self._add_event(device, event, now)

    def _add_event(self, device: Device, entry: dict[str, Any], now: float) -> None:
        stamp = iso_nanoseconds(now - 3_600)
        event = {
            "action": "set",
            "createdon": stamp,
            "deviceid": device.uuid,
            "fields": {"configuration": {}},
            "id": self.identifiers.guid(),
            "kind": "ts.event.configuration",
            "lastupdated": stamp,
            "name": "SetConfigurationReq",
            "state": "update",
            "transactionid": self.identifiers.guid(),
            "version": "1.0",
            **entry,
        }
        self.events.add(device.number, event)


def address_of(device: Device) -> str:
    """Return a private address that no other device has."""
    number = device.number % 2**24
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
