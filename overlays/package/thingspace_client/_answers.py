"""Reading what the platform says about tokens: which one it refuses, and what it grants."""

from __future__ import annotations

import enum
import math
from typing import Any

import httpx

from ._errors import AuthError, excerpt
from ._secret import Secret
from ._wire import read_json

__all__ = ["Verdict", "grant", "is_fault", "judge", "lifetime", "said"]


class Verdict(enum.Enum):
    """What an answer says about the tokens that were sent."""

    FINE = "fine"
    BEARER = "the access token is refused"
    SESSION = "the session has expired"


def judge(answer: httpx.Response) -> Verdict:
    """Tell which token an answer refuses.

    The gateway refuses an access token with status 401 and a `fault`, wrong and expired alike (code 900901).
    The m2m API reports an expired session with status 400, or 403, and an error code that ends in
    `REQUEST_FAILED.SessionToken.Expired`; its prefix varies.
    Other families answer 401 with a body of their own.
    A missing or malformed session token (`.Format`, `.Invalid`) is no reason to log in again: that would not mend it.
    """
    if answer.status_code == 401:
        return Verdict.BEARER if is_fault(answer) else Verdict.SESSION
    if answer.status_code in {400, 403}:
        code = _member(answer, "errorCode")
        if isinstance(code, str) and code.endswith("REQUEST_FAILED.SessionToken.Expired"):
            return Verdict.SESSION
    return Verdict.FINE


def is_fault(answer: httpx.Response) -> bool:
    """Tell whether the gateway answered, in JSON or XML: the API behind it never saw the request."""
    return not answer.is_success and isinstance(_member(answer, "fault"), dict)


def grant(answer: httpx.Response, member: str, what: str) -> Secret:
    """Return the token that a successful answer carries.

    Raises:
        AuthError: when the answer is no success, or carries no token that fits into a header.
    """
    if not answer.is_success:
        raise AuthError(f"{what} failed ({said(answer)})")
    token = _member(answer, member)
    if not isinstance(token, str) or not token or not token.isascii() or not token.isprintable() or " " in token:
        raise AuthError(f"{what} was answered {answer.status_code} without a usable {member}")
    return Secret(token)


def lifetime(answer: httpx.Response) -> float | None:
    """Return the seconds that an access token still lives, or None when the answer does not say."""
    value = _member(answer, "expires_in")
    try:
        seconds = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        return None
    return max(seconds, 0.0) if math.isfinite(seconds) else None


def said(answer: httpx.Response) -> str:
    """Return status and, where the body names one, the error code: nothing that could hold a credential."""
    fault = _member(answer, "fault")
    codes = [
        _member(answer, "errorCode"),
        _member(answer, "error"),
        fault.get("code") if isinstance(fault, dict) else None,
    ]
    code = next((code for code in codes if isinstance(code, str)), "")
    return f"status {answer.status_code}{', ' if code else ''}{excerpt(code.encode()) if code else ''}"


def _member(answer: httpx.Response, name: str) -> Any:
    try:
        body = read_json(answer)
    except ValueError:
        return None
    return body.get(name) if isinstance(body, dict) else None
