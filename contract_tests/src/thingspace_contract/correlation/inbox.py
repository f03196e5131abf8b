"""What reached our listener, read once and kept by request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery
from thingspace_contract.correlation.received import Received, read_delivery

__all__ = ["Inbox"]


class Inbox:
    """Deliveries, each read when it is first seen.

    Args:
        contract: tells messages apart.
    """

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._read = 0
        self._messages: dict[str, list[Received]] = defaultdict(list)
        self._seen: set[str] = set()

    def update(self, deliveries: Sequence[Delivery]) -> None:
        """Read what is new; `deliveries` is everything received so far, in the order of arrival."""
        for delivery in deliveries[self._read :]:
            received = read_delivery(self._contract, delivery)
            if received.count in (None, 1) or received.identity not in self._seen:
                self._messages[received.request_id].append(received)
            self._seen.add(received.identity)
        self._read = max(self._read, len(deliveries))

    def answers(self, request_id: str) -> list[Received]:
        """Return the messages of a request without further attempts at them; equal first ones are all there."""
        return list(self._messages.get(request_id, ()))
