"""The mock on the wire: lengths, methods, codings, and what is answered beside the API."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.mock import RunningMock, running_mock
from wire import Answer, answers, head, talk

from ..conftest import MAIN, Api, value

PLANS = f"/api/m2m/v1/plans/{MAIN}"
CHANGE = "/api/m2m/v1/devices/actions/plan"


@pytest.fixture(scope="module")
def mock(contract: Contract) -> Iterator[RunningMock]:
    """A mock on a socket."""
    with running_mock(contract) as running:
        yield running


@pytest.fixture
def signed_in(mock: RunningMock, api: Api) -> tuple[str, ...]:
    """Headers of a caller with both credentials."""
    return tuple(f"{name}: {value}" for name, value in Api(mock.mock, api.clock).sign_in().headers.items())


def ask(mock: RunningMock, line: str, *headers: str, body: bytes = b"") -> Answer:
    """Return the answer to one request."""
    lengths = [f"Content-Length: {len(body)}"] if body else []
    url = httpx.URL(mock.url)
    sent = head(f"{line} HTTP/1.1", *headers, *lengths) + body
    (answer,) = answers(talk((url.host, url.port or 0), sent), [line.partition(" ")[0]])
    return answer


@pytest.mark.parametrize(
    "path", [PLANS, "/api/m2m/v1/nothing", "/api", "/", "/_control", "/nothing", "/_control/nothing"]
)
def test_head_has_the_length_of_the_get(mock: RunningMock, signed_in: tuple[str, ...], path: str) -> None:
    """A HEAD has status, type and length of its GET, and no body."""
    got, headed = ask(mock, f"GET {path}", *signed_in), ask(mock, f"HEAD {path}", *signed_in)

    assert headed.body == b""
    assert headed.status == got.status
    assert headed.header("content-type") == got.header("content-type")
    if path not in ("/", "/_control"):  # they tell of the calls, and of the time
        assert headed.header("content-length") == got.header("content-length") == str(len(got.body))
    assert int(headed.header("content-length") or 0) > 0


def test_head_of_what_has_no_body_promises_none(mock: RunningMock, signed_in: tuple[str, ...]) -> None:
    """205 has none, but a length."""
    mock.control.fault("status", "listServicePlans", status=205, times=2)
    got, headed = ask(mock, f"GET {PLANS}", *signed_in), ask(mock, f"HEAD {PLANS}", *signed_in)

    assert (got.status, got.header("content-length")) == (205, "0")
    assert (headed.status, headed.header("content-length")) == (205, "0")


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        (PLANS, "GET, HEAD, OPTIONS"),
        (CHANGE, "OPTIONS, PUT"),
        (f"/api/m2m/v1/callbacks/{MAIN}", "GET, HEAD, OPTIONS, POST"),
        ("/", "GET, HEAD, OPTIONS"),
        ("/_control", "GET, HEAD, OPTIONS"),
        ("/_control/faults", "DELETE, GET, HEAD, OPTIONS, POST"),
        ("/_control/reset", "OPTIONS, POST"),
        ("*", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT, TRACE"),
    ],
)
def test_options_tells_every_method_and_nothing_else(mock: RunningMock, path: str, allowed: str) -> None:
    """204 has neither a body nor a length; a method that is not named is refused with the same list."""
    answer = ask(mock, f"OPTIONS {path}")

    assert (answer.status, answer.header("allow")) == (204, allowed)
    assert answer.header("content-length") is answer.header("content-type") is answer.header("transfer-encoding")
    if path != "*":
        refused = ask(mock, f"PATCH {path}")
        assert (refused.status, refused.header("allow")) == (405, allowed)
        assert json.loads(refused.body)


@pytest.mark.parametrize("path", [PLANS, "/", "/_control/faults"])
@pytest.mark.parametrize("method", ["get", "FOO", "PROPFIND"])
def test_method_that_http_does_not_know_is_not_implemented(mock: RunningMock, method: str, path: str) -> None:
    """Names of methods have a case."""
    answer = ask(mock, f"{method} {path}")

    assert answer.status == 501
    assert json.loads(answer.body)


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/_control/nothing", "//api/m2m/v1/plans/x", "/api/../_control", "/api/%2e%2e/_control", "/ap%00i"],
)
def test_path_that_is_not_there_is_not_found_in_json(mock: RunningMock, path: str) -> None:
    """Doubled slashes, dots and NUL are not cleaned up."""
    answer = ask(mock, f"GET {path}")

    assert (answer.status, answer.header("content-type")) == (404, "application/json")
    assert json.loads(answer.body)


@pytest.mark.parametrize(
    "path", [f"http://elsewhere{PLANS}", PLANS.replace("plans", "pl%61ns"), PLANS.replace("-", "%2D"), f"{PLANS}?a=%00"]
)
def test_path_is_found_however_it_is_written(mock: RunningMock, signed_in: tuple[str, ...], path: str) -> None:
    """Absolute, and with escapes that nobody needs."""
    assert ask(mock, f"GET {path}", *signed_in).status == 200


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate, gzip", "GZIP"])
def test_coded_body_is_refused(mock: RunningMock, signed_in: tuple[str, ...], coding: str) -> None:
    """Nothing is decoded, so a small body stays small; the answer says that none may be coded."""
    bomb = gzip.compress(b" " * 10_000_000)
    answer = ask(mock, f"PUT {CHANGE}", *signed_in, f"Content-Encoding: {coding}", body=bomb)

    assert (answer.status, answer.header("accept-encoding")) == (415, "identity")
    assert json.loads(answer.body)["errorCode"].endswith(".DeserializationFailed")
    assert coding in mock.control.calls()[-1]["problems"][0]["message"]


def test_body_that_is_not_coded_is_read(mock: RunningMock, signed_in: tuple[str, ...]) -> None:
    """`identity` is no coding."""
    body = json.dumps({"deviceId": {"id": "A100003685E561", "kind": "meid"}}).encode()
    line = "POST /api/m2m/v1/devices/actions/list"

    assert ask(mock, line, *signed_in, "Content-Encoding: identity", body=body).status == 200


def test_byte_order_mark_is_refused_in_words(mock: RunningMock, signed_in: tuple[str, ...]) -> None:
    """JSON that is sent must not begin with one."""
    answer = ask(mock, f"PUT {CHANGE}", *signed_in, body=b"\xef\xbb\xbf{}")

    assert answer.status == 400
    assert "begins with a byte order mark" in json.loads(answer.body)["errorMessage"]


def test_header_that_comes_twice_has_both_values(mock: RunningMock, signed_in: tuple[str, ...]) -> None:
    """A second credential does not replace the first."""
    assert ask(mock, f"GET {PLANS}", *signed_in, "VZ-M2M-Token: 00000000-0000-4000-8000-000000000000").status == 400


@pytest.mark.parametrize("status", [204, 304])
def test_injected_status_without_a_body_has_none(mock: RunningMock, signed_in: tuple[str, ...], status: int) -> None:
    """Such a response would end in the middle of the next one."""
    mock.control.fault("status", "listServicePlans", status=status)
    answer = ask(mock, f"GET {PLANS}", *signed_in)

    assert (answer.status, answer.body, answer.header("content-length")) == (status, b"", None)


def test_response_has_each_header_once(mock: RunningMock, signed_in: tuple[str, ...]) -> None:
    """Its date, who sent it, and JSON without a charset, which JSON does not have."""
    answer = ask(mock, f"GET {PLANS}", *signed_in)
    names = [name for name, _ in answer.headers]

    assert sorted(names) == ["content-length", "content-type", "date", "server"]
    assert answer.header("content-type") == "application/json"


def test_sender_that_ends_its_side_gets_a_late_answer(mock: RunningMock, signed_in: tuple[str, ...]) -> None:
    """As `nc -N` does."""
    mock.control.fault("latency", "listServicePlans", seconds=0.3)

    assert ask(mock, f"GET {PLANS}", *signed_in).status == 200


def test_reset_lets_delayed_answers_go(mock: RunningMock, signed_in: tuple[str, ...]) -> None:
    """What waited was done, and is answered at once."""
    mock.control.fault("latency", "listServicePlans", seconds=3600)
    found: list[Answer] = []
    waiting = threading.Thread(target=lambda: found.append(ask(mock, f"GET {PLANS}", *signed_in)), daemon=True)
    waiting.start()
    while not mock.control.calls() or mock.control.calls()[-1]["operationId"] != "listServicePlans":
        time.sleep(0.01)
    mock.control.reset()
    waiting.join(30)

    assert [answer.status for answer in found] == [200]


def test_end_lets_delayed_answers_go(contract: Contract, api: Api) -> None:
    """A mock that ends answers what it has done."""
    found: list[Answer] = []
    with running_mock(contract) as mock:
        headers = [f"{name}: {each}" for name, each in Api(mock.mock, api.clock).sign_in().headers.items()]
        mock.control.fault("latency", "listServicePlans", seconds=3600)
        waiting = threading.Thread(target=lambda: found.append(ask(mock, f"GET {PLANS}", *headers)), daemon=True)
        waiting.start()
        while mock.control.calls()[-1]["operationId"] != "listServicePlans":
            time.sleep(0.01)
    waiting.join(30)

    assert [answer.status for answer in found] == [200]


def test_head_in_process_has_the_length_too(api: Api) -> None:
    """It is the mock's, not the server's."""
    got, headed = api.call("GET", PLANS.removeprefix("/api")), api.call("HEAD", PLANS.removeprefix("/api"))

    assert value(got)
    assert (headed.body, headed.header("content-length")) == (b"", str(len(got.body)))
