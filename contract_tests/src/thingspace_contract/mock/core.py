"""The mock: a function from request to response. Its only I/O is its database."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from thingspace_contract.contract import Contract, Problem
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.mock.acting import Acting, MockBug, Promises, failed, finish, was_reset
from thingspace_contract.mock.call import Call
from thingspace_contract.mock.gateway.authentication import Caller, authenticate, expire
from thingspace_contract.mock.gateway.errors import ApiError, GatewayError, json_response
from thingspace_contract.mock.gateway.families import refused
from thingspace_contract.mock.gateway.http import refused_coding, without_body
from thingspace_contract.mock.gateway.inputs import is_large
from thingspace_contract.mock.gateway.judging.validation import Validation, Validator
from thingspace_contract.mock.gateway.parsing import ParsedRequest, arrive, read
from thingspace_contract.mock.gateway.routing import Router
from thingspace_contract.mock.platform import Platform
from thingspace_contract.mock.reach import Reach
from thingspace_contract.mock.recording import Recorder
from thingspace_contract.mock.scenario import Scenario
from thingspace_contract.mock.store import open_store
from thingspace_contract.mock.testing.clock import Clock, SystemClock
from thingspace_contract.mock.testing.faults import Fault, faulty
from thingspace_contract.mock.testing.identifiers import Identifiers, RandomIdentifiers
from thingspace_contract.mock.turns import Apart, Steps, drive

__all__ = ["Mock", "MockBug", "TimedResponse"]

#: How many requests are remembered by default.
HISTORY = 10_000


@dataclass(frozen=True, slots=True)
class TimedResponse:
    """A response, and the seconds to wait before it is sent."""

    response: Response
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a request led to: the response, and what the record tells about the request."""

    response: Response
    operation_id: str | None = None
    problems: tuple[Problem, ...] = ()
    fault: Fault | None = None
    warnings: tuple[Problem, ...] = ()


class Mock:
    """A stateful twin of the platform.

    Args:
        contract: what is served; None for the one that the client package carries.
        scenario: what a fresh platform holds, or the file that tells; None for the default one.
        database: "sqlite://" for memory, "sqlite:///FILE" for state that outlives the process.
        clock: where time comes from; controls move it further.
        identifiers: where request ids and tokens come from.
        latency: seconds from an accepted request to the first attempt of its callbacks.
        strict: refuse every request that breaks the contract, tolerated deviations and unknown members included.
        strict_registration: insist on the documented ports of listeners.
        record: a file that gets one line of JSON for each call.
        history: how many of the newest asynchronous requests are remembered after they have ended, while it is served.
        allow_callbacks_to: host names, IP addresses, networks or "any", where listeners may be beside loopback.

    Raises:
        UsageError: the database, the scenario, the record file or one of the allowed addresses cannot be used.
        StoreTrouble: the disk refuses a fresh database.
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
        history: int = HISTORY,
        allow_callbacks_to: Iterable[str] = (),
    ) -> None:
        self.contract = contract if contract is not None else Contract.load()
        self.strict = strict
        self.history = history
        self.on_messages: Callable[[], None] | None = None
        self.on_reset: Callable[[], None] | None = None
        self._router = Router(self.contract)
        self._schemes = self.contract.document.get("components", {}).get("securitySchemes", {})
        reach = Reach(allow_callbacks_to)
        chosen = Scenario.load(scenario) if isinstance(scenario, Path) else scenario
        with ExitStack() as opened:
            self.recorder = Recorder(self.contract, record)
            opened.callback(self.recorder.close)
            store = open_store(database)
            opened.callback(store.close)
            self.platform = Platform(
                self.contract,
                scenario=chosen,
                store=store,
                clock=clock or SystemClock(),
                identifiers=identifiers or RandomIdentifiers(),
                latency=latency,
                strict_registration=strict_registration,
                reach=reach,
            )
            self._validator = Validator(self.contract, strict=strict, known=self.platform.scenario.odd_identifiers)
            self.faults = store.faults
            self.promises = Promises(store)
            store.troubles.quiet = False
            opened.pop_all()  # they stay open when nothing was raised

    def handle(self, request: Request) -> Response:
        """Answer a request; callbacks it causes wait in the outbox."""
        return self.respond(request).response

    def respond(self, request: Request) -> TimedResponse:
        """Answer a request, with the delay that a fault may want."""
        return drive(self.steps(request))

    def steps(self, request: Request) -> Steps[TimedResponse]:
        """Answer a request step by step, so that large ones leave others their turn; see `mock.turns`."""
        outcome = yield from self._outcome(request)
        response, fault = outcome.response, outcome.fault
        told = outcome.problems, outcome.warnings
        self.recorder.add(self.platform.now(), request, outcome.operation_id, response, *told)
        if fault is not None:
            response = faulty(fault, response)
        if request.method == "HEAD":
            response = without_body(response)
        return TimedResponse(response, fault.seconds if fault is not None and fault.name == "latency" else 0.0)

    def wake_delivery(self) -> None:
        """Tell who delivers that something may be due."""
        if self.on_messages is not None:
            self.on_messages()

    def reset(self) -> None:
        """Go back to the scenario; forget faults and calls too, and let responses go that a fault holds back."""
        self.platform.reset()
        self.promises.clear()
        self.recorder.clear()
        if self.on_reset is not None:
            self.on_reset()

    def close(self) -> None:
        """Close the database and the record."""
        self.recorder.close()
        self.platform.store.close()

    def _outcome(self, request: Request) -> Steps[_Outcome]:
        try:
            if request.method == "OPTIONS":
                return _Outcome(Response(204, {"Allow": ", ".join(self._router.options(request.url))}))
            arrived = arrive(self._router, request)
        except GatewayError as error:
            return _Outcome(error.response, problems=(Problem("path", "no operation of the contract is there"),))
        except Exception as error:
            return _Outcome(failed(request, None, error))
        operation_id = arrived.operation.operation_id
        if coded := refused_coding(arrived.operation, request):
            return _Outcome(coded[0], operation_id, (coded[1],))
        fault = self.faults.take(operation_id, "*")
        if fault is not None and fault.name == "status":
            return _Outcome(json_response(fault.status, {"fault": "injected"}), operation_id, fault=fault)
        return (yield from self._operate(arrived, fault))

    def _operate(self, arrived: ParsedRequest, fault: Fault | None) -> Steps[_Outcome]:
        operation, before = arrived.operation, self.platform.resets
        if self.promises.keep():
            self.wake_delivery()
        known = _Outcome(Response(500), operation.operation_id, fault=fault)  # what a bug leads to, until more is known
        caller: Caller | _Outcome | None = None
        found: Validation | None = None
        try:
            if not is_large(arrived.parts.request.body):
                parsed = read(arrived)
            else:
                with self.platform.store.transaction():
                    caller = self._admit(arrived, fault)
                if isinstance(caller, _Outcome):
                    return caller
                apart = Apart(lambda: self._examine(arrived))
                yield apart
                parsed, found = apart.result()
                if self.platform.resets != before:
                    return replace(known, response=was_reset(operation))
            with self.platform.store.transaction():
                caller = caller or self._admit(parsed, fault)
                if isinstance(caller, _Outcome):
                    return caller
                found = found or self._validator.validate(parsed)
                acting = self._acting(parsed, caller, found)
                response = acting.go_on()
        except Exception as error:
            return replace(known, response=failed(arrived.parts.request, operation.operation_id, error))
        known = replace(known, problems=found.problems, warnings=found.warnings)
        try:
            if response is None:
                response = yield from finish(acting, self.platform, self.promises, arrived)
        finally:
            if acting.promised or self.promises.are_owed:
                self.wake_delivery()
        return replace(known, response=response)

    def _examine(self, arrived: ParsedRequest) -> tuple[ParsedRequest, Validation]:
        collects = gc.isenabled()
        gc.disable()  # it looks through all that is read again and again, with everybody waiting, and finds nothing
        try:
            parsed = read(arrived)
            return parsed, self._validator.validate(parsed)
        finally:
            if collects:
                gc.enable()

    def _admit(self, request: ParsedRequest, fault: Fault | None) -> Caller | _Outcome:
        """Return who calls, or that credentials are missing, wrong or expired."""
        if fault is not None:
            expire(self.platform, request, fault.name)
        try:
            return authenticate(self.platform, request, self._schemes)
        except (ApiError, GatewayError) as error:
            told = self.strict or self.recorder.writes
            problems = self._validator.security_problems(request) if told else ()
            return _Outcome(refused(request.operation, error), request.operation.operation_id, problems, fault)

    def _acting(self, parsed: ParsedRequest, caller: Caller, found: Validation) -> Acting:
        call = Call(
            platform=self.platform,
            operation=parsed.operation,
            values=parsed.values,
            query=parsed.query,
            body=found.body,
            now=self.platform.now(),
            username=caller.username,
            session=caller.session,
            application=caller.application,
        )
        return Acting(self.contract, call, found.error)
