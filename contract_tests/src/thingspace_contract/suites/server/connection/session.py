"""Calls on the server under test with both credentials: obtained once, reused, renewed when they expire."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.core.credentials import Credentials, mask_all
from thingspace_contract.core.errors import TargetError
from thingspace_contract.core.exchange import Exchange, Request, Response, decode_json

__all__ = ["SESSION_HEADER", "SignInFailed", "SignedInClient"]

SESSION_HEADER = "VZ-M2M-Token"

_LOGOUT = "endSession"
_RENEW_BEFORE = 60.0
_IDLE_LIMIT = 15 * 60.0
_TIMEOUT = 15.0
_TOKENS = 2  # each of which may have expired


class SignInFailed(TargetError):
    """The server answered a login with something else than a token or a refusal.

    Args:
        message: what happened.
        exchange: the login, which is judged like any other call once a run has begun.
    """

    def __init__(self, message: str, exchange: Exchange) -> None:
        self.exchange = exchange
        broken = exchange.response.status >= 500
        advice = "The server's log should say why." if broken else "Is --url a ThingSpace server, with its /api?"
        super().__init__(message, advice)


@dataclass(slots=True)
class _Token:
    value: str
    renew_at: float


class SignedInClient:
    """Signs in and calls operations.

    A login is tried once: after a refusal every further attempt fails at once, because five failed logins lock an
    account.

    Args:
        contract: where the operations are.
        url: the server's base URL, with its "/api".
        credentials: what to sign in with.
        observe: told of every exchange, the sign-in included.
    """

    def __init__(
        self,
        contract: Contract,
        url: str,
        credentials: Credentials,
        *,
        observe: Callable[[Exchange], None] = lambda _: None,
    ) -> None:
        self.contract = contract
        self.url = url.rstrip("/")
        self._credentials = credentials
        self._observe = observe
        self._client = httpx.Client(timeout=_TIMEOUT, trust_env=False)
        self._lock = threading.RLock()
        self._bearer: _Token | None = None
        self._session: _Token | None = None
        self._refusal: TargetError | None = None
        self._secrets: set[str] = set()

    def close(self) -> None:
        """Log out, when logged in, and close the connections; a server that does not answer is not an error here."""
        try:
            headers = self.leave()
            if headers is not None:
                _ = self.call(self.contract.operation(_LOGOUT), headers=headers)  # nobody hears what it is worth
        except TargetError:
            pass
        finally:
            self._client.close()

    def leave(self) -> dict[str, str] | None:
        """Forget the session; return the headers of the logout that is now due, None when there is none to make.

        Raises:
            TargetError: a new bearer token is needed, and refused.
        """
        if self._session is None or _LOGOUT not in self.contract.operations:
            return None
        try:
            return self.headers(self.contract.operation(_LOGOUT))
        finally:
            self._session = None

    def mask(self, text: str) -> str:
        """Return `text` without the credentials and without any token of this run."""
        with self._lock:
            secrets = tuple(self._secrets)
        return mask_all(self._credentials.mask(text), secrets)

    @property
    def username(self) -> str:
        """The run's own user, which fuzzing must not log in as."""
        return self._credentials.username

    def bearer(self) -> str:
        """Return a bearer token that lives, asking for one when needed.

        Raises:
            TargetError: unreachable, or the key or the secret is refused.
        """
        with self._lock:
            if self._bearer is None or time.monotonic() >= self._bearer.renew_at:
                self._bearer = self._fetch_bearer()
            return self._bearer.value

    def session_token(self) -> str:
        """Return a session token that lives, logging in when needed.

        Raises:
            TargetError: unreachable, or the user name or the password is refused.
        """
        with self._lock:
            if self._session is None or time.monotonic() >= self._session.renew_at:
                self._session = _Token(self.login(), 0.0)
            self._session.renew_at = time.monotonic() + _IDLE_LIMIT
            return self._session.value

    def login(self) -> str:
        """Log in once more and return the new session's token, which is the caller's to use up."""
        operation = self.contract.operation("startSession")
        body = {"username": self._credentials.username, "password": self._credentials.password}
        headers = {"Authorization": f"Bearer {self.bearer()}", "Content-Type": "application/json"}
        with self._lock:
            granted = self._sign_in(operation, headers, json.dumps(body).encode(), "user name and password")
            return self._secret(_member(granted, "sessionToken", operation))

    def login_as(self, credentials: Mapping[str, Any], *, observe: Callable[[Exchange], None] = lambda _: None) -> str:
        """Log somebody else in, once; return the session's token, "" when that is refused.

        Args:
            credentials: user name and password, as the contract's example has them.
            observe: told of the exchange, which no refusal of ours will judge.
        """
        operation = self.contract.operation("startSession")
        headers = {"Authorization": f"Bearer {self.bearer()}"}
        exchange = self.call(operation, body=dict(credentials), headers=headers)
        observe(exchange)
        try:
            value = decode_json(exchange.response.body) if exchange.response.accepted else None
        except ValueError:
            value = None
        token = value.get("sessionToken") if isinstance(value, dict) else None
        return self._secret(token) if isinstance(token, str) and token else ""

    def is_own(self, token: str) -> bool:
        """Whether a text is a token that this run lives on."""
        with self._lock:
            return token in {each.value for each in (self._bearer, self._session) if each is not None}

    def hide(self, secret: str) -> None:
        """Have one more text masked."""
        with self._lock:
            self._secrets.add(secret)

    def headers(self, operation: Operation) -> dict[str, str]:
        """Return the credentials that an operation asks for, as headers."""
        wanted = set(operation.security[0]) if operation.security else set()
        headers: dict[str, str] = {}
        if "basic" in wanted:
            headers["Authorization"] = self._credentials.basic
        if "oauth" in wanted:
            headers["Authorization"] = f"Bearer {self.bearer()}"
        if "session" in wanted:
            headers[SESSION_HEADER] = self.session_token()
        return headers

    def call(
        self,
        operation: Operation,
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, str] | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> Exchange:
        """Call an operation as `attempts` does; return the last exchange.

        Raises:
            TargetError: the server cannot be reached.
        """
        *_, exchange = self.attempts(operation, path=path, query=query, body=body, headers=headers)
        return exchange

    def attempts(
        self,
        operation: Operation,
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, str] | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> Iterator[Exchange]:
        """Call an operation with JSON, or with the form that it takes; sign in again when tokens have expired.

        Yields every exchange: one, and one more for each token that had expired.

        Args:
            operation: what to call.
            path: values of the path's placeholders.
            query: query parameters.
            body: the decoded body, None for none.
            headers: used instead of the run's credentials; then nothing is renewed.

        Raises:
            TargetError: the server cannot be reached.
        """
        content, media_type = _encode(operation, body)
        typed = {"Content-Type": media_type} if media_type else {}
        url = self.url + operation.url_path(**(path or {}))
        if query:
            url = str(httpx.URL(url, params=dict(query)))
        used = self.headers(operation) if headers is None else dict(headers)
        exchange = self.send(operation, Request(operation.method, url, {**typed, **used}, content))
        yield exchange
        for _ in range(_TOKENS if headers is None else 0):
            if not self.expired(exchange.response):
                return
            used = self.headers(operation)
            exchange = self.send(operation, Request(operation.method, url, {**typed, **used}, content))
            yield exchange

    def send(self, operation: Operation, request: Request) -> Exchange:
        """Send a request as it is and report it.

        Raises:
            TargetError: the server cannot be reached.
        """
        started = time.monotonic()
        try:
            received = self._client.request(
                request.method, request.url, headers=dict(request.headers), content=request.body
            )
        except (httpx.TransportError, httpx.InvalidURL) as error:
            reason = str(error) or type(error).__name__
            advice = "Is the server running, and is --url its address with /api?"
            raise TargetError(f"Cannot reach {self.url}: {reason}.", advice) from error
        response = Response(received.status_code, dict(received.headers), received.content)
        exchange = Exchange(operation.operation_id, request, response, started, time.monotonic())
        self._observe(exchange)
        return exchange

    def expired(self, response: Response) -> bool:
        """Whether a response says that a token of ours has expired; that token is then forgotten."""
        with self._lock:
            if response.status == 401 and b"fault" not in response.body:
                self._session = None  # the Cloud Connector means the session, the gateway the bearer
                return True
            if response.status == 401:
                self._bearer = None
                return True
            if response.status == 400 and b"SessionToken" in response.body:
                self._session = None
                return True
        return False

    def _fetch_bearer(self) -> _Token:
        operation = self.contract.operation("requestAccessToken")
        headers = {"Authorization": self._credentials.basic, "Content-Type": "application/x-www-form-urlencoded"}
        granted = self._sign_in(operation, headers, b"grant_type=client_credentials", "key and secret")
        life = granted.get("expires_in")
        seconds = float(life) if isinstance(life, int | float) else 3600.0
        value = self._secret(_member(granted, "access_token", operation))
        return _Token(value, time.monotonic() + max(seconds - _RENEW_BEFORE, 1.0))

    def _sign_in(self, operation: Operation, headers: dict[str, str], body: bytes, what: str) -> dict[str, Any]:
        if self._refusal is not None:
            raise self._refusal
        exchange = self.send(operation, Request(operation.method, self.url + operation.path, headers, body))
        status = exchange.response.status
        if status in (400, 401, 403):
            self._refusal = TargetError(
                f"{self.url} refuses the {what} ({status} from {operation.path}).",
                "Nothing was tried a second time, since five failed logins lock an account. Check the credentials.",
            )
            raise self._refusal
        try:
            value = decode_json(exchange.response.body)
        except ValueError:
            value = None
        if not exchange.response.accepted or not isinstance(value, dict):
            raise SignInFailed(f"{self.url} answers {operation.path} with {status} and no token.", exchange)
        return value

    def _secret(self, value: str) -> str:
        self.hide(value)
        return value


def _member(granted: Mapping[str, Any], name: str, operation: Operation) -> str:
    value = granted.get(name)
    if not isinstance(value, str) or not value:
        raise TargetError(f"The response of {operation.path} has no {name}.", "Nothing can be tested without it.")
    return value


def _encode(operation: Operation, body: Any) -> tuple[bytes, str]:
    if body is None:
        return b"", ""
    media_type = next(iter(operation.body), "application/json")
    if media_type == "application/x-www-form-urlencoded":
        return str(httpx.QueryParams(body)).encode(), media_type
    return json.dumps(body).encode(), media_type
