"""How the platform says no: `ApiError` by an operation, `GatewayError` by the gateway in front of them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingspace_contract.core.exchange import Response
from thingspace_contract.mock.encoding import encode_bytes

__all__ = ["SERVICE", "UNEXPECTED", "ApiError", "GatewayError", "json_response"]

#: What the mock's error codes begin with; clients match on what follows it.
SERVICE = "UnifiedWebService"

#: The code of what has no code of its own.
UNEXPECTED = "REQUEST_FAILED.UnexpectedError"

_FAULTS = {
    "900901": (401, "Invalid Credentials", "The access token is wrong or has expired."),
    "900902": (401, "Missing Credentials", "The request carries no credentials of the right kind."),
    "900906": (404, "No matching resource found for given API Request", "Check the path."),
}

_XML_FAULT = (
    '<am:fault xmlns:am="http://wso2.org/apimanager"><am:code>404</am:code><am:type>Status report</am:type>'
    "<am:message>Runtime Error</am:message><am:description>{}</am:description></am:fault>"
)


def json_response(status: int, body: Any, headers: Mapping[str, str] | None = None) -> Response:
    """Build a response with a JSON body."""
    content = encode_bytes(body)
    return Response(status, {"Content-Type": "application/json", **(headers or {})}, content)


class ApiError(Exception):
    """An operation refuses a request; the API family that it belongs to words it (`families`).

    What was changed before it is raised stays: a behaviour refuses before it changes anything, but for what is
    meant to stay, such as a counted login failure.

    Args:
        code: what Connectivity Management calls it, without the name of the service; a family with other words has
            its own for it.
        message: for people.
    """

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = message
        super().__init__(f"{code}: {message}")


class GatewayError(Exception):
    """The gateway refuses a request before any operation sees it; all API families share its responses.

    Args:
        response: what is sent, complete.
    """

    def __init__(self, response: Response) -> None:
        self.response = response
        super().__init__(response.body.decode())

    @classmethod
    def fault(cls, code: str, description: str = "", *, scheme: str = "Bearer") -> GatewayError:
        """Refuse with one of the documented faults; `scheme` is how one would authenticate."""
        status, message, default = _FAULTS[code]
        fault = {"code": code, "message": message, "description": description or default}
        headers = {"WWW-Authenticate": f'{scheme} realm="thingspace"'} if status == 401 else {}
        return cls(json_response(status, {"fault": fault}, headers))

    @classmethod
    def method(cls, allowed: list[str]) -> GatewayError:
        """Refuse a method that the path does not have."""
        fault = {"code": "900906", "message": _FAULTS["900906"][1], "description": f"Allowed: {', '.join(allowed)}."}
        return cls(json_response(405, {"fault": fault}, {"Allow": ", ".join(allowed)}))

    @classmethod
    def xml(cls, description: str) -> GatewayError:
        """Refuse the wrong kind of authentication: 403 and XML."""
        body = _XML_FAULT.format(description).encode()
        return cls(Response(403, {"Content-Type": "application/xml"}, body))
