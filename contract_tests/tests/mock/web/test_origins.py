"""Pages of other origins: let in where that was asked for, to the API, and never to the controls."""

from __future__ import annotations

import httpx
import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.errors import UsageError
from thingspace_contract.mock import running_mock
from thingspace_contract.mock.web.origins import Origins

from ..conftest import MAIN

PAGE = "http://localhost:5173"
PLANS = f"/m2m/v1/plans/{MAIN}"
PREFLIGHT = {
    "Origin": PAGE,
    "Access-Control-Request-Method": "GET",
    "Access-Control-Request-Headers": "authorization,vz-m2m-token",
    "Access-Control-Request-Private-Network": "true",
}


def cors(response: httpx.Response) -> dict[str, str]:
    """Return the headers of the CORS protocol, without what they all begin with."""
    prefix = "access-control-"
    return {name.removeprefix(prefix): each for name, each in response.headers.items() if name.startswith(prefix)}


def test_no_page_is_let_in_unless_it_was_asked_for(contract: Contract) -> None:
    """The platform lets none in either."""
    with running_mock(contract) as mock:
        preflight = httpx.options(f"{mock.url}{PLANS}", headers=PREFLIGHT)
        assert (preflight.status_code, cors(preflight)) == (204, {})
        assert cors(httpx.get(f"{mock.url}{PLANS}", headers={"Origin": PAGE})) == {}


@pytest.mark.parametrize(("allowed", "shown"), [(PAGE, PAGE), ("*", "*"), ("HTTP://LOCALHOST:5173", PAGE)])
def test_page_that_is_let_in_may_call_and_read(contract: Contract, allowed: str, shown: str) -> None:
    """The preflight tells the methods of the path and lets every header through; refusals can be read too."""
    with running_mock(contract, allow_origins=[allowed]) as mock:
        preflight = httpx.options(f"{mock.url}{PLANS}", headers=PREFLIGHT)
        assert preflight.status_code == 204
        assert cors(preflight) == {
            "allow-origin": shown,
            "expose-headers": "Allow, Location, Retry-After, WWW-Authenticate, X-Next",
            "allow-methods": "GET, HEAD, OPTIONS",
            "max-age": "600",
            "allow-headers": "authorization,vz-m2m-token",
            "allow-private-network": "true",
        }
        refused = httpx.get(f"{mock.url}{PLANS}", headers={"Origin": PAGE})
        assert (refused.status_code, set(cors(refused))) == (401, {"allow-origin", "expose-headers"})
        assert refused.headers.get("vary") == (None if allowed == "*" else "Origin")


@pytest.mark.parametrize("origin", ["http://elsewhere", "null", "http://localhost:5173.elsewhere", ""])
def test_other_page_stays_out(contract: Contract, origin: str) -> None:
    """And what it is answered is not kept for the one that is let in."""
    with running_mock(contract, allow_origins=[PAGE]) as mock:
        response = httpx.get(f"{mock.url}{PLANS}", headers={"Origin": origin})

    assert (cors(response), response.headers["vary"]) == ({}, "Origin")


@pytest.mark.parametrize("path", ["/", "/_control", "/_control/reset"])
def test_controls_let_no_page_in(contract: Contract, path: str) -> None:
    """Whatever the API does."""
    with running_mock(contract, allow_origins=["*"]) as mock:
        root = mock.url.removesuffix("/api")
        assert cors(httpx.options(f"{root}{path}", headers=PREFLIGHT)) == {}
        assert cors(httpx.get(f"{root}{path}", headers={"Origin": PAGE})) == {}


@pytest.mark.parametrize("origin", ["localhost:5173", "http://localhost/", "http://a b", "", "http://a,http://b"])
def test_what_is_no_origin_is_refused(origin: str) -> None:
    """No browser would send it, so it would let nobody in."""
    with pytest.raises(UsageError, match="is no origin"):
        Origins([origin])
