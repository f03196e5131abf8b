"""Documented requests, each corrupted in one place: whatever else time allows, these are refused or it is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thingspace_contract.checks.responses import check_invalid_body
from thingspace_contract.core.events import Progress
from thingspace_contract.suites.server.results import Results
from thingspace_contract.suites.server.run import SUITE, Run
from thingspace_contract.suites.server.steps.examples import ExampleCall, example_calls, send_example

__all__ = ["check_invalid_bodies"]

_WRONG_SCALAR: tuple[str, Any] = ("text", "text")  # for what should be an object or a list
_WRONG_OBJECT: tuple[str, Any] = ("an object", {"not": "this"})  # for anything else


def check_invalid_bodies(run: Run) -> Results[None]:
    """Send bodies that miss a required member or have one of a wrong type; each must be refused.

    Logins are left out: their refusals would lock the user.
    """
    operations = [each for each in run.contract.operations.values() if run.may(each.operation_id)]
    for number, operation in enumerate(operations):
        pointer = operation.body_pointer()
        calls = example_calls(operation)
        if pointer is None or operation.effect == "session" or not calls:
            continue
        yield Progress(SUITE, number, len(operations), f"invalid bodies: {operation.operation_id}")
        for what, body in _corrupted(calls[0].body):
            if run.contract.schemas.is_valid(pointer, body):
                continue
            corrupted = ExampleCall(operation, what, calls[0].path, calls[0].query, body)
            exchange = yield from send_example(run, corrupted)
            yield from check_invalid_body(run.contract, exchange, change=what)


def _corrupted(body: Any) -> Iterator[tuple[str, Any]]:
    """Yield variations of a body, with what is wrong with them."""
    yield "an array for the body", [body]
    if not isinstance(body, dict):
        return
    yield from _corrupted_members(body, "")
    for name, value in body.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for what, item in _corrupted_members(value[0], f"{name}/0/"):
                yield what, {**body, name: [item, *value[1:]]}
        elif isinstance(value, dict):
            for what, changed in _corrupted_members(value, f"{name}/"):
                yield what, {**body, name: changed}


def _corrupted_members(value: dict[str, Any], where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, part in value.items():
        yield f"no {where}{name}", {other: each for other, each in value.items() if other != name}
        kind, wrong = _WRONG_SCALAR if isinstance(part, dict | list) else _WRONG_OBJECT
        yield f"{kind} for {where}{name}", {**value, name: wrong}
