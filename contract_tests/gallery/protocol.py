"""Faulty servers that are wrong about HTTP, and about what is created and deleted."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from gallery.proxy import ServerBehaviour
from gallery.servers import ServerFault, changed_responses
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Request, Response

__all__ = ["GENERATED", "PROTOCOL"]

_GROUPS = frozenset({"createDeviceGroup", "getDeviceGroup", "updateDeviceGroup", "deleteDeviceGroup"})
_PLANS = frozenset({"listServicePlans"})
_JSON = {"content-type": "application/json"}


def _refusal(status: int) -> Response:
    return Response(status, _JSON, json.dumps({"errorCode": "Refused", "errorMessage": "Refused."}).encode())


class _KeepsDeleted(ServerBehaviour):
    """A server that says that a group is deleted, and keeps it."""

    def request(self, operation: str, request: Request) -> Request | Response:
        signed = request.header("authorization") and request.header("vz-m2m-token")
        if operation == "deleteDeviceGroup" and signed:
            return Response(200, _JSON, b'{"success": true}')
        return request


class _LosesCreated(ServerBehaviour):
    """A server that does not find the groups that it has created."""

    def respond(self, operation: str, request: Request, response: Response) -> Response:
        return _refusal(404) if operation == "getDeviceGroup" and response.accepted else response


def _instead(
    operation: str, changes: Callable[[Request, Response], bool], given: Response
) -> Callable[[Contract], ServerBehaviour]:
    """A server that gives another response to some requests of an operation."""

    class Instead(ServerBehaviour):
        def respond(self, called: str, request: Request, response: Response) -> Response:
            return given if called == operation and changes(request, response) else response

    return Instead


class _TakesAnyMethod(ServerBehaviour):
    """A server that takes every method for a read."""

    def respond(self, operation: str, request: Request, response: Response) -> Response:
        return replace(response, status=200, body=b"[]") if response.status == 405 else response


PROTOCOL: dict[str, tuple[frozenset[str], ServerFault]] = {
    "deleted-is-kept": (_GROUPS, ServerFault("keeps what it has deleted", "use_after_free", _KeepsDeleted)),
    "created-is-lost": (
        _GROUPS,
        ServerFault("does not find what it has created", "ensure_resource_availability", _LosesCreated),
    ),
    "page-without-address": (
        frozenset({"listAccountLeads"}),
        ServerFault(
            "does not say where the next page is",
            "response_headers_conformance",
            changed_responses("listAccountLeads", lambda body: body, 202),
        ),
    ),
    "valid-is-refused": (
        _PLANS,
        ServerFault(
            "refuses requests that keep the contract",
            "positive_data_acceptance",
            _instead("listServicePlans", lambda request, response: response.accepted, _refusal(409)),
            generated=True,
        ),
    ),
    "header-is-not-needed": (
        _PLANS,
        ServerFault(
            "does without a header that it requires",
            "missing_required_header",
            _instead(
                "listServicePlans",
                lambda request, response: not request.header("vz-m2m-token"),
                Response(200, _JSON, b"[]"),
            ),
            generated=True,
        ),
    ),
    "any-method": (
        _PLANS,
        ServerFault("takes any method", "unsupported_method", _TakesAnyMethod, generated=True),
    ),
}
"""By name: the operations that show the fault, and the fault."""

GENERATED = frozenset(fault.check for _, fault in PROTOCOL.values() if fault.generated)
"""The checks that only generated requests show to hold or to fail."""
