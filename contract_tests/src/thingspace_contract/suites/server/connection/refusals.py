"""How our listener answers: it acknowledges, but for one delivery that a step has it refuse."""

from __future__ import annotations

from thingspace_contract.core.exchange import Delivery

__all__ = ["Refusals"]

_UNAVAILABLE = 503
_ACKNOWLEDGED = 204


class Refusals:
    """How our listener answers: 204, but 503 to the first delivery that mentions a chosen word."""

    def __init__(self) -> None:
        self._word = b""
        self._refused = False

    def refuse_once(self, word: str) -> None:
        """Refuse the next delivery whose body has `word`."""
        self._word, self._refused = word.encode(), False

    def respond(self, delivery: Delivery) -> int:
        """Return the status for a delivery."""
        if self._word and not self._refused and self._word in delivery.body:
            self._refused = True
            return _UNAVAILABLE
        return _ACKNOWLEDGED
