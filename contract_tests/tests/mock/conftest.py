"""A mock in process, and a caller that is signed in."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.documents import bundle
from thingspace_contract.mock import ManualClock, Mock, SeededIdentifiers

SPEC = Path(__file__).resolve().parents[3] / "spec"

MAIN = "0000123456-00001"
SECOND = "0000123456-00002"
TABLET = "0242078637-00001"
IOT = "1223334444-00001"
NIDD = "9992330389-00001"

#: An active device of the main account.
MEID = {"id": "A100003685E561", "kind": "meid"}


class Api:
    """Calls a mock in process.

    Args:
        mock: what is called.
        clock: the mock's clock, which stands still.
    """

    root = "http://mock/api"

    def __init__(self, mock: Mock, clock: ManualClock) -> None:
        self.mock = mock
        self.clock = clock
        self.headers: dict[str, str] = {}

    def token(self, key: str = "contract-key", secret: str = "contract-secret", body: bytes | None = None) -> Response:
        basic = base64.b64encode(f"{key}:{secret}".encode()).decode()
        headers = {"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded"}
        content = b"grant_type=client_credentials" if body is None else body
        return self.mock.handle(Request("POST", f"{self.root}/ts/v1/oauth2/token", headers, content))

    def login(self, username: str = "contract-user", password: str = "contract-password") -> Response:
        return self.call("POST", "/m2m/v1/session/login", {"username": username, "password": password})

    def sign_in(self) -> Api:
        self.headers = {"Authorization": f"Bearer {value(self.token())['access_token']}"}
        self.headers["VZ-M2M-Token"] = value(self.login())["sessionToken"]
        return self

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Response:
        sent = {**self.headers, **headers}
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        if content:
            sent.setdefault("Content-Type", "application/json")
        return self.mock.handle(Request(method, f"{self.root}{path}", sent, content))

    def accept(self, method: str, path: str, body: Any) -> str:
        """Call an asynchronous operation that must be accepted; return its requestId."""
        response = self.call(method, path, body)
        assert response.status == 200, response.body
        return str(value(response)["requestId"])

    def change_plan(self, *devices: dict[str, str], plan: str = "Tablet5GB", **members: Any) -> str:
        body = {"devices": [{"deviceIds": [device]} for device in devices], "servicePlan": plan, **members}
        return self.accept("PUT", "/m2m/v1/devices/actions/plan", body)

    def activate(self, *devices: list[dict[str, str]], plan: str = "87641", **members: Any) -> str:
        body = {
            "devices": [{"deviceIds": ids} for ids in devices],
            "servicePlan": plan,
            "mdnZipCode": "94203",
            **members,
        }
        return self.accept("POST", "/m2m/v1/devices/actions/activate", body)

    def go_to_state(
        self, *devices: dict[str, str], service: str = "Fleet", state: str = "parked", **members: Any
    ) -> str:
        listed = {"devices": [{"deviceIds": [device]} for device in devices]} if devices else {}
        body = {
            **listed,
            "serviceName": service,
            "stateName": state,
            "servicePlan": "87641",
            "mdnZipCode": "94203",
            **members,
        }
        return self.accept("PUT", "/m2m/v1/devices/actions/goToState", body)

    def listed(self, **criteria: Any) -> list[dict[str, Any]]:
        """Return the devices that retrieveDeviceInformation finds."""
        response = self.call("POST", "/m2m/v1/devices/actions/list", criteria)
        assert response.status in (200, 202), response.body
        devices: list[dict[str, Any]] = value(response)["devices"]
        return devices

    def device(self, identifier: dict[str, str]) -> dict[str, Any]:
        """Return what is known about one device."""
        return self.listed(deviceId=identifier)[0]

    def messages(self, request_id: str) -> list[tuple[str, dict[str, Any]]]:
        """Return the messages that a request promised: service and payload."""
        return [(each.service, json.loads(each.body)) for each in self.mock.platform.messages(request_id)]

    def fault_codes(self, request_id: str) -> list[str]:
        """Return the fault codes that a request promised, without the service's name; "" for a success."""
        return [
            payload.get("faultResponse", {}).get("faultcode", "").partition(".")[2]
            for _, payload in self.messages(request_id)
        ]


def example_calls(contract: Contract) -> list[tuple[Operation, str, Any]]:
    """Return operation, path and body of every example request with a session, logout left out.

    An operation that needs a body of which no source tells anything has no example.
    """
    calls = []
    for operation in contract.operations.values():
        takes_json = not operation.body or "application/json" in operation.body
        if not takes_json or operation.operation_id in ("startSession", "endSession"):
            continue
        values = {each.name: each.example for each in operation.parameters if each.location == "path"}
        query = {each.name: each.example for each in operation.parameters if each.location == "query" and each.required}
        path = operation.url_path(**values) + (f"?{urlencode(query)}" if query else "")
        bodies = [*operation.request_examples().values()] or ([] if operation.body_required else [None])
        calls += [(operation, path, body) for body in bodies]
    return calls


def value(response: Response) -> Any:
    """Return the JSON value of a response."""
    return json.loads(response.body)


def code(response: Response) -> str:
    """Return a refusal's error code, without the service's name."""
    assert response.status == 400, response.body
    return str(value(response)["errorCode"]).partition(".")[2]


def is_plain(text: str) -> bool:
    """Whether a text holds neither a regular expression nor a JSON pointer."""
    return re.search(r"\^|\[\^|\\d|\$|\(\?|#/|body/|\bschema", text) is None


@pytest.fixture(scope="session")
def contract() -> Contract:
    """The contract, from its sources."""
    return Contract(bundle(SPEC))


@pytest.fixture
def new_api(contract: Contract) -> Iterator[Callable[..., Api]]:
    """Makes callers, each of a mock of its own with a clock that stands still; signed in unless told otherwise."""
    mocks: list[Mock] = []

    def make(*, sign_in: bool = True, **options: Any) -> Api:
        clock = options.pop("clock", None) or ManualClock()
        options.setdefault("identifiers", SeededIdentifiers(len(mocks)))
        mocks.append(Mock(options.pop("contract", contract), clock=clock, **options))
        api = Api(mocks[-1], clock)
        return api.sign_in() if sign_in else api

    yield make
    for mock in mocks:
        mock.close()


@pytest.fixture
def api(new_api: Callable[..., Api]) -> Api:
    """A caller that is signed in to a fresh mock."""
    return new_api()
