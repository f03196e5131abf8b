"""Sessions: login, logout, and a new password."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.call import Call, Reply
from thingspace_contract.mock.gateway.errors import UNEXPECTED, ApiError
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["FAILURES_TO_LOCK", "end_session", "reset_session_password", "start_session"]

#: Failed logins in a row after which a user is locked for good.
FAILURES_TO_LOCK = 5


@behaviour("startSession")
@documented("Five failed logins in a row lock the user; only a reset of the mock unlocks.", "vendor page of sessions")
@documented("A user may have several sessions at a time.", "vendor page of sessions")
@assumed(
    "Refused and locked logins have the same code.",
    "No page gives one; the tests of a client expect INPUT_INVALID.Password.Invalid, and tell nothing of the others.",
)
def start_session(call: Call) -> Reply:
    """Log a user in."""
    sessions = call.platform.sessions
    username = call.body["username"]
    password = call.platform.password(username)
    failures = sessions.failures(username)
    if password is None:
        raise ApiError(UNEXPECTED, "The user name or password is not valid.")
    if failures >= FAILURES_TO_LOCK:
        raise ApiError(UNEXPECTED, "The user is locked after five failed logins.")
    if password != call.body["password"]:
        sessions.set_failures(username, failures + 1)
        raise ApiError(UNEXPECTED, "The user name or password is not valid.")
    if failures:
        sessions.set_failures(username, 0)
    token = call.platform.identifiers.guid()
    sessions.start(token, username, call.now)
    return Reply({"sessionToken": token})


@behaviour("endSession")
@documented("Logging out invalidates the session; callbacks of accepted requests go on.", "vendor page of sessions")
def end_session(call: Call) -> Reply:
    """Log the session's user out."""
    call.platform.sessions.end(call.session)
    return Reply({"sessionToken": call.session})


@behaviour("resetSessionPassword")
@documented("The platform makes up the new password; the old one is void at once.", "vendor page of the password reset")
@assumed("Sessions go on.", "A page that ends them is not among the sources.")
@assumed(
    "The old password tells whose it is, first of all the session's user; a wrong one is refused with UnexpectedError.",
    "So that the example of another user can be tried; no source gives a code.",
)
def reset_session_password(call: Call) -> Reply:
    """Give a user a new password."""
    platform = call.platform
    users = [call.username, *(user["username"] for user in platform.scenario.document["users"])]
    username = next((each for each in users if platform.password(each) == call.body["oldPassword"]), None)
    if username is None:
        raise ApiError(UNEXPECTED, "The old password is not valid.")
    password = platform.identifiers.token()[:12]
    platform.sessions.set_password(username, password)
    return Reply({"newPassword": password})
