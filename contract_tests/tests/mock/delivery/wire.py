"""A listener byte by byte, for what no decent server sends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress

from thingspace_contract.mock.delivery.sender import Answer, Sender
from thingspace_contract.mock.reach import Reach

__all__ = ["CLOSE", "HANG", "NO_CONTENT", "Wire", "send", "wire"]

NO_CONTENT = b"HTTP/1.1 204 No Content\r\n\r\n"
CLOSE = b""  # the connection ends instead of a response
HANG = b"-"  # nothing comes, ever


class Wire:
    """What arrived: requests as they were written, and how many connections there were."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.requests: list[str] = []
        self.connections = 0

    def url(self, path: str = "/hook") -> str:
        """Return a URL that leads here."""
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def targets(self) -> list[str]:
        """The targets of the requests."""
        return [each.split(" ")[1] for each in self.requests]


@asynccontextmanager
async def wire(responses: Iterable[bytes], host: str = "127.0.0.1") -> AsyncIterator[Wire]:
    """Answer requests in their order with these bytes; the last ones go on for ever."""
    left = list(responses)
    tasks: set[asyncio.Task[None] | None] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())
        here.connections += 1
        try:
            with suppress(OSError, asyncio.IncompleteReadError):
                await answer(reader, writer)
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            length = int(head.lower().partition("content-length:")[2].partition("\r\n")[0])
            body = await reader.readexactly(length)
            here.requests.append(head + body.decode("latin-1"))
            response = left.pop(0) if len(left) > 1 else left[0]
            if response == HANG:
                await asyncio.sleep(3600)
            writer.write(response)
            await writer.drain()
            if response == CLOSE or b"close" in response:
                break

    server = await asyncio.start_server(serve, host, 0)
    here = Wire(server.sockets[0].getsockname()[1])
    try:
        yield here
    finally:
        server.close()
        for task in tasks:
            assert task is not None
            task.cancel()
        await asyncio.gather(*filter(None, tasks), return_exceptions=True)


def send(
    responses: Iterable[bytes],
    talk: Callable[[Sender, Wire], Awaitable[list[Answer]]],
    *allowed: str,
) -> tuple[list[str], Wire]:
    """Let a sender talk to a listener; return the outcomes and what arrived."""

    async def run() -> tuple[list[str], Wire]:
        sender = Sender(Reach(allowed))
        async with wire(responses) as here, sender.running():
            answers = await talk(sender, here)
            return [each.outcome for each in answers], here

    return asyncio.run(run())
