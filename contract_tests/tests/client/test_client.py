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
from thingspace_client.api.accounts import get_profile_request_status, get_request_status, list_service_plans
from thingspace_client.api.iot import search_device_event_history
from thingspace_client.api.listeners import deregister_callback_listener, list_callback_listeners
from thingspace_client.api.oauth import request_access_token
from thingspace_client.api.sessions import start_session
from thingspace_client.errors import AuthError, ResponseError, ThingSpaceError, UnexpectedStatus
from thingspace_client.models import (
    AccessToken,
    AccessTokenRequest,
    ConnectivityError,
    CustomField,
    CustomFieldName,
    Device,
    DeviceId,
    GatewayFault,
    LoginRequest,
    LoginResult,
    RequestStatus,
    SearchDeviceEventHistoryRequest,
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
    """Return a function that makes a client whose every call gets one response."""

    def make(status: int = 200, *, raising: bool = False, **parts: Any) -> Client:
        transport = httpx.MockTransport(lambda _: httpx.Response(status, **parts))
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


@pytest.mark.parametrize(
    "body",
    [
        "<html><p>password=hunter2&amp;x</p>",
        "password: hunter2",
        "{'password': 'hunter2'}",
        r"{\"newPassword\": \"hunt\\\"er2\"}",
        '{"password": "hun\\"ter2"}',
        '{"client_secret": hunter2}',
        '<v:session><v:sessionToken kind="a">hunter2</v:sessionToken>',
        "<password><![CDATA[hunter2]]></password>",
        "<password>hunter2",
        '<user password="hunter2"/>',
        '<input name="password" value="hunter2">',
        "<input value=hunter2 id='user-password'>",
        "Authorization: Bearer hunter2",
        "VZ-M2M-Token: hunter2",
    ],
)
def test_message_masks_named_credentials_in_every_form(answering: Answering, body: str) -> None:
    with pytest.raises(ResponseError) as caught:
        list_service_plans.sync(ACCOUNT, client=answering(content=body))

    assert "er2" not in str(caught.value)
    assert "***" in str(caught.value)


@pytest.mark.parametrize("body", ['["invalid_token", ', '{"errorCode": "REQUEST_FAILED.SessionToken.Expired", "a": '])
def test_message_shows_what_only_speaks_of_a_credential(answering: Answering, body: str) -> None:
    with pytest.raises(ResponseError) as caught:
        list_service_plans.sync(ACCOUNT, client=answering(content=body))

    assert body.strip() in str(caught.value)


def test_representation_masks_credentials_that_no_model_describes() -> None:
    made = ConnectivityError.from_dict(
        {"errorCode": "c", "errorMessage": "m", "Password": "hunter2", "more": [{"apiToken": "hunter2", "seen": 1}]}
    )

    assert "hunter2" not in repr(made)
    assert "'seen': 1" in repr(made)
    assert made.to_dict()["Password"] == "hunter2"


@pytest.mark.parametrize("body", [b"", b" \r\n"])
def test_empty_response_of_a_list_is_an_empty_list(answering: Answering, body: bytes) -> None:
    """A page of the platform promises it where an account has no listeners (D020)."""
    assert list_callback_listeners.sync(ACCOUNT, client=answering(content=body)) == []


def test_array_wrapped_in_its_operation_is_read(answering: Answering) -> None:
    """The vendor's SDK expects an object around the events (D044)."""
    body = SearchDeviceEventHistoryRequest.from_dict(
        {"accountidentifier": {"billingaccountid": ACCOUNT}, "resourceidentifier": {"imei": 864508030147323}}
    )
    client = answering(json={"SearchDeviceEventHistory": []})

    assert search_device_event_history.sync(client=client, body=body) == []


@pytest.mark.parametrize("wrapping", [{}, {"other": []}, {"listServicePlans": [], "more": 1}, {"listServicePlans": {}}])
def test_other_objects_are_not_an_array(answering: Answering, wrapping: dict[str, Any]) -> None:
    with pytest.raises(ResponseError):
        list_service_plans.sync(ACCOUNT, client=answering(json=wrapping))


def test_xml_fault_is_read_whatever_the_case_of_its_content_type(answering: Answering) -> None:
    client = answering(403, content=XML_FAULT, headers={"content-type": "Application/XML"})

    assert isinstance(list_service_plans.sync(ACCOUNT, client=client), GatewayFault)


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
    response = list_service_plans.sync_detailed(ACCOUNT, client=answering(520, text="<html>"))

    assert (response.status_code, response.parsed) == (520, None)


def test_undocumented_status_is_raised_when_asked_for(answering: Answering) -> None:
    with pytest.raises(UnexpectedStatus, match=r"list_service_plans: response 503: .*busy") as caught:
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
    [
        b" 1 2",
        b"<html>Sorry</html>",
        b"{",
        b'"',
        b"[[]]",
        b"5",
        b"null",
        b'"text"',
        b"[1]",
        b"\xff\xfe",
        b"[" * 100_000,
    ],
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
    with pytest.raises(ResponseError, match="response 400: the required member 'errorCode' is missing"):
        get_request_status.sync(ACCOUNT, "r", client=answering(400, json={}))


@pytest.mark.parametrize("status", [403, 404])
def test_fault_in_xml_is_read_like_its_json_twin(answering: Answering, status: int) -> None:
    client = answering(status, text=XML_FAULT, headers={"content-type": "application/xml; charset=utf-8"})
    parsed = list_service_plans.sync(ACCOUNT, client=client)

    assert isinstance(parsed, GatewayFault)
    fault = parsed.fault
    assert (fault.code, fault.message, fault.description) == ("404", "Not <found>", "No & never")


def test_service_and_gateway_refuse_in_bodies_of_their_own(answering: Answering) -> None:
    """The generator takes the first media type alone, and so missed the gateway's XML where the service has JSON."""
    xml = answering(403, text=XML_FAULT, headers={"content-type": "application/xml"})
    json = answering(403, json={"errorCode": "E", "errorMessage": "m"})

    assert isinstance(get_profile_request_status.sync(ACCOUNT, "r", client=xml), GatewayFault)
    assert isinstance(get_profile_request_status.sync(ACCOUNT, "r", client=json), ConnectivityError)


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

    assert field.key is CustomFieldName.CUSTOM_FIELD_1
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
