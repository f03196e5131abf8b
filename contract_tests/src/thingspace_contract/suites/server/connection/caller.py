"""Calls on the server under test, with a judgement of every response."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thingspace_contract.checks.responses import check_response
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.core.failures import Outcome
from thingspace_contract.suites.server.connection.session import SignedInClient, SignInFailed
from thingspace_contract.suites.server.results import Results

__all__ = ["Caller"]


class Caller:
    """Calls operations, and says of each response which checks it keeps and which it breaks.

    Args:
        session: sends the requests.
    """

    def __init__(self, session: SignedInClient) -> None:
        self.session = session
        self.contract = session.contract

    def call(
        self,
        operation_id: str,
        *,
        path: Mapping[str, object] | None = None,
        body: Any = None,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Results[Exchange]:
        """Call an operation, judge its response and return the exchange.

        Where tokens had expired and the request was sent again, the earlier responses are judged, too.

        Raises:
            TargetError: the server cannot be reached, or a login failed; what the login got is judged before.
        """
        operation = self.contract.operation(operation_id)
        exchange: Exchange | None = None
        try:
            for exchange in self.session.attempts(operation, path=path, body=body, query=query, headers=headers):
                yield from self.judged(exchange)
        except SignInFailed as error:
            yield from self.judged(error.exchange)
            raise
        assert exchange is not None  # a call has at least one attempt
        return exchange

    def judged(self, exchange: Exchange) -> Iterator[Outcome]:
        """Yield what in a response breaks the contract, and which checks held."""
        yield from check_response(self.contract, exchange)
