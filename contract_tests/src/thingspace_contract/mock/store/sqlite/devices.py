"""Devices and their identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import chain
from operator import attrgetter
from typing import Any

import orjson

from thingspace_contract.mock.encoding import encode
from thingspace_contract.mock.store.protocol import Devices
from thingspace_contract.mock.store.sqlite.database import Database, read_document
from thingspace_contract.mock.store.values import Device

__all__ = ["SqliteDevices"]

_NAMES = 200  # identifiers that one statement looks for
_FIRST_NUMBER = 400_000_001  # internal ids of the platform have nine digits


_STORED = tuple(each.name for each in fields(Device) if each.name not in ("number", "account"))
_WHOLE = ("identifiers", "uuid", "created", "activated")  # always stored: no default, or zero is not none
_stored = attrgetter(*_STORED)


class SqliteDevices(Devices):
    """Every device of every account.

    Args:
        database: where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self.renamings = 0
        self._database = database

    def find(self, kind: str, value: str) -> Device | None:
        """Return the device that bears an identifier; the kind's case does not matter."""
        row = self._database.row(
            "SELECT d.id, d.account, d.document FROM identifiers i JOIN devices d ON d.id = i.device"
            " WHERE i.kind = ? AND i.value = ?",
            (kind.lower(), value),
        )
        return _device(row) if row else None

    def find_all(self, identifiers: Iterable[Mapping[str, str]]) -> list[Device]:
        """Return the different devices that bear any of these identifiers, in their order."""
        named = [(each["kind"].lower(), each["id"]) for each in identifiers]
        statement = "SELECT device FROM identifiers WHERE kind = ? AND value = ?"
        found = [row for each in named if (row := self._database.row(statement, each)) is not None]
        devices = (self._by_number(number) for number in dict.fromkeys(row[0] for row in found))
        return [device for device in devices if device is not None]

    def find_each(self, entries: Sequence[Sequence[Mapping[str, str]]]) -> list[list[Device]]:
        """Return what `find_all` returns for each entry of a list, at once."""
        names = [(index, each["kind"].lower(), each["id"]) for index, entry in enumerate(entries) for each in entry]
        numbers: list[dict[int, None]] = [{} for _ in entries]
        for start in range(0, len(names), _NAMES):
            part = names[start : start + _NAMES]
            marks = ", ".join(f"({number}, ?, ?)" for number in range(len(part)))
            statement = (
                f"WITH asked (place, kind, value) AS (VALUES {marks}) SELECT a.place, i.device FROM asked a"  # noqa: S608
                " CROSS JOIN identifiers i ON i.kind = a.kind AND i.value = a.value ORDER BY a.place"
            )
            values = [value for _, kind, name in part for value in (kind, name)]
            for place, number in self._database.rows(statement, values):
                numbers[part[place][0]].setdefault(number)
        devices = {each.number: each for each in self.numbered([*dict.fromkeys(chain.from_iterable(numbers))])}
        return [[devices[number] for number in found] for found in numbers]

    def any_of(self, identifiers: Iterable[Mapping[str, str]]) -> bool:
        """Tell whether a device bears any of these identifiers."""
        values = [value for each in identifiers for value in (each["kind"].lower(), each["id"])]
        wanted = " OR ".join(["kind = ? AND value = ?"] * (len(values) // 2)) or "FALSE"
        statement = f"SELECT 1 FROM identifiers WHERE {wanted} LIMIT 1"  # noqa: S608
        return self._database.row(statement, values) is not None

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

    def numbers(self, accounts: Sequence[str]) -> list[int]:
        """Return the internal ids of the devices of these accounts, in their order."""
        marks = ", ".join("?" * len(accounts))
        statement = f"SELECT id FROM devices WHERE account IN ({marks}) ORDER BY id"  # noqa: S608
        return [row[0] for row in self._database.rows(statement, accounts)]

    def numbered(self, numbers: Sequence[int]) -> list[Device]:
        """Return the devices with these internal ids, by internal id."""
        statement = "SELECT id, account, document FROM devices WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return [*map(_device, self._database.rows(statement, (encode(list(numbers)),)))]

    def count(self) -> int:
        """Return how many devices there are."""
        return int(self._database.rows("SELECT count(*) FROM devices")[0][0])

    def next_number(self) -> int:
        """Return the internal id of the next device."""
        last = self._database.row("SELECT seq FROM sqlite_sequence WHERE name = 'devices'")
        return _FIRST_NUMBER if last is None else int(last[0]) + 1

    def add(self, device: Device) -> None:
        """Store a new device."""
        self.renamings += 1
        with self._database:
            self._database.write(
                "INSERT INTO devices VALUES (?, ?, ?)", (device.number, device.account, _document(device))
            )
            self._index(device)

    def update(self, device: Device, *, identifiers: bool = False) -> None:
        """Store what has changed; say `identifiers` when those have."""
        if identifiers:
            self.renamings += 1
            with self._database:
                self._write(device)
                statement = "SELECT kind, value FROM identifiers WHERE device = ? AND kind <> 'uuid'"
                before = set(self._database.rows(statement, (device.number,)))
                now = dict(device.identifiers).items()
                gone = [(*each, device.number) for each in before - now]
                if gone:
                    self._database.write_many(
                        "DELETE FROM identifiers WHERE kind = ? AND value = ? AND device = ?", gone
                    )
                fresh = [(*each, device.number) for each in now if each not in before]
                self._database.write_many("INSERT INTO identifiers VALUES (?, ?, ?)", fresh)
        else:
            self._write(device)

    def remove(self, device: Device) -> None:
        """Forget a device; its identifiers are free again."""
        self.renamings += 1
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
    """Return a device as it is stored: what is empty is left out, as a device is read so anyway."""
    members = zip(_STORED, _stored(device), strict=True)
    return encode({name: value for name, value in members if value or name in _WHOLE})


def _device(row: Sequence[Any]) -> Device:
    return Device(number=row[0], account=row[1], **read_document(row[2], orjson.loads))
