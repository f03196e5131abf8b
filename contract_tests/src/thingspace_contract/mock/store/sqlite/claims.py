"""Who has taken which message, in memory: one process has the database, so claims end with the process."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from thingspace_contract.mock.store.values import Claim, StoredMessage

__all__ = ["Claims"]

_Lane = tuple[str, str]


@dataclass(slots=True)
class _Held:
    token: int
    lease: float
    until: float


class Claims:
    """The claims on messages. Not safe by itself: the outbox holds the database's lock around it."""

    def __init__(self) -> None:
        self._last = 0
        self._held: defaultdict[_Lane, dict[int, _Held]] = defaultdict(dict)

    def held(self, account: str, service: str) -> set[int]:
        """Return the messages of a lane that nobody else may take now."""
        now = time.monotonic()
        return {message for message, held in self._held[account, service].items() if held.until > now}

    def take(self, messages: Iterable[StoredMessage], lease: float) -> list[Claim]:
        """Claim messages that are free."""
        until = time.monotonic() + lease
        claims = []
        for message in messages:
            self._last += 1
            self._held[message.account, message.service][message.id] = _Held(self._last, lease, until)
            claims.append(Claim(message, self._last))
        return claims

    def holds(self, claim: Claim) -> bool:
        """Tell whether a claim has not ended."""
        return self._of(claim) is not None

    def renew(self, claim: Claim) -> None:
        """Let a claim last for another lease from now."""
        held = self._of(claim)
        if held is not None:
            held.until = time.monotonic() + held.lease

    def end(self, claim: Claim) -> None:
        """End a claim, if it has not ended."""
        if self._of(claim) is not None:
            del self._held[claim.message.account, claim.message.service][claim.message.id]

    def ending(self, claim: Claim) -> Callable[[], None]:
        """End a claim; what is returned lets it last for another lease, unless somebody else has the message now."""
        held = self._of(claim)
        self.end(claim)

        def restore() -> None:
            lane = self._held[claim.message.account, claim.message.service]
            if held is not None and lane.setdefault(claim.message.id, held) is held:
                self.renew(claim)

        return restore

    def end_all(self) -> None:
        """End every claim."""
        self._held.clear()

    def _of(self, claim: Claim) -> _Held | None:
        held = self._held[claim.message.account, claim.message.service].get(claim.message.id)
        return held if held is not None and held.token == claim.token else None
