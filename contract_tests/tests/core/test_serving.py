"""A server in a thread logs what is its own fault, and not what its callers do."""

from __future__ import annotations

import logging
import socket

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from thingspace_contract.core.serving import ServerThread


async def read(request: Request) -> Response:
    """Answer when the body has come to its end."""
    return Response(await request.body())


async def fail(_: Request) -> Response:
    """Fail as a bug would."""
    raise ZeroDivisionError


APP = Starlette(routes=[Route("/read", read, methods=["POST"]), Route("/fail", fail)])


def test_request_that_is_given_up_is_told_in_a_line(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), socket.socket() as half, ServerThread(APP) as server:
        half.connect((server.host, server.port))
        half.sendall(b"POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
        assert httpx.post(f"{server.url}/read", content=b"whole").text == "whole"

    assert [record.getMessage().partition(",")[0] for record in caplog.records] == ["Cancel 1 running task(s)"]


def test_bug_of_an_application_is_logged_with_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), ServerThread(APP) as server:
        assert httpx.get(f"{server.url}/fail").status_code == 500

    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError]
