"""One POST to a listener: which address it may go to, how long it may take, and what came of it in words."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import string
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import aiohttp
from yarl import URL

from thingspace_contract.mock.delivery.resolver import Resolver
from thingspace_contract.mock.reach import Reach, canonical_host

__all__ = ["USER_AGENT", "Answer", "Sender"]

#: How a mock calls itself to listeners; the controls of no mock are for whoever calls himself so.
USER_AGENT = "thingspace-contract mock"

_TIMEOUT = 10.0  # seconds for one attempt, connection and response
_LONGEST_RESPONSE = 65_536  # bytes of a listener's response that are read
_KEEP_ALIVE = 1.0  # seconds after which a connection is given up: mostly before a listener would
_HEADERS = {"Content-Type": "application/json", "User-Agent": USER_AGENT}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an attempt.

    Args:
        outcome: the status, or what went wrong.
        is_good: whether the listener has taken the message.
    """

    outcome: str
    is_good: bool = False


@dataclass(slots=True)
class _Connecting:
    """The connections that one attempt has tried to make: none when it was given one that stood already."""

    host: str
    opened: int = 0
    refused: list[str] = field(default_factory=list)


class _Unusable(ValueError):
    """A URL that nothing can be sent to."""


_connecting: ContextVar[_Connecting] = ContextVar("_connecting")


class Sender:
    """Sends messages while `running()`; redirects, proxies and cookies are none of its affairs.

    Args:
        reach: judges each address when a connection is made to it, so that neither a spelling nor a name that has
            another address than a moment ago leads anywhere else.
    """

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._session: aiohttp.ClientSession | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep connections until the block is left."""
        connector = aiohttp.TCPConnector(
            limit=0, keepalive_timeout=_KEEP_ALIVE, resolver=Resolver(), socket_factory=self._open
        )
        async with aiohttp.ClientSession(
            connector=connector,
            headers=_HEADERS,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
            auto_decompress=False,
            trust_env=False,
        ) as self._session:
            yield

    async def post(self, url: str, content: bytes) -> Answer:
        """Send a message, and tell what came of it."""
        try:
            target = _target(url)
        except ValueError as error:
            why = str(error) if isinstance(error, _Unusable) else "it cannot be read"
            return Answer(f"not sent: the URL of the listener cannot be called: {why}")
        connecting = _Connecting(target.raw_host or "")
        refusal = self._reach.name_refusal(connecting.host)
        if refusal:
            return Answer(f"not sent: {refusal}")
        _connecting.set(connecting)
        try:
            async with asyncio.timeout(_TIMEOUT):
                return await self._send(target, content, connecting)
        except TimeoutError:
            return Answer(f"no response in {_TIMEOUT:.0f} s")
        except (aiohttp.ClientError, ValueError, OSError) as error:
            if connecting.refused and not connecting.opened:
                return Answer(f"not sent: {'; '.join(connecting.refused)}")
            return Answer(_told(error))

    async def _send(self, target: URL, content: bytes, connecting: _Connecting) -> Answer:
        while True:
            try:
                return await self._exchange(target, content)
            except aiohttp.ClientConnectorError:
                raise
            except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError):
                # A connection that stood may be closed by the listener just when a request is written to it, which
                # says nothing of the listener: the next one is tried, in the end one of our own.
                if connecting.opened or connecting.refused:
                    raise

    async def _exchange(self, target: URL, content: bytes) -> Answer:
        assert self._session is not None
        async with self._session.post(target, data=content, allow_redirects=False) as response:
            read = 0
            async for chunk in response.content.iter_any():
                read += len(chunk)
                if read > _LONGEST_RESPONSE:
                    response.close()
                    break
            return Answer(str(response.status), 200 <= response.status < 300)

    def _open(self, info: tuple[Any, ...]) -> socket.socket:
        """Make the socket of a connection; where it goes to is decided by now."""
        family, kind, protocol, _, address = info
        connecting = _connecting.get()
        refusal = self._reach.refusal(connecting.host, address[0], address[1])
        if refusal:
            connecting.refused.append(refusal)
            raise PermissionError(refusal)
        connecting.opened += 1
        return socket.socket(family, kind, protocol)


@lru_cache(maxsize=1024)
def _target(url: str) -> URL:
    """Return a URL as it is called: its path and query as they were registered, spaces and the like encoded.

    Raises:
        ValueError: nothing can be sent to it.
    """
    whole = URL(url)
    if whole.scheme not in ("http", "https"):
        raise _Unusable("its scheme is neither http nor https")
    host = whole.raw_host
    if not host:
        raise _Unusable("it names no host")
    host = canonical_host(host)
    user = "" if whole.raw_user is None else whole.raw_user
    if whole.raw_password is not None:
        user += f":{whole.raw_password}"
    bare = url.partition("#")[0].partition("://")[2]
    cut = min((at for at in map(bare.find, "/?\\") if at >= 0), default=len(bare))
    rest = quote(bare[cut:], safe=string.punctuation)
    path = rest if rest.startswith("/") else f"/{rest}"
    name = f"[{host}]" if ":" in host else host
    return URL(f"{whole.scheme}://{user}{'@' if user else ''}{name}:{whole.port}{path}", encoded=True)


def _told(error: Exception) -> str:
    """Return what went wrong, in words that do not change with the library that met it."""
    match error:
        case aiohttp.ClientConnectorCertificateError():
            why = error.certificate_error
            return f"the certificate is not trusted: {getattr(why, 'verify_message', '') or why}"
        case aiohttp.ClientConnectorDNSError():
            return f"the name {error.host} cannot be resolved"
        case aiohttp.ClientSSLError():
            return f"no TLS connection: {_system(error)}"
        case aiohttp.ClientConnectorError():
            return f"no connection: {_system(error)}"
        case aiohttp.ServerDisconnectedError():
            return "the connection was closed without a response"
        case aiohttp.InvalidURL():
            return f"not sent: {error.url} {error.description or 'cannot be called'}"
        case aiohttp.ClientResponseError():
            return "the response is not HTTP"
        case aiohttp.ClientPayloadError():
            return "the response broke off in its body"
        case OSError():
            return f"the connection broke: {_system(error)}"
        case _:
            return f"not sent: {error}"


def _system(error: OSError) -> str:
    """Return the system's own words for an error."""
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(cause, ssl.SSLError):
        return (cause.reason or str(cause)).replace("_", " ").lower()
    return os.strerror(cause.errno).lower() if cause.errno else str(cause)
