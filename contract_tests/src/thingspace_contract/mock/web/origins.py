"""Pages of other origins: which of them a browser lets call the API; the controls never."""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.types import Message, Scope, Send

from thingspace_contract.core.errors import UsageError

__all__ = ["Origins"]

_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#@\s,]+")
#: Headers of the gateway, which no operation of the contract speaks of.
_GATEWAY = frozenset({"Allow", "Retry-After", "WWW-Authenticate"})
_PREFLIGHT_SECONDS = "600"


class Origins:
    """The origins that were allowed, by the CORS protocol.

    Args:
        allowed: origins as a browser sends them, such as `http://localhost:5173`; `*` for any.
        headers: those of responses that a page may read, beside the gateway's.

    Raises:
        UsageError: one that no browser sends.
    """

    def __init__(self, allowed: Iterable[str], headers: Iterable[str] = ()) -> None:
        self._exposed = ", ".join(sorted(_GATEWAY.union(headers))).encode()
        self._allowed = frozenset(each.lower() for each in allowed)
        for each in self._allowed:
            if each != "*" and not _ORIGIN.fullmatch(each):
                raise UsageError(
                    f"{each!r} is no origin.", "Write it as a browser does, http://localhost:5173, or * for any."
                )

    def sender(self, scope: Scope, send: Send) -> Send:
        """Return what sends a response: `send`, or with the headers that let the page of the request read it."""
        if not self._allowed:
            return send
        asked = {name: value for name, value in scope["headers"] if name in _ASKED}
        origin: bytes = asked.get(b"origin", b"")
        is_any = "*" in self._allowed
        is_allowed = bool(origin) and (is_any or origin.decode("latin-1").lower() in self._allowed)
        added = [] if is_any else [(b"vary", b"Origin")]
        if is_allowed:
            added.append((b"access-control-allow-origin", b"*" if is_any else origin))
            added.append((b"access-control-expose-headers", self._exposed))
        is_preflight = is_allowed and scope["method"] == "OPTIONS" and b"access-control-request-method" in asked

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message["headers"], *added]
                if is_preflight:
                    headers += _preflight(asked, message["headers"])
                message = {**message, "headers": headers}
            await send(message)

        return send_with_headers


_ASKED = {
    b"origin",
    b"access-control-request-method",
    b"access-control-request-headers",
    b"access-control-request-private-network",
}


def _preflight(asked: dict[bytes, bytes], headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Return what the answer to a preflight says: the methods of the path, and that every header may be sent."""
    found = [(b"access-control-allow-methods", value) for name, value in headers if name == b"allow"]
    found.append((b"access-control-max-age", _PREFLIGHT_SECONDS.encode()))
    if wanted := asked.get(b"access-control-request-headers"):
        found.append((b"access-control-allow-headers", wanted))
    if asked.get(b"access-control-request-private-network") == b"true":
        found.append((b"access-control-allow-private-network", b"true"))
    return found
