"""What the mock asks of the outbox: messages are kept until they are delivered, and claimed for delivery."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from thingspace_contract.mock.store.values import Attempt, Claim, StoredMessage

__all__ = ["Outbox"]


class Outbox(Protocol):
    """Every callback message, and what became of it.

    Messages are stored in the transaction of the request that caused them, and wait in the state `pending`. Who wants
    to deliver claims them, begins an attempt on one, sends it, and finishes. A claim ends when the message is finished,
    postponed, cancelled, given back or forgotten, when whoever made it is gone, or when somebody else has claimed the
    message, which is free for that when the claim has not been renewed for `lease` seconds of real time. So no message
    is lost, and one is sent twice only when whoever sent it did not live, or was not quick enough, to tell.
    """

    def add(self, request: str, due: float, messages: Iterable[tuple[str, str, str]], *, held: bool = False) -> None:
        """Store messages (account, service, body) of a request, in their order.

        Those that are `held` are in the state `held` instead, in which nobody claims them, until the request is set
        free, or the store is opened anew: whoever held them is gone then.

        Raises:
            KeyError: no such request has been added.
        """

    def free(self, request: str) -> None:
        """Let the messages of a request that are held wait for their delivery, all at once."""

    def lanes(self, now: float) -> list[tuple[str, str]]:
        """Return the accounts and services that have something due, claimed or not."""

    def next_due(self, *, after: float) -> float | None:
        """Return when the next pending message is due after a moment, None when none is."""

    def claim(self, account: str, service: str, *, now: float, limit: int, lease: float) -> list[Claim]:
        """Take what is due for one listener and free, the longest due first, for `lease` seconds of real time."""

    def holds(self, claim: Claim) -> bool:
        """Tell whether a claim stands, and its message still waits."""

    def begin(self, claim: Claim, attempt: int) -> bool:
        """Note that an attempt begins, so that its number rises even when the process dies meanwhile.

        Returns:
            False when the claim has ended, and nothing may be sent; else it is good for another lease.
        """

    def postpone(self, claim: Claim, due: float) -> None:
        """Let a message wait until later; without effect when the claim has ended."""

    def finish(self, claim: Claim, attempt: Attempt, state: str, due: float) -> None:
        """Store what came of an attempt and what is next.

        The attempt is kept even when the claim has ended meanwhile; what is next, only for a message that still waits.
        """

    def release(self, claims: Iterable[Claim]) -> None:
        """Give messages back; those whose claim has ended are left alone."""

    def cancel(self, request: str) -> None:
        """Drop those messages of a request that have not been delivered."""

    def of_request(self, request: str) -> list[StoredMessage]:
        """Return the messages of one request in the order in which they were stored."""

    def newest(self, limit: int) -> list[StoredMessage]:
        """Return the newest messages, oldest first."""

    def attempts(self, message: int) -> list[Attempt]:
        """Return the attempts of one message."""

    def counts(self) -> dict[str, int]:
        """Return how many messages are in each state."""
