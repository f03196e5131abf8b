"""The history of a device shows the event that a change of its configuration answered with."""

from __future__ import annotations

from thingspace_contract.checks.state import check_event_recorded
from thingspace_contract.correlation.received import json_of
from thingspace_contract.suites.server.results import Results
from thingspace_contract.suites.server.run import Run
from thingspace_contract.suites.server.steps.examples import example_calls, send_example

__all__ = ["check_events"]


def check_events(run: Run) -> Results[None]:
    """The event that setDeviceConfiguration answers with is found in the device's history."""
    for call in example_calls(run.contract.operation("setDeviceConfiguration"))[:1]:
        exchange = yield from send_example(run, call)
        event = json_of(exchange.response.body)
        if not exchange.response.accepted or not isinstance(event, dict):
            return
        search = {name: call.body[name] for name in ("accountidentifier", "resourceidentifier")}
        history = yield from run.call("searchDeviceEventHistory", body=search)
        yield from check_event_recorded(run.contract, history, transaction=event.get("transactionid"))
