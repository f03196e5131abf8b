"""Keeps a run alive while it fuzzes: its own session, user and listeners are out of reach of generated requests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Guard"]

_UNREACHABLE = "https://listener.invalid/"


@dataclass(frozen=True, slots=True)
class Guard:
    """What generated requests may not touch, and what they get instead.

    Args:
        username: the run's own user; generated logins never name it, because five failed ones lock it.
        accounts: where the run's listeners are registered.
        spare_account: where generated requests may register and deregister instead; None when there is none.
        listening: ids of the operations that change listeners.
        is_own: whether a text is a token that the run lives on, which a generated request could revoke.
    """

    username: str
    accounts: frozenset[str] = frozenset()
    spare_account: str | None = None
    listening: frozenset[str] = frozenset()
    is_own: Callable[[str], bool] = lambda _: False

    def path(self, operation_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the path parameters to send: changes of listeners happen on the spare account."""
        moved = dict(values)
        if operation_id in self.listening and str(moved.get("accountName")) in self.accounts:
            moved["accountName"] = self.spare_account or "no-such-account"
        return moved

    def body(self, operation_id: str, body: Any) -> Any:
        """Return the body to send: no login as the run's user, no end of its token, no listener of somebody."""
        if not isinstance(body, dict):
            return body
        if operation_id == "startSession" and body.get("username") == self.username:
            return {**body, "username": f"not-{self.username}"}
        if operation_id == "revokeAccessToken" and self.is_own(str(body.get("token"))):
            return {**body, "token": f"not-{self.username}"}
        url = body.get("url")
        if operation_id in self.listening and isinstance(url, str) and "://" in url:
            return {**body, "url": _UNREACHABLE + str(body.get("name", ""))[:40].replace("/", "")}
        return body
