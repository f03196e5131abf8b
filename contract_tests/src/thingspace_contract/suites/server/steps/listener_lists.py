"""Each list of listeners shows what was registered, and not what was deregistered."""

from __future__ import annotations

from thingspace_contract.suites.server.connection.listener_apis import Registry
from thingspace_contract.suites.server.data.world import World
from thingspace_contract.suites.server.results import Held, Results
from thingspace_contract.suites.server.run import Run, decoded

__all__ = ["check_listeners"]

_LISTED = "state_after_answer"


def check_listeners(run: Run, world: World) -> Results[None]:
    """Each list of listeners shows what was registered and not what was deregistered."""
    for registry in run.listeners.registries:
        for account in run.listeners.accounts:
            exchange, told = yield from run.listeners.check_listed(registry, account)
            for wrong in told:
                rule = "The list of an account's listeners shows each that is registered, with its URL."
                yield run.failure(_LISTED, "Listeners are not listed as registered", exchange, rule, wrong)
            if not told:
                yield Held(_LISTED, exchange.operation_id)
        if world.spare_account is not None and registry.services:
            yield from _register_and_remove(run, registry, world.spare_account)


def _register_and_remove(run: Run, registry: Registry, account: str) -> Results[None]:
    service = registry.services[0]
    register, listing, remove = (each.operation_id for each in (registry.register, registry.listing, registry.remove))
    body = {"name": service, "url": run.receiver.url(service)}
    registered = yield from run.call(register, path={"accountName": account}, body=body)
    if not registered.response.accepted:
        return
    names = registry.removal(account, service)
    for present in (True, False):
        if not present:
            removed = yield from run.call(remove, path=names)
            if not removed.response.accepted:
                return
        exchange = yield from run.call(listing, path={"accountName": account})
        listed = decoded(exchange) if exchange.response.body else []
        found = any(isinstance(each, dict) and registry.service_of(each) == service for each in listed or [])
        title = "Registered listener is not listed" if present else "Deregistered listener is still listed"
        rule = "The list shows the listeners that are registered, and no others."
        yield run.verdict(found is present, _LISTED, title, exchange, rule, service)
    again = yield from run.call(remove, path=names)
    title = "Accepted to remove what does not exist"
    rule = "A listener that is not registered cannot be deregistered."
    yield from run.refused("unknown_name_refused", title, again, rule, service)
