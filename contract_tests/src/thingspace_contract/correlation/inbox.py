"""What reached our listener, read once and kept by request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery
from thingspace_contract.correlation.received import Identifier, Received, identifiers, read_delivery

__all__ = ["Aliases", "Homes", "Inbox"]


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


class Homes:
    """Accounts that devices were seen or put in."""

    def __init__(self) -> None:
        self._accounts: dict[Identifier, set[str]] = defaultdict(set)

    def learn(self, value: Any) -> None:
        """Read a request or an answer: what stands beside an `accountName` is in that account."""
        if isinstance(value, dict):
            account = value.get("accountName")
            if isinstance(account, str):
                for name in identifiers(value):
                    self._accounts[name].add(account)
            else:
                for part in value.values():
                    self.learn(part)
        elif isinstance(value, list):
            for part in value:
                self.learn(part)

    def of(self, names: Iterable[Identifier]) -> frozenset[str]:
        """Return every account that a device of these names may be in."""
        return frozenset[str]().union(*(self._accounts.get(name, ()) for name in names))
