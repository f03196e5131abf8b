"""Access tokens, sessions, and failed logins."""

from __future__ import annotations

from dataclasses import dataclass

from thingspace_contract.mock.store.database import Database

__all__ = ["Session", "Sessions"]


@dataclass(frozen=True, slots=True)
class Session:
    """A session; `used` is when it was last used, seconds since the epoch."""

    token: str
    username: str
    used: float


class Sessions:
    """Tokens and sessions that were given out.

    Args:
        database: where they are kept; changes want a transaction around them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def token_issued(self, token: str) -> float | None:
        """Return when an access token was issued, None for one that never was."""
        row = self._database.execute("SELECT issued FROM tokens WHERE token = ?", (token,)).fetchone()
        return float(row[0]) if row else None

    def current_token(self, application: str) -> tuple[str, float] | None:
        """Return the newest access token of an application and when it was issued."""
        row = self._database.execute(
            "SELECT token, issued FROM tokens WHERE application = ? ORDER BY issued DESC LIMIT 1", (application,)
        ).fetchone()
        return (row[0], float(row[1])) if row else None

    def add_token(self, token: str, application: str, issued: float) -> None:
        """Remember a new access token."""
        self._database.execute("INSERT INTO tokens VALUES (?, ?, ?)", (token, application, issued))

    def forget_token(self, token: str, application: str | None = None) -> None:
        """Make an access token unknown; with an application, only if it is its own."""
        self._database.execute(
            "DELETE FROM tokens WHERE token = ? AND application = coalesce(?, application)", (token, application)
        )

    def session(self, token: str) -> Session | None:
        """Return a session that has not been ended, expired or not."""
        row = self._database.execute("SELECT token, username, used FROM sessions WHERE token = ?", (token,)).fetchone()
        return Session(*row) if row else None

    def start(self, token: str, username: str, now: float) -> None:
        """Remember a new session."""
        self._database.execute("INSERT INTO sessions VALUES (?, ?, ?)", (token, username, now))

    def use(self, token: str, now: float) -> None:
        """Note that a session was used."""
        self._database.execute("UPDATE sessions SET used = ? WHERE token = ?", (now, token))

    def end(self, token: str) -> None:
        """Forget a session."""
        self._database.execute("DELETE FROM sessions WHERE token = ?", (token,))

    def failures(self, username: str) -> int:
        """Return the failed logins of a user since the last good one."""
        row = self._database.execute("SELECT failures FROM users WHERE username = ?", (username,)).fetchone()
        return int(row[0]) if row else 0

    def set_failures(self, username: str, failures: int) -> None:
        """Remember the failed logins of a user."""
        self._database.execute("INSERT OR REPLACE INTO users VALUES (?, ?)", (username, failures))
