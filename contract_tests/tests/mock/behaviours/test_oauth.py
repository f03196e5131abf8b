"""The token endpoint of the mock."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest

from thingspace_contract.core.exchange import Request

from ..conftest import Api, value


def test_token_is_the_same_within_the_hour(api: Api) -> None:
    """Asking again gives the same token, with what is left of its life."""
    first = value(api.token())
    api.clock.advance(600)
    again = value(api.token())

    assert again["access_token"] == first["access_token"]
    assert again["expires_in"] == first["expires_in"] - 600


def test_token_is_another_after_the_hour(api: Api) -> None:
    """An hour after its first issue a token has expired, however often it was asked for."""
    first = value(api.token())["access_token"]
    api.clock.advance(3600)
    refused = api.call("GET", "/m2m/v1/plans/0000123456-00001")
    again = value(api.token())

    assert (refused.status, value(refused)["fault"]["code"]) == (401, "900901")
    assert again["access_token"] != first
    assert again["expires_in"] == 3600


@pytest.mark.parametrize(("key", "secret"), [("contract-key", "wrong"), ("unknown", "contract-secret"), ("", "")])
def test_token_is_refused_to_wrong_credentials(api: Api, key: str, secret: str) -> None:
    """Key and secret must both be right."""
    response = api.token(key, secret)

    assert (response.status, value(response)["error"]) == (401, "invalid_client")


@pytest.mark.parametrize("authorization", [None, "Bearer abc"])
def test_token_needs_a_basic_header(api: Api, authorization: str | None) -> None:
    """Without a Basic header the gateway answers."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if authorization:
        headers["Authorization"] = authorization
    url = f"{api.root}/ts/v1/oauth2/token"
    response = api.mock.handle(Request("POST", url, headers, b"grant_type=client_credentials"))

    assert (response.status, value(response)["fault"]["code"]) == (401, "900902")


@pytest.mark.parametrize("authorization", ["Basic %%%", "Basic", "Basic /////w=="])
def test_token_is_refused_to_an_unreadable_basic_header(api: Api, authorization: str) -> None:
    """What is no base64 of UTF-8 is a wrong credential."""
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Authorization": authorization}
    url = f"{api.root}/ts/v1/oauth2/token"
    response = api.mock.handle(Request("POST", url, headers, b"grant_type=client_credentials"))

    assert (response.status, value(response)["error"]) == (401, "invalid_client")


@pytest.mark.parametrize("body", [b"grant_type=password", b"scope=read", b"\xff\xfe"])
def test_token_needs_the_grant(api: Api, body: bytes) -> None:
    """A missing or another grant is an invalid request."""
    response = api.token(body=body)

    assert (response.status, value(response)["error"]) == (400, "invalid_request")


@pytest.mark.parametrize("headers", [{}, {"Content-Type": "application/x-www-form-urlencoded"}])
def test_token_may_have_its_grant_in_the_query(new_api: Callable[..., Api], headers: dict[str, str]) -> None:
    """Scripts in use send the grant in the address and no body; a strict mock takes the documented form alone."""
    loose, strict = new_api(), new_api(strict=True)
    sent = {"Authorization": f"Basic {base64.b64encode(b'contract-key:contract-secret').decode()}", **headers}

    def ask(api: Api, query: str, body: bytes = b"") -> int:
        url = f"{api.root}/ts/v1/oauth2/token{query}"
        return api.mock.handle(Request("POST", url, sent, body)).status

    assert ask(loose, "?grant_type=client_credentials") == 200
    assert ask(loose, "?grant_type=password") == 400
    assert ask(loose, "?scope=read") == 400
    assert ask(loose, "") == 400
    assert ask(strict, "?grant_type=client_credentials") == 400


def test_token_takes_a_body_before_the_query(api: Api) -> None:
    """What stands in the address does not mend a body that lacks it."""
    basic = base64.b64encode(b"contract-key:contract-secret").decode()
    headers = {"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded"}
    url = f"{api.root}/ts/v1/oauth2/token?grant_type=client_credentials"

    assert api.mock.handle(Request("POST", url, headers, b"scope=read")).status == 400
