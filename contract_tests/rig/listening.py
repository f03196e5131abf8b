"""A listener that costs little: it keeps up with any sender, so that what is measured is the sender.

`python -m rig.listening` serves one in a process of its own; GET on it answers how many deliveries it has had.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import Callable
from types import TracebackType

__all__ = ["HANG", "RESET", "LoopbackListener"]

#: What `answer` returns, instead of a status, to never answer, or to break the connection off.
HANG, RESET = 0, -1

_PATIENCE = 30.0  # seconds; nobody waits so long but for an `answer` that hangs
_REASONS = {200: "OK", 204: "No Content", 500: "Internal Server Error"}


class LoopbackListener:
    """A listener in a thread of its own, as a context manager.

    It reads HTTP/1.1 with Content-Length, which is what a mock of ours sends; it is no listener to copy.

    Args:
        answer: the status for a body, HANG or RESET; runs in the listener's thread.
    """

    def __init__(self, answer: Callable[[bytes], int] = lambda body: 204) -> None:
        self.answer = answer
        self.count = 0
        self.url = ""
        self.connections: set[asyncio.Transport] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="listener", daemon=True)

    def __enter__(self) -> LoopbackListener:
        self._thread.start()
        self.url = asyncio.run_coroutine_threadsafe(self.serve(), self._loop).result(_PATIENCE)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        closing = asyncio.run_coroutine_threadsafe(self._close(), self._loop)
        closing.add_done_callback(lambda _: self._loop.call_soon_threadsafe(self._loop.stop))
        self._thread.join(_PATIENCE)
        if self._thread.is_alive():
            raise TimeoutError(f"the listener's thread has not ended in {_PATIENCE:g} s: its `answer` hangs")
        self._loop.close()

    async def serve(self) -> str:
        """Listen on a free port of the running loop; return the URL to register."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0, backlog=512)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/hook"

    async def _close(self) -> None:
        self._server.close()
        for transport in list(self.connections):
            transport.abort()
        await asyncio.sleep(0)
        await asyncio.sleep(0)  # the loop closes the sockets in its next round


class _Connection(asyncio.Protocol):
    """One connection of a sender."""

    def __init__(self, listener: LoopbackListener) -> None:
        self._listener = listener
        self._received = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._listener.connections.add(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._listener.connections.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head = bytes(self._received[:end])
            length = next(
                (int(line[15:]) for line in head.split(b"\r\n") if line[:15].lower() == b"content-length:"), 0
            )
            if len(self._received) < end + 4 + length:
                return
            body = bytes(self._received[end + 4 : end + 4 + length])
            del self._received[: end + 4 + length]
            self._reply(head.startswith(b"GET "), body)

    def _reply(self, is_question: bool, body: bytes) -> None:
        listener = self._listener
        if is_question:
            told = json.dumps({"deliveries": listener.count}).encode()
            self._transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(told), told))
            return
        listener.count += 1
        status = listener.answer(body)
        if status == RESET:
            self._transport.abort()
        elif status != HANG:
            length = b"" if status == 204 else b"Content-Length: 0\r\n"
            reason = _REASONS.get(status, "Other").encode()
            self._transport.write(b"HTTP/1.1 %d %s\r\n%s\r\n" % (status, reason, length))


async def _serve() -> None:
    sys.stdout.write(await LoopbackListener().serve() + "\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve())
