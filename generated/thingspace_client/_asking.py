"""Preparing requests: the platform's tokens put in, and requests for tokens made beside a call."""

from __future__ import annotations

import httpx

from ._secret import Secret

__all__ = ["beside", "can_repeat", "put_tokens"]


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


def can_repeat(request: httpx.Request) -> bool:
    """Tell whether the body is at hand; a stream has been used up by the first attempt."""
    try:
        return request.content is not None
    except httpx.RequestNotRead:
        return False
