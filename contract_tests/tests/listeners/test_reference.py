"""The bundled listener does everything right; each response is one that a platform or a person can act on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.listeners.reference import RunningListener, running_listener


@pytest.fixture
def listener() -> Iterator[RunningListener]:
    with running_listener(username="acme", password="Zk2m9") as running:
        yield running


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    message = Contract.load().message("StateService", "goToStateResponse")
    return dict(next(iter(message.examples.values()))) | {"username": "acme", "password": "Zk2m9"}


def test_listener_acknowledges_and_keeps_a_message(listener: RunningListener, example: dict[str, Any]) -> None:
    response = httpx.post(f"{listener.url}/StateService", json=example)

    assert response.status_code == 204
    assert listener.messages[0].request_id == example["requestId"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "StateService", b"", 405),
        ("POST", "NoService", b"{}", 404),
        ("POST", "StateService", b"", 400),
        ("POST", "StateService", b'{"requestId": "x', 400),
        ("POST", "StateService", b"\xff\xfe", 400),
        ("POST", "StateService", b"[]", 400),
        ("POST", "StateService", b'{"username": "acme", "password": "wrong"}', 401),
        ("POST", "StateService", b'{"username": "\\ud800", "password": 5}', 401),
        ("POST", "StateService", b"[" * 200_000, 400),
        ("POST", "StateService", b" " * 10_000_001, 413),
    ],
)
def test_listener_answers_nonsense_without_failing(
    listener: RunningListener, method: str, path: str, body: bytes, status: int
) -> None:
    response = httpx.request(method, f"{listener.url}/{path}", content=body)

    assert response.status_code == status
    assert not listener.messages


def test_listener_keeps_a_repeat(listener: RunningListener, example: dict[str, Any]) -> None:
    """A repeat is acknowledged like the first: whoever resends must come to an end."""
    statuses = [httpx.post(f"{listener.url}/StateService", content=json.dumps(example)).status_code for _ in range(2)]

    assert statuses == [204, 204]


def test_listener_takes_a_url_that_ends_in_a_slash(listener: RunningListener, example: dict[str, Any]) -> None:
    """A sender follows no redirect, so both spellings are served."""
    response = httpx.post(f"{listener.url}/StateService/", json=example, follow_redirects=False)

    assert response.status_code == 204
    assert len(listener.messages) == 1
