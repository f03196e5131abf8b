"""What accounts own beside devices: groups, texts, monitors, reports, upgrades, triggers."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any

from thingspace_contract.mock.encoding import encode
from thingspace_contract.mock.store.database import Database

__all__ = ["Kind", "Records"]


class Kind(StrEnum):
    """What a record is; its document is for the behaviours that write it."""

    GROUP = "group"
    TEXT = "text"
    MONITOR = "monitor"
    LOCATION_REQUEST = "locationRequest"
    EXCLUSION = "exclusion"
    CONSENT = "consent"
    UPGRADE = "upgrade"
    TRIGGER = "trigger"
    PROFILE_REQUEST = "profileRequest"


class Records:
    """Documents by kind, account and id, in the order in which they were made.

    Args:
        database: where they are kept; changes want a transaction around them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, kind: Kind, account: str, record_id: str, document: dict[str, Any]) -> None:
        """Store a document in place of the one that is there; it keeps its place in the order."""
        self._database.execute(
            "INSERT INTO records (kind, account, id, document) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (kind, account, id) DO UPDATE SET document = excluded.document",
            (kind, account, record_id, encode(document)),
        )

    def get(self, kind: Kind, account: str, record_id: str) -> dict[str, Any] | None:
        """Return a document, None when there is none."""
        rows = self._database.rows(
            "SELECT document FROM records WHERE kind = ? AND account = ? AND id = ?", (kind, account, record_id)
        )
        return dict(json.loads(rows[0][0])) if rows else None

    def of(self, kind: Kind, account: str) -> list[tuple[str, dict[str, Any]]]:
        """Return the ids and documents of an account, oldest first."""
        rows = self._database.rows(
            "SELECT id, document FROM records WHERE kind = ? AND account = ? ORDER BY sequence", (kind, account)
        )
        return [(row[0], json.loads(row[1])) for row in rows]

    def remove(self, kind: Kind, account: str, record_id: str) -> bool:
        """Forget a document; tell whether there was one."""
        cursor = self._database.execute(
            "DELETE FROM records WHERE kind = ? AND account = ? AND id = ?", (kind, account, record_id)
        )
        return cursor.rowcount > 0

    def rename(self, kind: Kind, account: str, record_id: str, new_id: str) -> None:
        """Give a document another id."""
        self._database.execute(
            "UPDATE records SET id = ? WHERE kind = ? AND account = ? AND id = ?", (new_id, kind, account, record_id)
        )
