"""What a generated client reads: every documented response, those of newer servers, and those that are broken."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from thingspace_contract.checks.catalogue import Check
from thingspace_contract.checks.catalogue.client import (
    BROKEN_RESPONSE_IS_REFUSED,
    NEWER_RESPONSE_IS_KEPT,
    RESPONSE_IS_UNDERSTOOD,
    UNDOCUMENTED_STATUS_IS_SURVIVED,
)
from thingspace_contract.checks.client.deserialization import (
    GivenBody,
    check_accepts,
    check_keeps_unknown,
    check_rejects_malformed,
    check_round_trip,
    check_sent_once,
    components_of,
)
from thingspace_contract.contract import Contract, ResponseRule
from thingspace_contract.core.exchange import Response
from thingspace_contract.core.failures import Failure
from thingspace_contract.strategies import requests
from thingspace_contract.strategies.arguments import example_requests
from thingspace_contract.strategies.responses import (
    example_responses,
    other_media_types,
    response_of,
    responses,
    status_of,
)
from thingspace_contract.strategies.variations import (
    BrokenBody,
    Variation,
    broken_bodies,
    corrupted,
    each_once,
    forward_compatible,
    with_nulls,
)
from thingspace_contract.suites.client.endpoint import Endpoint
from thingspace_contract.suites.client.model_building import CannotCall
from thingspace_contract.suites.client.samples import Samples
from thingspace_contract.suites.profiles import Profile
from thingspace_contract.suites.search import Found, Share, search, seed_for, some_of, try_all
from thingspace_contract.suites.tasks import Task

__all__ = ["response_tasks"]

_JSON = "application/json"
_UNDOCUMENTED = (500, 503, 520)


def response_tasks(
    contract: Contract, endpoint: Endpoint, samples: Samples, profile: Profile, seed: int
) -> Iterator[Task]:
    """Yield the tasks that answer one operation with everything that the contract documents, and more."""
    operation = endpoint.operation
    calls = _Calls(contract, endpoint, seed)
    for rule in operation.responses:
        label = f"{operation.operation_id}: {rule.status} responses"
        yield Task(operation.operation_id, label, partial(_run, calls, rule, samples, profile, seed), 1.0)
    yield Task(operation.operation_id, f"{operation.operation_id}: other responses", partial(_others, calls), 0.3)


class _Calls:
    """Calls of one operation whose arguments do not matter."""

    def __init__(self, contract: Contract, endpoint: Endpoint, seed: int) -> None:
        self.contract = contract
        self.endpoint = endpoint
        self.operation = endpoint.operation
        self._seed = seed
        self._keywords: dict[str, Any] | None = None
        self.reason = ""

    def ready(self) -> bool:
        """Whether the operation can be called; otherwise `reason` says why not."""
        if self._keywords is None and not self.reason:
            examples = example_requests(self.contract, self.operation)
            examples = examples or some_of(requests(self.contract, self.operation), seed=self._seed, count=1)
            try:
                self._keywords = self.endpoint.keywords(examples[0]) if examples else None
                self.reason = "" if examples else "its responses were not tried: no arguments could be generated"
            except CannotCall as fault:
                self.reason = f"its responses were not tried, since it cannot be called: {fault.title}"
        return self._keywords is not None

    def round_trip(self, rule: ResponseRule, response: Response, what: str = "") -> list[Failure]:
        pointer = rule.schema_pointer(_JSON) or rule.pointer
        components = components_of(self.contract, pointer)
        told = what or f"a valid {rule.status} response"
        schema = rule.schema_pointer(_JSON) or ""
        given = self._given(RESPONSE_IS_UNDERSTOOD, told, response, pointer, components, schema)
        reading = self.endpoint.read(self._keywords or {}, response)
        if response.header("content-type") != _JSON:
            return check_accepts(self.contract, given, reading, empty=not response.body)
        return check_round_trip(self.contract, given, reading)

    def takes_null(self, rule: ResponseRule, change: Variation) -> list[Failure]:
        return self.round_trip(rule, response_of(rule, change.value), f"a {rule.status} response with {change.kind}")

    def keeps_unknown(self, rule: ResponseRule, change: Variation) -> list[Failure]:
        response = response_of(rule, change.value)
        what = f"{change.kind} in a response"
        schema = rule.schema_pointer(_JSON) or ""
        given = self._given(NEWER_RESPONSE_IS_KEPT, what, response, change.pointer, schema=schema)
        return check_keeps_unknown(self.contract, given, self.endpoint.read(self._keywords or {}, response))

    def rejects_malformed(self, rule: ResponseRule, pointer: str, body: BrokenBody) -> list[Failure]:
        response = Response(status_of(rule), {"Content-Type": _JSON}, body.content)
        given = self._given(BROKEN_RESPONSE_IS_REFUSED, "a broken response", response, pointer)
        refusal = body.senseless
        reading = self.endpoint.read(self._keywords or {}, response)
        fault = f"{body.label} (status {rule.status})"
        return check_rejects_malformed(self.contract, given, reading, fault=fault, refusal=refusal)

    def survived(self, response: Response) -> list[Failure]:
        what = f"an undocumented {response.status} response"
        pointer = f"{self.operation.pointer}/responses"
        given = self._given(UNDOCUMENTED_STATUS_IS_SURVIVED, what, response, pointer)
        reading = self.endpoint.read(self._keywords or {}, response)
        found = check_rejects_malformed(self.contract, given, reading, fault=f"status {response.status}", refusal=False)
        times = len(self.endpoint.stub.sent)
        return found + check_sent_once(self.contract, given, self.operation, status=response.status, times=times)

    def _given(
        self,
        check: Check,
        what: str,
        response: Response,
        pointer: str,
        components: frozenset[str] = frozenset(),
        schema: str = "",
    ) -> GivenBody:
        operation = self.operation
        return GivenBody(
            check, operation.operation_id, what, response.body, pointer, operation.evidence, components, schema
        )


def _run(
    calls: _Calls, rule: ResponseRule, samples: Samples, profile: Profile, seed: int, share: Share
) -> Iterator[tuple[Check, Found]]:
    if not calls.ready():
        yield RESPONSE_IS_UNDERSTOOD, Found(reason=calls.reason)
        return
    contract, operation = calls.contract, calls.operation
    own_seed = seed_for(seed, operation.operation_id, rule.status)
    examples = list(example_responses(contract, rule))
    round_trip = partial(calls.round_trip, rule)
    for found in try_all([*examples, *other_media_types(rule)], round_trip, share):
        yield RESPONSE_IS_UNDERSTOOD, found
    pointer = rule.schema_pointer(_JSON)
    if pointer is not None:
        values = [*(json.loads(each.body) for each in examples[:1]), *samples.of(pointer)]
        nulls = each_once(with_nulls, contract, pointer, values)
        for found in try_all(nulls, partial(calls.takes_null, rule), share):
            yield RESPONSE_IS_UNDERSTOOD, found
        changes = each_once(forward_compatible, contract, pointer, values)
        for found in try_all(changes, partial(calls.keeps_unknown, rule), share):
            yield NEWER_RESPONSE_IS_KEPT, found
        broken = _broken(calls, pointer, values)
        for found in try_all(broken, partial(calls.rejects_malformed, rule, pointer), share):
            yield BROKEN_RESPONSE_IS_REFUSED, found
    strategy = responses(contract, operation, status=rule.status)
    count = profile.client_examples if pointer is not None else 1
    for found in search(strategy, round_trip, seed=own_seed, examples=count, share=share, needed=not examples):
        yield RESPONSE_IS_UNDERSTOOD, found


def _broken(calls: _Calls, pointer: str, values: list[Any]) -> Iterator[BrokenBody]:
    yield from broken_bodies(json.dumps(values[0]).encode())
    for change in each_once(corrupted, calls.contract, pointer, values):
        yield BrokenBody(change.kind, change.label, json.dumps(change.value).encode(), True)


def _others(calls: _Calls, share: Share) -> Iterator[tuple[Check, Found]]:
    if not calls.ready():
        return
    statuses = [status for status in _UNDOCUMENTED if calls.operation.rule_for(status) is None]
    html = b"<html><body>Service Unavailable</body></html>"
    responses = [Response(status, {"Content-Type": "text/html"}, html) for status in statuses]
    responses += [Response(status, {"Content-Type": _JSON}, b'{"errorCode":"E"}') for status in statuses]
    for found in try_all(responses, calls.survived, share):
        yield UNDOCUMENTED_STATUS_IS_SURVIVED, found
