"""HTTP as our servers read it: what h11 understands, and stricter where two readers could understand two things."""

from __future__ import annotations

import re
from typing import Any, NoReturn

import h11

from thingspace_contract.core.serving.limits import Limits

__all__ = ["RequestReader"]

_HOST = re.compile(rb"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=%-]*)(:[0-9]*)?")
_ABSOLUTE = re.compile(rb"https?://([^/?]*)(.*)", re.IGNORECASE | re.DOTALL)


class RequestReader(h11.Connection):
    """A connection that refuses, with the status that says why, what h11 lets pass or has no words for.

    `body` is how many bytes of the current request's body have come. A target in absolute form becomes a path, and
    its authority the Host, as RFC 9112 has it.

    Args:
        limits: of a head and a body.
    """

    def __init__(self, limits: Limits) -> None:
        super().__init__(h11.SERVER, max_incomplete_event_size=limits.head_bytes)
        self._limits = limits
        self.body = 0

    @property
    def has_begun(self) -> bool:
        """Whether something of a request is there that is not read yet."""
        return bool(self.trailing_data[0])

    def receive_data(self, data: bytes) -> None:
        """Take what came; empty lines before a request are passed over, as RFC 9112 has it."""
        if data[:1] in (b"\r", b"\n") and self.their_state is h11.IDLE and not self.has_begun:
            data = data.lstrip(b"\r\n")
            if not data:
                return
        super().receive_data(data)

    def next_event(self) -> Any:
        """Return the next event; the end of the connection is none, as nobody waits for it.

        Raises:
            h11.RemoteProtocolError: the request is refused; its hint is the status.
        """
        is_head = self.their_state is h11.IDLE
        try:
            event = super().next_event()
        except h11.RemoteProtocolError as error:
            self._explain(error, is_head)
        if isinstance(event, h11.Request):
            self.body = 0
            return self._checked(event)
        if isinstance(event, h11.Data):
            self.body += len(event.data)
            self._bound(self.body)
        elif isinstance(event, h11.ConnectionClosed):
            return h11.NEED_DATA
        return event

    def _explain(self, error: h11.RemoteProtocolError, is_head: bool) -> NoReturn:
        """Refuse what h11 could not read."""
        status, reason = error.error_status_hint, str(error).partition(": b")[0]  # without what was sent
        if status == 431 and not is_head:
            status, reason = 400, "a chunk begins with a line that is too long"
        elif status == 431 and b"\n" not in self.trailing_data[0]:
            status, reason = 414, f"the target is longer than {self._limits.target_bytes} bytes"
        elif status == 431:
            reason = f"request line and headers are longer than {self._limits.head_bytes} bytes"
        raise h11.RemoteProtocolError(reason, error_status_hint=status) from error

    def _checked(self, event: h11.Request) -> h11.Request:
        size = len(event.target)
        if size > self._limits.target_bytes:
            _refuse(414, f"the target is longer than {self._limits.target_bytes} bytes")
        version, is_chunked, has_length = event.http_version, False, False
        for name, value in event.headers:
            size += len(name) + len(value) + 4
            if name == b"host":
                if not _HOST.fullmatch(value):
                    _refuse(400, "the Host header is no host")
            elif name == b"content-length":
                has_length = True
                self._bound(int(value))
            elif name == b"transfer-encoding":
                is_chunked = True
        if size > self._limits.head_bytes:
            _refuse(431, f"request line and headers are longer than {self._limits.head_bytes} bytes")
        if version[:2] != b"1.":
            _refuse(505, "HTTP/1.1 is spoken here")
        if is_chunked and (has_length or version == b"1.0"):
            _refuse(400, "its length cannot be told: Transfer-Encoding beside Content-Length, or in HTTP/1.0")
        target = event.target
        is_path = target[:1] == b"/" and b"#" not in target and event.method != b"CONNECT"
        return event if is_path else self._with_path(event)

    def _with_path(self, event: h11.Request) -> h11.Request:
        """Return a request whose target is a path."""
        if event.method == b"CONNECT":
            _refuse(501, "this server is no proxy")
        if b"#" in event.target:
            _refuse(400, "the target has a fragment, which is not sent")
        if event.target == b"*" and event.method == b"OPTIONS":
            return event
        absolute = _ABSOLUTE.fullmatch(event.target)
        if absolute is None or not absolute[1] or not _HOST.fullmatch(absolute[1]):
            _refuse(400, "the target is no path")
        headers = [(b"host", absolute[1]), *((name, value) for name, value in event.headers if name != b"host")]
        path = absolute[2] if absolute[2].startswith(b"/") else b"/" + absolute[2]
        return h11.Request(method=event.method, headers=headers, target=path, http_version=event.http_version)

    def _bound(self, length: int) -> None:
        if length > self._limits.body_bytes:
            _refuse(413, f"the body is longer than {self._limits.body_bytes} bytes")


def _refuse(status: int, reason: str) -> NoReturn:
    raise h11.RemoteProtocolError(reason, error_status_hint=status)
