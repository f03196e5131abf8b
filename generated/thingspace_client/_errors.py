"""Every exception that this package raises on purpose.

    ThingSpaceError
    ├── AuthError                a token could not be obtained
    │   └── CredentialsRefused   ... because the platform refused the credentials; never tried again
    ├── ResponseError            a response whose body is not what its operation documents
    │   └── UnexpectedStatus     ... or whose status its operation does not document
    └── CallbackError            a callback body that cannot be understood
        ├── CallbackNotJson      ... it is not a JSON object
        ├── CallbackTooLarge     ... it is larger than the limit
        ├── CallbackMismatch     ... it is a known message that lacks what its model needs
        └── UnknownService       ... its service does not exist in the contract

Trouble on the way (no connection, a timeout) stays what httpx raises: `httpx.TransportError`.
No message of these exceptions is made from the credentials that this client was given.
An excerpt of a body that came is shown with the values masked that are named token, password, secret or authorization:
in JSON, XML, HTML forms, `name=value` and `name: value`; a credential without its name would not be recognised.
"""

from __future__ import annotations

from typing import Final

from ._masking import redact

__all__ = [
    "AuthError",
    "CallbackError",
    "CallbackMismatch",
    "CallbackNotJson",
    "CallbackTooLarge",
    "CredentialsRefused",
    "ResponseError",
    "ThingSpaceError",
    "UnexpectedStatus",
    "UnknownService",
]

EXCERPT_LENGTH: Final = 200


def excerpt(content: bytes) -> str:
    """Return the beginning of a body on one line, with credentials masked, or a word for an empty one."""
    head = redact(content[: 4 * EXCERPT_LENGTH].decode("utf-8", errors="replace"))
    line = " ".join(head.split())
    if not line:
        return "(empty body)"
    return line if len(line) <= EXCERPT_LENGTH else f"{line[:EXCERPT_LENGTH]}…"


class ThingSpaceError(Exception):
    """The base of every exception of this package."""


class AuthError(ThingSpaceError):
    """An access token or a session token could not be obtained; a later call may succeed."""


class CredentialsRefused(AuthError):
    """The platform refused the credentials.

    The client that saw it refuses every further call without asking the platform again:
    five failed logins lock a user for good.
    Make a new client with the right credentials.
    """


class ResponseError(ThingSpaceError):
    """A response whose body is not what its operation documents for that status.

    The platform may have done what was asked: the response came, only its body cannot be read.

    Attributes:
        operation: The function that was called, such as `list_service_plans`.
        status_code: The HTTP status of the response.
        content: The body as it came, credentials and all; the message shows a masked excerpt of it.
        reason: What is wrong with the body.
    """

    def __init__(self, operation: str, status_code: int, content: bytes, reason: str) -> None:
        self.operation = operation
        self.status_code = status_code
        self.content = content
        self.reason = reason
        super().__init__(f"{operation}: response {status_code}: {reason}: {excerpt(content)}")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.operation, self.status_code, self.content, self.reason)


class UnexpectedStatus(ResponseError):
    """A response whose status its operation does not document, such as a gateway's 503."""

    def __init__(
        self,
        operation: str,
        status_code: int,
        content: bytes,
        reason: str = "the contract does not document this status",
    ) -> None:
        super().__init__(operation, status_code, content, reason)


class CallbackError(ThingSpaceError):
    """A callback body that cannot be understood; answer it with a 4xx status."""


class CallbackNotJson(CallbackError):
    """The body is not a JSON object."""


class CallbackTooLarge(CallbackError):
    """The body is larger than the limit."""


class CallbackMismatch(CallbackError):
    """The body announces a known message but lacks, or spoils, what its model needs."""


class UnknownService(CallbackError, LookupError):
    """The contract has no callback service of that name; names are case-sensitive."""
