"""Preparing requests: the platform's tokens put in, and the requests that obtain them."""

from __future__ import annotations

from typing import Final

import httpx

from .._masking import Secret

__all__ = ["can_repeat", "put_tokens", "token_request", "wait_limit"]

LONGEST_WAIT: Final = 300.0  # seconds to wait for the renewal of another call, where a call has no limits of its own


def put_tokens(request: httpx.Request, bearer: Secret, session: Secret | None) -> None:
    """Set the headers that carry the tokens; the login carries the access token alone."""
    request.headers["Authorization"] = f"Bearer {bearer.reveal()}"
    if session is not None:
        request.headers["VZ-M2M-Token"] = session.reveal()


def token_request(
    request: httpx.Request, url: httpx.URL, *, data: dict[str, str] | None = None, json: dict[str, str] | None = None
) -> httpx.Request:
    """Return a request for a token; it waits no longer than the request it is made for."""
    headers = {"Accept": "application/json"}
    if "user-agent" in request.headers:
        headers["User-Agent"] = request.headers["user-agent"]
    limits = {name: request.extensions[name] for name in ("timeout",) if name in request.extensions}
    return httpx.Request("POST", url, data=data, json=json, headers=headers, extensions=limits)


def wait_limit(request: httpx.Request) -> float:
    """Return the seconds that a call waits for another one's renewal: its own timeouts together."""
    limits = request.extensions.get("timeout") or {}
    seconds = [limits.get(name) for name in ("connect", "read", "write", "pool")]
    return min(LONGEST_WAIT, sum(each for each in seconds if each is not None)) if None not in seconds else LONGEST_WAIT


def can_repeat(request: httpx.Request) -> bool:
    """Tell whether the body is at hand; a stream has been used up by the first attempt."""
    try:
        return request.content is not None
    except httpx.RequestNotRead:
        return False
