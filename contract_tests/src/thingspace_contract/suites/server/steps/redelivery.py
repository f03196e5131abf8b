"""Messages to a listener that refuses one, and to one that is registered no longer."""

from __future__ import annotations

from collections.abc import Callable

from thingspace_contract.checks.catalogue.callbacks import CALLBACK_RESEND
from thingspace_contract.checks.state import check_sent_again
from thingspace_contract.core.errors import ContractToolError
from thingspace_contract.core.events import NotChecked
from thingspace_contract.core.exchange import Delivery, Exchange
from thingspace_contract.correlation.received import request_id_of
from thingspace_contract.suites.server.data.target_data import TargetData
from thingspace_contract.suites.server.results import Results
from thingspace_contract.suites.server.run import SUITE, Run

__all__ = ["check_resend", "check_silence"]

_PLAN = "changeDeviceServicePlan"
_SPACING = 301.0  # documented: five minutes between attempts


def check_resend(run: Run, data: TargetData) -> Results[None]:
    """A message that our listener refused is sent again, counted, and not once more after that."""
    if run.mock is None:
        yield NotChecked(SUITE, _PLAN, f"{CALLBACK_RESEND.name}: when this server sends again is not known")
        return
    device = run.devices.second.by_iccid
    run.refusals.refuse_once(device["id"])
    body = {"accountName": data.account, "devices": [{"deviceIds": [device]}], "servicePlan": data.plans[1]}
    exchange = yield from run.call(_PLAN, body=body)
    if not exchange.response.accepted:
        return
    attempts = _attempts(exchange)
    if not run.receiver.wait(lambda seen: any(each.answered is not None for each in attempts(seen)), run.settle):
        return  # that the callback is missing will be told when all of them are due
    try:
        run.mock.advance(_SPACING)
    except ContractToolError:
        yield NotChecked(SUITE, _PLAN, f"{CALLBACK_RESEND.name}: the mock's clock could not be moved")
        return
    again = run.receiver.wait(lambda seen: len(attempts(seen)) > 1, run.settle + 2.0)
    yield from check_sent_again(run.contract, exchange, again=again)
    run.mock.advance(_SPACING)


def check_silence(run: Run, data: TargetData) -> Results[None]:
    """After a listener was deregistered, nothing more is sent to it: the callbacks that are settled later say so."""
    operation = run.contract.operation(_PLAN)
    services = frozenset(promise.service for promise in operation.promises)
    for service in sorted(services & run.listeners.current(data.account)):
        yield from run.listeners.deregister(data.account, service)
    device = run.devices.second.by_iccid
    body = {"accountName": data.account, "devices": [{"deviceIds": [device]}], "servicePlan": data.plans[0]}
    exchange = yield from run.call(_PLAN, body=body)
    run.ledger.mute(request_id_of(exchange.response.body), services)


def _attempts(exchange: Exchange) -> Callable[[tuple[Delivery, ...]], list[Delivery]]:
    request_id = request_id_of(exchange.response.body).encode()
    return lambda seen: [each for each in seen if request_id in each.body]
