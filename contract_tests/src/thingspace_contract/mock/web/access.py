"""Who may use the controls and the console: this machine, and whoever knows the token.

A browser sends what a page wants to any address, under any name that leads there: the `Host` of a request tells under
which name it was called, its `Origin` which page asked for it.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse

from thingspace_contract.mock.delivery.sender import USER_AGENT
from thingspace_contract.mock.reach import is_loopback

__all__ = ["Access", "Refused"]


class Refused(Exception):
    """The controls are not for this request.

    Args:
        message: why, and what to do, one sentence each.
        status: 401 when a token is missing or wrong, else 403.
    """

    def __init__(self, message: str, status: int = 403) -> None:
        super().__init__(message)
        self.status = status

    def response(self) -> JSONResponse:
        """Return what is answered; a browser asks its user for the token when one is missing."""
        headers = {"WWW-Authenticate": 'Basic realm="ThingSpace mock"'} if self.status == 401 else None
        document = {"error": str(self), "server": "thingspace-mock"}
        return JSONResponse(document, status_code=self.status, headers=headers)


class Access:
    """Judges requests.

    Args:
        host: the address or name that the mock was told to listen on.
        token: what opens the controls to everybody else; without one they are for this machine, and for others under
            the name of `host`, if that is one of a single machine.
    """

    def __init__(self, host: str = "127.0.0.1", token: str = "") -> None:
        self._host = _bare(host)
        self._token = token

    def check(self, request: Request) -> None:
        """Do nothing for a request that may pass.

        With a token, whoever comes from elsewhere needs it under whatever name he calls. Without one he has to know the
        name of the mock: those that mean this machine to everybody, and those of all machines, say nothing.

        Raises:
            Refused: it may not.
        """
        if request.headers.get("user-agent") == USER_AGENT:
            raise Refused("A callback may not call the controls of a mock.")
        _check_origin(request)
        if self._token and hmac.compare_digest(_shown(request).encode(), self._token.encode()):
            return
        name = _bare(_without_port(request.headers.get("host", "")))
        is_near = request.client is None or is_loopback(request.client.host)
        if is_loopback(name) and is_near:
            return
        if self._token:
            raise Refused(
                "The controls want their token: send it as `Authorization: Bearer TOKEN` or `X-Control-Token`, or as"
                " the password of Basic authentication.",
                401,
            )
        if not name or name != self._host or not (is_near or _is_telling(name)):
            others = f", or as {self._host}" if _is_telling(self._host) else ""
            raise Refused(
                f"The controls are not for calls of the host {name or 'without a name'}: call them on the mock's own"
                f" machine as localhost{others}, or start the mock with --control-token TOKEN and send it.",
            )


def _shown(request: Request) -> str:
    """Return the token that a request shows, "" without one."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value.strip(), validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, ValueError):
            return ""
    return request.headers.get("x-control-token", "")


def _check_origin(request: Request) -> None:
    """Refuse what a browser sends for a page that is not the mock's own."""
    origin = request.headers.get("origin")
    if origin is None:
        return
    try:
        host = urlsplit(origin).netloc
    except ValueError:
        host = ""
    if not host or host.lower() != request.headers.get("host", "").lower():
        raise Refused(f"Pages of {origin} may not call the controls of this mock.")


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0]
    return host.partition(":")[0]


def _is_telling(host: str) -> bool:
    """Whether a name is that of one machine for everybody: not of loopback, and not the address of all."""
    if not host or is_loopback(host):
        return False
    try:
        found = ip_address(socket.inet_aton(host) if ":" not in host else host)  # 0 and 127.1 are addresses too
    except (OSError, ValueError):
        return True
    return not (found.is_unspecified or found.is_loopback)


def _bare(host: str) -> str:
    return host.strip("[]").lower().rstrip(".")
