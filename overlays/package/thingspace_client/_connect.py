"""The front door: one call from credentials to a client."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from typing import Any, Final

import httpx

from ._auth.flow import ThingSpaceAuth
from .client import Client

__all__ = ["PRODUCTION", "connect"]

PRODUCTION: Final = "https://thingspace.verizon.com/api"


def connect(
    *,
    key: str,
    secret: str,
    username: str,
    password: str,
    base_url: str = PRODUCTION,
    timeout: float | httpx.Timeout = 30.0,
    verify_ssl: str | bool | ssl.SSLContext = True,
    headers: Mapping[str, str] | None = None,
    raise_on_unexpected_status: bool = True,
    httpx_args: Mapping[str, Any] | None = None,
) -> Client:
    """Return a client that obtains and renews both tokens by itself; nothing is sent yet.

    Use it as a context manager, sync or async, so that its connections are closed:
    `with connect(…) as client: list_service_plans.sync("0000123456-00001", client=client)`.

    Args:
        key: The application's OAuth key.
        secret: The application's OAuth secret.
        username: The user of the connectivity management session.
        password: The user's password.
        base_url: Where the API lives, with its `/api`.
        timeout: Seconds to wait for a connection and for each read or write; always finite by default.
        verify_ssl: False, a CA file or an SSL context, as httpx takes it.
        headers: Headers to add to every call.
        raise_on_unexpected_status: Raise `UnexpectedStatus` for a status that the contract does not document;
            False returns None instead.
        httpx_args: More arguments for `httpx.Client` and `httpx.AsyncClient`, such as `transport` or `proxy`.

    Raises:
        ValueError: when a credential is empty or the base URL is none.
    """
    given: dict[str, object] = {"key": key, "secret": secret, "username": username, "password": password}
    missing = [name for name, value in given.items() if not isinstance(value, str) or not value]
    del given
    if missing:
        raise ValueError(f"{', '.join(missing)} must be a text that is not empty")
    url = httpx.URL(base_url)
    if url.scheme not in {"http", "https"} or not url.host or url.userinfo:
        raise ValueError("base_url must look like 'https://thingspace.verizon.com/api', without credentials in it")
    more = dict(httpx_args or {})
    for reserved in ("auth", "follow_redirects"):
        if reserved in more:
            raise ValueError(f"httpx_args must not contain {reserved!r}: credentials are never sent to another host")
    auth = ThingSpaceAuth(base_url, key=key, secret=secret, username=username, password=password)
    return Client(
        base_url=base_url.rstrip("/"),
        timeout=timeout if isinstance(timeout, httpx.Timeout) else httpx.Timeout(timeout),
        verify_ssl=verify_ssl,
        headers=dict(headers or {}),
        raise_on_unexpected_status=raise_on_unexpected_status,
        httpx_args={**more, "auth": auth},
    )
