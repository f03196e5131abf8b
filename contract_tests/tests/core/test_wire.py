"""Our servers on the wire: what is refused, what is bounded, and how a connection ends."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from thingspace_contract.core.serving import Limits, ServerThread, server_config
from thingspace_contract.core.serving.protocol import Protocol
from wire import answers, drip, head, talk

LIMITS = Limits(target_bytes=1000, head_bytes=3000, body_bytes=5000, linger_seconds=0.2)


async def echo(request: Request) -> Response:
    """Tell what was received."""
    body = (await request.body()).decode("latin-1")
    told = {"path": request.url.path, "host": request.headers.get("host"), "body": body, "x": request.headers.get("x")}
    return JSONResponse(told)


async def slow(_: Request) -> Response:
    """Answer when the sender's end has long been seen."""
    await asyncio.sleep(0.2)
    return Response()


async def large(_: Request) -> Response:
    """Answer with more than any buffer between us takes."""
    return Response(b"x" * 50_000_000)


METHODS = ["GET", "POST", "OPTIONS"]
APP = Starlette(routes=[Route("/slow", slow), Route("/large", large), Route("/{path:path}", echo, methods=METHODS)])


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    """Where a server is that has small limits."""
    with ServerThread(APP, half_close=True, limits=LIMITS) as server:
        yield server.host, server.port


CHUNKED = "Transfer-Encoding: chunked"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (head("POST / HTTP/1.1", CHUNKED, "Content-Length: 5") + b"0\r\n\r\n", 400),
        (head("POST / HTTP/1.0", CHUNKED) + b"0\r\n\r\n", 400),
        (head("POST / HTTP/1.1", "Content-Length: 5", "Content-Length: 6") + b"12345", 400),
        (head("POST / HTTP/1.1", "Content-Length: -1"), 400),
        (head("POST / HTTP/1.1", "Content-Length: +5") + b"12345", 400),
        (head("POST / HTTP/1.1", CHUNKED) + b"zz\r\n\r\n", 400),
        (head("POST / HTTP/1.1", CHUNKED) + b"-1\r\n\r\n", 400),
        (head("POST / HTTP/1.1", CHUNKED) + b"2\r\nabc\r\n0\r\n\r\n", 400),
        (head("POST / HTTP/1.1", CHUNKED) + b"1;" + b"x" * 5000, 400),
        (head("POST / HTTP/1.1", "Transfer-Encoding: gzip, chunked") + b"0\r\n\r\n", 501),
        (head("GET / HTTP/1.1", host=None), 400),
        (head("GET / HTTP/1.1", "Host: b"), 400),
        (head("GET / HTTP/1.1", host="["), 400),
        (head("GET / HTTP/1.1", host="a/b?c"), 400),
        (head("GET / HTTP/1.1", host="user@a"), 400),
        (head("GET / HTTP/1.1", "X : 1"), 400),
        (head("GET / HTTP/1.1", " folded: at the start", host=None), 400),
        (head("GET /a#b HTTP/1.1"), 400),
        (head("GET a HTTP/1.1"), 400),
        (head("GET * HTTP/1.1"), 400),
        (head("GET ftp://a/b HTTP/1.1"), 400),
        (head("GET http:///b HTTP/1.1"), 400),
        (b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"nonsense\r\n\r\n", 400),
        (head("CONNECT a:443 HTTP/1.1"), 501),
        (head("GET / HTTP/2.0"), 505),
        (head(f"GET /{'a' * 1000} HTTP/1.1"), 414),
        (f"GET /{'a' * 200_000}".encode(), 414),
        (head("GET / HTTP/1.1", *(f"X{number}: {'a' * 90}" for number in range(40))), 431),
        (head("GET / HTTP/1.1", f"X: {'a' * 200_000}"), 431),
        (head("POST / HTTP/1.1", "Content-Length: 5001") + b"x" * 100, 413),
        (head("POST / HTTP/1.1", CHUNKED) + b"1000\r\n" + b"x" * 4096 + b"\r\n1000\r\n" + b"x" * 4096, 413),
    ],
)
def test_request_that_cannot_be_served_is_refused_and_its_connection_closed(
    address: tuple[str, int], request_: bytes, status: int
) -> None:
    """The answer says why; a request that was smuggled behind it is not read."""
    (answer,) = answers(talk(address, request_, head("GET /smuggled HTTP/1.1")))

    assert answer.status == status
    assert answer.header("connection") == "close"
    assert answer.body.startswith(f"{answer.reason}: ".encode())
    assert answer.header("content-length") == str(len(answer.body))
    assert answer.header("date")


@pytest.mark.parametrize("body", [b"", b"x" * 5000])
def test_refused_sender_reads_why_though_it_goes_on_sending(address: tuple[str, int], body: bytes) -> None:
    """Its connection is not reset under the answer."""
    received = talk(address, head("POST / HTTP/1.1", "Content-Length: 900000"), *[body] * 100)

    assert answers(received)[0].status == 413


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        (head("GET /a HTTP/1.1"), {"path": "/a", "host": "127.0.0.1"}),
        (head("GET http://b:8080/a HTTP/1.1"), {"path": "/a", "host": "b:8080"}),
        (head("GET HTTP://b HTTP/1.1"), {"path": "/", "host": "b"}),
        (head("GET https://b?c=d HTTP/1.1"), {"path": "/", "host": "b"}),
        (head("GET /a HTTP/1.1", host="[::1]:80"), {"path": "/a", "host": "[::1]:80"}),
        (head("GET /a HTTP/1.0", host=None), {"path": "/a", "host": None}),
        (head("POST /a HTTP/1.1", "Content-Length: 2", "Content-Length: 2") + b"ab", {"body": "ab"}),
        (head("POST /a HTTP/1.1", CHUNKED) + b"2\r\nab\r\n0\r\nX: trailer\r\n\r\n", {"body": "ab", "x": None}),
        (head("POST /a HTTP/1.1", CHUNKED) + b"2;ext=1\r\nab\r\n0\r\n\r\n", {"body": "ab"}),
        (head("GET /a HTTP/1.1", "X: 1", "  2"), {"x": "1 2"}),
        (head(f"POST /{'a' * 990} HTTP/1.1", "Content-Length: 5000") + b"x" * 5000, {"body": "x" * 5000}),
        (b"\r\n" + head("GET /a HTTP/1.1"), {"path": "/a"}),
    ],
)
def test_request_that_is_odd_but_clear_is_served(
    address: tuple[str, int], request_: bytes, told: dict[str, str | None]
) -> None:
    """What RFC 9112 tells a server to read is read."""
    (answer,) = answers(talk(address, request_))

    assert answer.status == 200
    assert {name: json.loads(answer.body)[name] for name in told} == told


def test_options_of_the_whole_server_reaches_the_application(address: tuple[str, int]) -> None:
    """`*` is the target of no other method."""
    assert answers(talk(address, head("OPTIONS * HTTP/1.1")))[0].status == 404


def test_sender_that_waits_is_told_to_go_on(address: tuple[str, int]) -> None:
    """Expect: 100-continue is answered before the body is there, in HTTP/1.1 only."""
    first, last = answers(talk(address, head("POST / HTTP/1.1", "Expect: 100-continue", "Content-Length: 1"), b"x"))
    (old,) = answers(talk(address, head("POST / HTTP/1.0", "Expect: 100-continue", "Content-Length: 1"), b"x"))

    assert (first.status, last.status, old.status) == (100, 200, 200)


def test_requests_on_one_connection_are_answered_in_their_order(address: tuple[str, int]) -> None:
    """They may come at once, and the sender may have ended its side."""
    received = talk(address, *(head(f"{method} /{method} HTTP/1.1") for method in ("GET", "HEAD", "GET")))
    found = answers(received, ("GET", "HEAD", "GET"))

    assert [answer.status for answer in found] == [200, 200, 200]
    assert [bool(answer.body) for answer in found] == [True, False, True]
    assert found[1].header("content-length") == str(len(found[0].body) + 1)  # its path is a letter longer


@pytest.mark.parametrize(("version", "closes"), [("1.0", True), ("1.1", False)])
def test_connection_stays_open_in_http_1_1_only(address: tuple[str, int], version: str, closes: bool) -> None:
    """HTTP/1.0 is answered and closed, also when it asks for more."""
    line = head(f"GET / HTTP/{version}", "Connection: keep-alive")
    found = answers(talk(address, line + line))

    assert len(found) == (1 if closes else 2)
    assert (found[0].header("connection") == "close") is closes


@pytest.mark.parametrize("half_close", [True, False])
def test_sender_that_ends_its_side_gets_its_answer_where_that_is_wanted(half_close: bool) -> None:
    """The mock answers it; a listener must take it for a sender that has left."""
    with ServerThread(APP, half_close=half_close) as server:
        received = talk((server.host, server.port), head("GET /slow HTTP/1.1"))

    assert [answer.status for answer in answers(received)] == ([200] if half_close else [])


def test_all_that_was_sent_before_the_end_is_answered(address: tuple[str, int]) -> None:
    """Also requests that had to wait for the first."""
    received = talk(address, head("GET /slow HTTP/1.1") * 3)

    assert [answer.status for answer in answers(received)] == [200, 200, 200]


def test_pipelined_request_that_is_broken_is_refused_after_the_first(address: tuple[str, int]) -> None:
    """What was good before it is answered."""
    received = talk(address, head("GET / HTTP/1.1"), b"nonsense\r\n\r\n")

    assert [answer.status for answer in answers(received)] == [200, 400]


SHORT = Limits(head_seconds=0.2, body_seconds=0.2, idle_seconds=1, write_seconds=0.2, linger_seconds=0.1)


@pytest.mark.parametrize(
    ("begin", "status"),
    [
        (b"", None),
        (b"GET / HT", 408),
        (head("GET / HTTP/1.1")[:-2], 408),
        (b"\r\n", None),
        (head("POST / HTTP/1.1", "Content-Length: 10") + b"x", 408),
        (head("POST / HTTP/1.1", CHUNKED) + b"5\r\nx", 408),
        (head("GET / HTTP/1.1") + b"GET /", 408),
    ],
)
def test_request_that_does_not_come_to_its_end_is_given_up(begin: bytes, status: int | None) -> None:
    """A head and a body have their time; who has sent nothing is told nothing."""
    with ServerThread(APP, limits=SHORT) as server:
        found = answers(talk((server.host, server.port), begin, end=False))

    assert [answer.status for answer in found][-1:] == ([status] if status else [])


@pytest.mark.parametrize(
    "begin", [b"GET /", head("POST / HTTP/1.1", "Content-Length: 1000000"), head("GET / HTTP/1.1")[:-2] + b"X: "]
)
def test_request_that_drips_is_given_up(begin: bytes) -> None:
    """A byte now and then does not make more time."""
    with ServerThread(APP, limits=SHORT) as server:
        assert answers(drip((server.host, server.port), begin, pause=0.02))[0].status == 408


def test_body_that_comes_steadily_has_its_time() -> None:
    """It may take longer than the allowance, if enough comes."""
    limits = Limits(body_seconds=0.2, body_rate=100)
    pieces = [b"x" * 100] * 5
    with ServerThread(APP, limits=limits) as server, socket.create_connection((server.host, server.port)) as connection:
        connection.settimeout(30)
        connection.sendall(head("POST / HTTP/1.1", "Content-Length: 500", "Connection: close"))
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(0.1)
        received = b"".join(iter(lambda: connection.recv(65_536), b""))

    assert answers(received)[0].status == 200


def test_idle_connection_is_closed_quietly() -> None:
    """After an answer nothing more is said."""
    with ServerThread(APP, limits=SHORT) as server:
        found = answers(talk((server.host, server.port), head("GET / HTTP/1.1"), end=False))

    assert [answer.status for answer in found] == [200]


def test_response_that_nobody_reads_is_given_up() -> None:
    """What a sender does not take does not stay in our memory."""
    with ServerThread(APP, limits=SHORT) as server, socket.create_connection((server.host, server.port)) as connection:
        connection.settimeout(30)
        connection.sendall(head("GET /large HTTP/1.1"))
        time.sleep(1)

        assert taken(connection) < 50_000_000


def taken(connection: socket.socket) -> int:
    """Return how many bytes come until the connection ends, in order or not."""
    received = 0
    with suppress(ConnectionResetError):
        while block := connection.recv(1_000_000):
            received += len(block)
    return received


def test_server_is_the_same_whatever_is_installed_beside_it() -> None:
    """Loop and protocol are not chosen by what can be imported."""
    config = server_config(APP, grace=1)
    config.load()

    assert config.loop == "asyncio"
    assert getattr(config.http_protocol_class, "func", None) is Protocol
