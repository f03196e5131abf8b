"""Asynchronous requests that were accepted."""

from __future__ import annotations

from dataclasses import dataclass

from thingspace_contract.mock.store.database import Database

__all__ = ["Requests", "StoredRequest"]


@dataclass(frozen=True, slots=True)
class StoredRequest:
    """An accepted request.

    Args:
        completes: when its work is done, seconds since the epoch of the mock's clock.
        devices: how many devices it was about.
        outcome: Success or Failed, what its status is from then on.
        first_message: id of its first message in the outbox; the others follow it.
        messages: how many it has there.
    """

    id: str
    account: str
    operation: str
    created: float
    completes: float
    devices: int
    outcome: str
    first_message: int = 0
    messages: int = 0

    def status(self, now: float) -> str:
        """Return the status that a read at `now` shows."""
        return self.outcome if now >= self.completes else "Pending"


class Requests:
    """Every accepted asynchronous request.

    Args:
        database: where they are kept; changes want a transaction around them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, request: StoredRequest) -> None:
        """Remember a request."""
        self._database.execute(
            "INSERT INTO requests VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                request.id,
                request.account,
                request.operation,
                request.created,
                request.completes,
                request.devices,
                request.outcome,
                request.first_message,
                request.messages,
            ),
        )

    def get(self, request_id: str) -> StoredRequest | None:
        """Return a request by its id."""
        rows = self._database.rows("SELECT * FROM requests WHERE id = ?", (request_id,))
        return StoredRequest(*rows[0]) if rows else None

    def newest(self, limit: int) -> list[StoredRequest]:
        """Return the newest requests, newest first."""
        rows = self._database.rows("SELECT * FROM requests ORDER BY created DESC, first_message DESC LIMIT ?", (limit,))
        return [StoredRequest(*row) for row in rows]

    def count(self) -> int:
        """Return how many requests there are."""
        return int(self._database.rows("SELECT count(*) FROM requests")[0][0])
