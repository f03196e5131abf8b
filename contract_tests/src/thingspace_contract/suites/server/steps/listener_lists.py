"""Each list of listeners shows what was registered, and not what was deregistered."""

from __future__ import annotations

from thingspace_contract.checks.access import check_removed_once
from thingspace_contract.checks.state import check_listed, check_registration_shown
from thingspace_contract.suites.server.connection.listener_apis import ListenerApi
from thingspace_contract.suites.server.data.target_data import TargetData
from thingspace_contract.suites.server.results import Results
from thingspace_contract.suites.server.run import Run

__all__ = ["check_listeners"]


def check_listeners(run: Run, data: TargetData) -> Results[None]:
    """Each list of listeners shows what was registered and not what was deregistered."""
    for api in run.listeners.listener_apis:
        for account in run.listeners.accounts:
            exchange = yield from run.listeners.list(api, account)
            ours = run.listeners.current(account) & frozenset(api.services)
            registered = {service: run.receiver.url(service) for service in ours}
            yield from check_listed(run.contract, exchange, api.listed(exchange), registered)
        if data.spare_account is not None and api.services:
            yield from _register_and_remove(run, api, data.spare_account)


def _register_and_remove(run: Run, api: ListenerApi, account: str) -> Results[None]:
    service = api.services[0]
    register, listing, remove = (each.operation_id for each in (api.register, api.listing, api.remove))
    body = {"name": service, "url": run.receiver.url(service)}
    registered = yield from run.call(register, path={"accountName": account}, body=body)
    if not registered.response.accepted:
        return
    names = api.removal(account, service)
    for present in (True, False):
        if not present:
            removed = yield from run.call(remove, path=names)
            if not removed.response.accepted:
                return
        exchange = yield from run.call(listing, path={"accountName": account})
        listed = service in api.listed(exchange)
        yield from check_registration_shown(run.contract, exchange, service=service, listed=listed, registered=present)
    again = yield from run.call(remove, path=names)
    yield from check_removed_once(run.contract, again, service=service)
