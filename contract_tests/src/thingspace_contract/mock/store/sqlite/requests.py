"""Asynchronous requests that were accepted, and how those that have ended are forgotten."""

from __future__ import annotations

from thingspace_contract.mock.store.history import History
from thingspace_contract.mock.store.protocol import Requests
from thingspace_contract.mock.store.sqlite.database import Database
from thingspace_contract.mock.store.values import Kind, StoredRequest

__all__ = ["SqliteHistory", "SqliteRequests"]

_MEMBERS = "id, account, operation, created, completes, devices, outcome"

#: Records that tell the status of one request.
_OF_REQUEST = (Kind.LOCATION_REQUEST.value, Kind.PROFILE_REQUEST.value)


class SqliteRequests(Requests):
    """Every accepted asynchronous request.

    Args:
        database: where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        database.write("UPDATE requests SET under_way = 0 WHERE under_way")  # nobody is left who works on them

    def add(self, request: StoredRequest, *, under_way: bool = False) -> None:
        """Remember a request."""
        self._database.write(
            "INSERT INTO requests (id, account, operation, created, completes, devices, outcome, under_way)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                request.id,
                request.account,
                request.operation,
                request.created,
                request.completes,
                request.devices,
                request.outcome,
                under_way,
            ),
        )

    def go_on(self, request_id: str, devices: int, outcome: str) -> None:
        """Note what a request that is under way has come to."""
        self._database.write(
            "UPDATE requests SET devices = ?, outcome = ? WHERE id = ?", (devices, outcome, request_id)
        )

    def end(self, request_id: str) -> None:
        """Note that nothing more comes of a request that was under way."""
        self._database.write("UPDATE requests SET under_way = 0 WHERE id = ?", (request_id,))

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


class SqliteHistory(History):
    """Forgets requests by their number, which rises.

    Args:
        database: where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen = 0  # the last request that this pass has looked at

    def begin_again(self) -> None:
        """Look at the oldest request next: numbers begin anew."""
        self._seen = 0

    def forget(self, *, keep: int, now: float, unused_since: float, limit: int) -> bool:
        """Forget a little of what is oldest; tell whether there may be more."""
        with self._database.lock:
            newest = self._database.row("SELECT coalesce(max(sequence), 0) FROM requests")[0]
            rows = self._database.rows(
                "SELECT sequence, completes <= ? AND NOT under_way FROM requests"
                " WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?",
                (now, self._seen, newest - keep, limit),
            )
            left = limit
            if rows:
                with self._database:
                    for sequence, is_done in rows:
                        if is_done and self._has_ended(sequence):
                            left = self._forget(sequence, left)
                        if left <= 0:
                            return True
                        self._seen = sequence
            if len(rows) == limit:
                return True
            self._seen = 0
            self._forget_sessions(unused_since, limit)
            return False

    def _has_ended(self, request: int) -> bool:
        return not self._database.rows(
            "SELECT 1 FROM outbox WHERE request = ? AND state NOT IN ('delivered', 'failed', 'dropped') LIMIT 1",
            (request,),
        )

    def _forget(self, request: int, limit: int) -> int:
        """Forget a request as far as the limit goes; return what is left of that, at least 1 when all is forgotten."""
        database = self._database
        messages = database.rows("SELECT id FROM outbox WHERE request = ? ORDER BY id LIMIT ?", (request, limit))
        database.write_many("DELETE FROM attempts WHERE message = ?", messages)
        database.write_many("DELETE FROM outbox WHERE id = ?", messages)
        if len(messages) == limit:
            return 0
        database.write(
            "DELETE FROM records WHERE kind IN (?, ?)"
            " AND (account, id) = (SELECT account, id FROM requests WHERE sequence = ?)",
            (*_OF_REQUEST, request),
        )
        database.write("DELETE FROM requests WHERE sequence = ?", (request,))
        return max(limit - len(messages) - 1, 1)

    def _forget_sessions(self, unused_since: float, limit: int) -> None:
        self._database.write(
            "DELETE FROM sessions WHERE token IN (SELECT token FROM sessions WHERE used < ? LIMIT ?)",
            (unused_since, limit),
        )
