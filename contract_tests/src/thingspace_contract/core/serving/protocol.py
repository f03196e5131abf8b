"""A connection of our servers: uvicorn's, with time limits for every side of it, and words for what is refused."""

from __future__ import annotations

import asyncio
import sys
from http import HTTPStatus
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from thingspace_contract.core.serving.limits import Limits
from thingspace_contract.core.serving.requests import RequestReader

__all__ = ["Protocol"]


class Protocol(H11Protocol):
    """One connection.

    uvicorn bounds only the time between two requests. Here a head, a body and a response that is not read have their
    time too; each is answered or closed when it is over, in `_late`.

    Args:
        limits: what bounds it.
        half_close: whether a sender that has ended its side still gets the response; a server that must know when
            its sender has left takes that end for leaving, as the two look the same.
        server: what uvicorn gives to every connection.
    """

    def __init__(self, *, limits: Limits, half_close: bool, **server: Any) -> None:
        super().__init__(**server)
        self._limits = limits
        self._half_close = half_close
        self.conn: RequestReader = RequestReader(limits)
        self._awaits: Any = None  # the state of the sender that has a timer
        self._since = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._writing: asyncio.TimerHandle | None = None
        self._ended = False  # the sender has ended its side
        self._refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Await the first request."""
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Await nothing more."""
        self._await(None)
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, unless the sender was refused: then it is only listened to."""
        if not self._refused:
            super().data_received(data)
            self._watch()

    def eof_received(self) -> bool | None:  # type: ignore[override]
        """Keep the connection for a response that is still to come, when that is wanted."""
        cycle: RequestResponseCycle | None = self.cycle
        is_answering = cycle is not None and not cycle.response_complete and not cycle.more_body
        self._ended = self._half_close and is_answering and not self._refused
        return self._ended

    def on_response_complete(self) -> None:
        """Await the next request."""
        super().on_response_complete()
        self._watch()
        if self._ended and self.cycle.response_complete:
            self.transport.close()

    def pause_writing(self) -> None:
        """The one who should read does not: allow it some time."""
        super().pause_writing()
        self._writing = self.loop.call_later(self._limits.write_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """It reads again."""
        if self._writing is not None:
            self._writing.cancel()
            self._writing = None
        super().resume_writing()

    def shutdown(self) -> None:
        """End with the server; who was refused has been told."""
        if self._refused:
            self.transport.close()
        else:
            super().shutdown()

    def send_400_response(self, msg: str) -> None:
        """Refuse what could not be read, with the status that says why; uvicorn calls this while it handles why."""
        error = sys.exc_info()[1]
        status = error.error_status_hint if isinstance(error, h11.RemoteProtocolError) else 400
        self._refuse(status, str(error or msg))

    def _watch(self) -> None:
        """Have the timer that the connection needs now."""
        state = self.conn.their_state
        if self.transport.is_closing() or self._refused:
            self._await(None)
        elif state is h11.IDLE and (self.timeout_keep_alive_task is None or self.conn.has_begun):
            self._unset_keepalive_if_required()
            self._await(h11.IDLE)
        elif state is h11.SEND_BODY:
            self._await(h11.SEND_BODY)
        else:
            self._await(None)

    def _await(self, state: Any) -> None:
        if state is self._awaits:
            return
        if self._timer is not None:
            self._timer.cancel()
        self._awaits, self._since, self._timer = state, self.loop.time(), None
        if state is not None:
            self._timer = self.loop.call_at(self._deadline(), self._late)

    def _deadline(self) -> float:
        if self._awaits is h11.IDLE:
            return self._since + self._limits.head_seconds
        return self._since + self._limits.body_seconds + self.conn.body / self._limits.body_rate

    def _late(self) -> None:
        """Give up what was awaited, unless enough has come meanwhile, or it was us who did not read."""
        if self._awaits is h11.SEND_BODY and self.flow.read_paused:
            self._since = self.loop.time()
        deadline = self._deadline()
        if deadline > self.loop.time():
            self._timer = self.loop.call_at(deadline, self._late)
        elif self._awaits is h11.IDLE and not self.conn.has_begun:
            self._await(None)
            self.transport.close()
        else:
            self._refuse(408, "the request did not come to its end in time")

    def _refuse(self, status: int, reason: str) -> None:
        """Answer, then listen for a moment longer: a sender whose connection is reset does not read the answer."""
        self._refused = True
        self._await(None)
        self._unset_keepalive_if_required()
        phrase = HTTPStatus(status).phrase
        body = f"{phrase}: {reason}.\n".encode()
        headers = [
            *self.server_state.default_headers,
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
        ]
        parts: list[h11.Event] = [
            h11.Response(status_code=status, headers=headers, reason=phrase.encode()),
            h11.Data(data=body),
        ]
        try:
            for part in parts:
                self.transport.write(self.conn.send(part) or b"")
        except h11.LocalProtocolError:  # a response is under way, or one to a HEAD, which has no body
            pass
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is not None and not cycle.response_complete:
            cycle.disconnected = True
            cycle.message_event.set()
        if not self.transport.is_closing():
            self.transport.write_eof()
            self.flow.resume_reading()
            self._timer = self.loop.call_later(self._limits.linger_seconds, self.transport.close)
