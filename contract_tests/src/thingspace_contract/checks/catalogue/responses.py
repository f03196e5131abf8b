"""What is checked of every response of a server, and of its refusals; the names are those of Schemathesis."""

from __future__ import annotations

from thingspace_contract.checks.catalogue.check import Check

__all__ = [
    "CONTENT_TYPE_CONFORMANCE",
    "ENSURE_RESOURCE_AVAILABILITY",
    "MISSING_REQUIRED_HEADER",
    "NEGATIVE_DATA_REJECTION",
    "NOT_A_SERVER_ERROR",
    "POSITIVE_DATA_ACCEPTANCE",
    "RESPONSE_HEADERS_CONFORMANCE",
    "RESPONSE_SCHEMA_CONFORMANCE",
    "STATUS_CODE_CONFORMANCE",
    "UNSUPPORTED_METHOD",
    "USE_AFTER_FREE",
]

_SUITES = ("server",)
_RESPONSES = "the operation's responses"

NOT_A_SERVER_ERROR = Check(
    name="not_a_server_error",
    suites=_SUITES,
    looks_for="Every request is answered, in time and not with a 5xx.",
    rule="Whatever the request, there is a response, and it is not a 5xx.",
    ground="HTTP: a 5xx is the server's own fault",
)
STATUS_CODE_CONFORMANCE = Check(
    name="status_code_conformance",
    suites=_SUITES,
    looks_for="The status of a response is one that the contract documents.",
    rule="The status is one of those that the contract documents for the operation.",
    ground=_RESPONSES,
)
CONTENT_TYPE_CONFORMANCE = Check(
    name="content_type_conformance",
    suites=_SUITES,
    looks_for="A response has the media type that is documented for its status.",
    rule="The response has the media type that the contract documents for its status.",
    ground=_RESPONSES,
)
RESPONSE_HEADERS_CONFORMANCE = Check(
    name="response_headers_conformance",
    suites=_SUITES,
    looks_for="A response has the headers that are documented for its status.",
    rule="The response has the headers that the contract documents for its status.",
    ground=_RESPONSES,
)
RESPONSE_SCHEMA_CONFORMANCE = Check(
    name="response_schema_conformance",
    suites=_SUITES,
    looks_for="The body of a response keeps the schema that is documented for its status.",
    rule="The response keeps the schema that the contract documents for its status.",
    ground=_RESPONSES,
)
POSITIVE_DATA_ACCEPTANCE = Check(
    name="positive_data_acceptance",
    suites=_SUITES,
    looks_for="A request that keeps the contract is accepted, or refused in a way that a wrong name explains.",
    rule="A request that keeps the contract is accepted, or refused for a business reason.",
    ground="the operation's parameters and body",
)
NEGATIVE_DATA_REJECTION = Check(
    name="negative_data_rejection",
    suites=_SUITES,
    looks_for="A request that breaks the contract is refused: generated ones, and examples with one change.",
    rule="A request that breaks the contract is refused.",
    ground="the operation's parameters and body",
)
MISSING_REQUIRED_HEADER = Check(
    name="missing_required_header",
    suites=_SUITES,
    looks_for="A request without a header that the operation requires is refused.",
    rule="A request without a required header is refused.",
    ground="the operation's parameters and security",
)
UNSUPPORTED_METHOD = Check(
    name="unsupported_method",
    suites=_SUITES,
    looks_for="PATCH and TRACE are refused with 405 and an Allow header where the contract does not document them.",
    rule="A method that the contract does not document is refused with 405.",
    ground="RFC 9110, section 15.5.6",
)
USE_AFTER_FREE = Check(
    name="use_after_free",
    suites=_SUITES,
    looks_for="What a request has deleted is not found by the next.",
    rule="What was deleted is not found any more.",
    ground="the contract's links",
)
ENSURE_RESOURCE_AVAILABILITY = Check(
    name="ensure_resource_availability",
    suites=_SUITES,
    looks_for="What a request has created is found by the next.",
    rule="What was created is found.",
    ground="the contract's links",
)
