"""Trouble with what a store is kept on: `StoreTrouble`, and the line that tells of it once."""

from __future__ import annotations

import logging
from threading import Lock

from thingspace_contract.core.errors import ContractToolError

__all__ = ["StoreTrouble", "Troubles"]

_log = logging.getLogger(__name__)


class StoreTrouble(ContractToolError):
    """The disk refuses a store, which is nobody's bug; what was begun is undone, and may work when it is tried again.

    Args:
        kind: what is wrong, in a word.
        message: what is wrong and where, one sentence.
        advice: what to do about it, one sentence.
    """

    def __init__(self, kind: str, message: str, advice: str = "") -> None:
        self.kind = kind
        super().__init__(message, advice)


class Troubles:
    """What is wrong with a store now; each kind is logged when it begins, and when all is well again.

    `quiet` holds the log back while the mock starts: what stops it then is told by whoever starts it.
    """

    def __init__(self) -> None:
        self.quiet = True
        self._current: dict[str, StoreTrouble] = {}
        self._lock = Lock()

    @property
    def told(self) -> str:
        """What is wrong, as it was logged; "" when nothing is."""
        return " ".join(map(str, self._current.values()))

    def begin(self, trouble: StoreTrouble) -> StoreTrouble:
        """Note a trouble, and log it unless it goes on; return it."""
        with self._lock:
            is_new = trouble.kind not in self._current
            self._current[trouble.kind] = trouble
        if is_new and not self.quiet:
            _log.error("%s Until it works again, what needs it is answered 503.", trouble)
        return trouble

    def end(self, name: str, *, lasting: frozenset[str] = frozenset()) -> None:
        """Note that something was written; a trouble of a lasting kind is not over by that."""
        with self._lock:
            over = [kind for kind in self._current if kind not in lasting]
            for kind in over:
                del self._current[kind]
        if over:
            _log.warning("The database %s works again.", name)
