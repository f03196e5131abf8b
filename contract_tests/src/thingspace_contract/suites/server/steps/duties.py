"""What a server owes beside the life of devices: listeners as listed, events as searched, resends, silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from thingspace_contract.core.errors import ContractToolError
from thingspace_contract.core.events import Event, NotChecked, Progress
from thingspace_contract.core.exchange import Delivery, Exchange
from thingspace_contract.correlation.received import request_id_of
from thingspace_contract.suites.server.connection.listener_apis import Registry
from thingspace_contract.suites.server.data.world import OwnDevice, World
from thingspace_contract.suites.server.run import SUITE, Run, decoded
from thingspace_contract.suites.server.steps.examples import example_calls, send_example

__all__ = ["Refusals", "check_events", "check_listeners", "check_resend", "check_silence"]

_SPACING = 301.0  # documented: five minutes between attempts
_UNAVAILABLE = 503
_ACKNOWLEDGED = 204


class Refusals:
    """How our listener answers: 204, but 503 to the first delivery that mentions a chosen word."""

    def __init__(self) -> None:
        self._word = b""
        self._refused = False

    def refuse_once(self, word: str) -> None:
        """Refuse the next delivery whose body has `word`."""
        self._word, self._refused = word.encode(), False

    def answer(self, delivery: Delivery) -> int:
        """Return the status for a delivery."""
        if self._word and not self._refused and self._word in delivery.body:
            self._refused = True
            return _UNAVAILABLE
        return _ACKNOWLEDGED


def check_listeners(run: Run, spare_account: str | None) -> Iterator[Event]:
    """Each list of listeners shows what was registered and not what was deregistered."""
    for registry in run.listeners.registries:
        for account in run.listeners.accounts:
            exchange, told = run.listeners.check_listed(registry, account)
            for wrong in told:
                rule = "The list of an account's listeners shows each that is registered, with its URL."
                run.found.append(
                    run.failure("state_after_answer", "Listeners are not listed as registered", exchange, rule, wrong)
                )
        if spare_account is not None and registry.services:
            _register_and_remove(run, registry, spare_account)
        yield from run.report(registry.listing.operation_id, "state_after_answer")


def _register_and_remove(run: Run, registry: Registry, account: str) -> None:
    service = registry.services[0]
    register, listing, remove = (each.operation_id for each in (registry.register, registry.listing, registry.remove))
    body = {"name": service, "url": run.receiver.url(service)}
    if not run.call(register, path={"accountName": account}, body=body).response.accepted:
        return
    names = registry.removal(account, service)
    for step, present in (("", True), (remove, False)):
        if step and not run.call(step, path=names).response.accepted:
            return
        exchange = run.call(listing, path={"accountName": account})
        listed = decoded(exchange) if exchange.response.body else []
        found = any(isinstance(each, dict) and registry.service_of(each) == service for each in listed or [])
        if found is not present:
            title = "Registered listener is not listed" if present else "Deregistered listener is still listed"
            rule = "The list shows the listeners that are registered, and no others."
            run.found.append(run.failure("state_after_answer", title, exchange, rule, service))
    again = run.call(remove, path=names)
    if again.response.accepted:
        title = "Accepted to remove what does not exist"
        rule = "A listener that is not registered cannot be deregistered."
        run.found.append(run.failure("unknown_name_refused", title, again, rule, service))


def check_events(run: Run) -> Iterator[Event]:
    """The event that setDeviceConfiguration answers with is found in the device's history."""
    if not run.may("setDeviceConfiguration", "searchDeviceEventHistory"):
        return
    calls = example_calls(run.contract.operation("setDeviceConfiguration"))
    for call in calls[:1]:
        yield Progress(SUITE, 0, None, "lifecycle: configuration events")
        exchange = send_example(run, call)
        event = decoded(exchange)
        if not exchange.response.accepted or not isinstance(event, dict):
            continue
        search = {name: call.body[name] for name in ("accountidentifier", "resourceidentifier")}
        history = run.call("searchDeviceEventHistory", body=search)
        found: Any = decoded(history)
        same = event.get("transactionid")
        if not any(isinstance(each, dict) and each.get("transactionid") == same for each in found or []):
            title = "Event is not in the device's history"
            rule = "The history shows the event that records a configuration change, by its transactionid."
            run.found.append(run.failure("state_after_answer", title, history, rule, f"no event {same}"))
    yield from run.report("searchDeviceEventHistory", "state_after_answer")


def check_resend(run: Run, world: World, device: OwnDevice, refusals: Refusals) -> Iterator[Event]:
    """A message that our listener refused is sent again, counted, and not once more after that."""
    if not run.may("changeDeviceServicePlan") or not run.listeners.accounts:
        return
    subject = "changeDeviceServicePlan"
    if run.mock is None:
        yield NotChecked(SUITE, subject, "callback_resend: when this server sends again is not known")
        return
    yield Progress(SUITE, 0, None, "lifecycle: a refused callback is sent again")
    refusals.refuse_once(device.iccid)
    body = {"accountName": world.account, "devices": [{"deviceIds": [device.by_iccid]}], "servicePlan": world.plans[1]}
    exchange = run.call(subject, body=body)
    if not exchange.response.accepted:
        return
    attempts = _attempts(exchange)
    if run.receiver.wait(lambda seen: any(each.answered is not None for each in attempts(seen)), run.settle):
        try:
            run.mock.advance(_SPACING)
        except ContractToolError:
            yield NotChecked(SUITE, subject, "callback_resend: the mock's clock could not be moved")
            return
        if not run.receiver.wait(lambda seen: len(attempts(seen)) > 1, run.settle + 2.0):
            rule = "A callback that was not acknowledged is sent again until `maxCallbackThreshold` is reached."
            run.found.append(
                run.failure("callback_resend", "Callback not sent again after a refusal", exchange, rule, "one attempt")
            )
        run.mock.advance(_SPACING)
    yield from run.report(subject, "callback_resend")


def check_silence(run: Run, world: World, device: OwnDevice) -> Iterator[Event]:
    """After a listener was deregistered, nothing more is sent to it; the run's last request."""
    if not run.may("changeDeviceServicePlan") or not run.listeners.registrations:
        return
    operation = run.contract.operation("changeDeviceServicePlan")
    services = frozenset(promise.service for promise in operation.promises)
    for service in services & run.listeners.current(world.account):
        run.listeners.deregister(world.account, service)
    body = {"accountName": world.account, "devices": [{"deviceIds": [device.by_iccid]}], "servicePlan": world.plans[0]}
    exchange = run.call("changeDeviceServicePlan", body=body)
    run.ledger.mute(request_id_of(exchange.response.body), services)
    yield Progress(SUITE, 0, None, "lifecycle: silence after deregistration")


def _attempts(exchange: Exchange) -> Callable[[tuple[Delivery, ...]], list[Delivery]]:
    request_id = request_id_of(exchange.response.body).encode()
    return lambda seen: [each for each in seen if request_id in each.body]
