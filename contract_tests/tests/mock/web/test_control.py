"""The controls and the console over a socket."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.errors import TargetError, UsageError
from thingspace_contract.mock import Control, running_mock
from thingspace_contract.mock.behaviours import BEHAVIOURS

from ..conftest import IOT, MEID
from ..delivery.test_delivery import Caller


@pytest.fixture
def caller(contract: Contract) -> Iterator[Caller]:
    """A caller of a fresh mock on a socket."""
    with running_mock(contract) as mock:
        caller = Caller(mock)
        yield caller
        caller.close()


def test_status_tells_who_this_is(caller: Caller) -> None:
    """Suites know the mock by it."""
    status = caller.control.status()

    assert status["server"] == "thingspace-mock"
    assert status["devices"] == len(caller.control.devices())
    assert status["operations"] >= status["stateful"] == len(BEHAVIOURS)


def test_devices_come_in_pages(caller: Caller) -> None:
    """The client asks for them all; a page asks once for all that waits for its devices."""
    platform = caller.mock.mock.platform
    with platform.store.transaction():
        for number in range(1100):
            platform.devices.add(platform.new_device(IOT, {"imei": f"99000000000{number:04}"}))
    body = {
        "accountidentifier": {"billingaccountid": IOT},
        "resourceidentifier": {"imei": 864508030147323},
        "configuration": {"rate": "5"},
    }
    caller.call("POST", "/cc/v1/devices/configuration/actions/set", body)
    with httpx.Client(base_url=caller.mock.url.removesuffix("/api")) as http:
        first = http.get("/_control/devices").json()
        second = http.get("/_control/devices", params={"after": first[-1]["number"]}).json()
        last = http.get("/_control/devices", params={"after": second[-1]["number"]}).json()
        wrong = http.get("/_control/devices", params={"after": "x"})
    told = caller.control.devices()

    assert (len(first), last, wrong.status_code) == (1000, [], 400)
    assert told == first + second
    assert [each["number"] for each in told] == platform.devices.numbers(platform.scenario.accounts)
    assert [each["waiting"] for each in told if each["ids"].get("imei") == "864508030147323"] == [1]


def test_clock_moves_forward_only(caller: Caller) -> None:
    """The clock is moved by seconds or to a time, never back."""
    caller.control.set_time("2100-01-01T00:00:00Z")
    caller.control.advance(60)
    assert caller.control.status()["now"].startswith("2100-01-01T00:01:0")
    with pytest.raises(UsageError, match="not in the past"):
        caller.control.set_time("2099-01-01T00:00:00Z")
    with pytest.raises(UsageError, match="advance"):
        caller.control.advance(-1)
    with pytest.raises(UsageError, match="not an ISO 8601 time"):
        caller.control.set_time("tomorrow")


def test_reset_goes_back_to_the_scenario(caller: Caller) -> None:
    """Devices, messages, faults, calls and the clock are as at the start."""
    caller.change_plan(MEID)
    caller.control.advance(1000)
    caller.control.fault("status", "*", times=None)
    caller.control.reset()
    status = caller.control.status()

    assert (status["movedSeconds"], status["requests"], status["messages"]) == (0.0, 1, {})
    assert caller.control.calls() == []
    assert caller.control.devices()[0]["plan"] == "existing_service_plan_code"


def test_requests_and_calls_are_shown(caller: Caller) -> None:
    """What was called and what was accepted can be asked for."""
    request_id = caller.change_plan(MEID)

    assert caller.control.requests()[0]["requestId"] == request_id
    assert caller.control.calls()[-1]["operationId"] == "changeDeviceServicePlan"


@pytest.mark.parametrize("device", ["864508030147323", "8461f530-2e31-6e87-e357-6c38251d4d01", None])
def test_device_wakes_by_any_identifier(caller: Caller, device: str | None) -> None:
    """A device is named by an identifier, its UUID or its number."""
    if device is None:
        found = [each for each in caller.control.devices() if each["ids"].get("imei") == "864508030147323"]
        device = str(found[0]["number"])
    body = {
        "accountidentifier": {"billingaccountid": IOT},
        "resourceidentifier": {"imei": 864508030147323},
        "configuration": {"frequency": "Low"},
    }
    caller.call("POST", "/cc/v1/devices/configuration/actions/set", body)

    assert caller.control.wake(device) == 1


@pytest.mark.parametrize("service", ["", "UnifiedWebService."])
def test_code_of_a_failure_may_name_the_service(caller: Caller, service: str) -> None:
    """It stands once before the code in the message, whether or not the control was given it."""
    caller.control.fail_next(MEID["id"], f"{service}REQUEST_FAILED.UnexpectedError", "Down.")
    request_id = caller.change_plan(MEID)
    caller.control.settle()
    (message,) = caller.control.deliveries(request_id)

    assert message.body["faultResponse"] == {
        "faultcode": "UnifiedWebService.REQUEST_FAILED.UnexpectedError",
        "faultstring": "Down.",
    }


def test_unknown_device_is_refused(caller: Caller) -> None:
    """The identifier is told."""
    with pytest.raises(UsageError, match="'nobody'"):
        caller.control.wake("nobody")


@pytest.mark.parametrize(
    ("path", "body", "message"),
    [
        ("/clock", b"{", "not JSON"),
        ("/clock", b"[]", "not a JSON object"),
        ("/clock", b"{}", "advance"),
        ("/faults", b'{"fault": "drop"}', "'target' is missing"),
        ("/faults", b'{"fault": "drop", "target": "CarrierService", "time": 1}', "Unknown members: time"),
        ("/faults", b'{"fault": "status", "target": "*", "status": "x"}', "A number is expected"),
        ("/faults", b'{"fault": "status", "target": "*", "status": 99}', "from 200 to 599"),
        ("/settle", b'{"timeout": "x"}', "timeout"),
        ("/devices/400000001/fail", b'{"code": 5}', "must be strings"),
        ("/clock", b'{"advance": Infinity}', "Infinity is not a JSON number"),
        ("/clock", b'{"advance": 1e999}', "too large"),
        ("/clock", b'{"at": "9999-12-31T00:00:00Z"}', "cannot go beyond"),
        ("/settle", b"[" * 200_000, "nested too deeply"),
        ("/settle", b'{"timeout": true}', "timeout"),
        ("/settle", b'"\xff"', "not UTF-8"),
        ("/faults", b'{"fault": "status", "target": "*", "times": Infinity}', "Infinity is not a JSON number"),
        ("/faults", b'{"fault": "latency", "target": "*", "seconds": "nan"}', "from 0 to 86400"),
    ],
)
def test_misuse_of_a_control_is_explained(caller: Caller, path: str, body: bytes, message: str) -> None:
    """A control that cannot be understood is answered 400 with one line."""
    root = caller.mock.url.removesuffix("/api")
    response = httpx.post(f"{root}/_control{path}", content=body)

    assert response.status_code == 400
    assert message in response.json()["error"]


def test_control_of_another_server_is_a_target_error(caller: Caller) -> None:
    """What is not our mock, or not there, is told so."""
    with Control(f"{caller.mock.url}/elsewhere") as wrong, pytest.raises(TargetError, match="404"):
        wrong.status()
    with Control("http://127.0.0.1:9") as dead, pytest.raises(TargetError, match="cannot be reached"):
        dead.status()


def test_console_shows_everything_without_help_from_elsewhere(caller: Caller) -> None:
    """The page names devices, requests and messages, escapes what it shows, and loads nothing."""
    caller.register("https://hooks.example.com/?a=%22&b", 'Odd">&Service')
    request_id = caller.change_plan(MEID)
    page = httpx.get(caller.mock.url.removesuffix("api"))

    assert page.headers["content-type"].startswith("text/html")
    for text in (request_id, MEID["id"], "changeDeviceServicePlan", caller.mock.url):
        assert text in page.text
    assert "Odd&#34;&gt;&amp;Service" in page.text
    assert "src=" not in page.text
    assert "http://" not in page.text.replace(caller.mock.url, "")


def test_console_and_controls_show_warnings(caller: Caller) -> None:
    """What passed and is probably a mistake is told apart from what breaks the contract."""
    caller.register("https://hooks.example.com/", "CarrierService", Password="<x>")

    (warning,) = caller.control.calls()[-1]["warnings"]
    page = httpx.get(caller.mock.url.removesuffix("api")).text

    assert warning["message"] == "the contract does not know this member; did you mean password?"
    assert f"warning: body/Password: {warning['message']}" in page


def test_unknown_page_is_not_found(caller: Caller) -> None:
    """Outside the API there are the console and the controls only."""
    assert httpx.get(caller.mock.url.removesuffix("api") + "nothing").status_code == 404


def test_body_of_a_control_has_a_limit(caller: Caller) -> None:
    """More than 1 MiB is refused, in JSON."""
    root = caller.mock.url.removesuffix("/api")
    response = httpx.post(f"{root}/_control/settle", content=b" " * (1024 * 1024 + 1))

    assert response.status_code == 413
    assert "1048576 bytes" in response.json()["error"]


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://[", "http://127.0.0.1:1"])
def test_page_of_another_origin_may_not_call_controls(caller: Caller, origin: str) -> None:
    """A page that somebody visits cannot reset the mock."""
    caller.control.advance(1000)
    root = caller.mock.url.removesuffix("/api")
    response = httpx.post(f"{root}/_control/reset", headers={"Origin": origin})

    assert response.status_code == 403
    assert origin in response.json()["error"]
    assert caller.control.status()["movedSeconds"] == 1000


def test_console_may_call_controls(caller: Caller) -> None:
    """The mock's own page has its origin."""
    root = caller.mock.url.removesuffix("/api")

    assert httpx.post(f"{root}/_control/reset", headers={"Origin": root}).status_code == 200


def test_settle_waits_longer_than_it_tells_the_mock_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection's deadline is beyond the one that is asked for."""
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"idle": True})

    with httpx.Client(base_url="http://mock", transport=httpx.MockTransport(answer)) as client:
        control = Control("http://mock")
        control.close()
        monkeypatch.setattr(control, "_http", client)
        assert control.settle(60)

    assert asked[0].extensions["timeout"]["read"] > 60
