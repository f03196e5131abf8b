"""Refused input: which documented error code a request that breaks the contract gets."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from thingspace_contract.mock.gateway.judging.causes import ABSENT, Breach
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["CODES", "ELSEWHERE", "NEVER", "Trigger", "first_breach", "missing_or_malformed"]

_FORBIDDEN = frozenset("'<\\")
_UNKNOWN = "properties"  # what is broken by a member that the contract does not know
_MOST_DEVICES = 10_000
_MOST_DATA = 1_358  # bytes


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a documented code is the answer to.

    Args:
        code: without the name of the service.
        what: a few words for a page.
        members: the members it is about; () for all.
        rules: the keywords of JSON Schema that are broken; () for any.
        holders: the members whose objects hold them; () for any.
        operations: the operations it is documented for; () for all.
        holds: what else must be so; None for nothing.
        words: what is wrong, where the limit of the schema does not tell people.
    """

    code: str
    what: str
    members: tuple[str, ...] = ()
    rules: frozenset[str] = frozenset()
    holders: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()
    holds: Callable[[Breach], bool] | None = None
    words: str = ""

    def fits(self, breach: Breach) -> bool:
        """Whether a breach is what the code is for."""
        return (
            breach.rule != _UNKNOWN
            and (not self.members or breach.member in self.members)
            and (not self.rules or breach.rule in self.rules)
            and (not self.holders or not breach.holders.isdisjoint(self.holders))
            and (not self.operations or breach.operation in self.operations)
            and (self.holds is None or self.holds(breach))
        )


def _is_empty(breach: Breach) -> bool:
    return breach.value is ABSENT or breach.value is None or breach.value in ("", [])


def _is_forbidden(breach: Breach) -> bool:
    return isinstance(breach.value, str) and not _FORBIDDEN.isdisjoint(breach.value)


def _is_long_data(breach: Breach) -> bool:
    return isinstance(breach.value, str) and len(_decoded(breach.value)) > _MOST_DATA


def _has_adjacent_nulls(breach: Breach) -> bool:
    return isinstance(breach.value, str) and b"\0\0" in _decoded(breach.value)


def _is_most_devices(breach: Breach) -> bool:
    return bool(breach.limit == _MOST_DEVICES)


_FIELDS = ("customFields", "customFieldsToUpdate")
_TOO_MANY = frozenset({"maxItems"})
_NIDD = ("sendNiddMessage",)
_LISTS = (
    *("devices", "devicesToAdd", "devicesToRemove", "devicesToDelete"),
    *("deviceListWithServiceAddress", "devicesWithServiceAddress"),
)

#: The first that fits is taken.
CODES = (
    Trigger("INPUT_INVALID.SmsMessage.Null", "no text in a text message", ("smsMessage",), holds=_is_empty),
    Trigger(
        "INPUT_INVALID.SmsMessage.TooLong",
        "a text of more than 160 characters, 140 in an 8-bit encoding",
        ("smsMessage",),
        frozenset({"maxLength"}),
    ),
    Trigger("INPUT_INVALID.Message.Null", "no data in a NIDD message", ("message",), operations=_NIDD, holds=_is_empty),
    Trigger(
        "INPUT_INVALID.Message.TooLong",
        f"data of more than {_MOST_DATA:,} bytes in a NIDD message",
        ("message",),
        operations=_NIDD,
        holds=_is_long_data,
        words=f"holds more than {_MOST_DATA:,} bytes",
    ),
    Trigger(
        "INPUT_INVALID.Message.AdjacentNullCharacters",
        "two zero bytes in a row in a NIDD message",
        ("message",),
        operations=_NIDD,
        holds=_has_adjacent_nulls,
        words="holds two zero bytes in a row",
    ),
    Trigger(
        "INPUT_INVALID.DeviceNotProvided",
        "no device of a NIDD message",
        ("deviceIds",),
        operations=_NIDD,
        holds=_is_empty,
    ),
    Trigger(
        "INPUT_INVALID.Account.NotDefined",
        "no account where one is required, or an empty one",
        ("accountName",),
        holds=_is_empty,
    ),
    Trigger("INPUT_INVALID.NumberofDevices", "more than 200 devices to add", ("devicesToAdd",), _TOO_MANY),
    Trigger(
        "INPUT_INVALID.MaxRequestsExceeded",
        f"more than {_MOST_DEVICES:,} devices",
        (),
        _TOO_MANY,
        holds=_is_most_devices,
    ),
    Trigger(
        "INPUT_INVALID.MaxRequestsExceeded",
        "more devices than another limit of an operation allows",
        _LISTS,
        _TOO_MANY,
    ),
    Trigger(
        "INPUT_INVALID.CustomField.InvalidName",
        "another name than CustomField1 to CustomField5",
        ("key",),
        frozenset({"enum"}),
        _FIELDS,
    ),
    Trigger(
        "INPUT_INVALID.CustomField.TooLong",
        "a custom field of more than 50 characters",
        ("value",),
        frozenset({"maxLength"}),
        _FIELDS,
    ),
    Trigger(
        "INPUT_INVALID.Device.Kind.Invalid",
        "an unknown kind of identifier, or one that the operation does not take",
        ("kind",),
        frozenset({"pattern", "minLength"}),
    ),
    Trigger(
        "INPUT_INVALID.Request.InvalidCharacter",
        "an apostrophe, `<` or a backslash where they are forbidden",
        (),
        frozenset({"pattern"}),
        holds=_is_forbidden,
    ),
    Trigger("INPUT_INVALID.Device.Identifier.Invalid", "an empty identifier", ("id",), frozenset({"minLength"})),
)

#: Published codes that behaviours and the rest of the gateway answer with, and what to.
ELSEWHERE = {
    "DeserializationFailed": "a body that cannot be read, or breaks the contract in another way",
    "INPUT_INVALID.RequestUndefined": "no body where one is required",
    "REQUEST_FAILED.SessionToken.Format": "no session token",
    "INPUT_INVALID.SessionToken.Invalid": "a session token that is none",
    "REQUEST_FAILED.SessionToken.Expired": "a session that has ended",
    "REQUEST_FAILED.AccountNotFound": "an account that does not exist",
    "REQUEST_FAILED.AccountName": "an account that the user does not reach",
    "REQUEST_FAILED.NoAccounts": "a user without an account",
    "INPUT_INVALID.Device.Identifier.Invalid": "an identifier that fits no kind",
    "INPUT_INVALID.Device.Account.Invalid": "a question about a device of another account than the named one",
    "REQUEST_FAILED.DeviceNotFound": "a question about a device that is unknown",
    "REQUEST_FAILED._servicePlan_.NotFound": "a plan to set that is unknown; its code stands in the error code",
    "REQUEST_FAILED.DeviceGroupNotFound": "a group that does not exist, also as the receiver of a text",
    "REQUEST_FAILED.DeviceGroup.Exists": "the name of a group that there is",
    "INPUT_INVALID.DeviceGroup.DeleteDefault": "deleting the default group",
    "REQUEST_FAILED.UnexpectedError": "what has no code of its own",
}

#: Published codes that no answer of the mock has, and why.
NEVER = {
    "INPUT_INVALID.DeviceState.Invalid": "told by callback, for each device",
    "REQUEST_FAILED.DeviceAlreadyActive": "told by callback, for each device",
    "REQUEST_FAILED.DefaultIpPoolNotDefined": "no source says which requests need the default pool",
    "REQUEST_FAILED.MultipleAccounts": "published examples of requests name no account",
}


@documented(
    "Input that breaks a rule with a published error code is refused with that code.",
    "vendor page of synchronous error messages; for data that is too long or has adjacent zero bytes, field evidence",
)
@assumed("Input without a code of its own is `DeserializationFailed`.", "The published list of codes is partial.")
@assumed(
    "A list that is longer than another limit than 10,000 devices, or 200 to add, is `MaxRequestsExceeded` too.",
    "The published list has these two.",
)
def first_breach(breaches: Sequence[Breach], empty: bool) -> tuple[str, Breach | None]:
    """Return the code of the first breach that has one, and that breach.

    Args:
        breaches: what is wrong, at least one.
        empty: whether the operation takes a body and there is none.
    """
    if empty:
        return "INPUT_INVALID.RequestUndefined", None
    for breach in breaches:
        for trigger in CODES:
            if trigger.fits(breach):
                return trigger.code, replace(breach, words=trigger.words)
    return "DeserializationFailed", None


def missing_or_malformed(breaches: Sequence[Breach], empty: bool) -> tuple[str, Breach | None]:
    """Return the code of something that is missing, else that of a body which cannot be read."""
    if empty:
        return "INPUT_INVALID.RequestUndefined", None
    for breach in breaches:
        if breach.rule in ("required", "requestBody"):
            return "INPUT_INVALID.RequestUndefined", breach
    return "DeserializationFailed", None


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
