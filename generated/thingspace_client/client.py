"""The connection that every operation is called with."""

import ssl
from typing import Any, Self

import httpx
from attrs import define, evolve, field


def _shown(base_url: str) -> str:
    return repr(str(httpx.URL(base_url).copy_with(userinfo=b"")))


@define
class Client:
    """A connection without credentials of its own; `connect()` makes one that has them.

    Its representation shows neither headers nor cookies nor authentication.
    Redirects are never followed: httpx would take `VZ-M2M-Token` to another host.

    Args:
        base_url: Where the API lives, with its `/api`.
        cookies: Cookies to send with every request.
        headers: Headers to send with every request.
        timeout: How long to wait for a connection, and for each read and write; 30 seconds unless given.
        verify_ssl: False, a CA file or an SSL context.
        httpx_args: More arguments for `httpx.Client` and `httpx.AsyncClient`.
        raise_on_unexpected_status: Raise `errors.UnexpectedStatus` for a status that the contract does not
            document, instead of returning None.
    """

    raise_on_unexpected_status: bool = field(default=False, kw_only=True)
    _base_url: str = field(alias="base_url", repr=_shown)
    _cookies: dict[str, str] = field(factory=dict, kw_only=True, alias="cookies", repr=False)
    _headers: dict[str, str] = field(factory=dict, kw_only=True, alias="headers", repr=False)
    _timeout: httpx.Timeout = field(default=httpx.Timeout(30.0), kw_only=True, alias="timeout")
    _verify_ssl: str | bool | ssl.SSLContext = field(default=True, kw_only=True, alias="verify_ssl")
    _httpx_args: dict[str, Any] = field(factory=dict, kw_only=True, alias="httpx_args", repr=False)
    _client: httpx.Client | None = field(default=None, init=False, repr=False, eq=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False, eq=False)

    def with_headers(self, headers: dict[str, str]) -> Self:
        """Return a new client with additional headers; this one stays as it is."""
        return evolve(self, headers={**self._headers, **headers})

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """Return a new client with additional cookies; this one stays as it is."""
        return evolve(self, cookies={**self._cookies, **cookies})

    def with_timeout(self, timeout: httpx.Timeout) -> Self:
        """Return a new client with another timeout; this one stays as it is."""
        return evolve(self, timeout=timeout)

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Use this `httpx.Client`, with its own settings instead of ours."""
        self._client = client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """Return the underlying `httpx.Client`, made when it is first needed."""
        if self._client is None:
            self._client = httpx.Client(**self._settings())
        return self._client

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Use this `httpx.AsyncClient`, with its own settings instead of ours."""
        self._async_client = async_client
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Return the underlying `httpx.AsyncClient`, made when it is first needed."""
        if self._async_client is None:
            self._async_client = httpx.AsyncClient(**self._settings())
        return self._async_client

    def __enter__(self) -> Self:
        """Open the underlying `httpx.Client`; it cannot be entered twice."""
        self.get_httpx_client().__enter__()
        return self

    def __exit__(self, *args: Any) -> None:
        """Close the underlying `httpx.Client`."""
        self.get_httpx_client().__exit__(*args)

    async def __aenter__(self) -> Self:
        """Open the underlying `httpx.AsyncClient`; it cannot be entered twice."""
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(self, *args: Any) -> None:
        """Close the underlying `httpx.AsyncClient`."""
        await self.get_async_httpx_client().__aexit__(*args)

    def _settings(self) -> dict[str, Any]:
        return {
            "base_url": self._base_url,
            "cookies": self._cookies,
            "headers": self._headers,
            "timeout": self._timeout,
            "verify": self._verify_ssl,
            **self._httpx_args,
        }


@define
class AuthenticatedClient(Client):
    """A connection with one fixed token, which it neither obtains nor renews.

    Args:
        token: The token to send.
        prefix: What stands before the token.
        auth_header_name: The header that carries it.
    """

    token: str = field(repr=False)
    prefix: str = "Bearer"
    auth_header_name: str = "Authorization"

    def _settings(self) -> dict[str, Any]:
        value = f"{self.prefix} {self.token}" if self.prefix else self.token
        return {**Client._settings(self), "headers": {**self._headers, self.auth_header_name: value}}
