"""What a run lives on outlasts logouts, new passwords and revoked tokens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.mock.web.running import RunningMock, running_mock
from thingspace_contract.suites.server.connection.disposable_sessions import DisposableSessions
from thingspace_contract.suites.server.connection.session import SESSION_HEADER, SignedInClient


@pytest.fixture
def mock(contract: Contract) -> Iterator[RunningMock]:
    with running_mock(contract) as mock:
        yield mock


@pytest.fixture
def session(contract: Contract, mock: RunningMock) -> Iterator[SignedInClient]:
    session = SignedInClient(contract, mock.url, Credentials.default())
    session.session_token()
    yield session
    session.close()


def reset(session: SignedInClient, disposable: DisposableSessions, body: object = None) -> Exchange:
    operation = session.contract.operation("resetSessionPassword")
    old = disposable.current_body(operation, body or {"oldPassword": "spare-password"})
    exchange = session.call(operation, body=old, headers=disposable.headers(operation))
    disposable.learn(exchange)
    return exchange


def test_password_changes_are_those_of_the_spare_user(session: SignedInClient) -> None:
    disposable = DisposableSessions(session)
    token = session.session_token()
    for _ in range(3):
        exchange = reset(session, disposable)
        assert exchange.response.accepted
        assert exchange.request.header(SESSION_HEADER) != token
    assert session.login()
    assert "newPassword" in exchange.response.body.decode()
    assert session.mask(exchange.response.body.decode()) == '{"newPassword":"***"}'


def test_password_changes_go_nowhere_when_the_spare_user_cannot_log_in(
    session: SignedInClient, mock: RunningMock
) -> None:
    """An earlier run has changed the password: one try, and no session of the run's own instead."""
    assert reset(session, DisposableSessions(session)).response.accepted
    later = DisposableSessions(session)
    calls = [reset(session, later) for _ in range(3)]
    assert not any(each.response.accepted for each in calls)
    assert session.session_token() not in {each.request.header(SESSION_HEADER) for each in calls}
    assert session.login()


def test_logouts_end_a_session_of_their_own(session: SignedInClient) -> None:
    operation = session.contract.operation("endSession")
    token = session.session_token()
    headers = DisposableSessions(session).headers(operation)
    assert headers[SESSION_HEADER] != token
    assert session.call(operation, headers=headers).response.accepted
    assert session.session_token() == token


def test_other_operations_use_the_runs_session(session: SignedInClient) -> None:
    operation = session.contract.operation("listServicePlans")
    assert DisposableSessions(session).headers(operation) == session.headers(operation)
