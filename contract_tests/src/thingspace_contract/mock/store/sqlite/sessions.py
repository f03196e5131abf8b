"""Access tokens, sessions, failed logins, and passwords."""

from __future__ import annotations

from thingspace_contract.mock.store.protocol import Sessions
from thingspace_contract.mock.store.sqlite.database import Database
from thingspace_contract.mock.store.values import Session

__all__ = ["SqliteSessions"]


class SqliteSessions(Sessions):
    """Tokens and sessions that were given out.

    Args:
        database: where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def token_issued(self, token: str) -> float | None:
        """Return when an access token was issued, None for one that never was."""
        row = self._database.row("SELECT issued FROM tokens WHERE token = ?", (token,))
        return float(row[0]) if row else None

    def current_token(self, application: str) -> tuple[str, float] | None:
        """Return the newest access token of an application and when it was issued."""
        row = self._database.row(
            "SELECT token, issued FROM tokens WHERE application = ? ORDER BY issued DESC LIMIT 1", (application,)
        )
        return (row[0], float(row[1])) if row else None

    def add_token(self, token: str, application: str, issued: float) -> None:
        """Remember a new access token."""
        self._database.write("INSERT INTO tokens VALUES (?, ?, ?)", (token, application, issued))

    def forget_token(self, token: str, application: str | None = None) -> None:
        """Make an access token unknown; with an application, only if it is its own."""
        self._database.write(
            "DELETE FROM tokens WHERE token = ? AND application = coalesce(?, application)", (token, application)
        )

    def session(self, token: str) -> Session | None:
        """Return a session that has not been ended, expired or not."""
        row = self._database.row("SELECT token, username, used FROM sessions WHERE token = ?", (token,))
        return Session(*row) if row else None

    def start(self, token: str, username: str, now: float) -> None:
        """Remember a new session."""
        self._database.write("INSERT INTO sessions VALUES (?, ?, ?)", (token, username, now))

    def use(self, token: str, now: float) -> None:
        """Note that a session was used."""
        self._database.write("UPDATE sessions SET used = ? WHERE token = ?", (now, token))

    def end(self, token: str) -> None:
        """Forget a session."""
        self._database.write("DELETE FROM sessions WHERE token = ?", (token,))

    def failures(self, username: str) -> int:
        """Return the failed logins of a user since the last good one."""
        row = self._database.row("SELECT failures FROM users WHERE username = ?", (username,))
        return int(row[0]) if row else 0

    def set_failures(self, username: str, failures: int) -> None:
        """Remember the failed logins of a user."""
        self._database.write(
            "INSERT INTO users (username, failures) VALUES (?, ?)"
            " ON CONFLICT (username) DO UPDATE SET failures = excluded.failures",
            (username, failures),
        )

    def password(self, username: str) -> str | None:
        """Return the password that a user was given here."""
        row = self._database.row("SELECT password FROM users WHERE username = ?", (username,))
        return row[0] if row else None

    def set_password(self, username: str, password: str) -> None:
        """Remember the new password of a user."""
        self._database.write(
            "INSERT INTO users (username, password) VALUES (?, ?)"
            " ON CONFLICT (username) DO UPDATE SET password = excluded.password",
            (username, password),
        )
