"""Who may use the controls and the console."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from starlette.requests import Request

from thingspace_contract.contract import Contract
from thingspace_contract.core.errors import TargetError
from thingspace_contract.core.mock_control import Control, find_mock
from thingspace_contract.mock import RunningMock, running_mock
from thingspace_contract.mock.web.access import Access, Refused

TOKEN = "let-me-in"
BASIC = base64.b64encode(f"anybody:{TOKEN}".encode()).decode()


def status(access: Access, client: str | None = "127.0.0.1", **headers: str) -> int:
    """Return what a request is answered with, 200 when it may pass."""
    raw = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    scope = {"type": "http", "headers": raw, "client": (client, 1) if client else None}
    try:
        access.check(Request(scope))
    except Refused as refused:
        return refused.status
    return 200


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", 200),
        ("localhost:8080", 200),
        ("LOCALHOST.:8080", 200),
        ("mock.localhost:8080", 200),
        ("127.0.0.1:8080", 200),
        ("127.9.9.9", 200),
        ("[::1]:8080", 200),
        ("[::1]", 200),
        ("[::ffff:127.0.0.1]:8080", 200),
        ("mock.test:8080", 200),
        ("MOCK.test", 200),
        ("evil.test", 403),
        ("localhost.evil.test", 403),
        ("127.0.0.1.evil.test", 403),
        ("evil.test:127.0.0.1", 403),
        ("10.0.0.5:8080", 403),
        ("[fe80::1]", 403),
        ("0.0.0.0:8080", 403),
        ("", 403),
        ("[", 403),
        ("::1", 403),
    ],
)
def test_host_tells_under_which_name_the_mock_was_called(host: str, expected: int) -> None:
    """A name that somebody else has let lead here is not the mock's own."""
    assert status(Access("mock.test"), host=host) == expected


@pytest.mark.parametrize("client", ["10.0.0.9", "::ffff:10.0.0.9", "fe80::9"])
@pytest.mark.parametrize(
    ("bound", "host", "expected"),
    [
        ("0.0.0.0", "localhost:8080", 403),
        ("0.0.0.0", "mock.localhost", 403),
        ("0.0.0.0", "127.0.0.1:8080", 403),
        ("0.0.0.0", "[::1]:8080", 403),
        ("0.0.0.0", "0.0.0.0:8080", 403),
        ("::", "[::]:8080", 403),
        ("::", "[0::0]", 403),
        ("0", "0", 403),
        ("127.1", "127.1", 403),
        ("", "", 403),
        ("localhost", "localhost", 403),
        ("127.0.0.1", "127.0.0.1", 403),
        ("mock.test", "localhost", 403),
        ("mock.test", "mock.test:8080", 200),
        ("10.0.0.5", "10.0.0.5:8080", 200),
    ],
)
def test_other_machine_has_to_know_the_name_of_the_mock(bound: str, client: str, host: str, expected: int) -> None:
    """A name that means this machine to everybody, or all machines, is known to everybody."""
    assert status(Access(bound), client, host=host) == expected


@pytest.mark.parametrize(
    ("bound", "host", "expected"),
    [("0.0.0.0", "0.0.0.0:8080", 200), ("::", "[::]:8080", 200), ("", "", 403), ("0.0.0.0", "10.0.0.5", 403)],
)
def test_this_machine_may_call_the_mock_as_it_was_told_to_listen(bound: str, host: str, expected: int) -> None:
    assert status(Access(bound), "127.0.0.1", host=host) == expected


def test_call_without_a_host_is_refused() -> None:
    assert status(Access()) == 403


@pytest.mark.parametrize("client", ["127.0.0.1", "10.0.0.9", None])
@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"authorization": f"Bearer {TOKEN}"}, 200),
        ({"authorization": f"bearer  {TOKEN} "}, 200),
        ({"authorization": f"Basic {BASIC}"}, 200),
        ({"x_control_token": TOKEN}, 200),
        ({"x_control_token": TOKEN[:-1]}, 401),
        ({"x_control_token": f"{TOKEN}x"}, 401),
        ({"x_control_token": ""}, 401),
        ({"x_control_token": "\xe9"}, 401),
        ({"authorization": "Bearer"}, 401),
        ({"authorization": "Basic !"}, 401),
        ({"authorization": "Basic /w=="}, 401),
        ({"authorization": TOKEN}, 401),
        ({}, 401),
    ],
)
def test_token_opens_the_controls_from_anywhere(client: str | None, headers: dict[str, str], expected: int) -> None:
    assert status(Access("0.0.0.0", TOKEN), client, host="mock.test:8080", **headers) == expected


def test_token_is_not_asked_for_on_the_machine_itself() -> None:
    """Another machine needs it under whatever name it calls, that of loopback and the mock's own among them."""
    access = Access("mock.test", TOKEN)

    assert status(access, "127.0.0.1", host="localhost") == 200
    assert status(access, "::1", host="[::1]") == 200
    assert status(access, "127.0.0.1", host="mock.test") == 401
    assert [status(access, "10.0.0.9", host=name) for name in ("localhost", "127.0.0.1", "mock.test")] == [401] * 3


def test_mock_without_a_token_has_none_that_is_empty() -> None:
    for headers in ({"x_control_token": ""}, {"authorization": "Bearer "}, {}):
        assert status(Access("10.0.0.5"), "10.0.0.9", host="evil.test", **headers) == 403


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("http://localhost:8080", 200),
        ("http://LOCALHOST:8080", 200),
        ("http://localhost:8081", 403),
        ("http://evil.test", 403),
        ("null", 403),
        ("http://[", 403),
        ("", 403),
    ],
)
def test_page_of_another_origin_is_refused(origin: str, expected: int) -> None:
    """The token does not help: a browser sends what its user has once typed for any page."""
    access = Access(token=TOKEN)

    assert status(access, host="localhost:8080", origin=origin) == expected
    assert status(access, host="localhost:8080", origin=origin, authorization=f"Basic {BASIC}") == expected


def test_callback_is_no_call_of_a_control() -> None:
    """Of no mock: nobody can have one reset another, by way of whatever leads to loopback."""
    assert status(Access(), host="localhost", user_agent="thingspace-contract mock") == 403
    assert status(Access(), host="localhost", user_agent="curl/8") == 200


@contextmanager
def shared(contract: Contract, token: str = "") -> Iterator[tuple[RunningMock, str]]:
    """Serve a mock that listens on every address, with the root under which it is called on loopback."""
    with running_mock(contract, host="0.0.0.0", control_token=token) as mock:
        yield mock, f"http://127.0.0.1:{mock.url.rpartition(':')[2].removesuffix('/api')}"


@pytest.mark.parametrize("path", ["/", "/_control", "/_control/reset", "/nothing"])
def test_all_but_the_api_is_closed_to_other_names(contract: Contract, path: str) -> None:
    """Under a name of somebody else nothing is shown, and the answer says what to do."""
    with running_mock(contract) as mock:
        root = mock.url.removesuffix("/api")
        foreign = httpx.get(f"{root}{path}", headers={"Host": "evil.test"})
        api = httpx.get(f"{mock.url}/m2m/v1/accounts/x", headers={"Host": "evil.test"})

    assert (foreign.status_code, api.status_code) == (403, 401)
    assert "evil.test" in foreign.json()["error"]
    assert "--control-token" in foreign.json()["error"]


def test_browser_is_asked_for_the_token(contract: Contract) -> None:
    """The console opens with it as a password, and its buttons with it."""
    with shared(contract, TOKEN) as (_, root):
        host = {"Host": "mock.test"}
        asked = httpx.get(root, headers=host)
        page = httpx.get(root, headers=host, auth=("", TOKEN))
        pressed = httpx.post(f"{root}/_control/reset", headers={**host, "Origin": "http://mock.test"}, auth=("", TOKEN))

    assert (asked.status_code, asked.headers["www-authenticate"]) == (401, 'Basic realm="ThingSpace mock"')
    assert (page.status_code, pressed.status_code) == (200, 200)


def test_control_has_its_token_by_argument_or_environment(contract: Contract, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("THINGSPACE_CONTROL_TOKEN", raising=False)
    with shared(contract, TOKEN) as (mock, root):
        monkeypatch.setattr(Access, "check", _as_from_elsewhere(Access.check))
        with Control(root, token=TOKEN) as control:
            assert control.status()["server"] == "thingspace-mock"
        with Control(root) as control, pytest.raises(TargetError, match=r"want their token.*THINGSPACE_CONTROL_TOKEN"):
            control.status()
        with pytest.raises(TargetError, match="want their token"):
            find_mock(f"{root}/api", "/api")
        monkeypatch.setenv("THINGSPACE_CONTROL_TOKEN", TOKEN)
        found = find_mock(f"{root}/api", "/api")
        assert found is not None
        with found:
            assert found.status()["server"] == "thingspace-mock"
        assert mock.control.status()["server"] == "thingspace-mock"


def _as_from_elsewhere(check: object) -> object:
    """Judge each request as one of another machine."""

    def judged(access: Access, request: Request) -> None:
        request.scope["client"] = ("10.0.0.9", 1)
        check(access, request)  # type: ignore[operator]

    return judged


def test_token_is_not_shown_to_a_server_that_is_no_mock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is tested is asked without it first, and only a mock that wants it gets it."""
    asked: list[httpx.Headers] = []

    def get(url: str, headers: dict[str, str] | None = None, **_: object) -> httpx.Response:
        asked.append(httpx.Headers(headers))
        return httpx.Response(401, json={"error": "no"}, request=httpx.Request("GET", url))

    monkeypatch.setenv("THINGSPACE_CONTROL_TOKEN", TOKEN)
    monkeypatch.setattr(httpx, "get", get)

    assert find_mock("http://thingspace.test/api", "/api") is None
    assert asked == [httpx.Headers()]


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"[]", b"[" * 100_000, b'{"server": "another"}'])
def test_refusal_of_another_server_is_no_mocks(body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def get(url: str, **_: object) -> httpx.Response:
        return httpx.Response(403, content=body, request=httpx.Request("GET", url))

    monkeypatch.setattr(httpx, "get", get)

    assert find_mock("http://thingspace.test/api", "/api") is None
