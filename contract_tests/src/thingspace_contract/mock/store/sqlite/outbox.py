"""The outbox: messages and attempts in the database, claims in memory."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from thingspace_contract.mock.store.outbox import Outbox
from thingspace_contract.mock.store.sqlite.claims import Claims
from thingspace_contract.mock.store.sqlite.database import Database
from thingspace_contract.mock.store.values import Attempt, Claim, StoredMessage

__all__ = ["SqliteOutbox"]

_LANE = "SELECT account, service FROM outbox WHERE state = 'pending'"

_EVER, _NEVER = -math.inf, math.inf

# Messages point to their request by its number, which rises: an index of random ids would be slow to write.
_SELECT = (
    "SELECT o.id, r.id, o.account, o.service, o.body, o.state, o.attempts, o.due"
    " FROM outbox o JOIN requests r ON r.sequence = o.request"
)


class SqliteOutbox(Outbox):
    """Every callback message.

    Args:
        database: where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._claims = Claims()
        # Counted here: a number is not given again while a delivery may be under way, not even after a reset.
        self._last = database.row("SELECT coalesce(max(id), 0) FROM outbox")[0]
        database.write("UPDATE outbox SET state = 'pending' WHERE state = 'held'")  # nobody is left who held them

    def add(self, request: str, due: float, messages: Iterable[tuple[str, str, str]], *, held: bool = False) -> None:
        """Store messages (account, service, body) of a request, in their order."""
        with self._database:
            row = self._database.row("SELECT sequence FROM requests WHERE id = ?", (request,))
            if row is None:
                raise KeyError(request)
            rows = [
                (number, row[0], account, service, body, "held" if held else "pending", due)
                for number, (account, service, body) in enumerate(messages, self._last + 1)
            ]
            self._last += len(rows)
            self._database.write_many("INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, 0, ?)", rows)

    def free(self, request: str) -> None:
        """Let the messages of a request that are held wait for their delivery."""
        self._database.write(
            "UPDATE outbox SET state = 'pending' WHERE request = (SELECT sequence FROM requests WHERE id = ?)"
            " AND state = 'held'",
            (request,),
        )

    def lanes(self, now: float) -> list[tuple[str, str]]:
        """Return the accounts and services that have something due, claimed or not."""
        return [lane for lane in self._waiting() if self._first_due(lane, since=_EVER) <= now]

    def next_due(self, *, after: float) -> float | None:
        """Return when the next pending message is due after a moment, None when none is."""
        soonest = min((self._first_due(lane, since=after) for lane in self._waiting()), default=_NEVER)
        return None if soonest == _NEVER else soonest

    def claim(self, account: str, service: str, *, now: float, limit: int, lease: float) -> list[Claim]:
        """Take what is due for one listener and free."""
        with self._database.lock:
            held = self._claims.held(account, service)
            rows = self._database.rows(
                f"{_SELECT} WHERE o.state = 'pending' AND o.account = ? AND o.service = ? AND o.due <= ?"
                " ORDER BY o.due, o.id LIMIT ?",
                (account, service, now, limit + len(held)),
            )
            free = [StoredMessage(*row) for row in rows if row[0] not in held]
            return self._claims.take(free[:limit], lease)

    def holds(self, claim: Claim) -> bool:
        """Tell whether a claim stands, and its message still waits."""
        with self._database.lock:
            waits = self._database.rows("SELECT 1 FROM outbox WHERE id = ? AND state = 'pending'", (claim.message.id,))
            if not waits:
                self._claims.end(claim)
            return self._claims.holds(claim)

    def begin(self, claim: Claim, attempt: int) -> bool:
        """Note that an attempt begins; False when the claim has ended."""
        with self._database.lock:
            if not self._claims.holds(claim):
                return False
            if not self._database.write(
                "UPDATE outbox SET attempts = ? WHERE id = ? AND state = 'pending'", (attempt, claim.message.id)
            ):  # cancelled, or forgotten by a reset meanwhile
                self._claims.end(claim)
                return False
            self._claims.renew(claim)
            return True

    def postpone(self, claim: Claim, due: float) -> None:
        """Let a message wait until later."""
        with self._database.lock:
            if self._claims.holds(claim):
                self._database.write(
                    "UPDATE outbox SET due = ? WHERE id = ? AND state = 'pending'", (due, claim.message.id)
                )
                self._claims.end(claim)

    def finish(self, claim: Claim, attempt: Attempt, state: str, due: float) -> None:
        """Store what came of an attempt and what is next."""
        with self._database:
            self._database.write(
                "UPDATE outbox SET state = ?, due = ? WHERE id = ? AND state = 'pending'",
                (state, due, attempt.message),
            )
            self._database.write(  # not for a message that was forgotten by a reset meanwhile
                "INSERT INTO attempts SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM outbox WHERE id = ?)",
                (attempt.message, attempt.number, attempt.at, attempt.url, attempt.outcome, attempt.message),
            )
            self._database.when_undone(self._claims.ending(claim))

    def release(self, claims: Iterable[Claim]) -> None:
        """Give messages back."""
        with self._database.lock:
            for claim in claims:
                self._claims.end(claim)

    def end_claims(self) -> None:
        """End every claim: what they were on has been forgotten."""
        with self._database.lock:
            self._claims.end_all()

    def cancel(self, request: str) -> None:
        """Drop those messages of a request that have not been delivered."""
        self._database.write(
            "UPDATE outbox SET state = 'dropped' WHERE request = (SELECT sequence FROM requests WHERE id = ?)"
            " AND state = 'pending'",
            (request,),
        )

    def of_request(self, request: str) -> list[StoredMessage]:
        """Return the messages of one request in the order in which they were stored."""
        rows = self._database.rows(f"{_SELECT} WHERE r.id = ? ORDER BY o.id", (request,))
        return [StoredMessage(*row) for row in rows]

    def newest(self, limit: int) -> list[StoredMessage]:
        """Return the newest messages, oldest first."""
        rows = self._database.rows(f"{_SELECT} ORDER BY o.id DESC LIMIT ?", (limit,))
        return [StoredMessage(*row) for row in reversed(rows)]

    def attempts(self, message: int) -> list[Attempt]:
        """Return the attempts of one message, in their order."""
        rows = self._database.rows("SELECT * FROM attempts WHERE message = ? ORDER BY number, rowid", (message,))
        return [Attempt(*row) for row in rows]

    def _waiting(self) -> Iterator[tuple[str, str]]:
        """Yield the lanes with something pending: from one to the next in the index, however much waits in each."""
        lane = self._database.row(f"{_LANE} ORDER BY account, service LIMIT 1")
        while lane is not None:
            yield lane
            # not (account, service) > (?, ?), which would go through all that waits in the lane
            lane = self._database.row(
                f"{_LANE} AND account = ? AND service > ? ORDER BY service LIMIT 1", lane
            ) or self._database.row(f"{_LANE} AND account > ? ORDER BY account, service LIMIT 1", lane[:1])

    def _first_due(self, lane: tuple[str, str], *, since: float) -> float:
        row = self._database.row(
            "SELECT min(due) FROM outbox WHERE state = 'pending' AND account = ? AND service = ? AND due > ?",
            (*lane, since),
        )
        return _NEVER if row[0] is None else float(row[0])

    def counts(self) -> dict[str, int]:
        """Return how many messages are in each state."""
        return {row[0]: row[1] for row in self._database.rows("SELECT state, count(*) FROM outbox GROUP BY state")}
