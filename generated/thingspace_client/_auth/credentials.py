"""Which credentials an operation takes, and which operations obtain and end them: the contract's `security`."""

from typing import Final

__all__ = ["APPLICATION_ONLY", "BEARER_ONLY", "LOGIN_PATH", "LOGOUT_PATH", "REVOKE_PATH", "TOKEN_PATH"]

TOKEN_PATH: Final = "/ts/v1/oauth2/token"  # noqa: S105  # a path
REVOKE_PATH: Final = "/ts/v1/oauth2/revoke"
LOGIN_PATH: Final = "/m2m/v1/session/login"
LOGOUT_PATH: Final = "/m2m/v1/session/logout"

# The key and secret of the application, by HTTP Basic; no token.
APPLICATION_ONLY: Final = frozenset(
    {
        "/ts/v1/oauth2/revoke",
        "/ts/v1/oauth2/token",
    }
)

# The access token alone; every other operation takes the session token as well.
BEARER_ONLY: Final = frozenset(
    {
        "/m2m/v1/session/login",
    }
)
