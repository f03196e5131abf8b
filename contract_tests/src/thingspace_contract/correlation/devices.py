"""What responses tell of devices: which names mean the same one, and which accounts it may be in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from thingspace_contract.correlation.received import Identifier, identifiers

__all__ = ["DeviceAccounts", "DeviceAliases"]


class DeviceAliases:
    """Identifiers that the server's own responses list for one device."""

    def __init__(self) -> None:
        self._names: dict[Identifier, frozenset[Identifier]] = {}

    def learn(self, value: Any) -> None:
        """Read every `deviceIds` list in a response; the latest one to name an identifier wins."""
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


class DeviceAccounts:
    """Accounts that devices were seen or put in."""

    def __init__(self) -> None:
        self._accounts: dict[Identifier, set[str]] = defaultdict(set)

    def learn(self, value: Any) -> None:
        """Read a request or a response: what stands beside an `accountName` is in that account."""
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
