"""The ledger: every request that the server accepted, and whether the callbacks that it owes came."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from thingspace_contract.checks.attempts import check_attempts
from thingspace_contract.checks.callbacks import check_promises
from thingspace_contract.checks.deliveries import Registration, body_text, check_delivery, check_request_known
from thingspace_contract.checks.received import (
    Identifier,
    Received,
    identifiers,
    read_delivery,
    request_id_of,
    subjects_of,
)
from thingspace_contract.contract import Contract, Operation
from thingspace_contract.exchange import Delivery, Exchange, decode_json
from thingspace_contract.failures import Failure
from thingspace_contract.reproduce import curl

__all__ = ["Entry", "Ledger"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An accepted request that callbacks answer.

    Args:
        muted: services on which nothing may come, because our listener was deregistered before the request.
    """

    operation: Operation
    exchange: Exchange
    request_id: str
    muted: frozenset[str] = frozenset()


class Ledger:
    """What a run has sent, and what came back.

    Args:
        contract: the contract.
        url: the server's base URL, to find the operation of a request.
    """

    def __init__(self, contract: Contract, url: str) -> None:
        self._contract = contract
        self._base = urlsplit(url).path.rstrip("/")
        self._lock = threading.Lock()
        self.accepted: Counter[str] = Counter()
        self.tried: Counter[str] = Counter()
        self._entries: dict[str, Entry] = {}
        self._aliases = _Aliases()
        self._refusals: dict[str, Exchange] = {}

    def record(self, exchange: Exchange) -> None:
        """Take note of an exchange; any thread may."""
        path = urlsplit(exchange.request.url).path.removeprefix(self._base)
        found = self._contract.match(exchange.request.method, path)
        if found is None:
            return
        operation = found[0]
        with self._lock:
            self.tried[operation.operation_id] += 1
            if not exchange.response.accepted:
                self._refusals[operation.operation_id] = exchange
                return
            self.accepted[operation.operation_id] += 1
            request_id = request_id_of(exchange.response.body) if operation.is_async else ""
            if request_id:
                self._entries[request_id] = Entry(operation, exchange, request_id)
            elif operation.effect == "read":
                self._aliases.learn(_json(exchange.response.body))

    def mute(self, request_id: str, services: frozenset[str]) -> None:
        """Say that a request's messages of these services have no listener: none of them may come."""
        with self._lock:
            if request_id in self._entries:
                self._entries[request_id] = replace(self._entries[request_id], muted=services)

    def refusal(self, operation_id: str) -> Exchange | None:
        """Return the latest refused request of an operation, to explain why none was accepted."""
        return self._refusals.get(operation_id)

    @property
    def entries(self) -> list[Entry]:
        """Every accepted request that callbacks answer."""
        with self._lock:
            return list(self._entries.values())

    def complete(self, request_id: str, deliveries: Sequence[Delivery], listened: Mapping[str, frozenset[str]]) -> bool:
        """Whether every message that a request promises has come; surplus ones may still follow."""
        entry = self._entries.get(request_id)
        if entry is None:
            return True
        mine = [delivery for delivery in deliveries if request_id.encode() in delivery.body]
        received = self._by_request(mine).get(request_id, [])
        if not subjects_of(_json(entry.exchange.request.body)) and not received:
            return False
        found = self._promise_failures(entry, received, listened)
        return not any(failure.check == "callback_missing" for failure in found)

    def all_complete(self, deliveries: Sequence[Delivery], listened: Mapping[str, frozenset[str]]) -> bool:
        """Whether every promised message of the run has come."""
        received = self._by_request(deliveries)
        return not any(
            failure.check == "callback_missing"
            for entry in self.entries
            for failure in self._promise_failures(entry, received.get(entry.request_id, []), listened)
        )

    def failures(
        self,
        deliveries: Sequence[Delivery],
        registrations: Sequence[Registration],
        listened: Mapping[str, frozenset[str]],
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
        received = [self._read(delivery) for delivery in deliveries]
        known = frozenset(self._entries)
        for each in received:
            entry = self._entries.get(each.request_id)
            line = curl(entry.exchange.request) if entry else ""
            found = check_delivery(self._contract, each, registrations)
            if exclusive:
                found += check_request_known(each, known)
            yield from (replace(failure, curl=failure.curl or line) for failure in found)
        yield from self._attempt_failures(received)
        by_request = self._by_request(deliveries)
        for entry in self.entries:
            yield from self._promise_failures(entry, by_request.get(entry.request_id, []), listened)

    def _attempt_failures(self, received: Sequence[Received]) -> Iterator[Failure]:
        attempts: dict[str, list[Received]] = defaultdict(list)
        for each in received:
            attempts[each.identity].append(each)
        for group in attempts.values():
            entry = self._entries.get(group[0].request_id)
            most = _most(entry, group[0]) if entry else 1
            line = curl(entry.exchange.request) if entry else ""
            yield from (replace(failure, curl=line) for failure in check_attempts(group, most))

    def _promise_failures(
        self, entry: Entry, received: Sequence[Received], listened: Mapping[str, frozenset[str]]
    ) -> list[Failure]:
        heard = _heard(entry, listened)
        if heard is None or not self._valid(entry):
            return []
        unheard = {promise.service for promise in entry.operation.promises} - heard | entry.muted
        wanted = tuple(promise for promise in entry.operation.promises if promise.service not in unheard)
        operation = replace(entry.operation, promises=wanted) if unheard else entry.operation
        late = [each for each in received if each.delivery.service in entry.muted]
        found = [_muted_failure(entry, each) for each in late]
        if wanted or not unheard:
            others = [each for each in received if each.delivery.service not in unheard]
            found += check_promises(self._contract, operation, entry.exchange, others)
        return found

    def _valid(self, entry: Entry) -> bool:
        """Whether the request kept the contract; what a wrongly accepted one yields, nobody says."""
        path = urlsplit(entry.exchange.request.url).path.removeprefix(self._base)
        return not self._contract.request_problems(entry.operation, entry.exchange.request, path=path)

    def _by_request(self, deliveries: Sequence[Delivery]) -> dict[str, list[Received]]:
        """Group messages by request, each once however often it was attempted, unless equal ones are due."""
        groups: dict[str, list[Received]] = defaultdict(list)
        seen: set[str] = set()
        for delivery in deliveries:
            received = self._read(delivery)
            if received.identity not in seen:
                seen.add(received.identity)
                groups[received.request_id].append(received)
        return groups

    def _read(self, delivery: Delivery) -> Received:
        received = read_delivery(self._contract, delivery)
        return replace(received, devices=self._aliases.expand(received.devices))


class _Aliases:
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


def _heard(entry: Entry, listened: Mapping[str, frozenset[str]]) -> frozenset[str] | None:
    """The services that we listen to for the request's account; None when the account is not ours to judge."""
    body = _json(entry.exchange.request.body)
    account = body.get("accountName") if isinstance(body, dict) else None
    if account is None and isinstance(body, dict) and isinstance(body.get("filter"), dict):
        account = body["filter"].get("accountName")
    if account is not None:
        return listened.get(account) if isinstance(account, str) else None
    return frozenset[str]().union(*listened.values()) if listened else None


def _most(entry: Entry, received: Received) -> int:
    named = subjects_of(_json(entry.exchange.request.body))
    return max((subject.most for subject in named if subject.identifiers & received.devices), default=1)


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
