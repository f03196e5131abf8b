"""One object shared by many threads and tasks: one of them renews, the others wait for it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from thingspace_client import ThingSpaceAuth
from thingspace_client._auth.gate import Gate, wait_async
from thingspace_client._auth.requests import LONGEST_WAIT, wait_limit
from thingspace_client.errors import AuthError, CredentialsRefused

TOKEN, LOGIN, PLANS = "/ts/v1/oauth2/token", "/m2m/v1/session/login", "/m2m/v1/plans/a"
BASE = "https://thingspace.test/api"
MANY = 16


class BreakingPlatform:
    """The platform with one path that breaks once every other thread waits for it."""

    def __init__(self, platform: Any, auth: ThingSpaceAuth, path: str, error: type[Exception]) -> None:
        self.platform, self.path, self.error = platform, path, error
        self.waiting = auth._gate._queue
        self.broken = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith(self.path):
            response: httpx.Response = self.platform(request)
            return response
        self.broken += 1
        while self.broken == 1 and len(self.waiting) < MANY - 1:
            threading.Event().wait(0.001)
        raise self.error("broken")


def call_from_threads(client: httpx.Client) -> list[httpx.Response | Exception]:
    together = threading.Barrier(MANY)

    def call() -> httpx.Response | Exception:
        together.wait()
        try:
            return client.get(PLANS)
        except Exception as error:
            return error

    with ThreadPoolExecutor(MANY) as pool:
        return [future.result() for future in [pool.submit(call) for _ in range(MANY)]]


async def call_from_tasks(client: httpx.AsyncClient) -> list[httpx.Response | BaseException]:
    return await asyncio.gather(*(client.get(PLANS) for _ in range(MANY)), return_exceptions=True)


def statuses(responses: list[Any]) -> set[int]:
    return {response.status_code for response in responses}


def test_threads_log_in_once(platform: Any, auth: ThingSpaceAuth) -> None:
    with platform.client(auth) as client:
        assert statuses(call_from_threads(client)) == {200}

    assert (platform.asked[TOKEN], platform.asked[LOGIN], platform.asked[PLANS]) == (1, 1, MANY)


def test_tasks_log_in_once(platform: Any, auth: ThingSpaceAuth) -> None:
    async def run() -> None:
        async with platform.async_client(auth) as client:
            assert statuses(await call_from_tasks(client)) == {200}

    asyncio.run(run())

    assert (platform.asked[TOKEN], platform.asked[LOGIN], platform.asked[PLANS]) == (1, 1, MANY)


def test_threads_and_loops_share_one_login(platform: Any, auth: ThingSpaceAuth) -> None:
    async def run() -> list[Any]:
        async with platform.async_client(auth) as client:
            return await call_from_tasks(client)

    with platform.client(auth) as client, ThreadPoolExecutor(3) as pool:
        loops = [pool.submit(asyncio.run, run()) for _ in range(2)]
        threads = pool.submit(call_from_threads, client)
        responses = [response for work in (*loops, threads) for response in work.result()]

    assert statuses(responses) == {200}
    assert (platform.asked[TOKEN], platform.asked[LOGIN]) == (1, 1)


def test_threads_renew_an_expired_session_once(platform: Any, auth: ThingSpaceAuth) -> None:
    with platform.client(auth) as client:
        client.get(PLANS)
        platform.session = "expired"

        assert statuses(call_from_threads(client)) == {200}
    assert (platform.asked[TOKEN], platform.asked[LOGIN]) == (1, 2)


def test_threads_renew_a_refused_bearer_once(platform: Any, auth: ThingSpaceAuth) -> None:
    with platform.client(auth) as client:
        client.get(PLANS)
        platform.bearer = "expired"

        assert statuses(call_from_threads(client)) == {200}
    assert (platform.asked[TOKEN], platform.asked[LOGIN]) == (2, 1)


@pytest.mark.parametrize("path", [TOKEN, LOGIN])
def test_refused_credentials_are_tried_once_by_all_threads_together(
    platform: Any, auth: ThingSpaceAuth, path: str
) -> None:
    """Five failed logins lock a user for good: a hundred threads must not make a hundred of them."""
    platform.instead[path] = lambda _: httpx.Response(400, json={"errorCode": "X", "errorMessage": "m"})

    with platform.client(auth) as client:
        seen = [*call_from_threads(client), *call_from_threads(client)]

    assert {type(error) for error in seen} == {CredentialsRefused}
    assert platform.asked[path] == 1


def test_failed_renewal_is_shared_by_those_who_waited_for_it(
    platform: Any, auth: ThingSpaceAuth, busy: Callable[[httpx.Request], httpx.Response]
) -> None:
    platform.instead[TOKEN] = busy

    async def run() -> list[Any]:
        async with platform.async_client(auth) as client:
            return await call_from_tasks(client)

    seen = asyncio.run(run())

    assert {type(error) for error in seen} == {AuthError}
    assert platform.asked[TOKEN] == 1


def test_next_call_after_a_failed_renewal_tries_again(
    platform: Any, auth: ThingSpaceAuth, busy: Callable[[httpx.Request], httpx.Response]
) -> None:
    platform.instead[LOGIN] = busy
    with platform.client(auth) as client:
        with pytest.raises(AuthError, match="503"):
            client.get(PLANS)
        del platform.instead[LOGIN]

        assert client.get(PLANS).status_code == 200


def test_connection_error_while_renewing_leaves_the_way_free(platform: Any, auth: ThingSpaceAuth) -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route", request=request)

    platform.instead[TOKEN] = broken
    with platform.client(auth) as client:
        assert {type(error) for error in call_from_threads(client)} == {httpx.ConnectError}
        del platform.instead[TOKEN]

        assert client.get(PLANS).status_code == 200


@pytest.mark.parametrize("path", [TOKEN, LOGIN])
@pytest.mark.parametrize("error", [httpx.ReadTimeout, httpx.ConnectError, OSError])
def test_broken_renewal_is_shared_by_threads_that_waited_for_it(
    platform: Any, auth: ThingSpaceAuth, path: str, error: type[Exception]
) -> None:
    """Otherwise each would wait for a timeout of its own, one after another, and log in each time."""
    breaking = BreakingPlatform(platform, auth, path, error)

    with httpx.Client(base_url=BASE, auth=auth, transport=httpx.MockTransport(breaking)) as client:
        seen = call_from_threads(client)

    assert platform.asked[path] == 0
    assert breaking.broken == 1
    told = AuthError if error is OSError else error
    assert sorted({type(each).__name__ for each in seen}) == sorted({error.__name__, told.__name__})


@pytest.mark.parametrize("path", [TOKEN, LOGIN])
def test_broken_renewal_is_shared_by_tasks_that_waited_for_it(platform: Any, auth: ThingSpaceAuth, path: str) -> None:
    broken = []

    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)  # lets the other tasks come to wait
        if request.url.path.endswith(path):
            broken.append(request)
            raise httpx.ReadTimeout("slow", request=request)
        fine: httpx.Response = platform(request)
        return fine

    async def run() -> list[Any]:
        async with httpx.AsyncClient(base_url=BASE, auth=auth, transport=httpx.MockTransport(answer)) as client:
            return await call_from_tasks(client)

    assert {type(each) for each in asyncio.run(run())} == {httpx.ReadTimeout}
    assert len(broken) == 1


def test_waiting_for_a_renewal_ends_with_the_timeouts_of_the_call(platform: Any, auth: ThingSpaceAuth) -> None:
    """The one that renews may have no timeout at all; those behind it keep theirs, and do not log in beside it."""
    asked, held = threading.Event(), threading.Event()

    def slow(request: httpx.Request) -> httpx.Response:
        asked.set()
        held.wait()
        response: httpx.Response = platform(request)
        return response

    async def wait_in_a_loop() -> None:
        async with platform.async_client(auth) as client:
            await client.get(PLANS, timeout=0.01)

    with (
        httpx.Client(base_url=BASE, auth=auth, transport=httpx.MockTransport(slow)) as client,
        ThreadPoolExecutor(1) as pool,
    ):
        renewing = pool.submit(client.get, PLANS, timeout=None)
        try:
            asked.wait()
            with pytest.raises(AuthError, match="another call has been obtaining a token"):
                client.get(PLANS, timeout=0.01)
            with pytest.raises(AuthError, match="another call has been obtaining a token"):
                asyncio.run(wait_in_a_loop())
        finally:
            held.set()
        assert renewing.result().status_code == 200
    assert (platform.asked[TOKEN], platform.asked[LOGIN]) == (1, 1)


def test_call_without_timeouts_still_waits_a_bounded_time() -> None:
    assert wait_limit(httpx.Request("GET", BASE)) == LONGEST_WAIT
    assert wait_limit(httpx.Request("GET", BASE, extensions={"timeout": httpx.Timeout(None).as_dict()})) == LONGEST_WAIT
    assert wait_limit(httpx.Request("GET", BASE, extensions={"timeout": httpx.Timeout(3).as_dict()})) == 12


def test_cancelled_tasks_leave_the_way_free(platform: Any, auth: ThingSpaceAuth) -> None:
    """The task that renews and one that waits are cancelled; the third gets its turn."""

    async def run() -> int:
        asked = asyncio.Event()
        held = asyncio.Event()

        async def slow(request: httpx.Request) -> httpx.Response:
            if request.url.path.endswith(TOKEN) and not asked.is_set():
                asked.set()
                await held.wait()
            response: httpx.Response = platform(request)
            return response

        async with httpx.AsyncClient(
            base_url="https://thingspace.test/api", auth=auth, transport=httpx.MockTransport(slow)
        ) as client:
            renewing, waiting, last = [asyncio.create_task(client.get(PLANS)) for _ in range(3)]
            await asked.wait()
            waiting.cancel()
            renewing.cancel()
            ended = await asyncio.gather(renewing, waiting, return_exceptions=True)
            assert {type(error) for error in ended} == {asyncio.CancelledError}
            return (await last).status_code

    assert asyncio.run(run()) == 200


@pytest.mark.parametrize("turns", range(4))
def test_task_that_is_cancelled_as_its_turn_comes_is_cancelled(turns: int) -> None:
    """A cancellation that meets the turn is not lost, and the turn goes back."""

    async def run() -> None:
        gate = Gate()
        assert gate.enter() is None
        turn = gate.enter()
        assert turn is not None
        waiting = asyncio.create_task(wait_async(gate, turn, 20))
        await asyncio.sleep(0.01)
        gate.leave()
        for _ in range(turns):
            await asyncio.sleep(0)
        if waiting.cancel():
            with pytest.raises(asyncio.CancelledError):
                await waiting
            assert gate.enter() is None
        else:  # it had its turn before
            await waiting
            assert gate.enter() is not None

    asyncio.run(run())


def test_streamed_response_is_not_read_by_the_flow(platform: Any, auth: ThingSpaceAuth) -> None:
    platform.instead[PLANS] = lambda _: httpx.Response(200, content=iter([b"[", b"]"]))
    with platform.client(auth) as client, client.stream("GET", PLANS) as response:
        assert not response.is_stream_consumed
        assert response.read() == b"[]"


@pytest.fixture
def busy() -> Callable[[httpx.Request], httpx.Response]:
    return lambda _: httpx.Response(503, text="busy")
