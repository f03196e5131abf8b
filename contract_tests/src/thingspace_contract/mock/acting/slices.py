"""Acting on a request: its behaviour answers, slice by slice, and what it accepted is stored with what it changed."""

from __future__ import annotations

from typing import Any

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.core.exchange import Response
from thingspace_contract.mock.acting.promises import let_go
from thingspace_contract.mock.behaviours import BEHAVIOURS
from thingspace_contract.mock.behaviours.common.examples import respond_from_examples
from thingspace_contract.mock.call import Accepted, Call, Reply, Slices
from thingspace_contract.mock.encoding import encode
from thingspace_contract.mock.gateway.errors import ApiError
from thingspace_contract.mock.gateway.families import refused
from thingspace_contract.mock.store import StoredRequest

__all__ = ["Acting", "MockBug"]


class MockBug(Exception):
    """The mock was about to break the contract itself."""


class Acting:
    """One request that is acted on.

    Its messages are stored with the slice that causes them, and held until the last: nobody hears of a request before
    its caller has the answer, and whatever a slice has changed is reported, should there be no further one.

    Args:
        contract: what answer and messages are held to.
        call: the request.
        error: why it is refused; None when it may be acted on.

    `promised` tells whether it has messages, `holds` is the id of the request whose messages it holds, "" for none.
    What became of its last slice is for the caller to tell, who knows whether that was stored.
    """

    def __init__(self, contract: Contract, call: Call, error: ApiError | None) -> None:
        self.promised = False
        self.holds = ""
        self._contract = contract
        self._call = call
        self._error = error
        self._slices: Slices | None = None

    def go_on(self) -> Response | None:
        """Do the next slice inside a transaction of the caller's; return the answer, None when there is more to do.

        Raises:
            MockBug: the answer or a message would break the contract.
        """
        operation = self._call.operation
        try:
            reply = self._next()
            response = None if reply is None else reply.response()
            body = () if reply is None or reply.body is None else (reply.body,)
        except ApiError as error:
            self._call.accepted = None
            response, body = refused(operation, error), ()
        if response is not None:
            self._check(operation, response, *body)
        if self._call.accepted is not None:
            self._store(self._call.accepted, held=response is None)
        if response is not None and self.holds:
            let_go(self._call.platform.store, self.holds)
        return response

    def _next(self) -> Reply | None:
        if self._error is not None:
            raise self._error
        if self._slices is None:
            answer = BEHAVIOURS.get(self._call.operation.operation_id, respond_from_examples)(self._call)
            if isinstance(answer, Reply):
                return answer
            self._slices = answer
        try:
            next(self._slices)
        except StopIteration as ended:
            reply: Reply = ended.value
            return reply
        return None

    def _check(self, operation: Operation, response: Response, *body: Any) -> None:
        found = self._contract.response_problems(operation, response, *body)
        if found:
            shown = "; ".join(map(str, found[:3]))
            raise MockBug(f"its response to {operation.operation_id} breaks the contract: {shown}")

    def _store(self, accepted: Accepted, *, held: bool) -> None:
        """Store an accepted request with its new messages, each checked against the contract."""
        call = self._call
        rows = []
        for account, service, payload in accepted.messages:
            found = self._contract.callback_problems(service, payload)
            if found:
                shown = "; ".join(map(str, found[:3]))
                raise MockBug(f"a {service} message of {call.operation.operation_id} breaks the contract: {shown}")
            rows.append((account, service, encode(payload)))
        accepted.messages.clear()
        outcome = "Failed" if accepted.failed else "Success"
        if self.holds:
            call.platform.requests.go_on(accepted.id, accepted.devices, outcome)
        else:
            request = StoredRequest(
                id=accepted.id,
                account=accepted.account,
                operation=call.operation.operation_id,
                created=call.now,
                completes=call.completes,
                devices=accepted.devices,
                outcome=outcome,
            )
            call.platform.requests.add(request, under_way=held)
        held = held or bool(self.holds)  # the last slice joins those before it
        call.platform.outbox.add(accepted.id, call.completes, rows, held=held)
        self.holds = accepted.id if held else ""
        self.promised = self.promised or bool(rows)
