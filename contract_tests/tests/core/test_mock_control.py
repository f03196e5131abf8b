"""The client of the mock's controls tells a mock from everything else."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Mount

from thingspace_contract.core.errors import TargetError, UsageError
from thingspace_contract.core.mock_control import Control, find_mock, is_mock
from thingspace_contract.core.serving import ServerThread, bind
from thingspace_contract.listeners.receiver import CallbackReceiver
from thingspace_contract.mock import running_mock


def test_mock_is_told_from_any_other_server() -> None:
    with running_mock() as mock, CallbackReceiver() as other:
        assert is_mock(mock.url, "/api")
        assert not is_mock(other.url("api"), "/api")


def test_mock_is_found_with_its_controls() -> None:
    with running_mock() as mock:
        control = find_mock(f"{mock.url}/", "/api")
        assert control is not None
        with control:
            assert control.status()["server"] == "thingspace-mock"


def test_mock_is_not_found_where_nobody_answers() -> None:
    with bind("127.0.0.1", 0) as closed:
        port = closed.getsockname()[1]

    with pytest.raises(TargetError, match="Cannot reach"):
        find_mock(f"http://127.0.0.1:{port}/api", "/api")


@pytest.mark.parametrize("body", [b"", b"[]", b"7", b"\xff\xfe", b"[" * 100_000, b'{"server": "another"}'])
def test_mock_is_not_what_answers_otherwise(body: bytes) -> None:
    with ServerThread(Starlette(routes=[Mount("/_control", app=Response(body))])) as server:
        assert find_mock(f"{server.url}/api", "/api") is None


def test_control_says_that_nobody_answers() -> None:
    with bind("127.0.0.1", 0) as closed:
        port = closed.getsockname()[1]

    with Control(f"http://127.0.0.1:{port}") as control, pytest.raises(TargetError, match="cannot be reached"):
        control.status()


def test_control_says_what_it_was_told_wrongly() -> None:
    with running_mock() as mock, pytest.raises(UsageError, match="advance"):
        mock.control.advance(-1)
