"""Families of APIs: which paths are whose, and how each of them words an error.

Behaviours raise an `ApiError` with the code of Connectivity Management, whose list is the longest; the families
beside it have few words of their own, or one for everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from thingspace_contract.contract import Operation
from thingspace_contract.contract.causes import CUT
from thingspace_contract.core.exchange import Response
from thingspace_contract.mock.gateway.errors import SERVICE, ApiError, GatewayError, json_response
from thingspace_contract.mock.gateway.judging.breaches import first_breach, missing_or_malformed
from thingspace_contract.mock.gateway.judging.causes import Breach
from thingspace_contract.mock.rules import assumed

__all__ = ["FAMILIES", "SESSION_CODES", "Family", "Wording", "family_of", "refused"]

#: Codes of a session token that is missing, is none, or has expired.
SESSION_CODES = (
    "REQUEST_FAILED.SessionToken.Format",
    "INPUT_INVALID.SessionToken.Invalid",
    "REQUEST_FAILED.SessionToken.Expired",
)


_LONGEST_CODE = 200


@dataclass(frozen=True, slots=True)
class Wording:
    """How a family says what went wrong.

    Args:
        code: its own error code.
        status: the status that goes with it.
        cause: a third text, for the family whose errors have one.
        headers: what the response carries beside its body.
    """

    code: str
    status: int = 400
    cause: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Family:
    """One API behind the gateway.

    Args:
        prefix: what its paths begin with.
        body: makes the error body of a wording and a message.
        session: the wording for a bad session; None for the code of the error.
        default: the wording for every other code; None for the code of the error.
        wordings: code of an error → how the family words it.
        breach: chooses the code of a request that breaks the contract, and the breach it is for, from its breaches and
            whether it is empty.
    """

    prefix: str
    body: Callable[[Wording, str], dict[str, str]]
    session: Wording | None = None
    default: Wording | None = None
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    breach: Callable[[Sequence[Breach], bool], tuple[str, Breach | None]] = first_breach

    def wording(self, code: str) -> Wording:
        """Return how the family words the code of an error."""
        if self.session is not None and code in SESSION_CODES:
            return self.session
        return self.wordings.get(code) or self.default or Wording(code)

    def response(self, error: ApiError) -> Response:
        """Return the response to a request that was refused."""
        wording = self.wording(error.code)
        return json_response(wording.status, self.body(wording, error.message), wording.headers)


@assumed(
    "Codes about the data of a NIDD message begin with NiddService, all others with UnifiedWebService.",
    "One of them was seen so; the pages write most codes without a service.",
)
def _with_service(wording: Wording, message: str) -> dict[str, str]:
    service = "NiddService" if wording.code.startswith("INPUT_INVALID.Message.") else SERVICE
    return {"errorCode": f"{service}.{_cut(wording.code)}", "errorMessage": message}


def _cut(code: str) -> str:
    """Return a code without the middle of what a request has put into it, such as the name of a plan."""
    half = _LONGEST_CODE // 2
    return code if len(code) <= _LONGEST_CODE else f"{code[:half]}{CUT}{code[-half:]}"


def _without_service(wording: Wording, message: str) -> dict[str, str]:
    return {"errorCode": wording.code, "errorMessage": message}


def _pair(wording: Wording, message: str) -> dict[str, str]:
    return {"error": wording.code, "error_description": message}


def _triple(wording: Wording, message: str) -> dict[str, str]:
    return {**_pair(wording, message), "cause": wording.cause}


_INVALID = Wording("INVALID_PARAMETER")
_UNAUTHORIZED = Wording("unauthorized", 401, "requested service unauthorized for token")

_CONNECTIVITY = Family("/m2m/", _with_service)
_LOCATIONS = Family(
    "/loc/", _without_service, default=_INVALID, wordings={"CACHE_UNAVAILABLE": Wording("CACHE_UNAVAILABLE")}
)
_FIRMWARE = Family("/fota/", _without_service, default=_INVALID)
_TRIGGERS = Family("/subsc/", _without_service, default=_INVALID)
_CLOUD_CONNECTOR = Family(
    "/cc/",
    _triple,
    session=_UNAUTHORIZED,
    default=Wording("bad_request", cause="bad request"),
    wordings={
        "DeserializationFailed": Wording("request_json_unmarshal", cause="wrong JSON format"),
        "INPUT_INVALID.RequestUndefined": Wording("bad_request", cause="required body content missing"),
        "INPUT_INVALID.Page": Wording("bad_request", cause="unknown $page"),
        "REQUEST_FAILED.AccountName": _UNAUTHORIZED,
        "REQUEST_FAILED.AccountNotFound": _UNAUTHORIZED,
        "REQUEST_FAILED.DeviceNotFound": Wording("not_found", 404, "not found"),
    },
    breach=missing_or_malformed,
)
_TOKENS = Family(
    "/ts/",
    _pair,
    default=Wording("invalid_request"),
    wordings={
        "invalid_client": Wording("invalid_client", 401, headers={"WWW-Authenticate": 'Basic realm="thingspace"'})
    },
)

FAMILIES = (_CONNECTIVITY, _LOCATIONS, _FIRMWARE, _TRIGGERS, _CLOUD_CONNECTOR, _TOKENS)


@assumed(
    "The APIs of locations, firmware and triggers refuse with INVALID_PARAMETER.",
    "The code is documented for locations; the other two have no documented codes.",
)
@assumed("In the IoT family a bad session is `unauthorized` with 401.", "The pages give no status for it.")
def family_of(operation: Operation) -> Family:
    """Return the family that an operation belongs to."""
    return next(family for family in FAMILIES if operation.path.startswith(family.prefix))


def refused(operation: Operation, error: ApiError | GatewayError) -> Response:
    """Return the response to a refused request: the gateway's own words, or those of the operation's family."""
    return error.response if isinstance(error, GatewayError) else family_of(operation).response(error)
