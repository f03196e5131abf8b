"""What the mock asks of a store, in its own words.

Everything may be called from any thread. Each verb happens as a whole or not at all, and what was written is seen by
every later read; `transaction()` makes several verbs one. The outbox promises more: a message is kept until its
listener has responded, and nobody sends the same attempt twice (see `Outbox`).

`tests/mock/store/test_protocol.py` holds an implementation to it.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, Protocol

from thingspace_contract.mock.store.history import History
from thingspace_contract.mock.store.inventory import Devices, Events
from thingspace_contract.mock.store.outbox import Outbox
from thingspace_contract.mock.store.trouble import Troubles
from thingspace_contract.mock.store.values import M2M, Kind, Listener, StoredRequest, StoredSession
from thingspace_contract.mock.testing.faults import Fault

__all__ = [
    "Devices",
    "Events",
    "Faults",
    "History",
    "Listeners",
    "Outbox",
    "Records",
    "Requests",
    "Sessions",
    "Settings",
    "Store",
]


class Store(Protocol):
    """Everything that the mock remembers.

    Args:
        url: what it was opened with, fit to be shown.
        name: what people call it in a sentence.
        troubles: what is wrong with the disk now; a verb that it refuses raises StoreTrouble and has done nothing.
    """

    url: str
    name: str
    troubles: Troubles
    devices: Devices
    requests: Requests
    outbox: Outbox
    listeners: Listeners
    sessions: Sessions
    events: Events
    records: Records
    faults: Faults
    settings: Settings
    history: History

    def transaction(self) -> AbstractContextManager[object]:
        """Return a block whose changes are kept together, or forgotten together when it raises.

        Until it ends nobody else changes anything, or sees what it has changed. A block inside another belongs to
        the outer one, which alone decides. Faults and claims are for the moment and take no part.
        """

    def clear(self) -> None:
        """Forget everything, faults and claims once that is stored.

        Devices are numbered from the first one again, messages of an open store are not.
        """

    def close(self) -> None:
        """Give back what the store holds; it cannot be used afterwards."""


class Requests(Protocol):
    """Every accepted asynchronous request."""

    def add(self, request: StoredRequest, *, under_way: bool = False) -> None:
        """Remember a request.

        One that is `under_way` may get more messages, and is not forgotten, until it is ended, or the store is opened
        anew: whoever worked on it is gone then.
        """

    def go_on(self, request_id: str, devices: int, outcome: str) -> None:
        """Note what a request that is under way has come to: how many devices, and its outcome so far."""

    def end(self, request_id: str) -> None:
        """Note that nothing more comes of a request that was under way; without effect on any other."""

    def get(self, request_id: str) -> StoredRequest | None:
        """Return a request by its id."""

    def newest(self, limit: int) -> list[StoredRequest]:
        """Return the newest requests, newest first; of the same moment, the one that was added last."""

    def count(self) -> int:
        """Return how many requests there are."""


class Listeners(Protocol):
    """One listener for each account, service and family."""

    def put(self, listener: Listener) -> None:
        """Register a listener in place of the one that is there."""

    def get(self, account: str, service: str) -> Listener | None:
        """Return the listener of an account for a service; one that was registered with m2m goes first."""

    def of(self, account: str, family: str = M2M) -> list[Listener]:
        """Return the listeners of an account by service."""

    def all(self) -> list[Listener]:
        """Return every listener, by account and service."""

    def remove(self, account: str, service: str, family: str = M2M) -> bool:
        """Forget a listener; tell whether there was one."""


class Sessions(Protocol):
    """Tokens and sessions that were given out; passwords that were changed, and logins that failed."""

    def token_issued(self, token: str) -> float | None:
        """Return when an access token was issued, None for one that never was."""

    def current_token(self, application: str) -> tuple[str, float] | None:
        """Return the newest access token of an application and when it was issued."""

    def add_token(self, token: str, application: str, issued: float) -> None:
        """Remember a new access token."""

    def forget_token(self, token: str, application: str | None = None) -> None:
        """Make an access token unknown; with an application, only if it is its own."""

    def session(self, token: str) -> StoredSession | None:
        """Return a session that has not been ended, expired or not."""

    def start(self, token: str, username: str, now: float) -> None:
        """Remember a new session."""

    def use(self, token: str, now: float) -> None:
        """Note that a session was used."""

    def end(self, token: str) -> None:
        """Forget a session."""

    def failures(self, username: str) -> int:
        """Return the failed logins of a user since the last good one."""

    def set_failures(self, username: str, failures: int) -> None:
        """Remember the failed logins of a user."""

    def password(self, username: str) -> str | None:
        """Return the password that a user was given here, None for one who keeps the scenario's."""

    def set_password(self, username: str, password: str) -> None:
        """Remember the new password of a user."""


class Records(Protocol):
    """What accounts own beside devices: documents by kind, account and id, in the order in which they were made."""

    def put(self, kind: Kind, account: str, record_id: str, document: dict[str, Any]) -> None:
        """Store a document in place of the one that is there; it keeps its place in the order."""

    def get(self, kind: Kind, account: str, record_id: str) -> dict[str, Any] | None:
        """Return a document, None when there is none."""

    def of(self, kind: Kind, account: str) -> list[tuple[str, dict[str, Any]]]:
        """Return the ids and documents of an account, oldest first."""

    def some(self, kind: Kind, account: str, after: int, limit: int) -> list[tuple[int, str, dict[str, Any]]]:
        """Return the first documents of an account behind a place in the order, with their places and ids."""

    def remove(self, kind: Kind, account: str, record_id: str) -> bool:
        """Forget a document; tell whether there was one."""

    def rename(self, kind: Kind, account: str, record_id: str, new_id: str) -> None:
        """Give a document another id; it keeps its place in the order."""


class Faults(Protocol):
    """The faults that wait for their occasion; they do not outlive the mock."""

    def add(self, fault: Fault) -> None:
        """Let a fault wait for its occasion."""

    def take(self, *targets: str) -> Fault | None:
        """Return the first fault that waits for any of these targets, and count it; nobody else gets that time."""

    def give_back(self, fault: Fault) -> None:
        """Let a fault that was taken wait again: its occasion did not come; one that was cleared stays forgotten."""

    def clear(self) -> None:
        """Forget every fault."""

    def all(self) -> list[Fault]:
        """Return the faults that wait, in the order in which they were added."""


class Settings(Protocol):
    """What the mock knows of itself."""

    def scenario(self) -> str | None:
        """Return the scenario that the store was filled from, as JSON; None for a fresh store."""

    def set_scenario(self, document: str) -> None:
        """Remember the scenario that the store is filled from."""

    def moved(self) -> float:
        """Return the seconds by which the mock's clock has been moved."""

    def move(self, seconds: float) -> float:
        """Move the mock's clock by so many seconds; return how far it has been moved in all."""

    def next_line(self) -> int:
        """Return the number of the next phone line, from 1; none is given twice."""
