"""Names to addresses, in threads that nobody waits for: a lookup that hangs does not hold up the end of the mock."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress

from aiohttp.abc import AbstractResolver, ResolveResult

__all__ = ["Resolver"]


class Resolver(AbstractResolver):
    """Asks the system for the addresses of a name.

    The loop's own threads are waited for when it is closed, and those of a pool when the process ends.
    """

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a host, in the order in which they are to be tried.

        Raises:
            OSError: it has none.
        """
        loop = asyncio.get_running_loop()
        found: asyncio.Future[list[ResolveResult]] = loop.create_future()

        def look_up() -> None:
            try:
                result: list[ResolveResult] | Exception = _addresses(host, port, family)
            except UnicodeError:  # a label that is empty or too long
                result = OSError(f"{host!r} is no host name")
            except Exception as error:
                result = error
            with suppress(RuntimeError):  # the loop has been closed meanwhile
                loop.call_soon_threadsafe(settle, result)

        def settle(result: list[ResolveResult] | Exception) -> None:
            if found.done():
                return
            if isinstance(result, Exception):
                found.set_exception(result)
            else:
                found.set_result(result)

        threading.Thread(target=look_up, name=f"look-up-{host}", daemon=True).start()
        return await found

    async def close(self) -> None:
        """Give nothing back: there is nothing."""


def _addresses(host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult]:
    numeric = socket.NI_NUMERICHOST | socket.NI_NUMERICSERV
    results: list[ResolveResult] = []
    for kind, _, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, family=family):
        numeric_host = socket.getnameinfo(address, numeric)[0]  # with the zone of a link-local address
        results.append(
            ResolveResult(
                hostname=host,
                host=numeric_host,
                port=port,
                family=kind,
                proto=protocol,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
        )
    if not results:
        raise OSError(f"{host} has no address")
    return results
