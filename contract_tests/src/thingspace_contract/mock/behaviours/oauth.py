"""Access token: what an application gets for its key and secret."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.gateway.authentication import TOKEN_LIFE
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["request_access_token", "revoke_access_token"]


@behaviour("requestAccessToken")
@documented(
    "A token that is asked for again within the hour is the same one, with what is left of its life.",
    "vendor page of credentials",
)
@assumed("Any scope is granted; without one the scope is `default`.", "No scope is documented for this API.")
def request_access_token(call: Call) -> Reply:
    """Give the application its token."""
    sessions = call.platform.sessions
    current = sessions.current_token(call.application)
    if current is None or call.now >= current[1] + TOKEN_LIFE:
        current = (call.platform.identifiers.token(), call.now)
        sessions.add_token(current[0], call.application, call.now)
    left = int(current[1] + TOKEN_LIFE - call.now)
    scope = call.body.get("scope") or "default"
    return Reply({"access_token": current[0], "scope": scope, "token_type": "Bearer", "expires_in": left})


@behaviour("revokeAccessToken")
@documented("A revoked token is refused from then on; the response has no body.", "vendor page of credentials")
@assumed("Revoking a token that is not known succeeds.", "No error is documented.")
@assumed("An application revokes its own tokens only.", "The page does not say.")
def revoke_access_token(call: Call) -> Reply:
    """Make an access token void."""
    call.platform.sessions.forget_token(call.body["token"], call.application)
    return Reply(None)
