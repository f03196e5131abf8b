"""Devices and their identifiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from thingspace_contract.mock.encoding import encode
from thingspace_contract.mock.store.protocol import Devices
from thingspace_contract.mock.store.sqlite.database import Database, read_document
from thingspace_contract.mock.store.values import Device

__all__ = ["SqliteDevices"]

_FIRST_NUMBER = 400_000_001  # internal ids of the platform have nine digits


_STORED = tuple(each.name for each in fields(Device) if each.name not in ("number", "account"))


class SqliteDevices(Devices):
    """Every device of every account.

    Args:
        database: where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, kind: str, value: str) -> Device | None:
        """Return the device that bears an identifier; the kind's case does not matter."""
        row = self._database.row(
            "SELECT d.id, d.account, d.document FROM identifiers i JOIN devices d ON d.id = i.device"
            " WHERE i.kind = ? AND i.value = ?",
            (kind.lower(), value),
        )
        return _device(row) if row else None

    def by_uuid(self, uuid: str) -> Device | None:
        """Return the device with that ThingSpace UUID."""
        return self.find("uuid", uuid.lower())

    def by_any(self, value: str) -> Device | None:
        """Return a device by any identifier, its UUID, or its internal id; for controls, which name no kind."""
        row = self._database.row("SELECT device FROM identifiers WHERE value IN (?, ?)", (value, value.lower()))
        if row:
            return self._by_number(row[0])
        return self._by_number(int(value)) if value.isascii() and value.isdigit() and len(value) < 19 else None

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
        last = self._database.row("SELECT seq FROM sqlite_sequence WHERE name = 'devices'")
        return _FIRST_NUMBER if last is None else int(last[0]) + 1

    def add(self, device: Device) -> None:
        """Store a new device."""
        with self._database:
            self._database.write(
                "INSERT INTO devices VALUES (?, ?, ?)", (device.number, device.account, _document(device))
            )
            self._index(device)

    def update(self, device: Device, *, identifiers: bool = False) -> None:
        """Store what has changed; say `identifiers` when those have."""
        if identifiers:
            with self._database:
                self._write(device)
                self._database.write("DELETE FROM identifiers WHERE device = ?", (device.number,))
                self._index(device)
        else:
            self._write(device)

    def remove(self, device: Device) -> None:
        """Forget a device; its identifiers are free again."""
        with self._database:
            for statement in (
                "DELETE FROM identifiers WHERE device = ?",
                "DELETE FROM events WHERE device = ?",
                "DELETE FROM devices WHERE id = ?",
            ):
                self._database.write(statement, (device.number,))

    def _by_number(self, number: int) -> Device | None:
        row = self._database.row("SELECT id, account, document FROM devices WHERE id = ?", (number,))
        return _device(row) if row else None

    def _write(self, device: Device) -> None:
        document = _document(device)
        # seldom does the account change; left out, it spares its index
        statement = "UPDATE devices SET document = ? WHERE id = ? AND account = ?"
        if not self._database.write(statement, (document, device.number, device.account)):
            statement = "UPDATE devices SET account = ?, document = ? WHERE id = ?"
            self._database.write(statement, (device.account, document, device.number))

    def _index(self, device: Device) -> None:
        rows = [(kind, value, device.number) for kind, value in device.identifiers.items()]
        rows.append(("uuid", device.uuid.lower(), device.number))
        self._database.write_many("INSERT INTO identifiers VALUES (?, ?, ?)", rows)


def _document(device: Device) -> str:
    return encode({name: getattr(device, name) for name in _STORED})


def _device(row: Sequence[Any]) -> Device:
    return Device(number=row[0], account=row[1], **read_document(row[2]))
