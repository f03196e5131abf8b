"""Callback messages that wait for delivery, and what became of them.

A row is written in the transaction of the request that caused it and leaves the state `pending` only when the
listener has answered, so a message that was accepted outlives the process.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thingspace_contract.mock.store.database import Database
from thingspace_contract.mock.store.requests import StoredRequest

__all__ = ["Attempt", "Outbox", "StoredMessage"]


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A callback message.

    Args:
        body: JSON text; credentials and `callbackCount` are filled in at each attempt.
        state: pending, delivered, failed (no 2xx in all attempts) or dropped (no listener).
        attempts: how many were begun.
        due: when the next attempt is, seconds since the epoch of the mock's clock.
    """

    id: int
    request: str
    account: str
    service: str
    body: str
    state: str
    attempts: int
    due: float


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to deliver a message; `outcome` is the status or what went wrong."""

    message: int
    number: int
    at: float
    url: str
    outcome: str


class Outbox:
    """Every callback message.

    Args:
        database: where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, request: str, due: float, messages: Iterable[tuple[str, str, str]]) -> int:
        """Store messages (account, service, body) of a request and return the id of the first; the others follow it.

        Wants a transaction around it.
        """
        row = self._database.execute("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'").fetchone()
        self._database.executemany(
            "INSERT INTO outbox (request, account, service, body, state, attempts, due)"
            " VALUES (?, ?, ?, ?, 'pending', 0, ?)",
            [(request, account, service, body, due) for account, service, body in messages],
        )
        return int(row[0]) + 1 if row else 1

    def lanes(self, now: float) -> list[tuple[str, str]]:
        """Return the accounts and services that have something due."""
        rows = self._database.rows(
            "SELECT DISTINCT account, service FROM outbox WHERE state = 'pending' AND due <= ?", (now,)
        )
        return [(row[0], row[1]) for row in rows]

    def due(self, account: str, service: str, now: float, skip: Iterable[int], limit: int) -> list[StoredMessage]:
        """Return what is due for one listener, oldest first, without those whose ids are to be skipped."""
        skipped = set(skip)
        rows = self._database.rows(
            "SELECT * FROM outbox WHERE state = 'pending' AND account = ? AND service = ? AND due <= ?"
            " ORDER BY due, id LIMIT ?",
            (account, service, now, limit + len(skipped)),
        )
        return [StoredMessage(*row) for row in rows if row[0] not in skipped][:limit]

    def next_due(self, *, after: float) -> float | None:
        """Return when the next pending message is due after a moment, None when none is."""
        rows = self._database.rows("SELECT min(due) FROM outbox WHERE state = 'pending' AND due > ?", (after,))
        return None if rows[0][0] is None else float(rows[0][0])

    def begin(self, message: int, attempt: int) -> None:
        """Note that an attempt begins, so that its number rises even when the process dies meanwhile."""
        with self._database:
            self._database.execute("UPDATE outbox SET attempts = ? WHERE id = ?", (attempt, message))

    def postpone(self, message: int, due: float) -> None:
        """Let a message wait until later."""
        with self._database:
            self._database.execute("UPDATE outbox SET due = ? WHERE id = ?", (due, message))

    def finish(self, attempt: Attempt, state: str, due: float) -> None:
        """Store what came of an attempt and what is next."""
        with self._database:
            cursor = self._database.execute(
                "UPDATE outbox SET state = ?, due = ? WHERE id = ?", (state, due, attempt.message)
            )
            if not cursor.rowcount:  # forgotten by a reset meanwhile
                return
            self._database.execute(
                "INSERT INTO attempts VALUES (?, ?, ?, ?, ?)",
                (attempt.message, attempt.number, attempt.at, attempt.url, attempt.outcome),
            )

    def cancel(self, request: StoredRequest) -> None:
        """Drop those messages of a request that have not been delivered."""
        last = request.first_message + request.messages - 1
        self._database.execute(
            "UPDATE outbox SET state = 'dropped' WHERE id BETWEEN ? AND ? AND state = 'pending'",
            (request.first_message, last),
        )

    def of_request(self, request: StoredRequest) -> list[StoredMessage]:
        """Return the messages of one request in the order in which they were stored."""
        last = request.first_message + request.messages - 1
        rows = self._database.rows(
            "SELECT * FROM outbox WHERE id BETWEEN ? AND ? ORDER BY id", (request.first_message, last)
        )
        return [StoredMessage(*row) for row in rows]

    def newest(self, limit: int) -> list[StoredMessage]:
        """Return the newest messages, oldest first."""
        rows = self._database.rows("SELECT * FROM outbox ORDER BY id DESC LIMIT ?", (limit,))
        return [StoredMessage(*row) for row in reversed(rows)]

    def attempts(self, message: int) -> list[Attempt]:
        """Return the attempts of one message."""
        rows = self._database.rows("SELECT * FROM attempts WHERE message = ? ORDER BY number", (message,))
        return [Attempt(*row) for row in rows]

    def counts(self) -> dict[str, int]:
        """Return how many messages are in each state."""
        return {row[0]: row[1] for row in self._database.rows("SELECT state, count(*) FROM outbox GROUP BY state")}
