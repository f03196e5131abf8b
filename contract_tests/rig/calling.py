"""Calls from outside: a client that signs in, and load on keep-alive connections with the times that it took."""

from __future__ import annotations

import asyncio
import json
import time
from base64 import b64encode
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from thingspace_contract.core.mock_control import Control

__all__ = ["Caller", "Times", "settle", "signed_in"]

_PATIENCE = aiohttp.ClientTimeout(total=300)


@dataclass
class Times:
    """Seconds that calls took."""

    seconds: list[float] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """Return the time that this share of the calls stayed within, in seconds; NaN without calls."""
        ordered = sorted(self.seconds)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else float("nan")

    @property
    def slowest(self) -> float:
        """The longest time in seconds; NaN without calls."""
        return max(self.seconds, default=float("nan"))


class Caller:
    """Calls one server with both credentials.

    Args:
        http: the connections.
        base: the base URL of its API.
        headers: the credentials.
    """

    def __init__(self, http: aiohttp.ClientSession, base: str, headers: Mapping[str, str]) -> None:
        self.http = http
        self.base = base
        self.headers = dict(headers)

    async def call(self, method: str, path: str, body: Any = None) -> tuple[int, bytes]:
        """Send a request whose body is bytes, or a value that is written as JSON; return status and body."""
        content = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        async with self.http.request(
            method, f"{self.base}{path}", data=content, headers={**self.headers, "Content-Type": "application/json"}
        ) as response:
            return response.status, await response.read()

    async def accepted(self, method: str, path: str, body: Any = None) -> Any:
        """Send a request that must be accepted; return what it answers.

        Raises:
            RuntimeError: it was refused.
        """
        status, content = await self.call(method, path, body)
        if status // 100 != 2:
            raise RuntimeError(f"{method} {path} was answered {status}: {content[:300]!r}")
        return json.loads(content) if content else None

    async def register(self, account: str, service: str, url: str) -> None:
        """Register a listener."""
        hook = {"name": service, "url": url, "username": "acme", "password": "Zk2m9"}
        await self.accepted("POST", f"/m2m/v1/callbacks/{account}", hook)

    async def watch(self, method: str, path: str, body: Any, until: asyncio.Event, times: Times) -> None:
        """Call again and again, one call at a time, until an event; note how long each took."""
        while not until.is_set():
            began = time.perf_counter()
            await self.accepted(method, path, body)
            times.seconds.append(time.perf_counter() - began)
            await asyncio.sleep(0.002)


@asynccontextmanager
async def signed_in(base: str, headers: Mapping[str, str] | None = None) -> AsyncIterator[Caller]:
    """Give a caller of a mock, by the base URL of its API.

    Args:
        base: where it is.
        headers: credentials of an earlier caller; it signs in without them.
    """
    async with aiohttp.ClientSession(timeout=_PATIENCE, connector=aiohttp.TCPConnector(limit=0)) as http:
        yield Caller(http, base, headers if headers is not None else await _sign_in(http, base))


def settle(root: str, patience: float = 300.0) -> None:
    """Wait until a mock has delivered what is due, by the URL under which its controls stand.

    Raises:
        TimeoutError: it was not done after `patience` seconds.
    """
    with Control(root) as control:
        if not control.settle(patience):
            raise TimeoutError(f"callbacks were still under way after {patience:.0f} s")


async def _sign_in(http: aiohttp.ClientSession, base: str) -> dict[str, str]:
    grant = {"grant_type": "client_credentials"}
    application = {"Authorization": f"Basic {b64encode(b'contract-key:contract-secret').decode()}"}
    async with http.post(f"{base}/ts/v1/oauth2/token", data=grant, headers=application) as response:
        token = (await response.json())["access_token"]
    caller = Caller(http, base, {"Authorization": f"Bearer {token}"})
    login = {"username": "contract-user", "password": "contract-password"}
    session = await caller.accepted("POST", "/m2m/v1/session/login", login)
    return {**caller.headers, "VZ-M2M-Token": session["sessionToken"]}
