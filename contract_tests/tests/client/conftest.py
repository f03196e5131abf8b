"""A platform of one function, which counts what it is asked and can be told to refuse."""

from __future__ import annotations

import asyncio
import base64
import json
import threading
from collections import Counter
from collections.abc import Callable

import httpx
import pytest

from thingspace_client import ThingSpaceAuth

BASE = "https://thingspace.test/api"
KEY, SECRET, USER, PASSWORD = "contract-key", "s3cr3t-of-the-app", "contract-user", "p4ssw0rd-of-the-user"
SECRETS = (SECRET, PASSWORD, base64.b64encode(f"{KEY}:{SECRET}".encode()).decode())


class Clock:
    """Seconds that rise when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Platform:
    """Grants `bearer-1`, `bearer-2`, … and `session-1`, `session-2`, …, and knows only the newest of each.

    Attributes:
        asked: How often each path was called.
        seen: Every request, in order.
        instead: Path -> the response to give instead.
        expires_in: The life that a new access token is given.
    """

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.seen: list[httpx.Request] = []
        self.instead: dict[str, Callable[[httpx.Request], httpx.Response]] = {}
        self.expires_in: object = 3600
        self.bearer = ""
        self.session = ""
        self._lock = threading.Lock()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/api")
        with self._lock:
            self.asked[path] += 1
            self.seen.append(request)
            if path in self.instead:
                return self.instead[path](request)
            return self._answer(path, request)

    def _answer(self, path: str, request: httpx.Request) -> httpx.Response:
        if path == "/ts/v1/oauth2/token":
            if request.headers.get("authorization") != f"Basic {SECRETS[2]}":
                return httpx.Response(401, json={"error": "invalid_client"})
            self.bearer = f"bearer-{self.asked[path]}"
            return httpx.Response(
                200, json={"access_token": self.bearer, "token_type": "Bearer", "expires_in": self.expires_in}
            )
        if request.headers.get("authorization") != f"Bearer {self.bearer}":
            return fault("900901")
        if path == "/m2m/v1/session/login":
            if json.loads(request.content) != {"username": USER, "password": PASSWORD}:
                return refusal("REQUEST_FAILED.Credentials")
            self.session = f"session-{self.asked[path]}"
            return httpx.Response(200, json={"sessionToken": self.session})
        if request.headers.get("vz-m2m-token") != self.session:
            return refusal("REQUEST_FAILED.SessionToken.Expired")
        if path == "/m2m/v1/session/logout":
            ended, self.session = self.session, "none"
            return httpx.Response(200, json={"sessionToken": ended})
        return httpx.Response(200, json=[])

    def client(self, auth: httpx.Auth) -> httpx.Client:
        return httpx.Client(base_url=BASE, auth=auth, transport=httpx.MockTransport(self))

    def async_client(self, auth: httpx.Auth) -> httpx.AsyncClient:
        async def answer(request: httpx.Request) -> httpx.Response:
            await asyncio.sleep(0)  # lets the other tasks run, as a socket would
            return self(request)

        return httpx.AsyncClient(base_url=BASE, auth=auth, transport=httpx.MockTransport(answer))


def fault(code: str) -> httpx.Response:
    return httpx.Response(401, json={"fault": {"code": code, "message": "Invalid Credentials"}})


def refusal(code: str) -> httpx.Response:
    return httpx.Response(400, json={"errorCode": f"UnifiedWebService.{code}", "errorMessage": "No."})


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def auth(clock: Clock) -> ThingSpaceAuth:
    return ThingSpaceAuth(BASE, key=KEY, secret=SECRET, username=USER, password=PASSWORD, clock=clock)


@pytest.fixture
def secrets() -> tuple[str, ...]:
    return SECRETS
