"""Authentication: who calls, by the gateway's access token and the session behind it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass

from thingspace_contract.mock.gateway.errors import ApiError, GatewayError
from thingspace_contract.mock.gateway.parsing import ParsedRequest
from thingspace_contract.mock.platform import Platform
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["SESSION_IDLE", "TOKEN_LIFE", "Caller", "authenticate", "expire"]

#: Seconds that an access token lives after its first issue.
TOKEN_LIFE = 3600

#: Seconds without use after which a session has expired.
SESSION_IDLE = 1200

_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_USE_GRAIN = 1.0  # seconds; a session used more often is not written again


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a request.

    Args:
        application: key of the application, at the token endpoint.
        username: the session's user; empty without a session.
        session: the session's token.
    """

    application: str = ""
    username: str = ""
    session: str = ""


def authenticate(platform: Platform, request: ParsedRequest, schemes: Mapping[str, Mapping[str, str]]) -> Caller:
    """Return who sent a request; a session it uses is kept alive.

    Args:
        platform: knows tokens and sessions.
        request: carries the credentials that its operation wants.
        schemes: the contract's security schemes by name.

    Raises:
        GatewayError: the credentials of the application are missing, wrong or expired.
        ApiError: those of the session are, or the token endpoint does not know the application.
    """
    application = username = session = ""
    security = request.operation.security
    for name in security[0] if security else ():
        kind = schemes[name]["type"]
        if kind == "http":
            application = _application(platform, request)
        elif kind == "oauth2":
            _bearer(platform, request)
        elif kind == "apiKey":
            session, username = _session(platform, request, schemes[name]["name"])
    return Caller(application, username, session)


def expire(platform: Platform, request: ParsedRequest, fault: str) -> None:
    """Make a credential of a request void before it is looked at, when the named fault says so."""
    if fault == "expire-session":
        platform.sessions.end((request.header("vz-m2m-token") or "").strip().lower())
    elif fault == "expire-token":
        platform.sessions.forget_token((request.header("authorization") or "").partition(" ")[2].strip())


@documented("A missing Basic header is fault 900902 with 401.", "vendor page of synchronous error messages")
@documented("A wrong key or secret is `invalid_client` with 401.", "vendor SDK, error codes of the token endpoint")
def _application(platform: Platform, request: ParsedRequest) -> str:
    scheme, _, value = (request.header("authorization") or "").partition(" ")
    if scheme.lower() != "basic":
        raise GatewayError.fault("900902", "The Basic authorization header is missing.", scheme="Basic")
    try:
        key, _, secret = base64.b64decode(value.strip(), validate=True).decode("utf-8").partition(":")
    except (binascii.Error, ValueError):
        key, secret = "", ""
    if not key or platform.scenario.applications.get(key) != secret:
        raise ApiError("invalid_client", "The application key or secret is wrong.")
    return key


@documented(
    "A missing bearer is fault 900902, a wrong or expired one 900901, both 401.",
    "vendor page of synchronous error messages",
)
@documented("Another kind of authentication is answered 403 in XML.", "vendor page of synchronous error messages")
def _bearer(platform: Platform, request: ParsedRequest) -> None:
    header = request.header("authorization")
    if not header:
        raise GatewayError.fault("900902", "The Authorization header is missing.")
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer":
        raise GatewayError.xml("The resource wants a bearer token.")
    issued = platform.sessions.token_issued(token.strip())
    if issued is None or platform.now() >= issued + TOKEN_LIFE:
        raise GatewayError.fault("900901")


@documented("A session expires after 20 minutes without use, and each use keeps it alive.", "vendor page of sessions")
@documented(
    "Missing, malformed and expired session tokens have codes of their own, with status 400.",
    "vendor page of synchronous error messages",
)
@assumed(
    "A session token that never was, or was ended, gets the response of an expired one.", "No source tells them apart."
)
def _session(platform: Platform, request: ParsedRequest, header: str) -> tuple[str, str]:
    token = (request.header(header) or "").strip()
    if not token:
        raise ApiError("REQUEST_FAILED.SessionToken.Format", "The session token is missing.")
    if not _GUID.fullmatch(token):
        raise ApiError("INPUT_INVALID.SessionToken.Invalid", "The session token is not a GUID.")
    session = platform.sessions.session(token.lower())
    now = platform.now()
    if session is None or now - session.used >= SESSION_IDLE:
        raise ApiError("REQUEST_FAILED.SessionToken.Expired", "The session has expired.")
    if now - session.used >= _USE_GRAIN:
        platform.sessions.use(session.token, now)
    return session.token, session.username
