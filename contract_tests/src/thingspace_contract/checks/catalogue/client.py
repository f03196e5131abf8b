"""What is checked of a client package."""

from __future__ import annotations

from thingspace_contract.checks.catalogue.check import Check

__all__ = [
    "BROKEN_CALLBACK_IS_REFUSED",
    "BROKEN_RESPONSE_IS_REFUSED",
    "CALLBACK_IS_UNDERSTOOD",
    "NEWER_CALLBACK_IS_KEPT",
    "NEWER_RESPONSE_IS_KEPT",
    "OPERATION_EXISTS",
    "REQUEST_CARRIES_ARGUMENTS",
    "RESPONSE_IS_UNDERSTOOD",
    "SERVICE_EXISTS",
    "UNDOCUMENTED_STATUS_IS_SURVIVED",
]

_SUITES = ("client",)
_REFUSAL = "One of the package's own exceptions is raised."
_NEWER = "What a newer server adds is kept for those who look for it."

OPERATION_EXISTS = Check(
    name="operation_exists",
    suites=_SUITES,
    looks_for="The package has a module for the operation, with sync and async functions.",
    rule="Every operation of the contract has a module with sync and async functions.",
    ground="the contract's operations",
)
SERVICE_EXISTS = Check(
    name="service_exists",
    suites=_SUITES,
    looks_for="The package reads the callbacks of the service, and types them.",
    rule="callbacks.parse reads every callback service of the contract, with one overload each.",
    ground="the contract's callback services",
)
REQUEST_CARRIES_ARGUMENTS = Check(
    name="request_carries_arguments",
    suites=_SUITES,
    looks_for="The one request that a call sends has every argument of the call, nothing else, and keeps the contract.",
    rule="A call sends one request that keeps the contract and carries what the call was given.",
    ground="the operation's path, parameters and body",
)
RESPONSE_IS_UNDERSTOOD = Check(
    name="response_is_understood",
    suites=_SUITES,
    looks_for="A documented response becomes the right class, with every value; an optional null may count as absent.",
    rule="It is parsed; nothing is raised.",
    ground="the operation's responses",
)
NEWER_RESPONSE_IS_KEPT = Check(
    name="newer_response_is_kept",
    suites=_SUITES,
    looks_for="A response with unknown members or unknown enum values is read without a loss.",
    rule=_NEWER,
    ground="forward compatibility: the platform adds members without notice",
)
BROKEN_RESPONSE_IS_REFUSED = Check(
    name="broken_response_is_refused",
    suites=_SUITES,
    looks_for="A response that is not JSON, or breaks its schema, raises only exceptions of the package.",
    rule=_REFUSAL,
    ground="robustness: gateways cut bodies and answer with HTML",
)
UNDOCUMENTED_STATUS_IS_SURVIVED = Check(
    name="undocumented_status_is_survived",
    suites=_SUITES,
    looks_for="A status that no source documents raises only exceptions of the package, and only reads are sent again.",
    rule=_REFUSAL,
    ground="robustness, and the operation's `x-effect`",
)
CALLBACK_IS_UNDERSTOOD = Check(
    name="callback_is_understood",
    suites=_SUITES,
    looks_for="A callback, as bytes, text or object, becomes the right class, with every value; null keys are absent.",
    rule="It is parsed; nothing is raised.",
    ground="the message's schema",
)
NEWER_CALLBACK_IS_KEPT = Check(
    name="newer_callback_is_kept",
    suites=_SUITES,
    looks_for="A callback with unknown members, values or messages is read without a loss.",
    rule=_NEWER,
    ground="forward compatibility: the platform adds members and messages without notice",
)
BROKEN_CALLBACK_IS_REFUSED = Check(
    name="broken_callback_is_refused",
    suites=_SUITES,
    looks_for="A callback that is not JSON, or breaks its schema, raises only exceptions of the package.",
    rule=_REFUSAL,
    ground="robustness: such bodies were seen in the field",
    evidence="field",
)
