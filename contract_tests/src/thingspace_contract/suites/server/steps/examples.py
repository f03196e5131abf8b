"""Every documented example request is sent once, so that every operation is called as its readers will call it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thingspace_contract.contract import Operation
from thingspace_contract.core.events import Progress
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.suites.server.connection.session import SESSION_HEADER
from thingspace_contract.suites.server.results import Results
from thingspace_contract.suites.server.run import SUITE, Run

__all__ = ["ExampleCall", "example_calls", "send_example", "send_examples"]

_UNDOCUMENTED = {"note": "contract test"}  # what operations get whose request no source describes


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
    if not bodies and "request" in operation.undocumented:
        bodies = {"undocumented": _UNDOCUMENTED}
    return [ExampleCall(operation, name, path, query, body) for name, body in bodies.items()]


def send_example(run: Run, call: ExampleCall, headers: dict[str, str] | None = None) -> Results[Exchange]:
    """Send a documented request; what ends a session or changes a password gets a session to use up."""
    operation, body = call.operation, call.body
    if operation.effect == "session":
        body = run.disposable.current_body(operation, body)
        if headers is None and SESSION_HEADER in run.session.headers(operation):
            headers = yield from run.disposable_headers(operation)
    exchange = yield from run.call(operation.operation_id, path=call.path, query=call.query, body=body, headers=headers)
    run.disposable.learn(exchange)
    return exchange


def send_examples(run: Run) -> Results[None]:
    """Send every example of every operation that may be called, reads before and after what changes things."""
    operations = [each for each in run.contract.operations.values() if run.may(each.operation_id)]
    reads = [each for each in operations if each.effect == "read"]
    ordered = [*reads, *(each for each in operations if each.effect != "read"), *reads]
    for number, operation in enumerate(ordered):
        yield Progress(SUITE, number, len(ordered), f"examples: {operation.operation_id}")
        for call in example_calls(operation):
            yield from send_example(run, call)
