"""Configuration events of devices (`ts.event.configuration`)."""

from __future__ import annotations

import json
from typing import Any

from thingspace_contract.mock.encoding import encode
from thingspace_contract.mock.store.database import Database

__all__ = ["Events"]


class Events:
    """Events in the order in which they happened.

    Args:
        database: where they are kept; changes want a transaction around them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, device: int, document: dict[str, Any]) -> None:
        """Append an event of a device; its `state` says whether it waits for the device."""
        self._database.execute(
            "INSERT INTO events (device, state, document) VALUES (?, ?, ?)",
            (device, document["state"], encode(document)),
        )

    def of(self, device: int) -> list[tuple[int, dict[str, Any]]]:
        """Return the events of a device with their sequence numbers, newest first."""
        rows = self._database.rows(
            "SELECT sequence, document FROM events WHERE device = ? ORDER BY sequence DESC", (device,)
        )
        return [(row[0], json.loads(row[1])) for row in rows]

    def waiting(self, device: int) -> list[dict[str, Any]]:
        """Return the pending events that no later event has answered, oldest first."""
        events = [document for _, document in reversed(self.of(device))]
        answered = {event["transactionid"] for event in events if event["state"] != "pending"}
        return [event for event in events if event["state"] == "pending" and event["transactionid"] not in answered]
