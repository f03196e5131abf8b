"""The authentication flow step by step, without a client: what it sends, and what it makes of the responses."""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from importlib.resources import files
from typing import Any

import httpx
import pytest

from thingspace_client import ThingSpaceAuth
from thingspace_client.errors import AuthError, CredentialsRefused

BASE = "https://thingspace.test/api"
CONTRACT = json.loads(files("thingspace_client").joinpath("openapi.json").read_text("utf-8"))
PLANS = f"{BASE}/m2m/v1/plans/0000123456-00001"

TOKEN = httpx.Response(200, json={"access_token": "b1", "token_type": "Bearer", "expires_in": 3600})
SESSION = httpx.Response(200, json={"sessionToken": "s1"})
FINE = httpx.Response(200, json=[])
BEARER_REFUSED = httpx.Response(401, json={"fault": {"code": "900901", "message": "Invalid Credentials"}})
BEARER_REFUSED_IN_XML = httpx.Response(
    401,
    text='<am:fault xmlns:am="http://wso2.org/apimanager"><am:code>900901</am:code></am:fault>',
    headers={"content-type": "application/xml"},
)
SESSION_EXPIRED = httpx.Response(
    400, json={"errorCode": "AnyService.REQUEST_FAILED.SessionToken.Expired", "errorMessage": "Expired."}
)


def operations() -> list[tuple[str, str, str, set[str]]]:
    """Return operationId, method, an address and the security schemes of every operation of the contract."""
    found = []
    for path, item in CONTRACT["paths"].items():
        for method, operation in item.items():
            if isinstance(operation, dict) and "operationId" in operation:
                schemes = set(operation.get("security", CONTRACT["security"])[0])
                url = BASE + re.sub(r"\{\w+\}", "0000123456-00001", path)
                found.append((operation["operationId"], method.upper(), url, schemes))
    return found


OPERATIONS = operations()


class Conversation:
    """A flow that was begun: what it wants to send now, and what it is answered."""

    def __init__(self, auth: ThingSpaceAuth, request: httpx.Request) -> None:
        self.request = request
        self.flow: Generator[httpx.Request, httpx.Response, None] = auth.sync_auth_flow(request)
        self.sent = next(self.flow)

    def answer(self, response: httpx.Response) -> httpx.Request | None:
        """Give a response; return the next request, or None when the flow is done."""
        try:
            self.sent = self.flow.send(response)
        except StopIteration:
            return None
        return self.sent


def begin(auth: ThingSpaceAuth, url: str = PLANS, method: str = "GET", **more: Any) -> Conversation:
    return Conversation(auth, httpx.Request(method, url, **more))


def signed_in(auth: ThingSpaceAuth) -> None:
    talk = begin(auth)
    for response in (TOKEN, SESSION, FINE):
        talk.answer(response)


def test_first_call_obtains_both_tokens_and_carries_them(auth: ThingSpaceAuth) -> None:
    talk = begin(auth)
    token = talk.sent
    login = talk.answer(TOKEN)
    call = talk.answer(SESSION)

    assert login is not None
    assert call is talk.request
    assert (token.method, str(token.url)) == ("POST", f"{BASE}/ts/v1/oauth2/token")
    assert token.content == b"grant_type=client_credentials"
    assert token.headers["authorization"].startswith("Basic ")
    assert (login.method, str(login.url)) == ("POST", f"{BASE}/m2m/v1/session/login")
    assert set(json.loads(login.content)) == {"username", "password"}
    assert login.headers["authorization"] == "Bearer b1"
    assert "vz-m2m-token" not in login.headers
    assert (call.headers["authorization"], call.headers["VZ-M2M-Token"]) == ("Bearer b1", "s1")
    assert talk.answer(FINE) is None


@pytest.mark.parametrize(("operation", "method", "url", "schemes"), OPERATIONS, ids=[each[0] for each in OPERATIONS])
def test_call_carries_what_its_operation_takes(
    auth: ThingSpaceAuth, operation: str, method: str, url: str, schemes: set[str]
) -> None:
    """The contract says which operations take key and secret, the access token alone, or both tokens."""
    signed_in(auth)
    sent = begin(auth, url, method).sent.headers
    basic, bearer = "basic" in schemes, "oauth" in schemes

    assert sent.get("authorization", "").partition(" ")[0] == ("Basic" if basic else "Bearer" if bearer else "")
    assert ("vz-m2m-token" in sent) == ("session" in schemes)


def test_revoked_token_is_not_used_again(auth: ThingSpaceAuth) -> None:
    signed_in(auth)
    revocation = begin(auth, f"{BASE}/ts/v1/oauth2/revoke", "POST")

    assert revocation.answer(httpx.Response(200)) is None
    assert begin(auth).sent.url.path.endswith("/oauth2/token")


def test_token_whose_revocation_failed_is_used_again(auth: ThingSpaceAuth) -> None:
    signed_in(auth)
    begin(auth, f"{BASE}/ts/v1/oauth2/revoke", "POST").answer(httpx.Response(400, json={"error": "invalid_request"}))
    talk = begin(auth)

    assert talk.sent is talk.request


def test_second_call_is_sent_at_once(auth: ThingSpaceAuth) -> None:
    signed_in(auth)
    talk = begin(auth)

    assert talk.sent is talk.request
    assert talk.answer(FINE) is None


def test_requests_for_tokens_wait_no_longer_than_the_call(auth: ThingSpaceAuth) -> None:
    """A request without a timeout extension would wait for ever, whatever the client's timeout is."""
    limits = {"connect": 1.0, "read": 2.0, "write": 3.0, "pool": 4.0}
    talk = begin(auth, extensions={"timeout": limits})

    assert talk.sent.extensions["timeout"] == limits
    login = talk.answer(TOKEN)
    assert login is not None
    assert login.extensions["timeout"] == limits


@pytest.mark.parametrize("refusal", [BEARER_REFUSED, BEARER_REFUSED_IN_XML], ids=["json", "xml"])
def test_refused_bearer_is_renewed_alone_and_the_call_repeated_once(
    auth: ThingSpaceAuth, refusal: httpx.Response
) -> None:
    signed_in(auth)
    talk = begin(auth)
    renewal = talk.answer(refusal)
    again = talk.answer(httpx.Response(200, json={"access_token": "b2"}))

    assert renewal is not None
    assert renewal.url.path.endswith("/oauth2/token")
    assert again is talk.request
    assert (again.headers["authorization"], again.headers["vz-m2m-token"]) == ("Bearer b2", "s1")
    assert talk.answer(BEARER_REFUSED) is None


@pytest.mark.parametrize(
    "expired",
    [
        SESSION_EXPIRED,
        httpx.Response(403, content=SESSION_EXPIRED.content),
        httpx.Response(401, json={"error": "unauthorized"}),
        httpx.Response(401),
    ],
    ids=["m2m", "m2m as 403", "cloud connector", "bare 401"],
)
def test_expired_session_is_renewed_alone_and_the_call_repeated_once(
    auth: ThingSpaceAuth, expired: httpx.Response
) -> None:
    signed_in(auth)
    talk = begin(auth)
    login = talk.answer(expired)
    again = talk.answer(httpx.Response(200, json={"sessionToken": "s2"}))

    assert login is not None
    assert login.url.path.endswith("/session/login")
    assert again is talk.request
    assert again.headers["vz-m2m-token"] == "s2"
    assert talk.answer(SESSION_EXPIRED) is None


def test_session_refused_twice_is_obtained_anew_by_the_next_call(auth: ThingSpaceAuth) -> None:
    signed_in(auth)
    talk = begin(auth)
    for response in (SESSION_EXPIRED, SESSION, SESSION_EXPIRED):
        talk.answer(response)

    assert begin(auth).sent.url.path.endswith("/session/login")


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(400, json={"errorCode": "S.INPUT_INVALID.SessionToken.Invalid", "errorMessage": "m"}),
        httpx.Response(400, json={"errorCode": "S.REQUEST_FAILED.SessionToken.Format", "errorMessage": "m"}),
        httpx.Response(400, json={"errorCode": "S.REQUEST_FAILED.AccountNotFound", "errorMessage": "m"}),
        httpx.Response(400, json=["REQUEST_FAILED.SessionToken.Expired"]),
        httpx.Response(400, text="REQUEST_FAILED.SessionToken.Expired"),
        httpx.Response(403),
        httpx.Response(500),
    ],
)
def test_other_errors_go_to_the_caller(auth: ThingSpaceAuth, response: httpx.Response) -> None:
    signed_in(auth)

    assert begin(auth).answer(response) is None


def test_bearer_is_renewed_before_it_expires(auth: ThingSpaceAuth, clock: Any) -> None:
    signed_in(auth)
    clock.now += 3600 - 61
    fresh = begin(auth)
    clock.now += 1
    stale = begin(auth)

    assert fresh.sent is fresh.request
    assert stale.sent.url.path.endswith("/oauth2/token")


def test_margin_shrinks_when_the_same_token_comes_back_near_its_end(auth: ThingSpaceAuth, clock: Any) -> None:
    """Within the hour the platform returns the same token; asking before every call would help nobody."""
    signed_in(auth)
    clock.now += 3550
    talk = begin(auth)
    talk.answer(httpx.Response(200, json={"access_token": "b1", "expires_in": 50}))
    talk.answer(FINE)
    clock.now += 24
    soon = begin(auth)
    clock.now += 1

    assert soon.sent is soon.request
    assert begin(auth).sent.url.path.endswith("/oauth2/token")


@pytest.mark.parametrize("expires_in", [None, "soon", True, float("nan"), float("inf"), [], {}])
def test_unusable_life_means_renewal_on_refusal_only(auth: ThingSpaceAuth, clock: Any, expires_in: object) -> None:
    talk = begin(auth)
    talk.answer(httpx.Response(200, text=json.dumps({"access_token": "b1", "expires_in": expires_in})))
    for response in (SESSION, FINE):
        talk.answer(response)
    clock.now += 1e9

    assert begin(auth).sent.url.path.endswith("/m2m/v1/plans/0000123456-00001")


def test_life_may_be_a_text(auth: ThingSpaceAuth, clock: Any) -> None:
    talk = begin(auth)
    talk.answer(httpx.Response(200, json={"access_token": "b1", "expires_in": "100"}))
    for response in (SESSION, FINE):
        talk.answer(response)
    clock.now += 51

    assert begin(auth).sent.url.path.endswith("/oauth2/token")


def test_body_that_was_streamed_is_not_repeated(auth: ThingSpaceAuth) -> None:
    signed_in(auth)
    talk = begin(auth, method="POST", content=iter([b"a", b"b"]))

    assert talk.answer(SESSION_EXPIRED) is None
    assert begin(auth).sent.url.path.endswith("/session/login")


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.test/api/m2m/v1/plans/a",
        "http://thingspace.test/api/m2m/v1/plans/a",
        "https://thingspace.test:8443/api/m2m/v1/plans/a",
        "https://thingspace.test.evil.test/api/ts/v1/oauth2/token",
        "https://thingspace.test/elsewhere",
        "https://thingspace.test/ts/v1/oauth2/token",
        "https://thingspace.test/apis/m2m/v1/plans/a",
        "https://thingspace.test/api/../elsewhere",
        "https://thingspace.test/api/%2e%2e/elsewhere",
        "https://thingspace.test/api%2F..%2Felsewhere",
    ],
)
def test_address_outside_the_base_url_gets_no_credentials(auth: ThingSpaceAuth, url: str) -> None:
    signed_in(auth)
    talk = begin(auth, url)

    assert talk.sent is talk.request
    assert not {"authorization", "vz-m2m-token"} & set(talk.sent.headers)
    assert talk.answer(BEARER_REFUSED) is None


@pytest.mark.parametrize("status", [400, 401, 403])
def test_refused_key_is_never_tried_again(auth: ThingSpaceAuth, status: int) -> None:
    talk = begin(auth)
    with pytest.raises(CredentialsRefused, match="key and secret"):
        talk.answer(httpx.Response(status, json={"error": "invalid_client"}))

    with pytest.raises(CredentialsRefused, match="invalid_client"):
        begin(auth)


@pytest.mark.parametrize("status", [400, 401, 403])
def test_refused_password_is_never_tried_again(auth: ThingSpaceAuth, status: int) -> None:
    talk = begin(auth)
    talk.answer(TOKEN)
    with pytest.raises(CredentialsRefused, match=r"user name and password.*make a new client"):
        talk.answer(httpx.Response(status, json={"errorCode": "S.REQUEST_FAILED.X", "errorMessage": "m"}))

    with pytest.raises(CredentialsRefused, match="user name and password"):
        begin(auth)


def test_bearer_refused_at_login_is_renewed_and_the_login_repeated(auth: ThingSpaceAuth) -> None:
    """The gateway stopped it: nobody saw the password, so this is no second attempt with it."""
    talk = begin(auth)
    talk.answer(TOKEN)
    renewal = talk.answer(BEARER_REFUSED)
    login = talk.answer(httpx.Response(200, json={"access_token": "b2"}))

    assert renewal is not None
    assert renewal.url.path.endswith("/oauth2/token")
    assert login is not None
    assert (login.url.path, login.headers["authorization"]) == ("/api/m2m/v1/session/login", "Bearer b2")
    with pytest.raises(AuthError, match="gateway stopped the login") as caught:
        talk.answer(BEARER_REFUSED)
    assert not isinstance(caught.value, CredentialsRefused)
    assert begin(auth).sent.url.path.endswith("/session/login")


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(503, text="<html>busy</html>"),
        httpx.Response(200, text="<html>hello</html>"),
        httpx.Response(200, json={}),
        httpx.Response(200, json={"access_token": 5, "sessionToken": 5}),
        httpx.Response(200, json={"access_token": "", "sessionToken": ""}),
        httpx.Response(200, json={"access_token": "a\r\nEvil: b", "sessionToken": "a\r\nEvil: b"}),
        httpx.Response(302, headers={"location": "https://elsewhere.test/"}),
    ],
)
@pytest.mark.parametrize("before", [(), (TOKEN,)], ids=["token", "login"])
def test_useless_response_for_a_token_is_an_auth_error_and_may_be_tried_later(
    auth: ThingSpaceAuth, before: tuple[httpx.Response, ...], response: httpx.Response
) -> None:
    talk = begin(auth)
    for earlier in before:
        talk.answer(earlier)
    with pytest.raises(AuthError) as caught:
        talk.answer(response)

    assert not isinstance(caught.value, CredentialsRefused)
    assert begin(auth).sent.method == "POST"


def test_token_operation_called_by_hand_carries_the_key_only(auth: ThingSpaceAuth) -> None:
    signed_in(auth)
    talk = begin(auth, f"{BASE}/ts/v1/oauth2/token", "POST", data={"grant_type": "nonsense"})

    assert talk.sent is talk.request
    assert talk.sent.headers["authorization"].startswith("Basic ")
    assert "vz-m2m-token" not in talk.sent.headers
    assert talk.answer(httpx.Response(400, json={"error": "unsupported_grant_type"})) is None
    assert begin(auth).sent.url.path.endswith("/plans/0000123456-00001")


def test_login_operation_called_by_hand_carries_the_bearer_only(auth: ThingSpaceAuth) -> None:
    talk = begin(auth, f"{BASE}/m2m/v1/session/login", "POST", json={"username": "u", "password": "p"})
    call = talk.answer(TOKEN)

    assert call is talk.request
    assert call.headers["authorization"] == "Bearer b1"
    assert "vz-m2m-token" not in call.headers


@pytest.mark.parametrize("status", [400, 401])
def test_login_called_by_hand_is_not_repeated_when_it_is_refused(auth: ThingSpaceAuth, status: int) -> None:
    talk = begin(auth, f"{BASE}/m2m/v1/session/login", "POST", json={"username": "u", "password": "p"})
    talk.answer(TOKEN)

    refused = httpx.Response(status, json={"errorCode": "S.REQUEST_FAILED.X", "errorMessage": "m"})
    assert talk.answer(refused) is None


def test_logout_forgets_the_session(auth: ThingSpaceAuth) -> None:
    signed_in(auth)
    talk = begin(auth, f"{BASE}/m2m/v1/session/logout", "POST")
    assert talk.sent.headers["vz-m2m-token"] == "s1"
    assert talk.answer(httpx.Response(200, json={"sessionToken": "s1"})) is None

    assert begin(auth).sent.url.path.endswith("/session/login")


def test_logout_of_an_expired_session_does_not_log_in_to_log_out(auth: ThingSpaceAuth) -> None:
    signed_in(auth)
    talk = begin(auth, f"{BASE}/m2m/v1/session/logout", "POST")

    assert talk.answer(SESSION_EXPIRED) is None
    assert begin(auth).sent.url.path.endswith("/session/login")


@pytest.mark.parametrize("status", [400, 403, 404])
def test_refused_logout_counts_as_logged_out(auth: ThingSpaceAuth, status: int) -> None:
    signed_in(auth)
    talk = begin(auth, f"{BASE}/m2m/v1/session/logout", "POST")

    assert talk.answer(httpx.Response(status, json={"errorCode": "S.REQUEST_FAILED.X", "errorMessage": "m"})) is None
    assert begin(auth).sent.url.path.endswith("/session/login")


@pytest.mark.parametrize("response", [httpx.Response(503), httpx.Response(403, json={"fault": {"code": "900908"}})])
def test_logout_that_never_reached_the_platform_keeps_the_session(
    auth: ThingSpaceAuth, response: httpx.Response
) -> None:
    signed_in(auth)
    begin(auth, f"{BASE}/m2m/v1/session/logout", "POST").answer(response)
    talk = begin(auth)

    assert talk.sent is talk.request


@pytest.mark.parametrize("stop", [0, 1, 2])
def test_flow_that_is_abandoned_leaves_the_way_free(auth: ThingSpaceAuth, stop: int) -> None:
    """A connection error ends the flow wherever it stands; the next call must not wait for ever."""
    talk = begin(auth)
    for response in (TOKEN, SESSION)[:stop]:
        talk.answer(response)
    talk.flow.close()

    assert begin(auth).sent is not None


def test_representation_shows_no_secret(auth: ThingSpaceAuth, secrets: tuple[str, ...]) -> None:
    """Not even the one that a debugger makes of everything the object holds."""
    signed_in(auth)

    assert repr(auth) == "ThingSpaceAuth('https://thingspace.test/api')"
    assert not [secret for secret in (*secrets, "'b1'", "'s1'") if secret in repr(vars(auth))]
