"""What requests have promised and hold no longer: their messages are set free, as soon as the disk lets us."""

from __future__ import annotations

import threading

from thingspace_contract.mock.store import Store, StoreTrouble

__all__ = ["Promises", "let_go"]


def let_go(store: Store, request: str) -> None:
    """End a request that was under way, and set its messages free, in a transaction of the caller's."""
    store.requests.end(request)
    store.outbox.free(request)


class Promises:
    """Requests that have ended before their last slice was stored; whatever the slices before it changed is reported.

    Safe for threads.

    Args:
        store: where the messages are.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._owed: dict[str, None] = {}
        self._lock = threading.Lock()

    @property
    def are_owed(self) -> bool:
        """Whether there are messages that could not be set free yet."""
        return bool(self._owed)

    def owe(self, request: str) -> None:
        """Note that a request has ended whose messages are held."""
        with self._lock:
            self._owed[request] = None

    def keep(self) -> bool:
        """Set free what is owed, unless the disk is in trouble: then it stays owed; tell whether something was."""
        if not self._owed:
            return False
        with self._lock:
            owed = tuple(self._owed)
        try:
            with self._store.transaction():
                for request in owed:
                    let_go(self._store, request)
        except StoreTrouble:
            return False
        with self._lock:
            for request in owed:
                self._owed.pop(request, None)
        return True

    def clear(self) -> None:
        """Owe nothing: what was promised has been forgotten."""
        with self._lock:
            self._owed.clear()
