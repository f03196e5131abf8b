"""Devices and their identifiers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from thingspace_contract.mock.encoding import encode
from thingspace_contract.mock.store.database import Database

__all__ = ["Device", "Devices"]

_FIRST_NUMBER = 400_000_001  # internal ids of the platform have nine digits


@dataclass(slots=True)
class Device:
    """A device as the mock knows it.

    Args:
        number: the platform's internal id, which pages of the device list go by.
        account: its billing account.
        identifiers: value by kind in lower case, in the order in which they became known.
        state: preactive, active, suspend or deactive.
        pending: what the device list shows instead of `state` until `pending_until`.
        stage: customer-defined service and state, both empty when it has none.
        fault: (code, text) that the next provisioning operation answers with, set by a control.
    """

    number: int
    account: str
    identifiers: dict[str, str]
    uuid: str
    created: float
    state: str = "preactive"
    plan: str = ""
    groups: list[str] = field(default_factory=list)
    custom_fields: dict[str, str] = field(default_factory=dict)
    traits: list[str] = field(default_factory=list)
    ip_address: str = ""
    pool: str = ""
    stage: list[str] = field(default_factory=lambda: ["", ""])
    activated: float | None = None
    activated_by: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    pending: str = ""
    pending_until: float = 0.0
    fault: list[str] | None = None

    def ids(self, *, iccid: str = "iccid") -> list[dict[str, str]]:
        """Return the identifiers as the wire has them; `iccid` is how that kind is spelled there."""
        return [{"id": value, "kind": iccid if kind == "iccid" else kind} for kind, value in self.identifiers.items()]

    def shown_state(self, now: float) -> str:
        """Return the state that a read at `now` shows."""
        return self.pending if self.pending and now < self.pending_until else self.state


_STORED = tuple(each.name for each in fields(Device) if each.name not in ("number", "account"))


class Devices:
    """Every device of every account.

    Args:
        database: where they are kept; changes want a transaction around them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, kind: str, value: str) -> Device | None:
        """Return the device that bears an identifier; the kind's case does not matter."""
        row = self._database.execute(
            "SELECT d.id, d.account, d.document FROM identifiers i JOIN devices d ON d.id = i.device"
            " WHERE i.kind = ? AND i.value = ?",
            (kind.lower(), value),
        ).fetchone()
        return _device(row) if row else None

    def find_all(self, identifiers: Iterable[Mapping[str, str]]) -> list[Device]:
        """Return the different devices that bear any of these identifiers, in their order."""
        found: dict[int, Device] = {}
        for identifier in identifiers:
            device = self.find(identifier["kind"], identifier["id"])
            if device is not None:
                found.setdefault(device.number, device)
        return list(found.values())

    def by_uuid(self, uuid: str) -> Device | None:
        """Return the device with that ThingSpace UUID."""
        return self.find("uuid", uuid.lower())

    def by_any(self, value: str) -> Device | None:
        """Return a device by any identifier, its UUID, or its internal id; for controls, which name no kind."""
        row = self._database.rows("SELECT device FROM identifiers WHERE value IN (?, ?)", (value, value.lower()))
        if row:
            return self.by_number(row[0][0])
        return self.by_number(int(value)) if value.isascii() and value.isdigit() and len(value) < 19 else None

    def by_number(self, number: int) -> Device | None:
        """Return the device with that internal id."""
        row = self._database.execute("SELECT id, account, document FROM devices WHERE id = ?", (number,)).fetchone()
        return _device(row) if row else None

    def of(self, accounts: Sequence[str]) -> Iterator[Device]:
        """Yield the devices of these accounts by internal id."""
        marks = ", ".join("?" * len(accounts))
        statement = f"SELECT id, account, document FROM devices WHERE account IN ({marks}) ORDER BY id"  # noqa: S608
        return map(_device, self._database.rows(statement, accounts))

    def count(self) -> int:
        """Return how many devices there are."""
        return int(self._database.rows("SELECT count(*) FROM devices")[0][0])

    def next_number(self) -> int:
        """Return the internal id of the next device."""
        last = self._database.execute("SELECT seq FROM sqlite_sequence WHERE name = 'devices'").fetchone()
        return _FIRST_NUMBER if last is None else int(last[0]) + 1

    def add(self, device: Device) -> None:
        """Store a new device."""
        self._database.execute(
            "INSERT INTO devices VALUES (?, ?, ?)", (device.number, device.account, _document(device))
        )
        self._index(device)

    def update(self, device: Device, *, identifiers: bool = False) -> None:
        """Store what has changed; say `identifiers` when those have."""
        self._database.execute(
            "UPDATE devices SET account = ?, document = ? WHERE id = ?",
            (device.account, _document(device), device.number),
        )
        if identifiers:
            self._database.execute("DELETE FROM identifiers WHERE device = ?", (device.number,))
            self._index(device)

    def remove(self, device: Device) -> None:
        """Forget a device; its identifiers are free again."""
        self._database.execute("DELETE FROM identifiers WHERE device = ?", (device.number,))
        self._database.execute("DELETE FROM events WHERE device = ?", (device.number,))
        self._database.execute("DELETE FROM devices WHERE id = ?", (device.number,))

    def _index(self, device: Device) -> None:
        rows = [(kind, value, device.number) for kind, value in device.identifiers.items()]
        rows.append(("uuid", device.uuid.lower(), device.number))
        self._database.executemany("INSERT INTO identifiers VALUES (?, ?, ?)", rows)


def _document(device: Device) -> str:
    return encode({name: getattr(device, name) for name in _STORED})


def _device(row: Sequence[Any]) -> Device:
    return Device(number=row[0], account=row[1], **json.loads(row[2]))
