"""The mock: a function from request to response. Its only I/O is its database."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from thingspace_contract.contract import Contract, Operation, Problem
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.mock.behaviours import BEHAVIOURS
from thingspace_contract.mock.behaviours.common.examples import respond_from_examples
from thingspace_contract.mock.call import Accepted, Call, Reply
from thingspace_contract.mock.encoding import encode
from thingspace_contract.mock.gateway.authentication import Caller, authenticate, expire
from thingspace_contract.mock.gateway.errors import ApiError, GatewayError, json_response
from thingspace_contract.mock.gateway.families import refused
from thingspace_contract.mock.gateway.http import refused_coding, unavailable, without_body
from thingspace_contract.mock.gateway.parsing import ParsedRequest, parse
from thingspace_contract.mock.gateway.routing import Router
from thingspace_contract.mock.gateway.validation import Validation, Validator
from thingspace_contract.mock.platform import Platform
from thingspace_contract.mock.reach import Reach
from thingspace_contract.mock.recording import Recorder
from thingspace_contract.mock.scenario import Scenario
from thingspace_contract.mock.store import StoredRequest, StoreTrouble, open_store
from thingspace_contract.mock.testing.clock import Clock, SystemClock
from thingspace_contract.mock.testing.faults import Fault, faulty
from thingspace_contract.mock.testing.identifiers import Identifiers, RandomIdentifiers

__all__ = ["Mock", "MockBug", "TimedResponse"]

#: How many requests are remembered by default.
HISTORY = 10_000

_log = logging.getLogger(__name__)


class MockBug(Exception):
    """The mock was about to break the contract itself."""


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
            self._validator = Validator(self.contract, strict=strict, known=self.platform.scenario.identifiers)
            self.faults = store.faults
            store.troubles.quiet = False
            opened.pop_all()  # they stay open when nothing was raised

    def handle(self, request: Request) -> Response:
        """Answer a request; callbacks it causes wait in the outbox."""
        return self.respond(request).response

    def respond(self, request: Request) -> TimedResponse:
        """Answer a request, with the delay that a fault may want."""
        outcome = self._outcome(request)
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
        self.recorder.clear()
        if self.on_reset is not None:
            self.on_reset()

    def close(self) -> None:
        """Close the database and the record."""
        self.recorder.close()
        self.platform.store.close()

    def _outcome(self, request: Request) -> _Outcome:
        try:
            if request.method == "OPTIONS":
                return _Outcome(Response(204, {"Allow": ", ".join(self._router.options(request.url))}))
            parsed = parse(self._router, request)
        except GatewayError as error:
            return _Outcome(error.response, problems=(Problem("path", "no operation of the contract is there"),))
        except Exception:
            return _Outcome(_bug(request, None))
        operation_id = parsed.operation.operation_id
        if coded := refused_coding(parsed.operation, request):
            return _Outcome(coded[0], operation_id, (coded[1],))
        fault = self.faults.take(operation_id, "*")
        if fault is not None and fault.name == "status":
            return _Outcome(json_response(fault.status, {"fault": "injected"}), operation_id, fault=fault)
        return self._operate(parsed, fault)

    def _operate(self, parsed: ParsedRequest, fault: Fault | None) -> _Outcome:
        found = Validation()
        try:
            with self.platform.store.transaction():
                if fault is not None:
                    expire(self.platform, parsed, fault.name)
                try:
                    caller = authenticate(self.platform, parsed, self._schemes)
                except (ApiError, GatewayError) as error:
                    told = self.strict or self.recorder.writes
                    problems = self._validator.security_problems(parsed) if told else ()
                    return _Outcome(refused(parsed.operation, error), parsed.operation.operation_id, problems, fault)
                found = self._validator.validate(parsed)
                response, accepted = self._act(parsed, caller, found)
            if accepted is not None and accepted.messages:
                self.wake_delivery()
        except MockBug as bug:
            _log.error("a bug in the mock: %s", bug)
            response = json_response(500, {"error": "a bug in the mock", "description": str(bug)})
        except StoreTrouble as trouble:
            response = unavailable(str(trouble))
        except Exception:
            response = _bug(parsed.parts.request, parsed.operation.operation_id)
        return _Outcome(response, parsed.operation.operation_id, found.problems, fault, found.warnings)

    def _act(self, parsed: ParsedRequest, caller: Caller, found: Validation) -> tuple[Response, Accepted | None]:
        """Let an operation answer; give what it accepted too, which is stored."""
        operation = parsed.operation
        call = Call(
            platform=self.platform,
            operation=operation,
            values=parsed.values,
            query=parsed.query,
            body=found.body,
            now=self.platform.now(),
            username=caller.username,
            session=caller.session,
            application=caller.application,
        )
        try:
            response = _reply(call, found).response()
        except ApiError as error:
            call.accepted = None
            response = refused(operation, error)
        self._check(operation, response)
        if call.accepted is not None:
            self._store(call, call.accepted)
        return response, call.accepted

    def _check(self, operation: Operation, response: Response) -> None:
        found = self.contract.response_problems(operation, response)
        if found:
            shown = "; ".join(map(str, found[:3]))
            raise MockBug(f"its response to {operation.operation_id} breaks the contract: {shown}")

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
        self.platform.requests.add(request)
        self.platform.outbox.add(accepted.id, call.completes, rows)


def _reply(call: Call, found: Validation) -> Reply:
    """Let the behaviour of the operation answer.

    Raises:
        ApiError: it refuses, or the request broke the contract.
    """
    if found.error is not None:
        raise found.error
    return BEHAVIOURS.get(call.operation.operation_id, respond_from_examples)(call)


def _bug(request: Request, operation_id: str | None) -> Response:
    """Log the exception that is being handled, and return what stands for it."""
    _log.exception("a bug in the mock, at %s %s", request.method, operation_id)
    return json_response(500, {"error": "a bug in the mock", "description": "See the log of the mock."})
