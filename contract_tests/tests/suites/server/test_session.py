"""Signing in: once, reused, renewed, and never twice with refused credentials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.errors import TargetError
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.core.serving import bind
from thingspace_contract.mock.web.running import RunningMock, running_mock
from thingspace_contract.suites.server.connection.session import SignedInClient

ACCOUNT = {"accountName": "0000123456-00001"}


@pytest.fixture
def mock(contract: Contract) -> Iterator[RunningMock]:
    with running_mock(contract) as mock:
        yield mock


def signed_in(
    contract: Contract, url: str, credentials: Credentials | None = None
) -> tuple[SignedInClient, list[Exchange]]:
    seen: list[Exchange] = []
    return SignedInClient(contract, url, credentials or Credentials.default(), observe=seen.append), seen


def logins(seen: list[Exchange]) -> int:
    return sum(exchange.operation_id == "startSession" for exchange in seen)


def test_session_signs_in_once_for_many_calls(contract: Contract, mock: RunningMock) -> None:
    session, seen = signed_in(contract, mock.url)
    for _ in range(5):
        exchange = session.call(contract.operation("listServicePlans"), path=ACCOUNT)
        assert exchange.response.status == 200
    session.close()
    assert [exchange.operation_id for exchange in seen[:2]] == ["requestAccessToken", "startSession"]
    assert logins(seen) == 1
    assert seen[-1].operation_id == "endSession"


def test_session_signs_in_again_when_the_session_has_expired(contract: Contract, mock: RunningMock) -> None:
    session, seen = signed_in(contract, mock.url)
    session.call(contract.operation("listServicePlans"), path=ACCOUNT)
    mock.control.advance(21 * 60)
    assert session.call(contract.operation("listServicePlans"), path=ACCOUNT).response.status == 200
    session.close()
    assert logins(seen) == 2


def test_session_renews_the_access_token_when_it_has_expired(contract: Contract, mock: RunningMock) -> None:
    """After two hours the session has expired as well; both are renewed within one call."""
    session, seen = signed_in(contract, mock.url)
    session.call(contract.operation("listServicePlans"), path=ACCOUNT)
    mock.control.advance(2 * 3600)
    assert session.call(contract.operation("listServicePlans"), path=ACCOUNT).response.status == 200
    session.close()
    assert sum(exchange.operation_id == "requestAccessToken" for exchange in seen) == 2


@pytest.mark.parametrize("wrong", [{"secret": "wrong"}, {"password": "wrong"}])
def test_session_never_tries_refused_credentials_twice(
    contract: Contract, mock: RunningMock, wrong: dict[str, str]
) -> None:
    session, seen = signed_in(contract, mock.url, replace(Credentials.default(), **wrong))
    for _ in range(3):
        with pytest.raises(TargetError, match="refuses") as told:
            session.session_token()
        assert "wrong" not in str(told.value)
    refused = [exchange for exchange in seen if not exchange.response.accepted]
    session.close()
    assert len(refused) == 1


def test_session_says_that_nobody_answers(contract: Contract) -> None:
    with bind("127.0.0.1", 0) as closed:
        port = closed.getsockname()[1]
    session, _ = signed_in(contract, f"http://127.0.0.1:{port}/api")
    with pytest.raises(TargetError, match="Cannot reach"):
        session.session_token()
    session.close()


def test_session_says_that_the_url_is_another_server(contract: Contract, mock: RunningMock) -> None:
    session, _ = signed_in(contract, f"{mock.url}/not-here")
    with pytest.raises(TargetError, match="with its /api"):
        session.session_token()
    session.close()


def test_session_masks_what_it_signed_in_with_and_what_it_got(contract: Contract, mock: RunningMock) -> None:
    session, _ = signed_in(contract, mock.url)
    text = f"{session.bearer()} {session.session_token()} contract-password"
    assert session.mask(text) == "*** *** ***"
    session.close()
