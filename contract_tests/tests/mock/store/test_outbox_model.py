"""The outbox beside a model of it: whatever is done in whatever order, both tell the same."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from thingspace_contract.mock.store import Attempt, Claim, open_store

from .conftest import FRESH, LASTING, add_messages

ACCOUNTS = ("one", "two")
REQUESTS = ("r1", "r2", "r3")
SERVICE = "CarrierService"
MOMENTS = st.sampled_from((1.0, 2.0, 3.0))


@dataclass
class Row:
    """A message of the model; `token` is of the claim on it, which others respect while `leased`."""

    id: int
    request: str
    account: str
    due: float
    state: str = "pending"
    attempts: int = 0
    sent: int = 0
    token: int | None = None
    leased: bool = False

    def waits(self, now: float) -> bool:
        return self.state == "pending" and self.due <= now


class OutboxMachine(RuleBasedStateMachine):
    """Does the same to an outbox and to a list of rows."""

    form = "sqlite-memory"
    claims: Bundle[Claim] = Bundle("claims")

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._url = FRESH[self.form](Path(self._folder.name))
        self._store = open_store(self._url)
        self._rows: dict[int, Row] = {}

    def teardown(self) -> None:
        self._store.close()
        self._folder.cleanup()

    def _own(self, claim: Claim) -> Row | None:
        """Return the row that a claim is on, None when it has ended."""
        row = self._rows.get(claim.message.id)
        return row if row is not None and row.token == claim.token else None

    @rule(
        request=st.sampled_from(REQUESTS),
        accounts=st.lists(st.sampled_from(ACCOUNTS), min_size=1, max_size=3),
        due=MOMENTS,
    )
    def add(self, request: str, accounts: list[str], due: float) -> None:
        add_messages(self._store, request, [(account, SERVICE, "{}") for account in accounts], due)
        fresh = [each for each in self._store.outbox.newest(len(accounts)) if each.id not in self._rows]
        assert [(each.request, each.account) for each in fresh] == [(request, account) for account in accounts]
        self._rows |= {each.id: Row(each.id, each.request, each.account, each.due) for each in fresh}

    @rule(
        target=claims,
        account=st.sampled_from(ACCOUNTS),
        now=st.sampled_from((1.0, 3.0)),
        limit=st.integers(1, 9),
        leased=st.booleans(),
    )
    def claim(self, account: str, now: float, limit: int, leased: bool) -> MultipleResults[Claim]:
        lease = 1000.0 if leased else 0.0
        got = self._store.outbox.claim(account, SERVICE, now=now, limit=limit, lease=lease)
        free = [row for row in self._rows.values() if row.account == account and row.waits(now) and not row.leased]
        expected = sorted(free, key=lambda row: (row.due, row.id))[:limit]
        assert [(each.message.id, each.message.attempts) for each in got] == [
            (row.id, row.attempts) for row in expected
        ]
        for row, each in zip(expected, got, strict=True):
            row.token, row.leased = each.token, leased
        return multiple(*got)

    @rule(claim=claims, attempt=st.integers(1, 4))
    def begin(self, claim: Claim, attempt: int) -> None:
        row = self._own(claim)
        assert self._store.outbox.begin(claim, attempt) == (row is not None)
        if row is not None:
            row.attempts = attempt

    @rule(claim=consumes(claims), due=MOMENTS)
    def postpone(self, claim: Claim, due: float) -> None:
        self._store.outbox.postpone(claim, due)
        if (row := self._own(claim)) is not None:
            row.due, row.token, row.leased = due, None, False

    @rule(claim=claims, state=st.sampled_from(["delivered", "failed", "dropped", "pending"]), due=MOMENTS)
    def finish(self, claim: Claim, state: str, due: float) -> None:
        number = claim.message.attempts + 1
        self._store.outbox.finish(claim, Attempt(claim.message.id, number, 0.0, "", "204"), state, due)
        row = self._rows.get(claim.message.id)
        if row is None:
            return
        row.sent += 1
        is_own = row.token == claim.token
        if row.state == "pending":
            row.state, row.due = state, due
        if is_own or row.state != "pending":
            row.token, row.leased = None, False

    @rule(claim=consumes(claims))
    def release(self, claim: Claim) -> None:
        self._store.outbox.release([claim])
        if (row := self._own(claim)) is not None:
            row.token, row.leased = None, False

    @rule(request=st.sampled_from(REQUESTS))
    def cancel(self, request: str) -> None:
        self._store.outbox.cancel(request)
        for row in self._rows.values():
            if row.request == request and row.state == "pending":
                row.state, row.token, row.leased = "dropped", None, False

    @rule(keep=st.integers(0, 2), limit=st.integers(1, 5))
    def forget(self, keep: int, limit: int) -> None:
        """Forget what has ended but for the newest requests, in small steps."""
        while self._store.history.forget(keep=keep, now=9.0, unused_since=0.0, limit=limit):
            pass
        newest = {each.id for each in self._store.requests.newest(keep)}
        waiting = {row.request for row in self._rows.values() if row.state == "pending"}
        known = {request for request in REQUESTS if self._store.requests.get(request) is not None}
        assert waiting <= known <= newest | waiting
        self._rows = {row.id: row for row in self._rows.values() if row.request in known}

    @precondition(lambda self: len(self._rows) > 5)  # else there would seldom be anything
    @rule()
    def clear(self) -> None:
        self._store.clear()
        self._rows.clear()

    @precondition(lambda self: self.form in LASTING and len(self._rows) > 3)
    @rule()
    def crash(self) -> None:
        self._store.close()
        self._store = open_store(self._url)
        for row in self._rows.values():
            row.token, row.leased = None, False

    @invariant()
    def both_tell_the_same(self) -> None:
        outbox, rows = self._store.outbox, self._rows.values()
        for request in REQUESTS:
            stored = [(each.id, each.state, each.attempts, each.due) for each in outbox.of_request(request)]
            assert stored == [(row.id, row.state, row.attempts, row.due) for row in rows if row.request == request]
        for now in (1.0, 2.0):
            assert sorted(outbox.lanes(now)) == sorted({(row.account, SERVICE) for row in rows if row.waits(now)})
            later = [row.due for row in rows if row.state == "pending" and row.due > now]
            assert outbox.next_due(after=now) == min(later, default=None)
        states = [row.state for row in rows]
        assert outbox.counts() == {state: states.count(state) for state in states}
        assert [len(outbox.attempts(row.id)) for row in rows] == [row.sent for row in rows]


@pytest.mark.parametrize("form", FRESH)
def test_outbox_is_as_its_model(form: str) -> None:
    """Whatever is done to an outbox in whatever order, with claims that have ended too."""
    chosen = form

    class Machine(OutboxMachine):
        form = chosen

    run_state_machine_as_test(Machine, settings=settings(max_examples=100, stateful_step_count=40, deadline=None))
