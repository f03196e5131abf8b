"""Settings: a value by its name."""

from __future__ import annotations

from thingspace_contract.mock.store.protocol import Settings
from thingspace_contract.mock.store.sqlite.database import Database

__all__ = ["SqliteSettings"]


class SqliteSettings(Settings):
    """What the mock knows of itself.

    Args:
        database: where it is kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def scenario(self) -> str | None:
        """Return the scenario that the store was filled from."""
        return self._get("scenario")

    def set_scenario(self, document: str) -> None:
        """Remember the scenario that the store is filled from."""
        self._set("scenario", document)

    def moved(self) -> float:
        """Return the seconds by which the mock's clock has been moved."""
        return float(self._get("moved") or 0)

    def move(self, seconds: float) -> float:
        """Move the mock's clock; return how far it has been moved in all."""
        with self._database:
            moved = self.moved() + seconds
            self._set("moved", repr(moved))
        return moved

    def next_line(self) -> int:
        """Return the number of the next phone line."""
        with self._database.lock:
            row = self._database.row(
                "INSERT INTO settings VALUES ('lines', '1') ON CONFLICT (key) DO UPDATE SET value = value + 1"
                " RETURNING value"
            )
            return int(row[0])

    def _get(self, key: str) -> str | None:
        row = self._database.row("SELECT value FROM settings WHERE key = ?", (key,))
        return None if row is None else str(row[0])

    def _set(self, key: str, value: str) -> None:
        self._database.write("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))
