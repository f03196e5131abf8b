"""The history of a device shows the event that a change of its configuration answered with."""

from __future__ import annotations

from typing import Any

from thingspace_contract.suites.server.results import Results
from thingspace_contract.suites.server.run import Run, decoded
from thingspace_contract.suites.server.steps.examples import example_calls, send_example

__all__ = ["check_events"]

_LISTED = "state_after_answer"


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
