"""HTTP at the gateway: methods, codings and troubles that no operation of the contract speaks of."""

from __future__ import annotations

import re
from urllib.parse import unquote

from thingspace_contract.contract import Operation, Problem
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.mock.gateway.errors import ApiError, GatewayError, json_response
from thingspace_contract.mock.gateway.families import family_of
from thingspace_contract.mock.rules import assumed

__all__ = ["BODILESS", "METHODS", "check_method", "plain_path", "refused_coding", "unavailable", "without_body"]

#: Methods that are known here; another one, also one of these in lower case, is not implemented.
METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"})

#: Statuses whose responses have no body.
BODILESS = (204, 205, 304)

_UNRESERVED = re.compile(r"%(2D|2E|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])", re.IGNORECASE)
_RETRY_AFTER = "5"  # seconds


@assumed("A method that HTTP does not know is answered 501 by the gateway.", "HTTP semantics; not documented.")
def check_method(method: str) -> None:
    """Check that a method is one of HTTP; its name has a case.

    Raises:
        GatewayError: it is not.
    """
    if method not in METHODS:
        fault = {"code": "900906", "message": "Method not implemented", "description": f"Known: {_listed(METHODS)}."}
        raise GatewayError(json_response(501, {"fault": fault}))


def plain_path(path: str) -> str:
    """Return a path without needless escapes: `/%61pi` is `/api`, as RFC 3986 has it."""
    return _UNRESERVED.sub(lambda match: unquote(match[0]), path) if "%" in path else path


@assumed(
    "A body with a Content-Encoding is answered 415: the family's body for what cannot be read, and an "
    "Accept-Encoding of identity.",
    "No source tells that the platform decodes bodies; one that was decoded here could fail there.",
)
def refused_coding(operation: Operation, request: Request) -> tuple[Response, Problem] | None:
    """Return the refusal of a body that is coded, and what is wrong with it; None when it is not."""
    coding = (request.header("content-encoding") or "").strip()
    if not request.body or coding.lower() in ("", "identity"):
        return None
    reason = f"it is coded as {coding}, and bodies are not decoded"
    refusal = family_of(operation).response(ApiError("DeserializationFailed", f"The body cannot be read: {reason}."))
    response = Response(415, {**refusal.headers, "Accept-Encoding": "identity"}, refusal.body)
    return response, Problem("body", f"cannot be read: {reason}", f"{operation.pointer}/requestBody")


@assumed(
    "While the mock cannot use its database, what needs it is answered 503 with Retry-After and a fault 900800 of the "
    "gateway; nothing of such a request is kept.",
    "Code of others has that fault at 503; what the platform answers then is not documented.",
)
def unavailable(reason: str) -> Response:
    """Return the answer to a request that cannot be served now."""
    fault = {"code": "900800", "message": "Service unavailable", "description": reason}
    return json_response(503, {"fault": fault}, {"Retry-After": _RETRY_AFTER})


def without_body(response: Response) -> Response:
    """Return what a HEAD is answered: the headers of the GET, with the length that its body has."""
    if response.status in BODILESS:
        return Response(response.status, response.headers)
    return Response(response.status, {**response.headers, "Content-Length": str(len(response.body))})


def _listed(methods: frozenset[str]) -> str:
    return ", ".join(sorted(methods))
