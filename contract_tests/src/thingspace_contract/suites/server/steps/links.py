"""What one response makes possible, tried with it: links lead from what creates to what changes and ends.

So a server that was tested before, where the documented examples are used up, still shows that it accepts them.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from thingspace_contract.checks.access import check_created, check_deleted
from thingspace_contract.contract import Effect, Operation
from thingspace_contract.contract.validation import resolve
from thingspace_contract.core.events import Progress
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.correlation.received import json_of
from thingspace_contract.suites.server.results import Results
from thingspace_contract.suites.server.run import SUITE, Run
from thingspace_contract.suites.server.steps.examples import ExampleCall, example_calls, send_example

__all__ = ["check_creations", "follow_links"]

_FROM_REQUEST, _FROM_RESPONSE = "$request.body#", "$response.body#"
_ACCOUNT = "accountName"

Link = tuple[Operation, dict[str, str]]


def follow_links(run: Run) -> Results[None]:
    """Create, and use the links of the response, for every operation that no request was accepted of so far."""
    chance = random.Random(run.seed)  # noqa: S311 - repeatable
    listening = frozenset[str]().union(*(each.changing for each in run.listeners.listener_apis))
    for source in run.contract.operations.values():
        links = [link for link in _links(run, source, Effect.MUTATES) if link[0].operation_id not in listening]
        if not links or not run.may(source.operation_id) or source.operation_id in listening:
            continue
        if all(run.ledger.accepted[name.operation_id] for name in (source, *(target for target, _ in links))):
            continue
        yield Progress(SUITE, 0, None, f"links: {source.operation_id}")
        call = _fresh(example_calls(source), links, chance)
        if call is None:
            continue
        exchange = yield from send_example(run, call)
        if exchange.response.accepted:
            for target, expressions in sorted(links, key=lambda link: link[0].method == "DELETE"):
                yield from _follow(run, target, expressions, call, exchange)


def check_creations(run: Run) -> Results[None]:
    """Create, read, delete and read again whatever links can read and delete in one place."""
    chance = random.Random(run.seed + 1)  # noqa: S311 - repeatable
    for source in run.contract.operations.values():
        reads = {link[0].path: link for link in _links(run, source, Effect.READ)}
        removals = [link for link in _links(run, source, Effect.MUTATES) if link[0].method == "DELETE"]
        for removal in removals if run.may(source.operation_id) else ():
            read = reads.get(removal[0].path)
            call = _fresh(example_calls(source), [removal, read], chance) if read else None
            if read is not None and call is not None:
                yield Progress(SUITE, 0, None, f"creations: {source.operation_id}")
                yield from _live(run, call, removal, read)


def _live(run: Run, call: ExampleCall, removal: Link, read: Link) -> Results[None]:
    """What a request creates is found until it is deleted."""
    created = yield from send_example(run, call)
    if not created.response.accepted:
        return
    shown = yield from _follow(run, *read, call, created)
    if shown is not None:
        yield from check_created(run.contract, shown)
    removed = yield from _follow(run, *removal, call, created)
    if removed is None or not removed.response.accepted:
        return
    shown = yield from _follow(run, *read, call, created)
    if shown is not None:
        yield from check_deleted(run.contract, shown)


def _links(run: Run, source: Operation, effect: Effect) -> list[Link]:
    """The links of an operation's success to operations of an effect that may be called."""
    found: list[Link] = []
    for rule in source.success:
        links: Mapping[str, Any] = source.raw["responses"][rule.status].get("links", {})
        for link in links.values():
            target = run.contract.operations.get(link.get("operationId", ""))
            if target is not None and target.effect == effect and run.may(target.operation_id):
                found.append((target, dict(link.get("parameters", {}))))
    return found


def _fresh(calls: list[ExampleCall], links: list[Link], chance: random.Random) -> ExampleCall | None:
    """The first documented request, with new names for what the links call by a name of the request's own."""
    if not calls or not isinstance(calls[0].body, dict):
        return calls[0] if calls else None
    named = {
        expression.removeprefix(f"{_FROM_REQUEST}/")
        for _, expressions in links
        for expression in expressions.values()
        if expression.startswith(_FROM_REQUEST)
    }
    names = {name: f"contract-{chance.randrange(16**8):08x}" for name in sorted(named - {_ACCOUNT})}
    call = calls[0]
    return ExampleCall(call.operation, call.name, call.path, call.query, {**call.body, **names})


def _follow(
    run: Run, target: Operation, expressions: Mapping[str, str], source: ExampleCall, exchange: Exchange
) -> Results[Exchange | None]:
    """Call the target of a link with values of what led there; None when they are not known."""
    response = json_of(exchange.response.body)
    values = {name: _value(expression, source.body, response) for name, expression in expressions.items()}
    calls = example_calls(target)
    if not calls or None in values.values():
        return None
    call = calls[0]
    path = {name: values.get(name) or value for name, value in call.path.items()}
    query = {name: values.get(name) or value for name, value in call.query.items()}
    return (yield from send_example(run, ExampleCall(target, call.name, path, query, call.body)))


def _value(expression: str, request: Any, response: Any) -> str | None:
    for prefix, document in ((_FROM_REQUEST, request), (_FROM_RESPONSE, response)):
        if expression.startswith(prefix):
            try:
                found = resolve(document, f"#{expression.removeprefix(prefix)}")
            except LookupError:
                return None
            return found if isinstance(found, str) else None
    return expression
