"""What the mock refuses before an operation is asked: paths, methods, credentials, bodies."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from ..conftest import MAIN, MEID, Api, code, value

PLANS = f"/m2m/v1/plans/{MAIN}"
PLAN = "/m2m/v1/devices/actions/plan"


@pytest.mark.parametrize(
    "path", ["/m2m/v1/nothing", "/m2m/v1/plans/", "/", "/m2m/v1/plans/a/b", "//m2m/v1/session/login"]
)
def test_unknown_path_is_a_gateway_fault(api: Api, path: str) -> None:
    """The gateway answers 404."""
    response = api.call("GET", path)

    assert (response.status, value(response)["fault"]["code"]) == (404, "900906")


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("POST", PLANS, "GET, HEAD, OPTIONS"),
        ("PATCH", PLAN, "OPTIONS, PUT"),
        ("TRACE", f"/m2m/v1/callbacks/{MAIN}", "GET, HEAD, OPTIONS, POST"),
        ("HEAD", PLAN, "OPTIONS, PUT"),
        ("POST", "/M2M/v1/Devices/actions/PLAN", "OPTIONS, PUT"),
    ],
)
def test_unknown_method_is_refused_with_allow(api: Api, method: str, path: str, allow: str) -> None:
    """Another method on a known path is 405, whoever asks."""
    api.headers = {}
    response = api.call(method, path)

    assert (response.status, response.header("Allow")) == (405, allow)


def test_head_is_get_without_a_body(api: Api) -> None:
    """HEAD answers with the headers of GET."""
    response = api.call("HEAD", PLANS)

    assert (response.status, response.body) == (200, b"")


def test_options_tells_the_methods(api: Api) -> None:
    """OPTIONS needs no credentials."""
    api.headers = {}
    response = api.call("OPTIONS", PLANS)

    assert (response.status, response.header("Allow"), response.body) == (204, "GET, HEAD, OPTIONS", b"")
    assert api.call("OPTIONS", "/nothing").status == 404


@pytest.mark.parametrize(
    ("authorization", "expected"), [("", "900902"), ("Bearer", "900901"), ("Bearer wrong", "900901")]
)
def test_bearer_is_checked(api: Api, authorization: str, expected: str) -> None:
    """Missing and wrong tokens have codes of their own."""
    response = api.call("GET", PLANS, Authorization=authorization)

    assert (response.status, value(response)["fault"]["code"]) == (401, expected)
    assert response.header("WWW-Authenticate") == 'Bearer realm="thingspace"'


def test_another_kind_of_authentication_is_refused_in_xml(api: Api) -> None:
    """The gateway answers 403 with an XML fault."""
    response = api.call("GET", PLANS, Authorization="Basic Y29udHJhY3Qta2V5OmNvbnRyYWN0LXNlY3JldA==")
    fault = ElementTree.fromstring(response.body)

    assert (response.status, response.header("Content-Type")) == (403, "application/xml")
    assert fault.findtext("{http://wso2.org/apimanager}code") == "404"


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff\xfe{}",
        b'{"servicePlan": NaN}',
        b'{"servicePlan": "\\ud800"}',
        b'{"servicePlan": 1e999}',
        b"[" * 100_000,
        b'{"devices": ' + b"[" * 600 + b"]" * 600 + b"}",
        b" " * (8 * 1024 * 1024 + 1),
        b'"text"',
        b"null",
        b"[]",
    ],
)
def test_unreadable_body_is_refused(api: Api, body: bytes) -> None:
    """Whatever a body is, the response is the family's refusal."""
    assert code(api.call("PUT", PLAN, body)) == "DeserializationFailed"


def test_unreadable_body_is_refused_in_the_words_of_its_family(api: Api) -> None:
    """The IoT family has an error triple."""
    response = api.call("POST", "/cc/v1/devices/configuration/actions/set", b"{")

    assert (response.status, value(response)["error"]) == (400, "request_json_unmarshal")


@pytest.mark.parametrize("body", [None, b" "])
def test_empty_body_has_a_code(api: Api, body: bytes | None) -> None:
    """A request without a body is undefined, one of blanks is unreadable."""
    expected = "INPUT_INVALID.RequestUndefined" if body is None else "DeserializationFailed"

    assert code(api.call("PUT", PLAN, body)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"servicePlan": 5}, "DeserializationFailed"),
        ({"servicePlan": "a<b"}, "INPUT_INVALID.Request.InvalidCharacter"),
        ({"devices": [{"deviceIds": [{"kind": "serial", "id": "1"}]}]}, "INPUT_INVALID.Device.Kind.Invalid"),
        ({"devices": [{"deviceIds": [MEID]}] * 10_001}, "INPUT_INVALID.MaxRequestsExceeded"),
        (
            {"devices": None, "customFields": [{"key": "CustomField6", "value": "x"}]},
            "INPUT_INVALID.CustomField.InvalidName",
        ),
        (
            {"devices": None, "customFields": [{"key": "CustomField1", "value": "x" * 51}]},
            "INPUT_INVALID.CustomField.TooLong",
        ),
    ],
)
def test_refused_input_has_its_documented_code(api: Api, change: dict[str, object], expected: str) -> None:
    """What breaks the contract is refused with the code that is published for it."""
    body = {"devices": [{"deviceIds": [MEID]}], "servicePlan": "87641", **change}
    sent = {member: content for member, content in body.items() if content is not None}

    assert code(api.call("PUT", PLAN, sent)) == expected


def test_refused_input_changes_nothing(api: Api) -> None:
    """A refused request leaves no message and no change."""
    api.call("PUT", PLAN, {"devices": [{"deviceIds": [MEID]}], "servicePlan": 5})

    assert api.mock.platform.outbox.counts() == {}
    assert api.device(MEID)["carrierInformations"][0]["servicePlan"] == "existing_service_plan_code"


def test_odd_path_parameters_are_refused_or_unknown(api: Api) -> None:
    """Whatever stands in a path, the response is a documented one."""
    for account in ("%00", "%FF", "'", "..%2f..", "a" * 5000, "%F0%9F%98%80"):
        assert api.call("GET", f"/m2m/v1/plans/{account}").status == 400
