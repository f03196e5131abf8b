"""Our listener, registered for every callback service on the run's accounts, and what was there before restored.

Each service is registered with the family of operations that it belongs to.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from thingspace_contract.checks.callbacks.deliveries import Registration
from thingspace_contract.core.credentials import mask_all
from thingspace_contract.core.errors import TargetError
from thingspace_contract.core.exchange import Exchange, decode_json
from thingspace_contract.listeners.receiver import CallbackReceiver
from thingspace_contract.suites.server.connection.listener_apis import Registry
from thingspace_contract.suites.server.connection.session import Session

__all__ = ["Listeners"]


class Listeners:
    """Registrations of our receiver.

    Each has random credentials of its own, so that a message tells which registration it was sent for.

    Args:
        session: calls the server.
        receiver: what is registered.
        accounts: where.
        registries: with what operations; a service of none of them is not registered.
    """

    def __init__(
        self, session: Session, receiver: CallbackReceiver, accounts: Sequence[str], registries: Sequence[Registry]
    ) -> None:
        self._session = session
        self._receiver = receiver
        self.accounts = tuple(accounts)
        self.registries = tuple(registries)
        self._home = {service: registry for registry in registries for service in registry.services}
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

    def register_all(self) -> list[tuple[str, str, Exchange]]:
        """Register for each service on each account; return account, service and answer of what was refused."""
        refused: list[tuple[str, str, Exchange]] = []
        for registry in self.registries:
            for account in self.accounts:
                for entry in _entries(self.list(registry, account)):
                    service = registry.service_of(entry)
                    if isinstance(service, str) and service in registry.services:
                        self._before[account, service] = entry
                for service in registry.services:
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
        former = {(str(earlier.get("username", "")), str(earlier.get("password", "")))} if earlier else set()
        body = {"name": service, "url": self._receiver.url(service)}
        username = password = ""
        if self._home[service].with_credentials:
            username, password = f"user-{secrets.token_hex(4)}", secrets.token_hex(12)
            body |= {"username": username, "password": password}
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

    def check_listed(self, registry: Registry, account: str) -> tuple[Exchange, list[str]]:
        """Return the list of an account's listeners and what it tells wrongly about ours."""
        exchange = self.list(registry, account)
        entries = {registry.service_of(entry): entry for entry in _entries(exchange)}
        wrong: list[str] = []
        for service in self.current(account) & frozenset(registry.services):
            entry = entries.get(service)
            if entry is None:
                wrong.append(f"{service} is registered and not listed")
            elif entry.get("url") != self._receiver.url(service):
                wrong.append(f"{service} is listed with another URL than it was registered with")
        return exchange, sorted(wrong)

    def list(self, registry: Registry, account: str) -> Exchange:
        """Ask for an account's listeners."""
        return self._session.call(registry.listing, path={"accountName": account})

    def _register(self, account: str, body: dict[str, Any]) -> Exchange:
        return self._session.call(self._home[body["name"]].register, path={"accountName": account}, body=body)

    def _remove(self, account: str, service: str) -> Exchange:
        registry = self._home[service]
        return self._session.call(registry.remove, path=registry.removal(account, service))


def _entries(exchange: Exchange) -> list[dict[str, Any]]:
    """Read a list of listeners; the body may be empty when there are none."""
    if not exchange.response.accepted or not exchange.response.body:
        return []
    try:
        entries = decode_json(exchange.response.body)
    except ValueError:
        return []
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
