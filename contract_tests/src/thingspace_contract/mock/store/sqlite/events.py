"""Configuration events of devices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from thingspace_contract.mock.encoding import encode
from thingspace_contract.mock.store.protocol import Events
from thingspace_contract.mock.store.sqlite.database import Database, read_document

__all__ = ["SqliteEvents"]


class SqliteEvents(Events):
    """Events in the order in which they happened.

    Args:
        database: where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, device: int, document: dict[str, Any]) -> None:
        """Append an event of a device; its `state` says whether it waits for the device."""
        self._database.write(
            "INSERT INTO events (device, state, document) VALUES (?, ?, ?)",
            (device, document["state"], encode(document)),
        )

    def of(self, device: int) -> list[tuple[int, dict[str, Any]]]:
        """Return the events of a device with their sequence numbers, newest first."""
        rows = self._database.rows(
            "SELECT sequence, document FROM events WHERE device = ? ORDER BY sequence DESC", (device,)
        )
        return [(row[0], read_document(row[1])) for row in rows]

    def counts(self, devices: Sequence[int]) -> dict[int, int]:
        """Return how many events wait for each of these devices; those for which none waits are left out."""
        rows = self._database.rows(
            "SELECT device, document FROM events WHERE device IN (SELECT value FROM json_each(?)) ORDER BY sequence",
            (encode(list(devices)),),
        )
        answered: set[tuple[int, str]] = set()
        pending: list[tuple[int, str]] = []
        for device, text in rows:
            event = read_document(text)
            each = (device, event["transactionid"])
            if event["state"] == "pending":
                pending.append(each)
            else:
                answered.add(each)
        return dict(Counter(device for device, transaction in pending if (device, transaction) not in answered))
