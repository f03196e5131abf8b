"""The one reader of request bodies that our servers share."""

from __future__ import annotations

from starlette.requests import Request

__all__ = ["read_body"]


async def read_body(request: Request, limit: int) -> bytes:
    """Return a request's body; of one that is longer than `limit`, that many bytes and one more.

    It is received to its end all the same: a sender that is still writing does not read a response.

    Raises:
        ClientDisconnect: the sender left before the end; what came so far is not a body.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk[: limit + 1 - len(body)]
    return bytes(body)
