"""Servers that are wrong on purpose: each a small variation of the mock, with the check that must catch it."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from gallery.proxy import Callback, ServerBehaviour
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Request, Response

__all__ = ["SERVERS", "ServerFault", "changed_callbacks", "changed_responses", "lenient"]


@dataclass(frozen=True)
class ServerFault:
    """A faulty server.

    Args:
        wrong: what it does.
        check: the check that must name it.
        make: builds the fault.
        generated: whether it takes generated requests to see it.
    """

    wrong: str
    check: str
    make: Callable[[Contract], ServerBehaviour]
    generated: bool = False


def changed_callbacks(change: Callable[[Callback], Iterable[Callback]]) -> Callable[[Contract], ServerBehaviour]:
    """A server that changes callbacks."""

    class Changed(ServerBehaviour):
        def callbacks(self, callback: Callback) -> list[Callback]:
            return list(change(callback))

    return Changed


def _payload(**members: Any) -> Callable[[Callback], list[Callback]]:
    return lambda callback: [replace(callback, payload={**callback.payload, **members})]


def changed_responses(
    operation: str, change: Callable[[Any], Any], status: int | None = None
) -> Callable[[Contract], ServerBehaviour]:
    """A server that changes the accepted responses of an operation."""

    class Changed(ServerBehaviour):
        def respond(self, called: str, request: Request, response: Response) -> Response:
            if called != operation or not response.accepted:
                return response
            body = json.dumps(change(json.loads(response.body))).encode()
            return replace(response, body=body, status=status or response.status)

    return Changed


def lenient(operation: str, body: Callable[[], Any]) -> Callable[[Contract], ServerBehaviour]:
    """A server that accepts what it should refuse."""

    class Lenient(ServerBehaviour):
        def respond(self, called: str, request: Request, response: Response) -> Response:
            if called != operation or response.status != 400 or b"SessionToken" in response.body:
                return response
            return Response(200, {"content-type": "application/json"}, json.dumps(body()).encode())

    return Lenient


class _IgnoresHeader(ServerBehaviour):
    """A server that takes any value of one credential."""

    header = ""

    def __init__(self, contract: Contract) -> None:
        super().__init__(contract)
        self._good = ""

    def request(self, operation: str, request: Request) -> Request | Response:
        if operation == "endSession":
            return request
        value = request.header(self.header) or ""
        rest = {name: each for name, each in request.headers.items() if name.lower() != self.header.lower()}
        changed = value if operation == "requestAccessToken" or not self._good else self._good
        return replace(request, headers={**rest, self.header: changed})

    def respond(self, operation: str, request: Request, response: Response) -> Response:
        if operation == "listCallbackListeners" and response.accepted and not self._good:
            self._good = request.header(self.header) or ""
        return response


class _IgnoresBearer(_IgnoresHeader):
    header = "Authorization"


class _IgnoresSession(_IgnoresHeader):
    header = "VZ-M2M-Token"


class _ForgetsOneDevice(ServerBehaviour):
    """A server that reports one device of each request only."""

    def __init__(self, contract: Contract) -> None:
        super().__init__(contract)
        self._told: dict[str, str] = {}

    def callbacks(self, callback: Callback) -> list[Callback]:
        device = json.dumps(callback.payload.get("deviceIds"))
        return [callback] if self._told.setdefault(callback.request_id, device) == device else []


class _CountsPerRequest(ServerBehaviour):
    """A server that gives every further attempt the same count."""

    def callbacks(self, callback: Callback) -> list[Callback]:
        return [replace(callback, payload={**callback.payload, "callbackCount": 1})]


class _NeverSendsAgain(ServerBehaviour):
    """A server that takes any response of the listener for an acknowledgement."""

    def acknowledged(self, status: int) -> int:
        return 204


class _ReportsFailureAsSuccess(ServerBehaviour):
    """A server that says Success where a device failed."""

    keys: ClassVar = {
        "activateDeviceService": "activateResponse",
        "changeDeviceServicePlan": "changeServicePlanResponse",
        "changeDeviceIdentifier": "changeIdentifierResponse",
        "setDeviceCustomState": "goToStateResponse",
    }

    def callbacks(self, callback: Callback) -> list[Callback]:
        operation = self.operations.get(callback.request_id, "")
        if callback.name != "faultResponse" or operation not in self.keys:
            return [callback]
        payload = {name: value for name, value in callback.payload.items() if name != "faultResponse"}
        payload |= {"deviceResponse": {self.keys[operation]: {}}, "status": "Success"}
        return [replace(callback, payload=payload)]


class _KeepsDeregistered(ServerBehaviour):
    """A server that goes on sending to a listener that was removed."""

    def __init__(self, contract: Contract) -> None:
        super().__init__(contract)
        self._removed: dict[str, set[str]] = defaultdict(set)

    def request(self, operation: str, request: Request) -> Request | Response:
        parts = request.url.split("/callbacks/")[-1].split("/")
        if operation == "registerCallbackListener":
            self._removed[parts[0]].discard(str(json.loads(request.body or b"{}").get("name")))
        if operation != "deregisterCallbackListener" or parts[-1] in self._removed[parts[0]]:
            return request
        if parts[-1] in ("NoService",) or parts[0].startswith("9999999999"):
            return request
        if not request.header("authorization") or not request.header("vz-m2m-token"):
            return request
        self._removed[parts[0]].add(parts[-1])
        body = json.dumps({"accountName": parts[0], "serviceName": parts[-1]}).encode()
        return Response(200, {"content-type": "application/json"}, body)

    def respond(self, operation: str, request: Request, response: Response) -> Response:
        if operation != "listCallbackListeners" or not response.accepted:
            return response
        gone = self._removed[request.url.rpartition("/")[2]]
        shown = [each for each in json.loads(response.body) if each["serviceName"] not in gone]
        return replace(response, body=json.dumps(shown).encode())


class _ShowsAllAccounts(ServerBehaviour):
    """A server that lists devices of every account whatever the request asks for."""

    def request(self, operation: str, request: Request) -> Request | Response:
        if operation != "retrieveDeviceInformation":
            return request
        try:
            body = json.loads(request.body)
        except ValueError:
            return request
        if not isinstance(body, dict) or "accountName" not in body:
            return request
        body.pop("accountName")
        return replace(request, body=json.dumps(body).encode())


class _TakesAnyServiceType(ServerBehaviour):
    """A server that does not look at an enum in the path."""

    def request(self, operation: str, request: Request) -> Request | Response:
        return replace(request, url=request.url.replace("/nonsense/", "/4g/"))


class _Breaks(ServerBehaviour):
    """A server that fails on one operation."""

    def respond(self, operation: str, request: Request, response: Response) -> Response:
        return Response(500, {"content-type": "text/plain"}, b"oops") if operation == "getRequestStatus" else response


class _CrashesOnWrongTypes(ServerBehaviour):
    """A server that fails on what it should refuse."""

    def respond(self, operation: str, request: Request, response: Response) -> Response:
        return Response(500) if operation == "addDevices" and response.status == 400 else response


class _CrashesOnForeignLetters(ServerBehaviour):
    """A server that knows ASCII only, as JSON writes it or as it is."""

    def respond(self, operation: str, request: Request, response: Response) -> Response:
        return response if request.body.isascii() and b"\\u" not in request.body else Response(500)


class _AnswersHtml(ServerBehaviour):
    """A server with the wrong media type."""

    def respond(self, operation: str, request: Request, response: Response) -> Response:
        if operation != "listServicePlans":
            return response
        return replace(response, headers={**response.headers, "content-type": "text/html"})


def _old_state(body: Any) -> Any:
    for device in body["devices"]:
        for carrier in device.get("carrierInformations", []):
            carrier["state"] = "Pre-active"
    return body


def _old_plan(body: Any) -> Any:
    for device in body["devices"]:
        for carrier in device.get("carrierInformations", []):
            if "servicePlan" in carrier:
                carrier["servicePlan"] = "old_plan"
    return body


def _other_service(callback: Callback) -> list[Callback]:
    head, _, service = callback.url.rpartition("/")
    return [replace(callback, url=f"{head}/{'StateService' if service == 'CarrierService' else 'CarrierService'}")]


def _other_key(callback: Callback) -> list[Callback]:
    if callback.name != "changeServicePlanResponse":
        return [callback]
    return [replace(callback, payload={**callback.payload, "deviceResponse": {"activateResponse": {}}})]


def _headless(callback: Callback) -> list[Callback]:
    return [replace(callback, body=json.dumps(callback.payload).encode()[1:])]


def _broken_schema(callback: Callback) -> list[Callback]:
    return [replace(callback, payload={**callback.payload, "deviceIds": [{"id": 7, "kind": "iccid"}]})]


class _NamesRequestsAlike(ServerBehaviour):
    """Every accepted change of a plan gets the request id of the first one."""

    def __init__(self, contract: Contract) -> None:
        super().__init__(contract)
        self._first = b""

    def respond(self, called: str, request: Request, response: Response) -> Response:
        if called != "changeDeviceServicePlan" or not response.accepted:
            return response
        self._first = self._first or response.body
        return replace(response, body=self._first)


SERVERS: dict[str, ServerFault] = {
    "callback-lost": ServerFault("sends no callback", "callback_missing", changed_callbacks(lambda callback: [])),
    "callback-duplicated": ServerFault(
        "sends an acknowledged callback again",
        "callback_attempts",
        changed_callbacks(lambda callback: [callback, callback]),
    ),
    "callback-twice": ServerFault(
        "sends two different messages for one device",
        "callback_duplicate",
        changed_callbacks(lambda each: [each, replace(each, payload={**each.payload, "status": "Done"})]),
    ),
    "callback-for-one-device-only": ServerFault("reports one device of several", "callback_missing", _ForgetsOneDevice),
    "callback-with-another-request-id": ServerFault(
        "invents request ids",
        "callback_request_id",
        changed_callbacks(lambda each: _payload(requestId=str(uuid.uuid4()))(each)),
    ),
    "request-id-repeated": ServerFault(
        "gives the id of an earlier request to a new one", "request_id_unique", _NamesRequestsAlike
    ),
    "callback-with-another-password": ServerFault(
        "sends another password than the registered one",
        "callback_credentials",
        changed_callbacks(_payload(password="no")),
    ),
    "callback-to-another-service": ServerFault(
        "sends messages to the listener of another service", "callback_service", changed_callbacks(_other_service)
    ),
    "callback-with-another-key": ServerFault(
        "sends the message of another operation", "callback_surplus", changed_callbacks(_other_key)
    ),
    "callback-without-first-brace": ServerFault(
        "sends a body without its brace", "callback_body", changed_callbacks(_headless)
    ),
    "callback-breaks-schema": ServerFault(
        "sends a number for an identifier", "callback_body", changed_callbacks(_broken_schema)
    ),
    "callback-with-put": ServerFault(
        "uses another method", "callback_transport", changed_callbacks(lambda each: [replace(each, method="PUT")])
    ),
    "callback-as-text": ServerFault(
        "uses another media type",
        "callback_transport",
        changed_callbacks(lambda each: [replace(each, media_type="text/plain")]),
    ),
    "callback-count-stands-still": ServerFault("does not count attempts", "callback_attempts", _CountsPerRequest),
    "callback-above-threshold": ServerFault(
        "tries more often than it announces", "callback_attempts", changed_callbacks(_payload(maxCallbackThreshold=1))
    ),
    "callback-never-again": ServerFault("does not send again", "callback_resend", _NeverSendsAgain),
    "callback-to-deregistered": ServerFault(
        "goes on sending to a removed listener", "callback_deregistered", _KeepsDeregistered
    ),
    "failure-as-success": ServerFault(
        "reports a failed device as a success", "state_after_callback", _ReportsFailureAsSuccess
    ),
    "state-not-applied": ServerFault(
        "announces an activation that reads do not show",
        "state_after_callback",
        changed_responses("retrieveDeviceInformation", _old_state),
    ),
    "plan-not-applied": ServerFault(
        "announces a plan that reads do not show",
        "state_after_callback",
        changed_responses("retrieveDeviceInformation", _old_plan),
    ),
    "events-forgotten": ServerFault(
        "does not record configuration events",
        "state_after_response",
        changed_responses("searchDeviceEventHistory", lambda _: []),
    ),
    "listeners-not-listed": ServerFault(
        "lists no listeners", "state_after_response", changed_responses("listCallbackListeners", lambda _: [])
    ),
    "response-of-wrong-type": ServerFault(
        "sends text for a boolean",
        "response_schema_conformance",
        changed_responses("retrieveDeviceInformation", lambda body: {**body, "hasMoreData": "false"}),
    ),
    "response-without-member": ServerFault(
        "leaves out a required member",
        "response_schema_conformance",
        changed_responses("activateDeviceService", lambda _: {}),
    ),
    "response-with-undocumented-status": ServerFault(
        "answers 201", "status_code_conformance", changed_responses("addDevices", lambda body: body, 201)
    ),
    "response-as-html": ServerFault("names another media type", "content_type_conformance", _AnswersHtml),
    "server-error": ServerFault("answers 500", "not_a_server_error", _Breaks),
    "any-bearer": ServerFault("takes any access token", "credentials_enforced", _IgnoresBearer),
    "any-session": ServerFault("takes any session token", "credentials_enforced", _IgnoresSession),
    "all-accounts": ServerFault("lists another account's devices", "accounts_apart", _ShowsAllAccounts),
    "unknown-account": ServerFault(
        "knows every account",
        "unknown_name_refused",
        lenient("listServicePlans", lambda: [{"code": "1", "name": "x"}]),
    ),
    "deletes-nothing": ServerFault(
        "removes what does not exist",
        "unknown_name_refused",
        lenient("deregisterCallbackListener", lambda: {"accountName": "a", "serviceName": "b"}),
    ),
    "any-service-type": ServerFault("ignores an enum in a path", "unknown_name_refused", _TakesAnyServiceType),
    "invalid-input": ServerFault(
        "accepts bodies that break the contract",
        "negative_data_rejection",
        lenient("changeDeviceServicePlan", lambda: {"requestId": str(uuid.uuid4())}),
    ),
    "crash-on-invalid-input": ServerFault(
        "crashes on bodies that break the contract", "not_a_server_error", _CrashesOnWrongTypes
    ),
    "crash-on-foreign-letters": ServerFault(
        "crashes on letters outside ASCII", "not_a_server_error", _CrashesOnForeignLetters, generated=True
    ),
}
