"""Preparing requests: the platform's tokens put in, and requests for tokens made beside a call."""

from __future__ import annotations

from typing import Final

import httpx

from ._secret import Secret

__all__ = ["beside", "can_repeat", "patience", "put_tokens"]

LONGEST: Final = 300.0  # seconds to wait for the renewal of another call, where a call has no limits of its own


def put_tokens(request: httpx.Request, bearer: Secret, session: Secret | None) -> None:
    """Set the headers that carry the tokens; the login carries the access token alone."""
    request.headers["Authorization"] = f"Bearer {bearer.reveal()}"
    if session is not None:
        request.headers["VZ-M2M-Token"] = session.reveal()


def beside(
    request: httpx.Request, url: httpx.URL, *, data: dict[str, str] | None = None, json: dict[str, str] | None = None
) -> httpx.Request:
    """Return a request of our own that waits no longer than the one it is made for."""
    headers = {"Accept": "application/json"}
    if "user-agent" in request.headers:
        headers["User-Agent"] = request.headers["user-agent"]
    limits = {name: request.extensions[name] for name in ("timeout",) if name in request.extensions}
    return httpx.Request("POST", url, data=data, json=json, headers=headers, extensions=limits)


def patience(request: httpx.Request) -> float:
    """Return the seconds that a call waits for another one's renewal: its own timeouts together."""
    limits = request.extensions.get("timeout") or {}
    seconds = [limits.get(name) for name in ("connect", "read", "write", "pool")]
    return min(LONGEST, sum(each for each in seconds if each is not None)) if None not in seconds else LONGEST


def can_repeat(request: httpx.Request) -> bool:
    """Tell whether the body is at hand; a stream has been used up by the first attempt."""
    try:
        return request.content is not None
    except httpx.RequestNotRead:
        return False
