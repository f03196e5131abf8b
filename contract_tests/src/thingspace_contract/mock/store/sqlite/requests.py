"""Asynchronous requests that were accepted."""

from __future__ import annotations

from thingspace_contract.mock.store.protocol import Requests
from thingspace_contract.mock.store.sqlite.database import Database
from thingspace_contract.mock.store.values import StoredRequest

__all__ = ["SqliteRequests"]

_MEMBERS = "id, account, operation, created, completes, devices, outcome"


class SqliteRequests(Requests):
    """Every accepted asynchronous request.

    Args:
        database: where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, request: StoredRequest) -> None:
        """Remember a request."""
        self._database.write(
            "INSERT INTO requests (id, account, operation, created, completes, devices, outcome)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                request.id,
                request.account,
                request.operation,
                request.created,
                request.completes,
                request.devices,
                request.outcome,
            ),
        )

    def go_on(self, request_id: str, devices: int, outcome: str) -> None:
        """Note what a request that is under way has come to."""
        self._database.write(
            "UPDATE requests SET devices = ?, outcome = ? WHERE id = ?", (devices, outcome, request_id)
        )

    def get(self, request_id: str) -> StoredRequest | None:
        """Return a request by its id."""
        row = self._database.row(f"SELECT {_MEMBERS} FROM requests WHERE id = ?", (request_id,))  # noqa: S608
        return StoredRequest(*row) if row else None

    def newest(self, limit: int) -> list[StoredRequest]:
        """Return the newest requests, newest first."""
        statement = f"SELECT {_MEMBERS} FROM requests ORDER BY created DESC, sequence DESC LIMIT ?"  # noqa: S608
        rows = self._database.rows(statement, (limit,))
        return [StoredRequest(*row) for row in rows]

    def count(self) -> int:
        """Return how many requests there are."""
        return int(self._database.rows("SELECT count(*) FROM requests")[0][0])
