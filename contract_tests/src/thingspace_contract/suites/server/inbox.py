"""What reached our listener, read once and kept by request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from thingspace_contract.checks.received import Identifier, Received, identifiers, read_delivery
from thingspace_contract.contract import Contract
from thingspace_contract.exchange import Delivery

__all__ = ["Aliases", "Inbox"]


class Inbox:
    """Deliveries, each read when it is first seen.

    Args:
        contract: tells messages apart.
    """

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._read = 0
        self._messages: dict[str, dict[str, Received]] = defaultdict(dict)

    def update(self, deliveries: Sequence[Delivery]) -> None:
        """Read what is new; `deliveries` is everything received so far, in the order of arrival."""
        for delivery in deliveries[self._read :]:
            received = read_delivery(self._contract, delivery)
            self._messages[received.request_id].setdefault(received.identity, received)
        self._read = max(self._read, len(deliveries))

    def answers(self, request_id: str) -> list[Received]:
        """Return the messages of a request, each once however often it was attempted."""
        return list(self._messages.get(request_id, {}).values())


class Aliases:
    """Identifiers that the server's own answers list for one device."""

    def __init__(self) -> None:
        self._names: dict[Identifier, frozenset[Identifier]] = {}

    def learn(self, value: Any) -> None:
        """Read every `deviceIds` list in an answer; the latest one to name an identifier wins."""
        if isinstance(value, dict):
            together = identifiers(value.get("deviceIds"))
            for name in together:
                self._names[name] = together
            for part in value.values():
                self.learn(part)
        elif isinstance(value, list):
            for part in value:
                self.learn(part)

    def expand(self, names: frozenset[Identifier]) -> frozenset[Identifier]:
        """Return the names with all that are known to mean the same device."""
        return names.union(*(self._names[name] for name in names if name in self._names))
