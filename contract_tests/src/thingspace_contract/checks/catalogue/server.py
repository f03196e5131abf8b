"""What is checked of a server with steps of our own: who may see what, and whether state follows what is told."""

from __future__ import annotations

from thingspace_contract.checks.catalogue.check import Check

__all__ = [
    "ACCOUNTS_APART",
    "CREDENTIALS_ENFORCED",
    "STATE_AFTER_CALLBACK",
    "STATE_AFTER_RESPONSE",
    "UNKNOWN_NAME_REFUSED",
]

_SUITES = ("server",)

CREDENTIALS_ENFORCED = Check(
    name="credentials_enforced",
    suites=_SUITES,
    looks_for="A request with one credential missing or wrong is refused, for each that the operation needs.",
    rule="Every call needs the credentials that the operation declares, each of them valid.",
    ground="the operation's `security`, decision D048",
)
UNKNOWN_NAME_REFUSED = Check(
    name="unknown_name_refused",
    suites=_SUITES,
    looks_for="A request whose path names what does not exist is refused, as is removing a listener a second time.",
    rule="A name that does not exist is refused.",
    ground="the operation's path parameters",
)
ACCOUNTS_APART = Check(
    name="accounts_apart",
    suites=_SUITES,
    looks_for="A response to a read with one account's name tells of no other account.",
    rule="Reads with an account's name tell of that account only.",
    ground="the meaning of `accountName`",
)
STATE_AFTER_CALLBACK = Check(
    name="state_after_callback",
    suites=_SUITES,
    looks_for="After a callback reads show what it told, and devices that must fail report a fault.",
    rule="What a callback tells is what reads show.",
    ground="the documented life of a device",
)
STATE_AFTER_RESPONSE = Check(
    name="state_after_response",
    suites=_SUITES,
    looks_for="After an accepted request reads show what it did: listeners in their list, events in their history.",
    rule="What a request has changed is what reads show.",
    ground="the descriptions of the operations",
)
