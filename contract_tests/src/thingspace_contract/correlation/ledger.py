"""The ledger: every request that a server accepted, what it owes, and the messages that answered it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.core.exchange import Delivery, Exchange
from thingspace_contract.correlation.devices import DeviceAccounts, DeviceAliases
from thingspace_contract.correlation.inbox import Inbox
from thingspace_contract.correlation.promises import devices_asked, dues
from thingspace_contract.correlation.received import NamedDevice, Received, json_of, monitors_of, request_id_of

__all__ = ["Answered", "Entry", "Ledger", "Listened"]

Listened = Mapping[str, frozenset[str]]
"""The callback services that our listener is registered for, by account."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An accepted request that callbacks answer.

    Args:
        body: the decoded request body.
        valid: whether the request kept the contract; what a wrongly accepted one yields, nobody says.
        muted: services on which nothing may come, because our listener was deregistered before the request.
        cancelled: whether a later request took it back; what it still yields is a matter of time.
        selected: devices that its filter is known to select; None when that is not known.
    """

    operation: Operation
    exchange: Exchange
    request_id: str
    body: Any
    valid: bool
    muted: frozenset[str] = frozenset()
    cancelled: bool = False
    selected: tuple[NamedDevice, ...] | None = None

    @property
    def named(self) -> tuple[NamedDevice, ...]:
        """The devices that the request names."""
        return devices_asked(self.operation, self.body)


@dataclass(frozen=True, slots=True)
class Answered:
    """A request beside the messages that answered it, as far as our listener could hear them.

    Args:
        entry: the request.
        operation: its operation, with the promises that our listener can hear only.
        received: the messages on services that it is registered for.
        unwanted: the messages that came to a listener that was deregistered before the request.
    """

    entry: Entry
    operation: Operation
    received: tuple[Received, ...]
    unwanted: tuple[Received, ...]

    @property
    def is_owed(self) -> bool:
        """Whether a message that the request promises has not come yet."""
        entry = self.entry
        devices = entry.named if entry.selected is None else entry.selected
        return any(due.silent for due in dues(self.operation, entry.body, devices, self.received))


class Ledger:
    """What a run has sent, and what came back.

    Args:
        contract: the contract.
        url: the server's base URL, to find the operation of a request.
    """

    def __init__(self, contract: Contract, url: str) -> None:
        self._contract = contract
        self._base = urlsplit(url).path.rstrip("/")
        self._lock = threading.RLock()
        self.accepted: Counter[str] = Counter()
        self._entries: dict[str, Entry] = {}
        self._open: set[str] = set()
        self._inbox = Inbox(contract)
        self._aliases = DeviceAliases()
        self._accounts = DeviceAccounts()
        self._refusals: dict[str, Exchange] = {}
        self._repeated: list[Exchange] = []

    def record(self, exchange: Exchange) -> None:
        """Take note of an exchange; any thread may."""
        path = urlsplit(exchange.request.url).path.removeprefix(self._base)
        found = self._contract.match(exchange.request.method, path)
        if found is None:
            return
        operation, values = found
        with self._lock:
            if not exchange.response.accepted:
                self._refusals[operation.operation_id] = exchange
                return
            self.accepted[operation.operation_id] += 1
            self._accounts.learn(json_of(exchange.request.body))
            for name in values.values() if operation.method == "DELETE" else ():
                self._amend(name, cancelled=True)
            request_id = request_id_of(exchange.response.body) if operation.is_async else ""
            if request_id:
                valid = not self._contract.request_problems(operation, exchange.request, path=path)
                body = json_of(exchange.request.body)
                if request_id in self._entries:
                    self._repeated.append(exchange)
                self._entries[request_id] = Entry(operation, exchange, request_id, body, valid)
                self._open.add(request_id)
            elif operation.effect == "read":
                shown = json_of(exchange.response.body)
                self._aliases.learn(shown)
                self._accounts.learn(shown)

    def mute(self, request_id: str, services: frozenset[str]) -> None:
        """Say that a request's messages of these services have no listener: none of them may come."""
        self._amend(request_id, muted=services)

    def expect(self, request_id: str, selected: Sequence[NamedDevice]) -> None:
        """Say which devices a request's filter selects: each of them must report."""
        self._amend(request_id, selected=tuple(selected))

    def _amend(self, request_id: str, **known: Any) -> None:
        with self._lock:
            if request_id in self._entries:
                self._entries[request_id] = replace(self._entries[request_id], **known)

    def refusal(self, operation_id: str) -> Exchange | None:
        """Return the latest refused request of an operation, to explain why none was accepted."""
        return self._refusals.get(operation_id)

    @property
    def entries(self) -> list[Entry]:
        """Every accepted request that callbacks answer."""
        with self._lock:
            return list(self._entries.values())

    @property
    def repeated(self) -> list[Exchange]:
        """Exchanges whose request was accepted with an id that an earlier one had got already."""
        with self._lock:
            return list(self._repeated)

    def entry(self, request_id: str) -> Entry | None:
        """Return the accepted request with this id; None when there is none."""
        return self._entries.get(request_id)

    def complete(self, request_id: str, deliveries: Sequence[Delivery], listened: Listened) -> bool:
        """Whether every message that a request promises has come; of a filter's devices one is enough here."""
        with self._lock:
            self._inbox.update(deliveries)
            entry = self._entries.get(request_id)
            if entry is None:
                return True
            if not (entry.selected or entry.named) and not self._inbox.answers(request_id):
                return False
            return not self._is_owed(entry, listened)

    def all_complete(self, deliveries: Sequence[Delivery], listened: Listened) -> bool:
        """Whether every promised message of the run has come."""
        with self._lock:
            self._inbox.update(deliveries)
            done = {name for name in self._open if not self._is_owed(self._entries[name], listened)}
            self._open -= done
            return not self._open

    def answered(self, deliveries: Sequence[Delivery], listened: Listened) -> Iterator[Answered]:
        """Yield each request that can be judged, with the messages that answered it.

        Requests that broke the contract, were taken back, or concern accounts that are not ours to judge are left out.

        Args:
            deliveries: everything that reached our listener.
            listened: the services that it was registered for, by account.
        """
        with self._lock:
            self._inbox.update(deliveries)
        for entry in self.entries:
            answered = self._answered(entry, listened)
            if answered is not None:
                yield answered

    def most_equal(self, received: Received) -> int:
        """Return how many equal messages may be due: a device named twice, or devices and monitors that none names."""
        entry = self._entries.get(received.request_id)
        if entry is None:
            return 1
        named = entry.named
        if received.count is None and not received.devices:
            return max(1, len(monitors_of(entry.body)), sum(device.most for device in named))
        return sum(device.most for device in named if device.identifiers & received.devices) or 1

    def _is_owed(self, entry: Entry, listened: Listened) -> bool:
        answered = self._answered(entry, listened)
        return answered is not None and answered.is_owed

    def _answered(self, entry: Entry, listened: Listened) -> Answered | None:
        heard = self._heard(entry, listened)
        if heard is None or entry.cancelled or not entry.valid:
            return None
        answers = [
            replace(each, devices=self._aliases.expand(each.devices)) for each in self._inbox.answers(entry.request_id)
        ]
        operation = entry.operation
        unheard = {promise.service for promise in operation.promises} - heard | entry.muted
        promises = tuple(promise for promise in operation.promises if promise.service not in unheard)
        return Answered(
            entry,
            replace(operation, promises=promises) if unheard else operation,
            tuple(each for each in answers if each.delivery.service not in unheard),
            tuple(each for each in answers if each.delivery.service in entry.muted),
        )

    def _heard(self, entry: Entry, listened: Listened) -> frozenset[str] | None:
        """The services that we listen to for the request's account; None when the account is not ours to judge."""
        body = entry.body if isinstance(entry.body, dict) else {}
        chosen = body.get("filter")
        account = body.get("accountName", chosen.get("accountName") if isinstance(chosen, dict) else None)
        if account is not None:
            return listened.get(account) if isinstance(account, str) else None
        accounts = self._accounts.of(name for device in entry.named for name in device.identifiers)
        return frozenset[str]().union(*listened.values()) if listened and accounts <= listened.keys() else None
