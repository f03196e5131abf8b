"""What a generated client reads: every documented answer, those of newer servers, and those that are broken."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from thingspace_contract.checks.deserialization import Received, accepted, components_of, endured, kept, understood
from thingspace_contract.contract import Contract, Effect, ResponseRule
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
)
from thingspace_contract.suites.client.endpoint import Endpoint
from thingspace_contract.suites.client.model_building import CannotCall
from thingspace_contract.suites.client.samples import Samples
from thingspace_contract.suites.profiles import Profile
from thingspace_contract.suites.search import Found, Share, search, seed_for, some_of, try_all
from thingspace_contract.suites.tasks import Task

__all__ = ["answer_tasks"]

_JSON = "application/json"
_UNDERSTOOD = "response_is_understood"
_UNDOCUMENTED = (500, 503, 520)


def answer_tasks(
    contract: Contract, endpoint: Endpoint, samples: Samples, profile: Profile, seed: int
) -> Iterator[Task]:
    """Yield the tasks that answer one operation with everything that the contract documents, and more."""
    operation = endpoint.operation
    calls = _Calls(contract, endpoint, seed)
    for rule in operation.responses:
        label = f"{operation.operation_id}: {rule.status} answers"
        yield Task(operation.operation_id, label, partial(_run, calls, rule, samples, profile, seed), 1.0)
    yield Task(operation.operation_id, f"{operation.operation_id}: other answers", partial(_others, calls), 0.3)


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
                self.reason = "" if examples else "its answers were not tried: no arguments could be generated"
            except CannotCall as fault:
                self.reason = f"its answers were not tried, since it cannot be called: {fault.title}"
        return self._keywords is not None

    def understood(self, rule: ResponseRule, answer: Response) -> list[Failure]:
        pointer = rule.schema_pointer(_JSON) or rule.pointer
        components = components_of(self.contract, pointer)
        what = f"a valid {rule.status} answer"
        received = self._received(_UNDERSTOOD, what, answer, pointer, components)
        reading = self.endpoint.read(self._keywords or {}, answer)
        if answer.header("content-type") != _JSON:
            return accepted(self.contract, received, reading, empty=not answer.body)
        return understood(self.contract, received, reading)

    def kept(self, rule: ResponseRule, change: Variation) -> list[Failure]:
        answer = response_of(rule, change.value)
        what = f"{change.kind} in an answer"
        received = self._received("newer_response_is_kept", what, answer, change.pointer)
        return kept(self.contract, received, self.endpoint.read(self._keywords or {}, answer))

    def endured(self, rule: ResponseRule, pointer: str, body: BrokenBody) -> list[Failure]:
        answer = Response(status_of(rule), {"Content-Type": _JSON}, body.content)
        received = self._received("broken_response_is_refused", "a broken answer", answer, pointer)
        refusal = body.senseless
        reading = self.endpoint.read(self._keywords or {}, answer)
        fault = f"{body.label} (status {rule.status})"
        return endured(self.contract, received, reading, fault=fault, refusal=refusal)

    def survived(self, answer: Response) -> list[Failure]:
        what = f"an undocumented {answer.status} answer"
        pointer = f"{self.operation.pointer}/responses"
        received = self._received("undocumented_status_is_survived", what, answer, pointer)
        reading = self.endpoint.read(self._keywords or {}, answer)
        found = endured(self.contract, received, reading, fault=f"status {answer.status}", refusal=False)
        times = len(self.endpoint.wire.sent)
        if times > 1 and self.operation.effect is not Effect.READ:
            title = "after a server's error the request is sent again"
            expected = f"The operation's effect is {self.operation.effect}; only reads are sent again."
            observed = f"{times} requests after status {answer.status}"
            found.append(received.failure(self.contract, title, expected, observed))
        return found

    def _received(
        self, check: str, what: str, answer: Response, pointer: str, components: frozenset[str] = frozenset()
    ) -> Received:
        operation = self.operation
        return Received(check, operation.operation_id, what, answer.body, pointer, operation.evidence, components)


def _run(
    calls: _Calls, rule: ResponseRule, samples: Samples, profile: Profile, seed: int, share: Share
) -> Iterator[tuple[str, Found]]:
    if not calls.ready():
        yield _UNDERSTOOD, Found(reason=calls.reason)
        return
    contract, operation = calls.contract, calls.operation
    own_seed = seed_for(seed, operation.operation_id, rule.status)
    examples = list(example_responses(contract, rule))
    understood = partial(calls.understood, rule)
    yield _UNDERSTOOD, try_all([*examples, *other_media_types(rule)], understood, share)
    pointer = rule.schema_pointer(_JSON)
    if pointer is not None:
        values = [*(json.loads(each.body) for each in examples[:1]), *samples.of(pointer)]
        changes = each_once(forward_compatible, contract, pointer, values)
        yield "newer_response_is_kept", try_all(changes, partial(calls.kept, rule), share)
        broken = _broken(calls, pointer, values)
        yield "broken_response_is_refused", try_all(broken, partial(calls.endured, rule, pointer), share)
    strategy = responses(contract, operation, status=rule.status)
    count = profile.client_examples if pointer is not None else 1
    for found in search(strategy, understood, seed=own_seed, examples=count, share=share, needed=not examples):
        yield _UNDERSTOOD, found


def _broken(calls: _Calls, pointer: str, values: list[Any]) -> Iterator[BrokenBody]:
    yield from broken_bodies(json.dumps(values[0]).encode())
    for change in each_once(corrupted, calls.contract, pointer, values):
        yield BrokenBody(change.kind, change.label, json.dumps(change.value).encode(), True)


def _others(calls: _Calls, share: Share) -> Iterator[tuple[str, Found]]:
    if not calls.ready():
        return
    statuses = [status for status in _UNDOCUMENTED if calls.operation.rule_for(status) is None]
    html = b"<html><body>Service Unavailable</body></html>"
    answers = [Response(status, {"Content-Type": "text/html"}, html) for status in statuses]
    answers += [Response(status, {"Content-Type": _JSON}, b'{"errorCode":"E"}') for status in statuses]
    yield "undocumented_status_is_survived", try_all(answers, calls.survived, share)
