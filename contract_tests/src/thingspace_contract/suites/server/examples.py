"""Every documented example request is sent once, so that every operation is called as its readers will call it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from thingspace_contract.contract import Operation
from thingspace_contract.events import Event, Progress
from thingspace_contract.exchange import Exchange
from thingspace_contract.suites.server.run import SUITE, Run
from thingspace_contract.suites.server.session import SESSION_HEADER

__all__ = ["ExampleCall", "example_calls", "send_example", "send_examples"]


@dataclass(frozen=True, slots=True)
class ExampleCall:
    """A documented request: body and parameters from the contract's examples."""

    operation: Operation
    name: str
    path: dict[str, str]
    query: dict[str, str]
    body: Any


def example_calls(operation: Operation) -> list[ExampleCall]:
    """Return the documented requests of an operation; [] when a parameter has no example."""
    required = [each for each in operation.parameters if each.required]
    if any(each.example is None for each in required):
        return []
    path = {each.name: str(each.example) for each in required if each.location == "path"}
    query = {each.name: str(each.example) for each in required if each.location == "query"}
    media_type = next(iter(operation.body), "application/json")
    bodies = operation.request_examples(media_type) or ({} if operation.body_required else {"no body": None})
    return [ExampleCall(operation, name, path, query, body) for name, body in bodies.items()]


def send_example(run: Run, call: ExampleCall, headers: dict[str, str] | None = None) -> Exchange:
    """Send a documented request; endSession gets a session of its own, never the run's."""
    operation_id = call.operation.operation_id
    if headers is None and operation_id == "endSession":
        headers = {**run.session.headers(call.operation), SESSION_HEADER: run.session.login()}
    return run.call(operation_id, path=call.path, query=call.query, body=call.body, headers=headers)


def send_examples(run: Run) -> Iterator[Event]:
    """Send every example of every operation that may be called, reads last."""
    operations = [each for each in run.contract.operations.values() if run.may(each.operation_id)]
    ordered = sorted(operations, key=lambda each: each.effect == "read")
    for number, operation in enumerate(ordered):
        yield Progress(SUITE, number, len(ordered), f"examples: {operation.operation_id}")
        calls = example_calls(operation)
        for call in calls:
            send_example(run, call)
        if calls:
            yield from run.report(operation.operation_id, "documented_examples", len(calls))
