"""HTTP by hand, over a socket: what no client library lets a test send, and every byte that comes back."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Answer", "answers", "drip", "head", "talk"]

_PATIENCE = 30.0  # seconds; nobody waits so long but for a server that is stuck


@dataclass(frozen=True, slots=True)
class Answer:
    """One response, as it came."""

    status: int
    reason: str
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Return the only value of a header, None when it is not there."""
        values = [value for key, value in self.headers if key == name]
        assert len(values) < 2, f"{name} came {len(values)} times"
        return values[0] if values else None


def head(line: str, *headers: str, host: str | None = "127.0.0.1") -> bytes:
    """Return a request line and headers, with their end."""
    named = [f"Host: {host}"] if host is not None else []
    return "\r\n".join([line, *named, *headers, "", ""]).encode("latin-1")


def talk(address: tuple[str, int], *sent: bytes, end: bool = True) -> bytes:
    """Send bytes and return all that comes back until the server closes; `end` says that nothing more will be sent."""
    with socket.create_connection(address) as connection:
        connection.settimeout(_PATIENCE)
        for each in sent:
            connection.sendall(each)
        if end:
            connection.shutdown(socket.SHUT_WR)
        return _rest(connection)


def drip(address: tuple[str, int], begin: bytes, pause: float) -> bytes:
    """Send a beginning, then byte after byte until the server says something; return that."""
    with socket.create_connection(address) as connection:
        connection.settimeout(_PATIENCE)
        connection.sendall(begin)
        ends = time.monotonic() + _PATIENCE
        while not select.select([connection], [], [], pause)[0]:
            assert time.monotonic() < ends, f"the server took what dripped for {_PATIENCE:g} s and said nothing"
            connection.sendall(b"x")
        return _rest(connection)


def _rest(connection: socket.socket) -> bytes:
    received = bytearray()
    while block := connection.recv(65_536):
        received += block
    return bytes(received)


def answers(received: bytes, methods: Iterable[str] = ()) -> list[Answer]:
    """Return the responses in what a server sent, to requests with these methods; GET without more."""
    found = []
    asked = iter(methods)
    while received:
        top, _, received = received.partition(b"\r\n\r\n")
        first, *lines = top.decode("latin-1").split("\r\n")
        _, status, reason = first.split(" ", 2)
        headers = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
        answer = Answer(int(status), reason, headers)
        bodiless = int(status) < 200 or int(status) in (204, 304)
        length = 0 if bodiless or next(asked, "GET") == "HEAD" else int(answer.header("content-length") or 0)
        found.append(Answer(answer.status, reason, headers, received[:length]))
        received = received[length:]
    return found
