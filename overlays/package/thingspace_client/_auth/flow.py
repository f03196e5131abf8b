"""Both tokens of ThingSpace as one httpx authentication flow, without input or output of its own.

Every call carries an OAuth access token (`Authorization: Bearer …`, one hour from its first issue) and a
session token (`VZ-M2M-Token`, twenty minutes without use).
They expire independently and are renewed independently.
"""

from __future__ import annotations

import base64
import time
from collections.abc import AsyncGenerator, Callable, Generator
from typing import Final, TypeAlias, TypeVar

import httpx

from .._errors import AuthError, CredentialsRefused
from .._masking import Secret
from .credentials import APPLICATION_ONLY, BEARER_ONLY, LOGIN_PATH, LOGOUT_PATH, REVOKE_PATH, TOKEN_PATH
from .gate import Gate, Turn, broken_off, retold, wait, wait_async
from .requests import can_repeat, put_tokens, token_request, wait_limit
from .responses import Verdict, granted_token, is_fault, judge, lifetime, summary

__all__ = ["ThingSpaceAuth"]

T = TypeVar("T")

Steps: TypeAlias = Generator[httpx.Request | Turn, httpx.Response | None, T]
"""What to send, or to wait for, until a value is there; the flow proper, the same for threads and tasks."""

EARLY: Final = 60.0  # seconds before its end at which an access token is renewed
FINAL: Final = "; not trying again, since five failures lock a user: check them and make a new client"


class ThingSpaceAuth(httpx.Auth):
    """Adds both tokens to every request below one base URL, and obtains and renews them.

    Any number of threads and tasks may share one object: one of them renews, the others wait for it.
    They share its failure too, a timeout included, and wait no longer than the timeouts of their own call together.
    A call that the platform refuses because a token expired is sent once more with a new token, never twice.
    Refused credentials are never tried again, since five failed logins lock the user for good.
    Requests to any other origin, or outside the path of the base URL, pass untouched.
    Do not combine it with `follow_redirects`: httpx takes only `Authorization` off a redirected request.

    Args:
        base_url: Where the API lives, with its `/api`.
        key: The application's OAuth key.
        secret: The application's OAuth secret.
        username: The user of the connectivity management session.
        password: The user's password.
        clock: Seconds that only rise; tests inject their own.

    Raises:
        AuthError: from a call, when a token could not be obtained this time.
        CredentialsRefused: from a call, when the platform refused the credentials, now or earlier.
    """

    def __init__(
        self,
        base_url: str,
        *,
        key: str,
        secret: str,
        username: str,
        password: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base_url = httpx.URL(base_url.rstrip("/"))
        self._basic = Secret(base64.b64encode(f"{key}:{secret}".encode()).decode())
        self._login = (username, Secret(password))
        self._clock = clock
        self._gate = Gate()
        self._bearer: Secret | None = None
        self._renew_at: float | None = None
        self._session: Secret | None = None
        self._refused_key: str | None = None
        self._refused_user: str | None = None
        self._failures = 0
        self._last_failure: Exception | None = None

    def __repr__(self) -> str:
        return f"ThingSpaceAuth({str(self._base_url.copy_with(userinfo=b''))!r})"

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Run the flow for `httpx.Client`: yield what to send, take what came back."""
        steps = self._steps(request)
        response: httpx.Response | None = None
        try:
            while True:
                step = steps.send(response)
                if isinstance(step, httpx.Request):
                    response = yield step
                    if step is not request or response.is_client_error:
                        response.read()
                else:
                    wait(self._gate, step, wait_limit(request))
                    response = None
        except StopIteration:
            return
        finally:
            steps.close()

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Run the flow for `httpx.AsyncClient`: the same steps, waiting without blocking the loop."""
        steps = self._steps(request)
        response: httpx.Response | None = None
        try:
            while True:
                try:
                    step = steps.send(response)
                except StopIteration:
                    return
                if isinstance(step, httpx.Request):
                    try:
                        response = yield step
                    except GeneratorExit:  # leaving it behind shows `broken_off` the error on its way up
                        return
                    if step is not request or response.is_client_error:
                        await response.aread()
                else:
                    await wait_async(self._gate, step, wait_limit(request))
                    response = None
        finally:
            steps.close()

    def _steps(self, request: httpx.Request) -> Steps[None]:
        path = self._path(request.url)
        if path is None:
            yield request
        elif path in APPLICATION_ONLY:
            request.headers["Authorization"] = f"Basic {self._basic.reveal()}"
            response = yield from _send(request)
            if path == REVOKE_PATH and response.is_success:
                self._bearer = None
        else:
            yield from self._call(request, with_session=path not in BEARER_ONLY, ends_session=path == LOGOUT_PATH)

    def _call(self, request: httpx.Request, *, with_session: bool, ends_session: bool) -> Steps[None]:
        """Send `request` with its tokens, and once more when a token turns out to have expired."""
        for attempt in (1, 2):
            bearer, session = yield from self._tokens(request, with_session=with_session)
            put_tokens(request, bearer, session)
            response = yield from _send(request)
            verdict = judge(response)
            if verdict is Verdict.BEARER and self._bearer is bearer:
                self._bearer = None
            # A refused logout counts as one; only the gateway's fault says that the session never heard of it.
            ended = ends_session and not response.is_server_error and not is_fault(response)
            if (verdict is Verdict.SESSION or ended) and self._session is session:
                self._session = None
            renewable = with_session and not ends_session
            worth_another = verdict is Verdict.BEARER or (verdict is Verdict.SESSION and renewable)
            if attempt == 2 or not worth_another or not can_repeat(request):
                return

    def _tokens(self, request: httpx.Request, *, with_session: bool) -> Steps[tuple[Secret, Secret | None]]:
        """Return the tokens for a call; one caller at a time obtains what is missing."""
        self._stop_if_refused(with_session)
        bearer, session = self._current(with_session)
        if bearer is not None and (session is not None or not with_session):
            return bearer, session
        failures = self._failures
        turn = self._gate.enter()
        if turn is not None:
            yield turn
        try:
            self._stop_if_refused(with_session)
            if self._failures != failures and self._last_failure is not None:
                raise retold(self._last_failure, request)  # of the renewal that this call waited for
            return (yield from self._renew(request, with_session))
        finally:
            self._gate.leave()

    def _renew(self, request: httpx.Request, with_session: bool) -> Steps[tuple[Secret, Secret | None]]:
        bearer, session = self._current(with_session)
        try:
            if bearer is None:
                bearer = yield from self._obtain_bearer(request)
            if with_session and session is None:
                bearer, session = yield from self._obtain_session(request, bearer)
        except (AuthError, GeneratorExit) as error:
            failure = error if isinstance(error, AuthError) else broken_off(error)
            if failure is not None:
                self._last_failure = failure
                self._failures += 1
            raise
        return bearer, session

    def _obtain_bearer(self, request: httpx.Request) -> Steps[Secret]:
        sent = token_request(request, self._url(TOKEN_PATH), data={"grant_type": "client_credentials"})
        sent.headers["Authorization"] = f"Basic {self._basic.reveal()}"
        response = yield from _send(sent)
        if response.status_code in {400, 401, 403}:
            self._refused_key = f"the OAuth key and secret were refused ({summary(response)}){FINAL}"
            raise CredentialsRefused(self._refused_key)
        bearer = granted_token(response, "access_token", "the token request")
        seconds = lifetime(response)
        # Asking early returns the same token, so near its end the margin shrinks instead of asking every time.
        self._renew_at = None if seconds is None else self._clock() + seconds - min(EARLY, seconds / 2)
        self._bearer = bearer
        return bearer

    def _obtain_session(self, request: httpx.Request, bearer: Secret) -> Steps[tuple[Secret, Secret]]:
        response = yield from self._log_in(request, bearer)
        if judge(response) is Verdict.BEARER:  # the gateway stopped it before anybody saw the password
            bearer = yield from self._obtain_bearer(request)
            response = yield from self._log_in(request, bearer)
        if is_fault(response):
            raise AuthError(f"the gateway stopped the login ({summary(response)})")
        if response.status_code in {400, 401, 403}:
            self._refused_user = f"the user name and password were refused ({summary(response)}){FINAL}"
            raise CredentialsRefused(self._refused_user)
        session = granted_token(response, "sessionToken", "the login")
        self._session = session
        return bearer, session

    def _log_in(self, request: httpx.Request, bearer: Secret) -> Steps[httpx.Response]:
        username, password = self._login
        sent = token_request(request, self._url(LOGIN_PATH), json={"username": username, "password": password.reveal()})
        put_tokens(sent, bearer, None)
        return (yield from _send(sent))

    def _current(self, with_session: bool) -> tuple[Secret | None, Secret | None]:
        old = self._renew_at is not None and self._clock() >= self._renew_at
        return None if old else self._bearer, self._session if with_session else None

    def _stop_if_refused(self, with_session: bool) -> None:
        reason = self._refused_key or (self._refused_user if with_session else None)
        if reason is not None:
            raise CredentialsRefused(reason)

    def _url(self, path: str) -> httpx.URL:
        return self._base_url.copy_with(path=self._base_url.path.rstrip("/") + path)

    def _path(self, url: httpx.URL) -> str | None:
        """Return the path below the base URL, or None for any other address, which gets no credentials."""
        ours = self._base_url
        if (url.scheme, url.host, url.port) != (ours.scheme, ours.host, ours.port):
            return None
        base = ours.path.rstrip("/")
        if ".." in url.path.split("/") or (url.path != base and not url.path.startswith(f"{base}/")):
            return None
        return url.path.removeprefix(base)


def _send(request: httpx.Request) -> Steps[httpx.Response]:
    response = yield request
    assert response is not None  # only a wait is answered with nothing
    return response
