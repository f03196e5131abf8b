"""Registered callback listeners."""

from __future__ import annotations

from thingspace_contract.mock.store.protocol import Listeners
from thingspace_contract.mock.store.sqlite.database import Database
from thingspace_contract.mock.store.values import M2M, Listener

__all__ = ["SqliteListeners"]


class SqliteListeners(Listeners):
    """One listener for each account, service and family.

    Args:
        database: where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, listener: Listener) -> None:
        """Register a listener in place of the one that is there."""
        self._database.write(
            "INSERT OR REPLACE INTO listeners VALUES (?, ?, ?, ?, ?, ?)",
            (
                listener.account,
                listener.service,
                listener.url,
                listener.username,
                listener.password,
                listener.family,
            ),
        )

    def get(self, account: str, service: str) -> Listener | None:
        """Return the listener of an account for a service; one that was registered with m2m goes first."""
        rows = self._database.rows(
            "SELECT * FROM listeners WHERE account = ? AND service = ? ORDER BY family DESC", (account, service)
        )
        return Listener(*rows[0]) if rows else None

    def of(self, account: str, family: str = M2M) -> list[Listener]:
        """Return the listeners of an account by service."""
        rows = self._database.rows(
            "SELECT * FROM listeners WHERE account = ? AND family = ? ORDER BY service", (account, family)
        )
        return [Listener(*row) for row in rows]

    def all(self) -> list[Listener]:
        """Return every listener."""
        return [Listener(*row) for row in self._database.rows("SELECT * FROM listeners ORDER BY account, service")]

    def remove(self, account: str, service: str, family: str = M2M) -> bool:
        """Forget a listener; tell whether there was one."""
        removed = self._database.write(
            "DELETE FROM listeners WHERE account = ? AND service = ? AND family = ?", (account, service, family)
        )
        return removed > 0
