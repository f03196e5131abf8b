"""Our listener, registered for every callback service on the run's accounts, and what was there before restored.

Each service is registered with the family of operations that it belongs to.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from thingspace_contract.checks.callbacks.deliveries import Registration
from thingspace_contract.core.errors import TargetError
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.listeners.receiver import CallbackReceiver
from thingspace_contract.suites.server.connection.caller import Caller
from thingspace_contract.suites.server.connection.listener_apis import ListenerApi
from thingspace_contract.suites.server.results import Results

__all__ = ["Listeners"]

_TRIES = 3  # calls in a row that reach nobody


class Listeners:
    """Registrations of our receiver.

    Each has random credentials of its own, so that a message tells which registration it was sent for.

    Args:
        caller: calls the server and judges its responses.
        receiver: what is registered.
        accounts: where.
        listener_apis: with what operations; a service of none of them is not registered.
    """

    def __init__(
        self, caller: Caller, receiver: CallbackReceiver, accounts: Sequence[str], listener_apis: Sequence[ListenerApi]
    ) -> None:
        self._caller = caller
        self._receiver = receiver
        self.accounts = tuple(accounts)
        self.listener_apis = tuple(listener_apis)
        self._home = {service: api for api in listener_apis for service in api.services}
        self._current: dict[tuple[str, str], Registration] = {}
        self._past: list[Registration] = []
        self._asked: dict[tuple[str, str], None] = {}  # what the server may have of ours, whatever it answered
        self._before: dict[tuple[str, str], dict[str, Any]] = {}

    @property
    def registrations(self) -> tuple[Registration, ...]:
        """Every registration of this run, those that were replaced included."""
        return (*self._past, *self._current.values())

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

    def register_all(self) -> Results[list[tuple[str, str, Exchange]]]:
        """Register for each service on each account; return account, service and response of what was refused."""
        refused: list[tuple[str, str, Exchange]] = []
        for api in self.listener_apis:
            for account in self.accounts:
                listed = yield from self.list(api, account)
                for service, entry in api.listed(listed).items():
                    if service in api.services:
                        self._before[account, service] = entry
                for service in api.services:
                    exchange = yield from self.listen(account, service)
                    if not exchange.response.accepted:
                        refused.append((account, service, exchange))
        return refused

    def listen(self, account: str, service: str) -> Results[Exchange]:
        """Register our listener with new credentials; a registration that is there already is removed first."""
        earlier = self._before.get((account, service))
        if (account, service) in self._current:
            yield from self.deregister(account, service)
        elif earlier is not None:
            yield from self._remove(account, service)
        former = {(str(earlier.get("username") or ""), str(earlier.get("password") or ""))} if earlier else set()
        body = {"name": service, "url": self._receiver.url(service)}
        username = password = ""
        if self._home[service].with_credentials:
            username, password = f"user-{secrets.token_hex(4)}", secrets.token_hex(12)
            body |= {"username": username, "password": password}
            self._caller.session.hide(username)
            self._caller.session.hide(password)
        self._asked[account, service] = None
        exchange = yield from self._register(account, body)
        if exchange.response.accepted:
            self._current[account, service] = Registration(service, username, password, account, frozenset(former))
        elif exchange.response.status < 500:
            del self._asked[account, service]
        return exchange

    def deregister(self, account: str, service: str) -> Results[Exchange]:
        """Remove our listener for a service; messages that were accepted before may still come."""
        exchange = yield from self._remove(account, service)
        self._asked.pop((account, service), None)  # only now: what was interrupted is done again
        registration = self._current.pop((account, service), None)
        if registration is not None:
            self._past.append(registration)
        return exchange

    def restore(self) -> Results[list[tuple[str, str, Exchange]]]:
        """Remove what is ours and put back what was there before; what was done is not done again.

        Returns account, service and response of each listener that the server refused to take back.
        """
        refused: list[tuple[str, str, Exchange]] = []
        for key in list(self._asked):
            yield from self.deregister(*key)
        for account, service in list(self._before):
            exchange = yield from self._put_back(account, service)
            if not exchange.response.accepted:
                refused.append((account, service, exchange))
        return refused

    def abandon(self) -> None:
        """Restore what an interrupted run has left; a server that is gone by now is not an error.

        One call that fails leaves the others; after three in a row nobody is there any more.
        """
        left = [*(self.deregister(*key) for key in self._asked), *(self._put_back(*key) for key in self._before)]
        failed = 0
        for results in left:
            try:
                for _ in results:
                    pass  # the run has ended: nobody hears what these responses are worth
                failed = 0
            except TargetError:
                failed += 1
            if failed == _TRIES:
                break

    def _put_back(self, account: str, service: str) -> Results[Exchange]:
        entry = self._before[account, service]
        wanted = {name: entry[name] for name in ("url", "username", "password") if entry.get(name)}
        exchange = yield from self._register(account, {"name": service, **wanted})
        del self._before[account, service]  # only now, as above
        return exchange

    def list(self, api: ListenerApi, account: str) -> Results[Exchange]:
        """Ask for an account's listeners."""
        return self._caller.call(api.listing.operation_id, path={"accountName": account})

    def _register(self, account: str, body: dict[str, Any]) -> Results[Exchange]:
        operation = self._home[body["name"]].register
        return self._caller.call(operation.operation_id, path={"accountName": account}, body=body)

    def _remove(self, account: str, service: str) -> Results[Exchange]:
        api = self._home[service]
        return self._caller.call(api.remove.operation_id, path=api.removal(account, service))
