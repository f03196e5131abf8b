"""Our listener, registered for every callback service on the run's accounts, and what was there before restored."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from thingspace_contract.checks.deliveries import Registration
from thingspace_contract.credentials import mask_all
from thingspace_contract.errors import TargetError
from thingspace_contract.exchange import Exchange, decode_json
from thingspace_contract.receiver import CallbackReceiver
from thingspace_contract.suites.server.session import Session

__all__ = ["Listeners"]


class Listeners:
    """Registrations of our receiver.

    Each has random credentials of its own, so that a message tells which registration it was sent for.

    Args:
        session: calls the server.
        receiver: what is registered.
        accounts: where.
    """

    def __init__(self, session: Session, receiver: CallbackReceiver, accounts: Sequence[str]) -> None:
        self._session = session
        self._receiver = receiver
        self.accounts = tuple(accounts)
        self._current: dict[tuple[str, str], Registration] = {}
        self._past: list[Registration] = []
        self._before: dict[tuple[str, str], dict[str, Any]] = {}

    @property
    def registrations(self) -> tuple[Registration, ...]:
        """Every registration of this run, those that were replaced included."""
        return (*self._past, *self._current.values())

    def mask(self, text: str) -> str:
        """Return `text` without the credentials of our registrations."""
        return mask_all(text, (word for each in self.registrations for word in (each.username, each.password)))

    @property
    def heard(self) -> dict[str, frozenset[str]]:
        """The services that our listener is or was registered for, by account."""
        return {
            account: frozenset(each.service for each in self.registrations if each.account == account)
            for account in self.accounts
        }

    def current(self, account: str) -> frozenset[str]:
        """Return the services that our listener is registered for on an account now."""
        return frozenset(service for owner, service in self._current if owner == account)

    def register_all(self, services: Sequence[str]) -> list[tuple[str, str, Exchange]]:
        """Register for each service on each account; return account, service and answer of what was refused."""
        refused: list[tuple[str, str, Exchange]] = []
        for account in self.accounts:
            for entry in _entries(self._list(account)):
                service = entry.get("serviceName")
                if isinstance(service, str) and service in services:
                    self._before[account, service] = entry
            for service in services:
                exchange = self.register(account, service)
                if not exchange.response.accepted:
                    refused.append((account, service, exchange))
        return refused

    def register(self, account: str, service: str) -> Exchange:
        """Register our listener with new credentials; a registration that is there already is removed first."""
        earlier = self._before.get((account, service))
        if (account, service) in self._current:
            self.deregister(account, service)
        elif earlier is not None:
            self._remove(account, service)
        username, password = f"user-{secrets.token_hex(4)}", secrets.token_hex(12)
        former = {(str(earlier.get("username", "")), str(earlier.get("password", "")))} if earlier else set()
        body = {"name": service, "url": self._receiver.url(service), "username": username, "password": password}
        exchange = self._register(account, body)
        if exchange.response.accepted:
            self._current[account, service] = Registration(service, username, password, account, frozenset(former))
        return exchange

    def deregister(self, account: str, service: str) -> Exchange:
        """Remove our listener for a service; messages that were accepted before may still come."""
        registration = self._current.pop((account, service), None)
        if registration is not None:
            self._past.append(registration)
        return self._remove(account, service)

    def restore(self) -> None:
        """Remove what is ours and put back what was there before; a server that is gone by now is no error."""
        with suppress(TargetError):
            for account, service in list(self._current):
                self.deregister(account, service)
            for (account, service), entry in self._before.items():
                wanted = {name: entry[name] for name in ("url", "username", "password") if entry.get(name)}
                self._register(account, {"name": service, **wanted})

    def check_listed(self, account: str) -> tuple[Exchange, list[str]]:
        """Return the list of an account's listeners and what it tells wrongly about ours."""
        exchange = self._list(account)
        entries = {entry.get("serviceName"): entry for entry in _entries(exchange)}
        wrong: list[str] = []
        for owner, service in self._current:
            entry = entries.get(service)
            if owner == account and entry is None:
                wrong.append(f"{service} is registered and not listed")
            elif owner == account and entry is not None and entry.get("url") != self._receiver.url(service):
                wrong.append(f"{service} is listed with another URL than it was registered with")
        return exchange, wrong

    def _list(self, account: str) -> Exchange:
        operation = self._session.contract.operation("listCallbackListeners")
        return self._session.call(operation, path={"accountName": account})

    def _register(self, account: str, body: dict[str, Any]) -> Exchange:
        operation = self._session.contract.operation("registerCallbackListener")
        return self._session.call(operation, path={"accountName": account}, body=body)

    def _remove(self, account: str, service: str) -> Exchange:
        operation = self._session.contract.operation("deregisterCallbackListener")
        return self._session.call(operation, path={"accountName": account, "serviceName": service})


def _entries(exchange: Exchange) -> list[dict[str, Any]]:
    """Read a list of listeners; the body may be empty when there are none."""
    if not exchange.response.accepted or not exchange.response.body:
        return []
    try:
        entries = decode_json(exchange.response.body)
    except ValueError:
        return []
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
