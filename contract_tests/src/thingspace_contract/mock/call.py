"""Calls: what a behaviour is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from thingspace_contract.contract import Operation
from thingspace_contract.core.exchange import Response
from thingspace_contract.mock.gateway.errors import UNEXPECTED, ApiError, json_response
from thingspace_contract.mock.platform import Platform
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Change, Device, Kind

__all__ = ["Accepted", "Answer", "Call", "Reply", "Slices"]


@dataclass(slots=True)
class Reply:
    """A response: a JSON value (None for an empty body), a status and headers."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def response(self) -> Response:
        """Return the response as it is sent."""
        if self.body is None:
            return Response(self.status, self.headers)
        return json_response(self.status, self.body, self.headers)


T = TypeVar("T")

Slices = Generator[None, None, Reply]
"""Work that may be long: it yields where others may take their turn, and then reads anew what it is about to change."""

Answer = Reply | Slices
"""What a behaviour returns."""


@dataclass(slots=True)
class Accepted:
    """An asynchronous request that was accepted, with the messages that will tell its results.

    Args:
        messages: (account, callback service, payload), those that are not stored yet.
        devices: how many devices it is about.
    """

    id: str
    account: str
    messages: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    devices: int = 0
    failed: bool = False

    def send(self, account: str, service: str, payload: dict[str, Any]) -> None:
        """Promise a message to the listener of an account for a service."""
        self.messages.append((account, service, payload))

    def reply(self) -> Reply:
        """Return the reply that tells the caller its id."""
        return Reply({"requestId": self.id})


@dataclass(slots=True)
class Call:
    """One request that may be acted on: authenticated, and kept to the contract.

    Args:
        body: the decoded body; None without one.
        username: the session's user; empty before there is a session.
        session: the session token of the request.
        application: key of the application that asks for a token, for the token operations.
    """

    platform: Platform
    operation: Operation
    values: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    now: float
    username: str = ""
    session: str = ""
    application: str = ""
    accepted: Accepted | None = None

    def accept(self, account: str) -> Accepted:
        """Take an asynchronous request on; its id is what the caller gets."""
        self.accepted = Accepted(self.platform.identifiers.guid(), account)
        return self.accepted

    @property
    def completes(self) -> float:
        """When asynchronous work that begins now is done."""
        return self.now + self.platform.latency

    @documented(
        "An account that does not exist, or that the user does not reach, is refused.",
        "vendor page of synchronous error messages",
    )
    def account(self, name: str) -> str:
        """Return an account's name when the user may act on it.

        Raises:
            ApiError: it does not exist, or the user does not reach it.
        """
        if name not in self.platform.scenario.accounts:
            raise ApiError("REQUEST_FAILED.AccountNotFound", "The account was not found.")
        if name not in self.accessible_accounts:
            raise ApiError("REQUEST_FAILED.AccountName", "The user is not linked to the account.")
        return name

    def account_in(self, members: Mapping[str, Any]) -> str | None:
        """Return the account that members of a request name, None when they name none.

        Raises:
            ApiError: the user may not act on it.
        """
        return self.account(members["accountName"]) if "accountName" in members else None

    def paused(self, items: Iterable[T]) -> Iterator[T | None]:
        """Yield items, and None wherever so many have been seen that others should get their turn."""
        for index, item in enumerate(items):
            if index and index % self.platform.slice == 0:
                yield None
            yield item

    def records(self, kind: Kind, account: str) -> Iterator[tuple[str, dict[str, Any]] | None]:
        """Yield the ids and documents of an account, oldest first, and None where others should get their turn."""
        after, size = -1, self.platform.slice
        while part := self.platform.records.some(kind, account, after, size):
            for _, name, document in part:
                yield name, document
            if len(part) < size:
                return
            after = part[-1][0]
            yield None

    @property
    def accessible_accounts(self) -> list[str]:
        """The accounts that the user reaches."""
        return self.platform.scenario.accounts_of(self.username)

    @assumed(
        "A request that names no account is about the account of its device, or about the user's first account.",
        "The platform refuses with MultipleAccounts; examples of the seed documents name no account.",
    )
    def account_or_own(self, name: str | None, device: Device | None = None) -> str:
        """Return the account that a request is about."""
        if name is not None:
            return self.account(name)
        if device is not None:
            return device.account
        if not self.accessible_accounts:
            raise ApiError("REQUEST_FAILED.NoAccounts", "The user has no account.")
        return self.accessible_accounts[0]

    def add(self, device: Device, *, pending: str, event: Change) -> None:
        """Store a new device; see `update`."""
        device.note(event, self.username, self.completes)
        device.pending, device.pending_until = pending, self.completes
        self.platform.devices.add(device)

    def update(
        self, device: Device, *, pending: str = "", identifiers: bool = False, event: Change | None = None
    ) -> None:
        """Store what was changed on a device.

        Args:
            device: as it is from now on.
            pending: the state that it shows until the messages of this request are due.
            identifiers: whether it is named otherwise now.
            event: what was done to its line, for its history; it happens when those messages are due.
        """
        if event is not None:
            device.note(event, self.username, self.completes)
        if pending:
            device.pending, device.pending_until = pending, self.completes
        self.platform.devices.update(device, identifiers=identifiers)

    def record(self, kind: Kind, account: str, name: str, *, unknown: str) -> dict[str, Any]:
        """Return a record of an account.

        Raises:
            ApiError: the account has none of that name; `unknown` is the message.
        """
        record = self.platform.records.get(kind, account, name)
        if record is None:
            raise ApiError(UNEXPECTED, unknown)
        return record

    def withdraw(self, kind: Kind, account: str, name: str) -> None:
        """Forget a record that an earlier request made, and the messages which that request still owes."""
        self.platform.outbox.cancel(name)
        self.platform.records.remove(kind, account, name)
