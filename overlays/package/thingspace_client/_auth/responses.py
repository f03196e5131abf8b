"""Reading what the platform says about tokens: which one it refuses, and what it grants."""

from __future__ import annotations

import enum
import math
from typing import Any

import httpx

from .._errors import AuthError, excerpt
from .._masking import Secret
from .._transport.responses import read_json

__all__ = ["Verdict", "granted_token", "is_fault", "judge", "lifetime", "summary"]


class Verdict(enum.Enum):
    """What a response says about the tokens that were sent."""

    FINE = "fine"
    BEARER = "the access token is refused"
    SESSION = "the session has expired"


def judge(response: httpx.Response) -> Verdict:
    """Tell which token a response refuses.

    The gateway refuses an access token with status 401 and a `fault`, wrong and expired alike (code 900901).
    The m2m API reports an expired session with status 400, or 403, and an error code that ends in
    `REQUEST_FAILED.SessionToken.Expired`; its prefix varies.
    Other families response 401 with a body of their own.
    A missing or malformed session token (`.Format`, `.Invalid`) is no reason to log in again: that would not mend it.
    """
    if response.status_code == 401:
        return Verdict.BEARER if is_fault(response) else Verdict.SESSION
    if response.status_code in {400, 403}:
        code = _member(response, "errorCode")
        if isinstance(code, str) and code.endswith("REQUEST_FAILED.SessionToken.Expired"):
            return Verdict.SESSION
    return Verdict.FINE


def is_fault(response: httpx.Response) -> bool:
    """Tell whether the gateway responded, in JSON or XML: the API behind it never saw the request."""
    return not response.is_success and isinstance(_member(response, "fault"), dict)


def granted_token(response: httpx.Response, member: str, what: str) -> Secret:
    """Return the token that a successful response carries.

    Raises:
        AuthError: when the response is not a success, or carries no token that fits into a header.
    """
    if not response.is_success:
        raise AuthError(f"{what} failed ({summary(response)})")
    token = _member(response, member)
    if not isinstance(token, str) or not token or not token.isascii() or not token.isprintable() or " " in token:
        raise AuthError(f"{what} was answered {response.status_code} without a usable {member}")
    return Secret(token)


def lifetime(response: httpx.Response) -> float | None:
    """Return the seconds that an access token still lives, or None when the response does not say."""
    value = _member(response, "expires_in")
    try:
        seconds = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        return None
    return max(seconds, 0.0) if math.isfinite(seconds) else None


def summary(response: httpx.Response) -> str:
    """Return status and, where the body names one, the error code: nothing that could hold a credential."""
    fault = _member(response, "fault")
    codes = [
        _member(response, "errorCode"),
        _member(response, "error"),
        fault.get("code") if isinstance(fault, dict) else None,
    ]
    code = next((code for code in codes if isinstance(code, str)), "")
    return f"status {response.status_code}{', ' if code else ''}{excerpt(code.encode()) if code else ''}"


def _member(response: httpx.Response, name: str) -> Any:
    try:
        body = read_json(response)
    except ValueError:
        return None
    return body.get(name) if isinstance(body, dict) else None
