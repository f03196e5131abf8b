"""What a server owes beside the life of devices: listeners as listed, events as searched, resends, silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from thingspace_contract.checks.received import request_id_of
from thingspace_contract.events import NotChecked
from thingspace_contract.exchange import Delivery, Exchange
from thingspace_contract.suites.server.examples import example_calls, send_example
from thingspace_contract.suites.server.registries import Registry
from thingspace_contract.suites.server.results import Held, Results
from thingspace_contract.suites.server.run import SUITE, Run, decoded
from thingspace_contract.suites.server.world import World

__all__ = ["check_events", "check_listeners", "check_resend", "check_silence"]

_SPACING = 301.0  # documented: five minutes between attempts
_PLAN = "changeDeviceServicePlan"
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


def check_events(run: Run) -> Results[None]:
    """The event that setDeviceConfiguration answers with is found in the device's history."""
    for call in example_calls(run.contract.operation("setDeviceConfiguration"))[:1]:
        exchange = yield from send_example(run, call)
        event = decoded(exchange)
        if not exchange.response.accepted or not isinstance(event, dict):
            return
        search = {name: call.body[name] for name in ("accountidentifier", "resourceidentifier")}
        history = yield from run.call("searchDeviceEventHistory", body=search)
        found: Any = decoded(history)
        same = event.get("transactionid")
        shown = any(isinstance(each, dict) and each.get("transactionid") == same for each in found or [])
        title = "Event is not in the device's history"
        rule = "The history shows the event that records a configuration change, by its transactionid."
        yield run.verdict(shown, _LISTED, title, history, rule, f"no event {same}")


def check_resend(run: Run, world: World) -> Results[None]:
    """A message that our listener refused is sent again, counted, and not once more after that."""
    if run.mock is None:
        yield NotChecked(SUITE, _PLAN, "callback_resend: when this server sends again is not known")
        return
    device = run.devices.second.by_iccid
    run.refusals.refuse_once(device["id"])
    body = {"accountName": world.account, "devices": [{"deviceIds": [device]}], "servicePlan": world.plans[1]}
    exchange = yield from run.call(_PLAN, body=body)
    if not exchange.response.accepted:
        return
    attempts = _attempts(exchange)
    if not run.receiver.wait(lambda seen: any(each.answered is not None for each in attempts(seen)), run.settle):
        return  # that the callback is missing will be told when all of them are due
    if not run.mock.advance(_SPACING):
        yield NotChecked(SUITE, _PLAN, "callback_resend: the mock's clock could not be moved")
        return
    again = run.receiver.wait(lambda seen: len(attempts(seen)) > 1, run.settle + 2.0)
    rule = "A callback that was not acknowledged is sent again until `maxCallbackThreshold` is reached."
    yield run.verdict(
        again, "callback_resend", "Callback not sent again after a refusal", exchange, rule, "one attempt"
    )
    run.mock.advance(_SPACING)


def check_silence(run: Run, world: World) -> Results[None]:
    """After a listener was deregistered, nothing more is sent to it: the callbacks that are settled later say so."""
    operation = run.contract.operation(_PLAN)
    services = frozenset(promise.service for promise in operation.promises)
    for service in sorted(services & run.listeners.current(world.account)):
        yield from run.listeners.deregister(world.account, service)
    device = run.devices.second.by_iccid
    body = {"accountName": world.account, "devices": [{"deviceIds": [device]}], "servicePlan": world.plans[0]}
    exchange = yield from run.call(_PLAN, body=body)
    run.ledger.mute(request_id_of(exchange.response.body), services)


def _attempts(exchange: Exchange) -> Callable[[tuple[Delivery, ...]], list[Delivery]]:
    request_id = request_id_of(exchange.response.body).encode()
    return lambda seen: [each for each in seen if request_id in each.body]
