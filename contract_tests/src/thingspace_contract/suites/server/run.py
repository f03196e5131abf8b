"""One run of the server suite: what its steps share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from thingspace_contract.contract import Contract, Effect, Operation
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.core.failures import Failure
from thingspace_contract.core.mock_control import Control
from thingspace_contract.correlation.ledger import Ledger
from thingspace_contract.correlation.received import Received, read_delivery, request_id_of
from thingspace_contract.listeners.receiver import CallbackReceiver
from thingspace_contract.suites.profiles import Profile
from thingspace_contract.suites.server.connection.caller import Caller
from thingspace_contract.suites.server.connection.disposable_sessions import DisposableSessions
from thingspace_contract.suites.server.connection.listeners import Listeners
from thingspace_contract.suites.server.connection.refusals import Refusals
from thingspace_contract.suites.server.connection.session import SignedInClient, SignInFailed
from thingspace_contract.suites.server.data.target_data import OwnDevices, TargetData
from thingspace_contract.suites.server.results import Results

__all__ = ["SUITE", "Run"]

SUITE = "server"
_LONGEST_DETAIL = 1500


@dataclass(frozen=True, slots=True)
class Run:
    """What the steps of a run share. It keeps nothing that a step has found: that is told at once.

    Args:
        caller: calls the server and judges its responses.
        ledger: remembers what was accepted.
        receiver: our listener.
        refusals: how it answers.
        listeners: its registrations; without accounts when there may be none.
        disposable: sessions to use up.
        effects: which operations may be called.
        profile: how much to try, and how long to wait for promised callbacks.
        seed: what random choices are made from.
        started: when the run began, on the monotonic clock.
        generate: whether Schemathesis generates requests.
        devices: the devices that the run adds.
        data: what it may use on the server, None when it may change nothing there.
        mock: the controls of our mock, None for any other server.
    """

    caller: Caller
    ledger: Ledger
    receiver: CallbackReceiver
    refusals: Refusals
    listeners: Listeners
    disposable: DisposableSessions
    effects: frozenset[Effect]
    profile: Profile
    seed: int
    started: float
    generate: bool
    devices: OwnDevices
    data: TargetData | None = None
    mock: Control | None = None

    @property
    def contract(self) -> Contract:
        """What is tested."""
        return self.caller.contract

    @property
    def session(self) -> SignedInClient:
        """Sends the requests."""
        return self.caller.session

    @property
    def settle(self) -> float:
        """How many seconds to wait for promised callbacks."""
        return self.profile.settle_seconds

    def may(self, *operation_ids: str) -> bool:
        """Whether the contract has all these operations and the run may call them."""
        operations = [self.contract.operations.get(name) for name in operation_ids]
        return all(operation is not None and operation.effect in self.effects for operation in operations)

    def call(
        self,
        operation_id: str,
        *,
        path: Mapping[str, object] | None = None,
        body: Any = None,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Results[Exchange]:
        """Call an operation, judge its response and return the exchange: `exchange = yield from run.call(…)`."""
        return self.caller.call(operation_id, path=path, body=body, query=query, headers=headers)

    def disposable_headers(self, operation: Operation) -> Results[dict[str, str]]:
        """Return credentials that a call may use up; a login that this takes is judged like any other call."""
        logins: list[Exchange] = []
        try:
            headers = self.disposable.headers(operation, observe=logins.append)
        except SignInFailed as error:
            yield from self.caller.judged(error.exchange)
            raise
        for login in logins:
            yield from self.caller.judged(login)
        return headers

    def messages(self, exchange: Exchange) -> list[Received]:
        """Wait for the callbacks that an accepted request promises; return those that came, each once."""
        request_id = request_id_of(exchange.response.body) if exchange.response.accepted else ""
        if not request_id:
            return []
        self.receiver.wait(lambda seen: self.ledger.complete(request_id, seen, self.listeners.heard), self.settle)
        unique = {
            each.identity: each
            for each in (read_delivery(self.contract, delivery) for delivery in self.receiver.deliveries)
            if each.request_id == request_id
        }
        return list(unique.values())

    def masked(self, failure: Failure) -> Failure:
        """Return a failure with every credential of the run masked, and no more detail than a reader wants."""
        mask = self.session.mask
        return replace(
            failure,
            observed=mask(failure.observed),
            curl=mask(failure.curl),
            detail=mask(failure.detail)[:_LONGEST_DETAIL],
        )
