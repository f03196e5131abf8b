"""The exceptions of this package; `ThingSpaceError` is the base of all of them."""

from ._errors import (
    AuthError,
    CallbackError,
    CallbackMismatch,
    CallbackNotJson,
    CallbackTooLarge,
    CredentialsRefused,
    ResponseError,
    ThingSpaceError,
    UnexpectedStatus,
    UnknownService,
)

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
