"""What we add to every request that Schemathesis generates: credentials, known values, the guard; and the record."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from schemathesis import AuthContext, BaseSchema, Case, HookContext
from schemathesis import Response as SchemathesisResponse
from schemathesis.generation import GenerationMode
from schemathesis.hooks import GLOBAL_HOOK_DISPATCHER

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.contract.shapes.nulls import optional_nulls, without_nulls
from thingspace_contract.core.exchange import Exchange, Request, Response
from thingspace_contract.suites.server.connection.disposable_sessions import DisposableSessions
from thingspace_contract.suites.server.connection.session import SESSION_HEADER, SignedInClient
from thingspace_contract.suites.server.data.example_values import ExampleValues
from thingspace_contract.suites.server.fuzzing.guard import Guard

__all__ = ["Fuzzing"]

AnyCase = Case[Any]

_RANDOM_PHASES = ("fuzzing", "stateful")


class Fuzzing:
    """Hooks and authentication of one Schemathesis run.

    Args:
        contract: the contract that is tested.
        session: where credentials come from.
        disposable: sessions to use up.
        guard: what generated requests may not touch.
        accounts: the accounts that random requests should name; the known ones when empty.
        observe: told of every exchange.
    """

    def __init__(
        self,
        contract: Contract,
        session: SignedInClient,
        disposable: DisposableSessions,
        guard: Guard,
        *,
        accounts: frozenset[str] = frozenset(),
        observe: Callable[[Exchange], None] = lambda _: None,
    ) -> None:
        self._contract = contract
        self._operations = {f"{each.method} {each.path}": each for each in contract.operations.values()}
        self._known = ExampleValues(contract)
        self._session = session
        self._disposable = disposable
        self._guard = guard
        self._accounts = accounts
        self._observe = observe
        self._logins: deque[Exchange] = deque()
        self.requests = 0

    def logins(self) -> Iterator[Exchange]:
        """Yield the logins that generated requests took since the last call: Schemathesis does not judge them."""
        while self._logins:
            yield self._logins.popleft()

    @contextmanager
    def installed(self, schema: BaseSchema) -> Iterator[None]:
        """Take part in everything that Schemathesis does with `schema`, until the block ends."""
        self.install(schema)
        try:
            yield
        finally:
            for hook in (self.before_call, self.after_call, self.map_case):
                for name in GLOBAL_HOOK_DISPATCHER.get_all():
                    hooks = GLOBAL_HOOK_DISPATCHER.get_all()[name]
                    hooks[:] = [each for each in hooks if each != hook]

    def install(self, schema: BaseSchema) -> None:
        """Take part in everything that Schemathesis does from now on."""
        schema.auth.providers.append(self)
        GLOBAL_HOOK_DISPATCHER.register_hook_with_name(self.before_call, "before_call")
        GLOBAL_HOOK_DISPATCHER.register_hook_with_name(self.after_call, "after_call")
        GLOBAL_HOOK_DISPATCHER.register_hook_with_name(self.map_case, "map_case")

    def get(self, case: AnyCase, context: AuthContext) -> dict[str, str] | None:
        """Return the credentials that the case's operation asks for; what ends a session gets one to use up."""
        operation = self._operation(case)
        return self._disposable.headers(operation, observe=self._logins.append) if operation is not None else None

    def set(self, case: AnyCase, data: dict[str, str], context: AuthContext) -> None:
        """Put the credentials into the case."""
        for name, value in data.items():
            case.headers[name] = value

    def map_case(self, context: HookContext, case: AnyCase) -> AnyCase:
        """Make valid random requests name things that exist, mostly."""
        operation = self._operation(case)
        meta = case.meta
        if operation is None or operation.effect == "session" or meta is None:
            return case
        if meta.generation.mode is GenerationMode.POSITIVE and meta.phase.name.value in _RANDOM_PHASES:
            case.path_parameters = self._known.parameters(case.path_parameters or {}, accounts=self._accounts)
            case.body = self._known.body(operation, case.body, accounts=self._accounts)
        return case

    def before_call(self, context: HookContext, case: AnyCase, kwargs: dict[str, Any]) -> None:
        """Keep the run's session, user and listeners out of the request's reach, and nulls that say nothing."""
        operation = self._operation(case)
        if operation is None:
            return
        if case.path_parameters:
            moved = self._guard.path(operation.operation_id, case.path_parameters)
            if moved != case.path_parameters:
                case.path_parameters = moved
        body = self._guard.body(operation.operation_id, self._meant(operation, case.body))
        if body is not case.body:
            case.body = body

    def _meant(self, operation: Operation, body: Any) -> Any:
        """Return a body without nulls that a server may take for absent members (D241): neither answer is wrong."""
        pointer, shapes = operation.body_pointer(), self._contract.shapes
        if pointer is None or next(optional_nulls(shapes, pointer, body), None) is None:
            return body
        return without_nulls(shapes, shapes.at(pointer), body)

    def after_call(self, context: HookContext, case: AnyCase, response: SchemathesisResponse) -> None:
        """Record the exchange; note an expired session so that the next request gets a new one."""
        self.requests += 1
        operation = self._operation(case)
        finished = time.monotonic()
        prepared = response.request
        body = prepared.body or b""
        exchange = Exchange(
            operation_id=operation.operation_id if operation else "",
            request=Request(
                method=prepared.method or "",
                url=prepared.url or "",
                headers={str(name): str(value) for name, value in prepared.headers.items()},
                body=body.encode() if isinstance(body, str) else body if isinstance(body, bytes) else b"",
            ),
            response=Response(
                status=response.status_code,
                headers={name: ", ".join(values) for name, values in response.headers.items()},
                body=response.content,
            ),
            started=finished - response.elapsed,
            finished=finished,
        )
        if b"SessionToken.Expired" in exchange.response.body and self._session.is_own(_session_of(exchange)):
            self._session.expired(exchange.response)
        self._disposable.learn(exchange)
        self._observe(exchange)

    def _operation(self, case: AnyCase) -> Operation | None:
        return self._operations.get(f"{case.operation.method.upper()} {case.operation.path}")


def _session_of(exchange: Exchange) -> str:
    return exchange.request.header(SESSION_HEADER) or ""
