"""What is checked of a callback listener."""

from __future__ import annotations

from thingspace_contract.checks.catalogue.check import Check

__all__ = [
    "INVALID_MESSAGE_IS_SURVIVED",
    "OVERSIZED_BODY_IS_SURVIVED",
    "REPEATED_MESSAGE_IS_ACKNOWLEDGED",
    "VALID_MESSAGE_IS_ACKNOWLEDGED",
    "WRONG_CONTENT_TYPE_IS_SURVIVED",
    "WRONG_CREDENTIALS_ARE_SURVIVED",
    "WRONG_METHOD_IS_SURVIVED",
]

_SUITES = ("listener",)
_RESPONSE = "A response in time that is not a 5xx; a 4xx is right for what is not a message."
_OPEN_URL = "robustness: a listener's URL is open to everybody"

VALID_MESSAGE_IS_ACKNOWLEDGED = Check(
    name="valid_message_is_acknowledged",
    suites=_SUITES,
    looks_for="Every message that the contract allows is answered with a 2xx: examples, variations, generated ones.",
    rule="Any 2xx: the contract allows this message, and the platform sends it again until it is acknowledged.",
    ground="the message's schema",
)
REPEATED_MESSAGE_IS_ACKNOWLEDGED = Check(
    name="repeated_message_is_acknowledged",
    suites=_SUITES,
    looks_for="A message that comes again, its `callbackCount` equal or higher, is answered; no 2xx is a warning.",
    rule="Any 2xx: the platform sends a message again until it is acknowledged.",
    ground="the documented attempts at a callback",
)
INVALID_MESSAGE_IS_SURVIVED = Check(
    name="invalid_message_is_survived",
    suites=_SUITES,
    looks_for="A body that is not a message of the service is answered, and not with a 5xx.",
    rule=_RESPONSE,
    ground="robustness: such bodies were seen in the field",
)
WRONG_CREDENTIALS_ARE_SURVIVED = Check(
    name="wrong_credentials_are_survived",
    suites=_SUITES,
    looks_for="A message with wrong, missing or odd credentials is answered, and not with a 5xx.",
    rule=_RESPONSE,
    ground=_OPEN_URL,
)
OVERSIZED_BODY_IS_SURVIVED = Check(
    name="oversized_body_is_survived",
    suites=_SUITES,
    looks_for="A body of 10 MB is answered, and not with a 5xx.",
    rule=_RESPONSE,
    ground=_OPEN_URL,
)
WRONG_METHOD_IS_SURVIVED = Check(
    name="wrong_method_is_survived",
    suites=_SUITES,
    looks_for="A GET request is answered, and not with a 5xx.",
    rule=_RESPONSE,
    ground=_OPEN_URL,
)
WRONG_CONTENT_TYPE_IS_SURVIVED = Check(
    name="wrong_content_type_is_survived",
    suites=_SUITES,
    looks_for="A message with another Content-Type, or without one, is answered, and not with a 5xx.",
    rule=_RESPONSE,
    ground=_OPEN_URL,
)
