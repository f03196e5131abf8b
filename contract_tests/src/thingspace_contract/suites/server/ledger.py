"""The ledger: every request that the server accepted, and whether the callbacks that it owes came."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from thingspace_contract.checks.attempts import check_attempts
from thingspace_contract.checks.callbacks import check_promises, devices_asked
from thingspace_contract.checks.deliveries import Registration, body_text, check_delivery, check_request_known
from thingspace_contract.contract import Contract, Operation
from thingspace_contract.core.exchange import Delivery, Exchange, decode_json
from thingspace_contract.core.failures import Failure
from thingspace_contract.core.reproduce import curl
from thingspace_contract.correlation.inbox import Aliases, Homes, Inbox
from thingspace_contract.correlation.received import Received, Subject, monitors_of, read_delivery, request_id_of

__all__ = ["Entry", "Ledger"]

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
    selected: tuple[Subject, ...] | None = None

    @property
    def named(self) -> tuple[Subject, ...]:
        """The devices that the request names."""
        return devices_asked(self.operation, self.body)


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
        self._aliases = Aliases()
        self._homes = Homes()
        self._refusals: dict[str, Exchange] = {}

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
            self._homes.learn(_json(exchange.request.body))
            for name in values.values() if operation.method == "DELETE" else ():
                self._amend(name, cancelled=True)
            request_id = request_id_of(exchange.response.body) if operation.is_async else ""
            if request_id:
                valid = not self._contract.request_problems(operation, exchange.request, path=path)
                body = _json(exchange.request.body)
                self._entries[request_id] = Entry(operation, exchange, request_id, body, valid)
                self._open.add(request_id)
            elif operation.effect == "read":
                shown = _json(exchange.response.body)
                self._aliases.learn(shown)
                self._homes.learn(shown)

    def mute(self, request_id: str, services: frozenset[str]) -> None:
        """Say that a request's messages of these services have no listener: none of them may come."""
        self._amend(request_id, muted=services)

    def expect(self, request_id: str, selected: Sequence[Subject]) -> None:
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

    def complete(self, request_id: str, deliveries: Sequence[Delivery], listened: Listened) -> bool:
        """Whether every message that a request promises has come; of a filter's devices one is enough here."""
        with self._lock:
            self._inbox.update(deliveries)
            entry = self._entries.get(request_id)
            if entry is None:
                return True
            if not (entry.selected or entry.named) and not self._inbox.answers(request_id):
                return False
            return not self._owed(entry, listened)

    def all_complete(self, deliveries: Sequence[Delivery], listened: Listened) -> bool:
        """Whether every promised message of the run has come."""
        with self._lock:
            self._inbox.update(deliveries)
            done = {name for name in self._open if not self._owed(self._entries[name], listened)}
            self._open -= done
            return not self._open

    def failures(
        self,
        deliveries: Sequence[Delivery],
        registrations: Sequence[Registration],
        listened: Listened,
        *,
        exclusive: bool,
    ) -> Iterator[Failure]:
        """Compare what was promised with what came.

        Args:
            deliveries: everything that reached our listener.
            registrations: what our listener was registered with.
            listened: the services that it was registered for, by account.
            exclusive: whether nobody else uses the accounts, so that every message must be an answer to us.
        """
        known = frozenset(self._entries)
        attempts: dict[str, list[Received]] = defaultdict(list)
        for delivery in deliveries:
            received = read_delivery(self._contract, delivery)
            attempts[received.identity].append(received)
            found = check_delivery(self._contract, received, registrations)
            if exclusive:
                found += check_request_known(self._contract, received, known)
            yield from self._explained(found, received)
        for group in attempts.values():
            if not group[0].request_id and group[0].count is None:
                continue  # nothing tells a second attempt from an equal message
            yield from self._explained(check_attempts(group, self._most(group[0])), group[0])
        self._inbox.update(deliveries)
        for entry in self.entries:
            yield from self._entry_failures(entry, listened)

    def _explained(self, failures: Sequence[Failure], received: Received) -> Iterator[Failure]:
        """Add the request that a message answers."""
        entry = self._entries.get(received.request_id)
        for failure in failures:
            yield replace(failure, curl=curl(entry.exchange.request)) if entry and not failure.curl else failure

    def _owed(self, entry: Entry, listened: Listened) -> bool:
        return any(failure.check == "callback_missing" for failure in self._entry_failures(entry, listened))

    def _entry_failures(self, entry: Entry, listened: Listened) -> list[Failure]:
        heard = self._heard(entry, listened)
        if heard is None or entry.cancelled or not entry.valid:
            return []
        answers = [
            replace(each, devices=self._aliases.expand(each.devices)) for each in self._inbox.answers(entry.request_id)
        ]
        found = [_muted_failure(entry, each) for each in answers if each.delivery.service in entry.muted]
        promised = {promise.service for promise in entry.operation.promises}
        unheard = promised - heard | entry.muted
        operation = entry.operation
        if unheard:
            wanted = tuple(promise for promise in operation.promises if promise.service not in unheard)
            if not wanted:
                return found
            operation = replace(operation, promises=wanted)
        others = [each for each in answers if each.delivery.service not in unheard]
        return found + check_promises(self._contract, operation, entry.exchange, others, entry.selected)

    def _heard(self, entry: Entry, listened: Listened) -> frozenset[str] | None:
        """The services that we listen to for the request's account; None when the account is not ours to judge."""
        body = entry.body if isinstance(entry.body, dict) else {}
        chosen = body.get("filter")
        account = body.get("accountName", chosen.get("accountName") if isinstance(chosen, dict) else None)
        if account is not None:
            return listened.get(account) if isinstance(account, str) else None
        homes = self._homes.of(name for subject in entry.named for name in subject.identifiers)
        return frozenset[str]().union(*listened.values()) if listened and homes <= listened.keys() else None

    def _most(self, received: Received) -> int:
        """How many equal messages may be due: a device named twice, or devices and monitors that none names."""
        entry = self._entries.get(received.request_id)
        if entry is None:
            return 1
        named = entry.named
        if received.count is None and not received.devices:
            return max(1, len(monitors_of(entry.body)), sum(subject.most for subject in named))
        return sum(subject.most for subject in named if subject.identifiers & received.devices) or 1


def _muted_failure(entry: Entry, received: Received) -> Failure:
    return Failure(
        check="callback_deregistered",
        title="Callback sent to a listener that was deregistered",
        subject=entry.operation.operation_id,
        expected="After deregisterCallbackListener the service's messages for new requests are not sent.",
        observed=received.label,
        curl=curl(entry.exchange.request),
        detail=body_text(received),
    )


def _json(body: bytes) -> Any:
    try:
        return decode_json(body)
    except ValueError:
        return None
