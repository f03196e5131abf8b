"""The mock: a function from request to response. Its only I/O is its database."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from thingspace_contract.contract import Contract, Operation, Problem
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.mock.behaviours import BEHAVIOURS
from thingspace_contract.mock.behaviours.common.examples import answer_from_examples
from thingspace_contract.mock.call import Accepted, Call, Reply
from thingspace_contract.mock.encoding import encode
from thingspace_contract.mock.gateway.admission import Admission
from thingspace_contract.mock.gateway.authentication import Caller, authenticate
from thingspace_contract.mock.gateway.errors import Refusal, json_response
from thingspace_contract.mock.gateway.routing import Route, Router
from thingspace_contract.mock.platform import World
from thingspace_contract.mock.recording import Recorder
from thingspace_contract.mock.scenario import Scenario
from thingspace_contract.mock.store import StoredRequest, open_store
from thingspace_contract.mock.testing.clock import Clock, SystemClock
from thingspace_contract.mock.testing.faults import Fault, faulty
from thingspace_contract.mock.testing.identifiers import Identifiers, RandomIdentifiers

__all__ = ["Answer", "Mock", "MockBug"]

_log = logging.getLogger(__name__)


class MockBug(Exception):
    """The mock was about to break the contract itself."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A response, and the seconds to wait before it is sent."""

    response: Response
    delay: float = 0.0


class Mock:
    """A stateful twin of the platform.

    Args:
        contract: what is served; None for the one that the client package carries.
        scenario: what a fresh world holds, or the file that tells; None for the default one.
        database: "sqlite://" for memory, "sqlite:///FILE" for state that outlives the process.
        clock: where time comes from; controls move it further.
        identifiers: where request ids and tokens come from.
        latency: seconds from an accepted request to the first attempt of its callbacks.
        strict: refuse every request that breaks the contract, tolerated deviations and unknown members included.
        strict_registration: insist on the documented ports of listeners.
        record: a file that gets one line of JSON for each call.

    Raises:
        UsageError: the database, the scenario or the record file cannot be used.
    """

    def __init__(
        self,
        contract: Contract | None = None,
        *,
        scenario: Scenario | Path | None = None,
        database: str = "sqlite://",
        clock: Clock | None = None,
        identifiers: Identifiers | None = None,
        latency: float = 0.05,
        strict: bool = False,
        strict_registration: bool = False,
        record: Path | None = None,
    ) -> None:
        self.contract = contract if contract is not None else Contract.load()
        self.strict = strict
        self.on_messages: Callable[[], None] | None = None
        self._router = Router(self.contract)
        self._admission = Admission(self.contract, strict=strict)
        self._schemes = self.contract.document.get("components", {}).get("securitySchemes", {})
        chosen = Scenario.load(scenario) if isinstance(scenario, Path) else scenario
        with ExitStack() as opened:
            self.recorder = Recorder(self.contract, record)
            opened.callback(self.recorder.close)
            store = open_store(database)
            opened.callback(store.close)
            self.world = World(
                self.contract,
                scenario=chosen,
                store=store,
                clock=clock or SystemClock(),
                identifiers=identifiers or RandomIdentifiers(),
                latency=latency,
                strict_registration=strict_registration,
            )
            self.faults = store.faults
            opened.pop_all()  # they stay open when nothing was raised

    def handle(self, request: Request) -> Response:
        """Answer a request; callbacks it causes wait in the outbox."""
        return self.answer(request).response

    def answer(self, request: Request) -> Answer:
        """Answer a request, with the delay that a fault may want."""
        operation_id: str | None = None
        problems: list[Problem] = []
        fault: Fault | None = None
        try:
            if request.method == "OPTIONS":
                response = self._options(request)
            else:
                method = "GET" if request.method == "HEAD" else request.method
                route = self._router.route(method, request.url)
                operation_id = route.operation.operation_id
                fault = self.faults.take(operation_id, "*")
                if fault is not None and fault.name == "status":
                    response = json_response(fault.status, {"fault": "injected"})
                else:
                    response = self._operate(route, request, problems, fault)
        except Refusal as refusal:
            response = refusal.response
            if operation_id is None:
                problems.append(Problem("path", "no operation of the contract is there"))
        except MockBug as bug:
            _log.error("bug of the mock: %s", bug)
            response = json_response(500, {"error": "bug of the mock", "description": str(bug)})
        except Exception:
            _log.exception("bug of the mock in %s %s", request.method, operation_id)
            response = json_response(500, {"error": "bug of the mock", "description": "See the log of the mock."})
        self.recorder.add(self.world.now(), request, operation_id, response, problems)
        if request.method == "HEAD":
            response = Response(response.status, response.headers)
        if fault is None:
            return Answer(response)
        return Answer(faulty(fault, response), fault.seconds if fault.name == "latency" else 0.0)

    def wake_delivery(self) -> None:
        """Tell who delivers that something may be due."""
        if self.on_messages is not None:
            self.on_messages()

    def reset(self) -> None:
        """Go back to the scenario; forget faults and calls too."""
        self.recorder.clear()
        self.world.reset()

    def close(self) -> None:
        """Close the database and the record."""
        self.recorder.close()
        self.world.store.close()

    def _operate(self, route: Route, request: Request, problems: list[Problem], fault: Fault | None) -> Response:
        operation = route.operation
        with self.world.store.transaction():
            if fault is not None:
                self._expire(fault, request)
            try:
                caller = authenticate(self.world, operation, request, self._schemes)
            except Refusal as refusal:
                if self.strict or self.recorder.writes:
                    problems += self._admission.security_problems(route, request)
                return refusal.response
            try:
                call = self._call(route, request, caller, self._admission.admit(route, request, problems))
                reply = BEHAVIOURS.get(operation.operation_id, answer_from_examples)(call)
            except Refusal as refusal:
                self._check(operation, refusal.response)
                return refusal.response
            response = self._response(operation, reply)
            if call.accepted is not None:
                self._store(call, call.accepted)
        if call.accepted is not None and call.accepted.messages:
            self.wake_delivery()
        return response

    def _call(self, route: Route, request: Request, caller: Caller, body: Any) -> Call:
        return Call(
            world=self.world,
            operation=route.operation,
            values=route.values,
            query=dict(parse_qsl(urlsplit(request.url).query, keep_blank_values=True)) if "?" in request.url else {},
            body=body,
            now=self.world.now(),
            username=caller.username,
            session=caller.session,
            application=caller.application,
        )

    def _response(self, operation: Operation, reply: Reply) -> Response:
        if reply.body is None:
            response = Response(reply.status, reply.headers)
        else:
            response = json_response(reply.status, reply.body, reply.headers)
        self._check(operation, response)
        return response

    def _check(self, operation: Operation, response: Response) -> None:
        found = self.contract.response_problems(operation, response)
        if found:
            shown = "; ".join(map(str, found[:3]))
            raise MockBug(f"its answer to {operation.operation_id} breaks the contract: {shown}")

    def _store(self, call: Call, accepted: Accepted) -> None:
        """Store an accepted request with its messages, each checked against the contract."""
        rows = []
        for account, service, payload in accepted.messages:
            found = self.contract.callback_problems(service, payload)
            if found:
                shown = "; ".join(map(str, found[:3]))
                raise MockBug(f"a {service} message of {call.operation.operation_id} breaks the contract: {shown}")
            rows.append((account, service, encode(payload)))
        request = StoredRequest(
            id=accepted.id,
            account=accepted.account,
            operation=call.operation.operation_id,
            created=call.now,
            completes=call.completes,
            devices=accepted.devices,
            outcome="Failed" if accepted.failed else "Success",
        )
        self.world.requests.add(request)
        self.world.outbox.add(accepted.id, call.completes, rows)

    def _expire(self, fault: Fault, request: Request) -> None:
        if fault.name == "expire-session":
            self.world.sessions.end((request.header("vz-m2m-token") or "").strip().lower())
        elif fault.name == "expire-token":
            self.world.sessions.forget_token((request.header("authorization") or "").partition(" ")[2].strip())

    def _options(self, request: Request) -> Response:
        allowed = self._router.allowed(urlsplit(request.url).path.removeprefix(self.contract.base_path))
        if not allowed:
            raise Refusal.gateway("900906")
        return Response(204, {"Allow": ", ".join(allowed)})
