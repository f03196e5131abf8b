"""Sessions to use up: logouts and password changes never touch the session or the user that a run lives on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from thingspace_contract.contract import Operation
from thingspace_contract.core.exchange import Exchange, decode_json
from thingspace_contract.suites.server.connection.session import SESSION_HEADER, SignedInClient

__all__ = ["DisposableSessions"]

_NOBODY = "00000000-0000-4000-8000-000000000000"
_LOGIN, _RESET = "startSession", "resetSessionPassword"


class DisposableSessions:
    """The user of startSession's example, when it is not the run's own.

    A refused login is not tried again: its password was changed by an earlier run, or it is locked.

    Args:
        session: the run's own session.
    """

    def __init__(self, session: SignedInClient) -> None:
        self._session = session
        self._lock = threading.Lock()
        self._token = ""
        self.refused = False
        login = session.contract.operations.get(_LOGIN)
        bodies: list[Any] = list(login.request_examples().values()) if login else []
        others = [
            each for each in bodies if isinstance(each, dict) and each.get("username") not in (None, session.username)
        ]
        self._credentials: dict[str, Any] | None = dict(others[0]) if others else None

    def headers(self, operation: Operation, *, observe: Callable[[Exchange], None] = lambda _: None) -> dict[str, str]:
        """Return the credentials that an operation asks for.

        One that ends a session gets a new one; one that changes a password gets the second user's, or nobody's.

        Args:
            operation: what the credentials are for.
            observe: told of the second user's login, when this takes one, so that its response is judged as well.
        """
        headers = self._session.headers(operation)
        if operation.effect != "session" or SESSION_HEADER not in headers:
            return headers
        if operation.operation_id == _RESET:
            return {**headers, SESSION_HEADER: self._second_token(observe)}
        return {**headers, SESSION_HEADER: self._session.login()}

    def learn(self, exchange: Exchange) -> None:
        """Take note of the second user's new password, and that a session is gone."""
        if exchange.operation_id != _RESET:
            return
        try:
            value = decode_json(exchange.response.body)
        except ValueError:
            value = None
        password = value.get("newPassword") if isinstance(value, dict) else None
        with self._lock:
            if exchange.response.accepted and self._credentials is not None and isinstance(password, str):
                self._session.hide(password)
                self._credentials = {**self._credentials, "password": password}
            if exchange.response.accepted or b"SessionToken" in exchange.response.body:
                self._token = ""

    def current_body(self, operation: Operation, body: Any) -> Any:
        """Return a documented body with the second user's present password in it."""
        if self._credentials is None or not isinstance(body, dict):
            return body
        password = self._credentials["password"]
        if operation.operation_id == _RESET and "oldPassword" in body:
            return {**body, "oldPassword": password}
        if operation.operation_id == _LOGIN and body.get("username") == self._credentials["username"]:
            return {**body, "password": password}
        return body

    def _second_token(self, observe: Callable[[Exchange], None]) -> str:
        with self._lock:
            if not self._token and not self.refused and self._credentials is not None:
                self._token = self._session.login_as(self._credentials, observe=observe)
                self.refused = not self._token
            return self._token or _NOBODY
