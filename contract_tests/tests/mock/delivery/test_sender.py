"""One POST: what is written, what is taken for an answer, and what is said of everything else."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from thingspace_contract.mock.delivery import resolver, sender
from thingspace_contract.mock.delivery.sender import Answer, Sender
from thingspace_contract.mock.reach import Reach

from .wire import CLOSE, HANG, NO_CONTENT, Wire, send

BODY = b'{"requestId":"1"}'

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

#: For localhost and 127.0.0.1; made for this test, signed by itself.
SELF_SIGNED = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgPq0bAotq+3rEfH4I
2VAnUfohPbrDtNP0fz5G2UlTmTShRANCAAQtoePB3pK4nSo29gLdXNxJgnbZsrFL
9QUgQhxGdZft5hYoXuqSuOKvG0eOXyUjgAhD7g0TIeIej4+flkapWqIE
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUAOrm72tDr3pHFtX8+yykfzkZeScwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyODA0MTY1N1oYDzIxMjYxMTA0
MDQxNjU3WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQtoePB3pK4nSo29gLdXNxJgnbZsrFL9QUgQhxGdZft5hYoXuqSuOKv
G0eOXyUjgAhD7g0TIeIej4+flkapWqIEo28wbTAdBgNVHQ4EFgQUuQsvEmhoMeR2
/Ve5OPkaMsSmzbswHwYDVR0jBBgwFoAUuQsvEmhoMeR2/Ve5OPkaMsSmzbswDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhANRPaN+7kO0sDLq1FkNtlZc12NgdyQEL2psFsqqQJaCZAiEA
jRF8UdOrO6hG+Rgzb86Jpmx2EdlJjXWw1VTtJRJvoKA=
-----END CERTIFICATE-----
"""


def times(count: int, path: str = "/hook") -> Callable[[Sender, Wire], Awaitable[list[Answer]]]:
    """Send so many messages, one after the other."""

    async def talk(sender: Sender, here: Wire) -> list[Answer]:
        return [await sender.post(here.url(path), BODY) for _ in range(count)]

    return talk


def test_message_is_a_post_of_json() -> None:
    """With nothing that another exchange has left, and one connection for all."""
    first = b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 2\r\n\r\nok"
    outcomes, here = send([first, NO_CONTENT], times(3))
    head, _, body = here.requests[-1].partition("\r\n\r\n")

    assert outcomes == ["200", "204", "204"]
    assert head.startswith(f"POST /hook HTTP/1.1\r\nHost: 127.0.0.1:{here.port}\r\n")
    assert {"Content-Type: application/json", "User-Agent: thingspace-contract mock"} < set(head.split("\r\n"))
    assert "cookie" not in head.lower()
    assert (body, here.connections) == (BODY.decode(), 1)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("", "/"),
        ("?a=b", "/?a=b"),
        ("/a/../b//c;d", "/a/../b//c;d"),
        ("/%41%2f%zz?x=%20+%26", "/%41%2f%zz?x=%20+%26"),
        ("/ä b?ü=é", "/%C3%A4%20b?%C3%BC=%C3%A9"),
        ("/a#part", "/a"),
        ("/a\r\nX-Injected: 1", "/a%0D%0AX-Injected:%201"),
    ],
)
def test_path_is_called_as_it_was_registered(path: str, target: str) -> None:
    """Only what cannot be written into a request is encoded."""
    outcomes, here = send([NO_CONTENT], times(1, path))

    assert (outcomes, here.targets) == (["204"], [target])
    assert "X-Injected: 1\r\n" not in here.requests[0]


def test_user_of_the_url_is_told_to_the_listener() -> None:
    async def talk(sender: Sender, here: Wire) -> list[Answer]:
        return [await sender.post(f"http://user:p%40ss@127.0.0.1:{here.port}/", BODY)]

    outcomes, here = send([NO_CONTENT], talk)

    assert outcomes == ["204"]
    assert "Authorization: Basic dXNlcjpwQHNz\r\n" in here.requests[0]


@pytest.mark.parametrize(
    ("response", "outcome"),
    [
        (b"HTTP/1.1 299 Fine\r\nContent-Length: 0\r\n\r\n", "299"),
        (b"HTTP/1.1 302 Found\r\nLocation: /else\r\nContent-Length: 0\r\n\r\n", "302"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", "200"),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n", "201"),
        (b"HTTP/1.0 200 OK\r\nConnection: close\r\n\r\nuntil the end", "200"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nno!", "200"),
        (b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", "500"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "the response is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nno header\r\n\r\n", "the response is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n", "the response is not HTTP"),
        (CLOSE, "the connection was closed without a response"),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nok", "the response broke off in its body"),
    ],
)
def test_answer_is_the_status_or_what_went_wrong(response: bytes, outcome: str) -> None:
    """In words of the mock's own."""
    outcomes, _ = send([response], times(1))

    assert outcomes == [outcome]


@pytest.mark.parametrize(("status", "is_good"), [(200, True), (299, True), (300, False), (500, False)])
def test_any_2xx_is_good(status: int, is_good: bool) -> None:
    async def talk(sender: Sender, here: Wire) -> list[Answer]:
        answer = await sender.post(here.url(), BODY)
        assert answer.is_good == is_good
        return [answer]

    send([f"HTTP/1.1 {status} Word\r\nContent-Length: 0\r\n\r\n".encode()], talk)


def test_long_response_is_not_read_to_its_end() -> None:
    """Its status counts; the connection is given up, and the next message has another."""
    endless = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"10000\r\n" + b"x" * 65536 + b"\r\n" + b"1\r\nx\r\n"
    )
    outcomes, here = send([endless, NO_CONTENT], times(2))

    assert (outcomes, here.connections) == (["200", "204"], 2)


def test_connection_that_the_listener_wants_closed_is_not_used_again() -> None:
    closing = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    outcomes, here = send([closing], times(2))

    assert (outcomes, here.connections) == (["200", "200"], 2)


def test_connection_that_is_closed_under_a_request_costs_no_attempt() -> None:
    """One that stood already tells nothing of the listener: the request goes out on another."""
    outcomes, here = send([NO_CONTENT, CLOSE, NO_CONTENT], times(2))

    assert (outcomes, here.connections, len(here.requests)) == (["204", "204"], 2, 3)


def test_fresh_connection_that_is_closed_fails_the_attempt() -> None:
    """Whoever closes that one too gets no third."""
    outcomes, here = send([NO_CONTENT, CLOSE], times(2))

    assert (outcomes, here.connections) == (["204", "the connection was closed without a response"], 2)


def test_all_connections_that_stood_may_be_closed_at_once() -> None:
    """However many there are, each attempt ends on one of its own."""

    async def talk(sender: Sender, here: Wire) -> list[Answer]:
        first = await asyncio.gather(*(sender.post(here.url(), BODY) for _ in range(5)))
        return [*first, await sender.post(here.url(), BODY)]

    outcomes, _ = send([NO_CONTENT] * 5 + [CLOSE] * 5 + [NO_CONTENT], talk)

    assert outcomes == ["204"] * 6


def test_listener_that_does_not_answer_has_ten_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """However it spends them: saying nothing, or going on for ever."""
    monkeypatch.setattr(sender, "_TIMEOUT", 0.05)
    unfinished = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok"
    for response in (HANG, unfinished):
        outcomes, _ = send([response], times(1))
        assert outcomes == ["no response in 0 s"]


@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        ("ftp://127.0.0.1/x", "its scheme is neither http nor https"),
        ("nonsense", "its scheme is neither http nor https"),
        ("http:///x", "it names no host"),
        ("http://127.0.0.1:99999/", "it cannot be read"),
        ("http://[::1", "it cannot be read"),
        ("http://127.0.0.1\\@127.0.0.2/", "it cannot be read"),
    ],
)
def test_url_that_cannot_be_called_is_an_outcome(url: str, outcome: str) -> None:
    async def talk(sender: Sender, here: Wire) -> list[Answer]:
        return [await sender.post(url, BODY)]

    outcomes, _ = send([NO_CONTENT], talk)

    assert outcomes == [f"not sent: the URL of the listener cannot be called: {outcome}"]


@pytest.mark.parametrize(
    ("host", "outcome"),
    [
        ("127.0.0.1:1", "no connection: connection refused"),
        ("no-such-name.test", "the name no-such-name.test cannot be resolved"),
        ("a..b", "the name a..b cannot be resolved"),
        (f"{'a' * 300}.test", f"the name {'a' * 300}.test cannot be resolved"),
        ("999.1.1.1", "not sent: 999.1.1.1 is not a canonical IPv4 address"),
    ],
)
def test_listener_that_is_not_there_is_an_outcome(host: str, outcome: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(name: str, *_: object) -> list[object]:
        raise UnicodeError if ".." in name or len(name) > 63 else OSError("no such name")

    monkeypatch.setattr(resolver, "_addresses", look_up)

    async def talk(sender: Sender, here: Wire) -> list[Answer]:
        return [await sender.post(f"http://{host}/", BODY)]

    outcomes, _ = send([NO_CONTENT], talk)

    assert outcomes == [outcome]


def test_listener_that_speaks_no_tls_is_told() -> None:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ESMTP\r\n")
        writer.close()

    assert https_outcome(greet).startswith("no TLS connection: ")


def test_certificate_that_nobody_signed_is_refused(tmp_path: Path) -> None:
    """Nothing of the message is sent to whoever shows it."""
    pem = tmp_path / "self-signed.pem"
    pem.write_text(SELF_SIGNED, "ascii")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(pem)
    heard: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read())
        writer.close()

    outcome = https_outcome(listen, context)

    assert outcome.startswith("the certificate is not trusted: self")
    assert b"".join(heard) == b""


def https_outcome(serve: Serve, context: ssl.SSLContext | None = None) -> str:
    """Send a message to whoever serves so, over TLS."""

    async def run() -> str:
        sender = Sender(Reach())
        async with sender.running(), await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context) as server:
            port = server.sockets[0].getsockname()[1]
            return (await sender.post(f"https://127.0.0.1:{port}/", BODY)).outcome

    return asyncio.run(run())


def test_lookup_that_hangs_does_not_hold_up_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loop is closed while the system still looks for the name, and says so afterwards to nobody."""
    begun, ended, over = threading.Event(), threading.Event(), threading.Event()

    def look_up(*_: object) -> list[object]:
        begun.set()
        over.wait(30)
        ended.set()
        raise OSError("late")

    monkeypatch.setattr(resolver, "_addresses", look_up)

    async def run() -> None:
        sender = Sender(Reach())
        async with sender.running():
            task = asyncio.create_task(sender.post("http://hangs.test/", BODY))
            assert await asyncio.to_thread(begun.wait, 30)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    asyncio.run(run())

    assert not ended.is_set()
    over.set()
    assert ended.wait(30)
