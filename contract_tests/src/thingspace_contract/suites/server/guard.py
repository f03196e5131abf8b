"""Keeps a run alive while it fuzzes: its own session, user and listeners are out of reach of generated requests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Guard"]

_UNREACHABLE = "https://listener.invalid/"
_LISTENER_OPERATIONS = frozenset({"registerCallbackListener", "deregisterCallbackListener"})


@dataclass(frozen=True, slots=True)
class Guard:
    """What generated requests may not touch, and what they get instead.

    Args:
        username: the run's own user; generated logins never name it, because five failed ones lock it.
        accounts: where the run's listeners are registered.
        spare_account: where generated requests may register and deregister instead; None when there is none.
    """

    username: str
    accounts: frozenset[str] = frozenset()
    spare_account: str | None = None

    def path(self, operation_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the path parameters to send: changes of listeners happen on the spare account."""
        moved = dict(values)
        if operation_id in _LISTENER_OPERATIONS and str(moved.get("accountName")) in self.accounts:
            moved["accountName"] = self.spare_account or "no-such-account"
        return moved

    def body(self, operation_id: str, body: Any) -> Any:
        """Return the body to send: no login as the run's user, no listener that somebody might really have."""
        if not isinstance(body, dict):
            return body
        if operation_id == "startSession" and body.get("username") == self.username:
            return {**body, "username": f"not-{self.username}"}
        url = body.get("url")
        if operation_id == "registerCallbackListener" and isinstance(url, str) and "://" in url:
            return {**body, "url": _UNREACHABLE + str(body.get("name", ""))[:40].replace("/", "")}
        return body
