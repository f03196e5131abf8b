"""The contract turned inside out: a callback listener must take every valid message and survive every other."""

from __future__ import annotations

import json
import shlex
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from thingspace_contract.checks.catalogue import Check
from thingspace_contract.checks.catalogue.listener import (
    INVALID_MESSAGE_IS_SURVIVED,
    OVERSIZED_BODY_IS_SURVIVED,
    REPEATED_MESSAGE_IS_ACKNOWLEDGED,
    VALID_MESSAGE_IS_ACKNOWLEDGED,
    WRONG_CONTENT_TYPE_IS_SURVIVED,
    WRONG_CREDENTIALS_ARE_SURVIVED,
    WRONG_METHOD_IS_SURVIVED,
)
from thingspace_contract.checks.listener import (
    ListenerResponse,
    SentCallback,
    check_acknowledged,
    check_repeat_acknowledged,
    check_survived,
)
from thingspace_contract.contract import CallbackService, Contract, Message
from thingspace_contract.core.events import Event, SuiteFinished, SuiteStarted
from thingspace_contract.core.failures import Failure
from thingspace_contract.strategies import callbacks, payloads
from thingspace_contract.strategies.messages import example_callbacks, invalid_bodies
from thingspace_contract.strategies.variations import BrokenBody, Variation
from thingspace_contract.suites.listener.callback_sender import CallbackSender, callback_sender, shown_url
from thingspace_contract.suites.profiles import Profile
from thingspace_contract.suites.search import Found, Share, search, seed_for, some_of, try_all
from thingspace_contract.suites.tasks import Task, run_tasks

__all__ = ["listener_suite"]

SUITE = "listener"
_PATIENCE = 3  # times the budget, for a listener that takes seconds for each response
_OVERSIZED = 10 * 1024 * 1024
_WRONG_TYPES = ("text/plain", "application/x-www-form-urlencoded", "application/xml", "")
T = TypeVar("T")
Judge = Callable[[Contract, SentCallback, ListenerResponse], list[Failure]]


def listener_suite(
    contract: Contract,
    *,
    url: str,
    services: Sequence[str],
    profile: Profile,
    seed: int,
    username: str = "",
    password: str = "",
    timeout: float = 5.0,
) -> Iterator[Event]:
    """Send a listener what the contract allows, and what it does not.

    Args:
        contract: the contract.
        url: the listener's URL; "{service}" in it is replaced by the name of the service.
        services: the callback services that the listener is registered for.
        profile: the budget.
        seed: equal seeds send equal messages, as far as time allows.
        username: what the listener expects in a message; without it each message keeps its own.
        password: what the listener expects beside the user name.
        timeout: seconds in which a response must be complete.

    Raises:
        TargetError: nothing answers at the URL.
        UsageError: the URL is none.
        UnknownNameError: the contract has no such service.
    """
    started = time.monotonic()
    yield SuiteStarted(SUITE, shown_url(url), contract.open_parts)
    chosen = [contract.service(name) for name in services]
    patience = _PATIENCE * profile.listener_seconds
    with callback_sender(timeout=timeout, patience=patience, secrets=(username, password)) as sender:
        tasks = []
        for service in chosen:
            address = url.replace("{service}", service.name)
            tasks += _Trial(contract, sender, service, address, (username, password)).tasks(profile, seed)
        yield from run_tasks(SUITE, tasks, seconds=profile.listener_seconds)
    yield SuiteFinished(SUITE, time.monotonic() - started)


class _Trial:
    """Everything that is sent to the listener of one service."""

    def __init__(
        self,
        contract: Contract,
        sender: CallbackSender,
        service: CallbackService,
        url: str,
        credentials: tuple[str, str],
    ) -> None:
        self._contract = contract
        self._sender = sender
        self._service = service
        self._url = url
        self._credentials = credentials

    def tasks(self, profile: Profile, seed: int) -> list[Task]:
        found = []
        for message in self._service.messages:
            run = partial(self._message, message, profile, seed_for(seed, message.label))
            found.append(Task(message.label, f"{message.label}: messages", run, 2.0))
        service = self._service.name
        found.append(Task(service, f"{service}: repeats, credentials, sizes, methods", self._service_wide, 1.0))
        return found

    def _message(self, message: Message, profile: Profile, seed: int, share: Share) -> Iterator[tuple[Check, Found]]:
        examples = example_callbacks(self._contract, message)
        refused: set[str] = set()

        def valid(case: Variation) -> list[Failure]:
            return self._valid(message, case, refused)

        for found in try_all(self._patiently(examples), valid, share):
            yield VALID_MESSAGE_IS_ACKNOWLEDGED, self._told(found)
        values = [each.value for each in examples] or some_of(
            payloads(self._contract, message.pointer), seed=seed, count=1
        )
        bodies = self._patiently(invalid_bodies(self._contract, message, self._signed(values[0])))
        for found in try_all(bodies, partial(self._invalid, message), share):
            yield INVALID_MESSAGE_IS_SURVIVED, self._told(found)
        generated = callbacks(self._contract, message.service, message=message.name).map(
            lambda payload: Variation("a generated message", "a generated message", payload, message.pointer)
        )
        if not self._sender.given_up:
            for found in search(generated, valid, seed=seed, examples=profile.listener_examples, share=share):
                yield VALID_MESSAGE_IS_ACKNOWLEDGED, self._told(found)

    def _valid(self, message: Message, case: Variation, refused: set[str]) -> list[Failure]:
        """Send a valid message; what ends as the bare example did has the same cause, and is told once."""
        if self._sender.given_up:
            return []
        content = _bytes(self._signed(case.value))
        sent, response = self._post(VALID_MESSAGE_IS_ACKNOWLEDGED, message, case.kind, case.label, content)
        failures = check_acknowledged(self._contract, sent, response)
        if not case.changed:
            refused.update(response.outcome for _ in failures)
        elif response.outcome in refused:
            return []
        return failures

    def _invalid(self, message: Message, body: BrokenBody) -> list[Failure]:
        sent, response = self._post(INVALID_MESSAGE_IS_SURVIVED, message, body.kind, body.label, body.content)
        return check_survived(self._contract, sent, response)

    def _service_wide(self, share: Share) -> Iterator[tuple[Check, Found]]:
        """Everything that is about the service rather than one message of it."""
        message = self._service.messages[0]
        examples = [each.value for each in example_callbacks(self._contract, message)]
        value = (examples or some_of(payloads(self._contract, message.pointer), seed=0, count=1))[0]
        content = _bytes(self._signed(value))
        for check, cases, judge in (
            (REPEATED_MESSAGE_IS_ACKNOWLEDGED, list(self._repeats(value)), check_repeat_acknowledged),
            (WRONG_CREDENTIALS_ARE_SURVIVED, list(_wrong_credentials(value)), check_survived),
            (OVERSIZED_BODY_IS_SURVIVED, list(_oversized(value)), check_survived),
            (WRONG_METHOD_IS_SURVIVED, [_Case("a GET request", b"", "GET", "")], check_survived),
            (
                WRONG_CONTENT_TYPE_IS_SURVIVED,
                [_Case(f"Content-Type {kind or 'absent'}", content, "POST", kind) for kind in _WRONG_TYPES],
                check_survived,
            ),
        ):
            attempt = partial(self._case, check, judge)
            for found in try_all(self._patiently(cases), attempt, share):
                yield check, self._told(found)

    def _repeats(self, value: Any) -> Iterator[_Case]:
        signed = self._signed(value)
        for count in (1, 1, 2, 3):
            yield _Case(f"a message sent again, callbackCount {count}", _bytes({**signed, "callbackCount": count}))

    def _case(self, check: Check, judge: Judge, case: _Case) -> list[Failure]:
        sent, response = self._post(check, None, case.kind, case.kind, case.content, case.method, case.content_type)
        if case.made_by and sent.curl:
            line = f"python3 -c {shlex.quote(case.made_by)} | curl -X POST -H 'Content-Type: application/json'"
            sent = replace(sent, curl=f"{line} --data-binary @- {shlex.quote(shown_url(self._url))}")
        return judge(self._contract, sent, response)

    def _post(
        self,
        check: Check,
        message: Message | None,
        kind: str,
        label: str,
        content: bytes,
        method: str = "POST",
        content_type: str = "application/json",
    ) -> tuple[SentCallback, ListenerResponse]:
        response, line = self._sender.send(self._url, content, method=method, content_type=content_type)
        subject = message.label if message else self._service.name
        pointer = message.pointer if message else self._service.pointer
        return SentCallback(check, subject, kind, label, pointer, self._service.evidence, line), response

    def _signed(self, payload: Any) -> Any:
        """The message with the credentials that the listener was registered with, when we know them."""
        username, password = self._credentials
        return {**payload, "username": username, "password": password} if username or password else payload

    def _patiently(self, cases: Iterable[T]) -> Iterator[T]:
        """Yield cases while the listener is worth another."""
        for case in cases:
            if self._sender.given_up:
                return
            yield case

    def _told(self, found: Found) -> Found:
        found.reason = found.reason or self._sender.given_up
        return found


@dataclass(frozen=True, slots=True)
class _Case:
    """One request that is about the service as a whole."""

    kind: str
    content: bytes
    method: str = "POST"
    content_type: str = "application/json"
    made_by: str = ""  # Python that prints the content, where it is too long for a shell line


def _wrong_credentials(value: Any) -> Iterator[_Case]:
    bare = {name: each for name, each in value.items() if name not in ("username", "password")}
    yield _Case("a wrong password", _bytes({**value, "username": "somebody", "password": "not-the-password"}))
    yield _Case("no credentials", _bytes(bare))
    yield _Case("credentials that are not texts", _bytes({**value, "username": 17, "password": ["x"]}))
    yield _Case("credentials beyond ASCII", _bytes({**value, "username": "é", "password": "パスワード"}))


def _oversized(value: Any) -> Iterator[_Case]:
    padded = "print('{\"padding\": \"' + 'x' * 10485760 + '\"}')"
    yield _Case("a message of 10 MB", _bytes({**value, "padding": "x" * _OVERSIZED}), made_by=padded)
    yield _Case("10 MB that are not JSON", b"x" * _OVERSIZED, made_by="print('x' * 10485760)")


def _bytes(value: Any) -> bytes:
    return json.dumps(value).encode()
