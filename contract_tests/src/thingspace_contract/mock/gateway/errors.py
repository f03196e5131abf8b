"""How the platform says no: the documented error bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingspace_contract.core.exchange import Response
from thingspace_contract.mock.encoding import encode

__all__ = ["SERVICE", "Refusal", "json_response"]

#: What the mock's error codes begin with; clients match on what follows it.
SERVICE = "UnifiedWebService"

_GATEWAY = {
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
    content = encode(body).encode()
    return Response(status, {"Content-Type": "application/json", **(headers or {})}, content)


#: The APIs beside Connectivity Management that have error codes of their own.
_SIBLINGS = ("/loc/", "/fota/", "/subsc/")


class Refusal(Exception):
    """The mock refuses a request; `response` is what the caller gets.

    What was changed before it is raised stays: a behaviour refuses before it changes anything, but for what is
    meant to stay, such as a counted login failure.

    Args:
        response: the complete answer.
    """

    def __init__(self, response: Response) -> None:
        self.response = response
        super().__init__(response.body.decode())

    @classmethod
    def m2m(cls, code: str, message: str) -> Refusal:
        """Refuse as Connectivity Management does: 400 with `errorCode` and `errorMessage`."""
        return cls(json_response(400, {"errorCode": f"{SERVICE}.{code}", "errorMessage": message}))

    @classmethod
    def sibling(cls, message: str, code: str = "INVALID_PARAMETER") -> Refusal:
        """Refuse as the APIs of locations, firmware and triggers do: a code without the name of a service."""
        return cls(json_response(400, {"errorCode": code, "errorMessage": message}))

    @classmethod
    def of(cls, path: str, code: str, message: str) -> Refusal:
        """Refuse in the words of the API that a path belongs to."""
        return cls.sibling(message) if path.startswith(_SIBLINGS) else cls.m2m(code, message)

    @classmethod
    def iot(cls, error: str, description: str, cause: str, status: int) -> Refusal:
        """Refuse as the Cloud Connector does: an error triple."""
        return cls(json_response(status, {"error": error, "error_description": description, "cause": cause}))

    @classmethod
    def oauth(cls, error: str, description: str, status: int) -> Refusal:
        """Refuse as the token endpoint does."""
        headers = {"WWW-Authenticate": 'Basic realm="thingspace"'} if status == 401 else {}
        return cls(json_response(status, {"error": error, "error_description": description}, headers))

    @classmethod
    def gateway(cls, code: str, description: str = "", *, scheme: str = "Bearer") -> Refusal:
        """Refuse as the gateway in front of everything does."""
        status, message, default = _GATEWAY[code]
        fault = {"code": code, "message": message, "description": description or default}
        headers = {"WWW-Authenticate": f'{scheme} realm="thingspace"'} if status == 401 else {}
        return cls(json_response(status, {"fault": fault}, headers))

    @classmethod
    def method(cls, allowed: list[str]) -> Refusal:
        """Refuse a method that the path does not have."""
        fault = {"code": "900906", "message": _GATEWAY["900906"][1], "description": f"Allowed: {', '.join(allowed)}."}
        return cls(json_response(405, {"fault": fault}, {"Allow": ", ".join(allowed)}))

    @classmethod
    def xml(cls, description: str) -> Refusal:
        """Refuse as the gateway does when the kind of authentication is wrong: 403 and XML."""
        body = _XML_FAULT.format(description).encode()
        return cls(Response(403, {"Content-Type": "application/xml"}, body))
