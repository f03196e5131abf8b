"""The generated client's known traps, closed: each test fails on the generator's plain output."""

from __future__ import annotations

import copy
import logging
import pickle
import traceback
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from thingspace_client import AuthenticatedClient, Client, connect
from thingspace_client.api.accounts import get_request_status, list_service_plans
from thingspace_client.api.listeners import deregister_callback_listener
from thingspace_client.api.oauth import request_access_token
from thingspace_client.api.sessions import start_session
from thingspace_client.errors import AuthError, ResponseError, ThingSpaceError, UnexpectedStatus
from thingspace_client.models import (
    AccessToken,
    AccessTokenRequest,
    CustomField,
    CustomFieldName,
    Device,
    DeviceId,
    GatewayFault,
    LoginRequest,
    LoginResult,
    RequestStatus,
)
from thingspace_client.types import UNSET

ACCOUNT = "0000123456-00001"
XML_FAULT = (
    '<am:fault xmlns:am="http://wso2.org/apimanager"><am:code>404</am:code><am:type>Status report</am:type>'
    "<am:message>Not &lt;found&gt;</am:message><am:description>No &amp; never</am:description></am:fault>"
)

Answering = Callable[..., Client]


@pytest.fixture
def answering() -> Answering:
    """Return a function that makes a client whose every call gets one answer."""

    def make(status: int = 200, *, raising: bool = False, **answer: Any) -> Client:
        transport = httpx.MockTransport(lambda _: httpx.Response(status, **answer))
        return Client(
            base_url="https://thingspace.test/api",
            raise_on_unexpected_status=raising,
            httpx_args={"transport": transport},
        )

    return make


@pytest.fixture
def connected(platform: Any, secrets: tuple[str, ...]) -> Client:
    secret, password, _ = secrets
    return connect(
        key="contract-key",
        secret=secret,
        username="contract-user",
        password=password,
        base_url="https://thingspace.test/api/",
        httpx_args={"transport": httpx.MockTransport(platform)},
    )


def test_connect_sends_nothing_until_the_first_call(platform: Any, connected: Client) -> None:
    assert not platform.seen

    with connected as client:
        assert list_service_plans.sync(ACCOUNT, client=client) == []
    assert [request.url.path.rpartition("/")[2] for request in platform.seen] == ["token", "login", ACCOUNT]


@pytest.mark.parametrize("missing", ["key", "secret", "username", "password"])
@pytest.mark.parametrize("value", ["", None, 5])
def test_connect_names_the_credential_that_is_missing(missing: str, value: Any) -> None:
    given: dict[str, Any] = {"key": "k", "secret": "s", "username": "u", "password": "p", missing: value}

    with pytest.raises(ValueError, match=f"^{missing} must be a text"):
        connect(**given)


@pytest.mark.parametrize("url", ["", "thingspace.test", "ftp://thingspace.test", "https://u:p@thingspace.test", "/api"])
def test_connect_refuses_a_base_url_that_is_none(url: str) -> None:
    with pytest.raises(ValueError, match="base_url must look like"):
        connect(key="k", secret="s", username="u", password="p", base_url=url)


@pytest.mark.parametrize("reserved", ["auth", "follow_redirects"])
def test_connect_keeps_authentication_and_redirects_to_itself(reserved: str) -> None:
    with pytest.raises(ValueError, match=reserved):
        connect(key="k", secret="s", username="u", password="p", httpx_args={reserved: True})


def test_representations_show_no_secret(connected: Client, secrets: tuple[str, ...], platform: Any) -> None:
    with connected as client:
        list_service_plans.sync(ACCOUNT, client=client)
        shown = repr(client)
    shown += repr(AuthenticatedClient("https://me:hunter2@thingspace.test", token="hunter2", headers={"X": "hunter2"}))
    shown += repr(Client("https://thingspace.test", cookies={"c": "hunter2"}, httpx_args={"a": "hunter2"}))
    shown += repr(LoginRequest("u", "hunter2")) + repr(LoginResult("hunter2")) + repr(AccessToken("hunter2", "Bearer"))

    assert "thingspace.test" in shown
    assert not [each for each in (*secrets, platform.bearer, platform.session, "hunter2") if each in shown]


def test_logs_show_no_secret(
    connected: Client, secrets: tuple[str, ...], platform: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with connected as client:
        list_service_plans.sync(ACCOUNT, client=client)

    assert caplog.text
    assert not [each for each in (*secrets, platform.bearer, platform.session) if each in caplog.text]


@pytest.mark.parametrize("path", ["/ts/v1/oauth2/token", "/m2m/v1/session/login"])
@pytest.mark.parametrize("status", [200, 400, 500])
def test_exceptions_show_no_secret(
    connected: Client, secrets: tuple[str, ...], platform: Any, path: str, status: int
) -> None:
    """Even a platform that echoes the credentials in a body we cannot read gets none of them printed."""
    platform.instead[path] = lambda request: httpx.Response(
        status, content=request.content + repr(request.headers).encode()
    )
    with connected as client, pytest.raises(AuthError) as caught:
        list_service_plans.sync(ACCOUNT, client=client)

    frames = [frame for frame, _ in traceback.walk_tb(caught.tb) if "thingspace_client" in frame.f_code.co_filename]
    shown = f"{caught.value!r} {[frame.f_locals for frame in frames]!r}"
    assert frames
    assert not [each for each in secrets if each in shown]


def test_message_masks_tokens_in_the_excerpt(answering: Answering) -> None:
    body = '{"access_token": "hunter2", "sessionToken": "hunter2", "password": "hun\\"ter2", "expires_in": 36'
    with pytest.raises(ResponseError) as caught:
        request_access_token.sync(
            client=answering(content=body), body=AccessTokenRequest(grant_type="client_credentials")
        )

    assert "ter2" not in str(caught.value)
    assert '"access_token": "***"' in str(caught.value)
    assert caught.value.content == body.encode()


def test_message_masks_a_token_that_was_cut(answering: Answering) -> None:
    with pytest.raises(ResponseError) as caught:
        start_session.sync(client=answering(content='{"sessionToken": "hunter2'), body=LoginRequest("u", "p"))

    assert "hunter2" not in str(caught.value)


def test_plain_client_waits_thirty_seconds_at_most() -> None:
    """The generator's default is to wait for ever."""
    with Client("https://thingspace.test") as client:
        assert client.get_httpx_client().timeout == httpx.Timeout(30.0)


def test_timeout_of_connect_reaches_both_clients() -> None:
    client = connect(key="k", secret="s", username="u", password="p", timeout=2.5)

    assert client.get_httpx_client().timeout == httpx.Timeout(2.5)
    assert client.get_async_httpx_client().timeout == httpx.Timeout(2.5)


def test_with_methods_leave_the_original_alone() -> None:
    original = Client("https://thingspace.test", headers={"A": "1"}, cookies={"a": "1"})
    httpx_client = original.get_httpx_client()
    changed = original.with_headers({"B": "2"}).with_cookies({"b": "2"}).with_timeout(httpx.Timeout(1.0))

    assert "B" not in httpx_client.headers
    assert dict(httpx_client.cookies) == {"a": "1"}
    assert httpx_client.timeout == httpx.Timeout(30.0)
    other = changed.get_httpx_client()
    assert (other.headers["A"], other.headers["B"]) == ("1", "2")
    assert dict(other.cookies) == {"a": "1", "b": "2"}
    assert other.timeout == httpx.Timeout(1.0)


def test_authenticated_client_sends_its_token_and_keeps_its_headers() -> None:
    headers = {"A": "1"}
    client = AuthenticatedClient("https://thingspace.test", token="t", headers=headers)

    assert client.get_httpx_client().headers["authorization"] == "Bearer t"
    assert headers == {"A": "1"}


def test_redirects_are_not_followed(answering: Answering) -> None:
    client = answering(302, headers={"location": "https://elsewhere.test/"})

    assert list_service_plans.sync_detailed(ACCOUNT, client=client).status_code == 302


def test_status_outside_the_standard_does_not_crash(answering: Answering) -> None:
    answer = list_service_plans.sync_detailed(ACCOUNT, client=answering(520, text="<html>"))

    assert (answer.status_code, answer.parsed) == (520, None)


def test_undocumented_status_is_raised_when_asked_for(answering: Answering) -> None:
    with pytest.raises(UnexpectedStatus, match=r"list_service_plans: answer 503: .*busy") as caught:
        list_service_plans.sync(ACCOUNT, client=answering(503, text="busy", raising=True))

    assert isinstance(caught.value, ThingSpaceError)
    assert (caught.value.operation, caught.value.status_code, caught.value.content) == (
        "list_service_plans",
        503,
        b"busy",
    )


@pytest.mark.parametrize("status", [200, 400, 401, 404])
@pytest.mark.parametrize(
    "body",
    [b"", b"<html>Sorry</html>", b"{", b'"', b"[[]]", b"5", b"null", b'"text"', b"[1]", b"\xff\xfe", b"[" * 100_000],
)
def test_broken_body_is_a_response_error(answering: Answering, status: int, body: bytes) -> None:
    client = answering(status, content=body)
    for call in (
        lambda: list_service_plans.sync(ACCOUNT, client=client),
        lambda: get_request_status.sync(ACCOUNT, "r", client=client),
    ):
        with pytest.raises(ResponseError) as caught:
            call()

        assert caught.value.status_code == status
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None
        assert "\n" not in str(caught.value)


def test_object_where_a_list_is_due_is_a_response_error(answering: Answering) -> None:
    """The generator takes {} for an empty list, and so an error body for no plans at all."""
    for body in ({}, {"errorCode": "E", "errorMessage": "m"}):
        with pytest.raises(ResponseError, match="expected an array, found an object"):
            list_service_plans.sync(ACCOUNT, client=answering(json=body))


def test_missing_member_is_named(answering: Answering) -> None:
    with pytest.raises(ResponseError, match="answer 400: the required member 'errorCode' is missing"):
        get_request_status.sync(ACCOUNT, "r", client=answering(400, json={}))


@pytest.mark.parametrize("status", [403, 404])
def test_fault_in_xml_is_read_like_its_json_twin(answering: Answering, status: int) -> None:
    client = answering(status, text=XML_FAULT, headers={"content-type": "application/xml; charset=utf-8"})
    parsed = list_service_plans.sync(ACCOUNT, client=client)

    assert isinstance(parsed, GatewayFault)
    fault = parsed.fault
    assert (fault.code, fault.message, fault.description) == ("404", "Not <found>", "No & never")


@pytest.mark.parametrize("argument", ["", ".", ".."])
def test_argument_that_would_change_the_path_is_refused(answering: Answering, argument: str) -> None:
    with pytest.raises(ValueError, match="account_name must be neither empty"):
        list_service_plans.sync(argument, client=answering())


@pytest.mark.parametrize("argument", ["a/b", "a?b=c", "a#b", "../../x", "a\r\nX: y", "ä ö%2F"])
def test_argument_stays_one_segment_of_the_path(argument: str) -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(520)

    client = Client("https://thingspace.test/api", httpx_args={"transport": httpx.MockTransport(answer)})
    deregister_callback_listener.sync_detailed(argument, "CarrierService", client=client)

    assert seen[0].url.path == f"/api/m2m/v1/callbacks/{argument}/name/CarrierService"
    assert seen[0].url.raw_path.count(b"/") == 7


def test_unknown_enum_value_is_kept() -> None:
    status = RequestStatus.from_dict({"requestId": "r", "status": "Postponed", "newMember": {"a": [1]}})

    assert status.status == "Postponed"
    assert status.additional_properties["newMember"] == {"a": [1]}
    assert status.to_dict()["status"] == "Postponed"


def test_known_enum_value_is_a_member() -> None:
    field = CustomField.from_dict({"key": "CustomField1", "value": ""})

    assert field.key is CustomFieldName.CUSTOMFIELD1
    assert field.to_dict() == {"key": "CustomField1", "value": ""}


def test_model_survives_copying_and_pickling() -> None:
    """A copy of UNSET that is not UNSET would be sent as a value."""
    device = Device([DeviceId("1", "imei")])

    for twin in (copy.deepcopy(device), pickle.loads(pickle.dumps(device))):
        assert twin.ip_address is UNSET
        assert twin.to_dict() == device.to_dict()
    assert repr(UNSET) == "UNSET"


@pytest.mark.parametrize("kind", [ResponseError, UnexpectedStatus])
def test_error_crosses_processes(kind: type[ResponseError]) -> None:
    """An exception that cannot be unpickled breaks a whole pool of processes."""
    error = kind("operation", 503, b"busy", "why")
    twin = pickle.loads(pickle.dumps(error))

    assert (type(twin), str(twin), vars(twin)) == (kind, str(error), vars(error))


def test_asynchronous_call_reads_the_same(connected: Client) -> None:
    import asyncio

    async def run() -> object:
        async with connected as client:
            return await list_service_plans.asyncio(ACCOUNT, client=client)

    assert asyncio.run(run()) == []
