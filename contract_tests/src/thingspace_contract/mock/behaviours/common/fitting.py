"""Examples made to fit: what a published example tells of its line and account, told of those of the request."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from thingspace_contract.mock.behaviours.common.periods import ALWAYS, Period
from thingspace_contract.mock.rules import assumed
from thingspace_contract.mock.store import Device
from thingspace_contract.mock.testing.clock import parse_time

__all__ = ["Subject", "fitted", "fitted_by_slices"]

_KINDS = frozenset({"imei", "iccid", "eid", "meid", "esn", "mdn", "msisdn", "imsi", "min"})
_ALIASES = {"msid": "mdn"}
_ACCOUNTS = frozenset({"accountname", "accountnumber", "account", "aname", "participantname"})
_DATE = re.compile(r"\d{4}-\d\d-\d\d([Tt ]|$)")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a response is about.

    Args:
        account: the account of the request.
        device: the one device that it names, None when it names none or several.
        asked: the identifiers by which it names that device.
        members: values of its path and body that a response may repeat.
        period: the time that it asks for.
        parts: each of the devices that it names, as subjects of their own.
        owns: tells whether an identifier is one of the account's.
    """

    account: str
    device: Device | None = None
    asked: tuple[Mapping[str, str], ...] = ()
    members: Mapping[str, Any] = field(default_factory=dict)
    period: Period = ALWAYS
    parts: tuple[Subject, ...] = ()
    owns: Callable[[Mapping[str, str]], bool] = lambda _: True

    def identifier(self, kind: str) -> str:
        """Return an identifier of the device; "" when it has none of the kind."""
        return self.device.identifiers.get(kind.lower(), "") if self.device is not None else ""


@assumed(
    "Account, identifiers, numbers and plan in an example are those of the request's account and device, whatever the"
    " member; what the device does not have is left out, or empty.",
    "An answer that tells of another line would be wrong for sure.",
)
@assumed(
    "A list of devices in an example has one item for each device that the request names, made like its first; without"
    " any, those that are in the account.",
    "Its devices are the request's.",
)
@assumed(
    "Of a list in an example those items are told whose time lies in the period that the request asks for.",
    "An item without a time belongs to any period.",
)
def fitted(value: Any, subject: Subject) -> Any:
    """Return an example value as it is true of a subject."""
    if isinstance(value, list):
        return _list(value, subject)
    if isinstance(value, dict):
        return {name: _member(name, part, subject) for name, part in value.items()}
    return value


def fitted_by_slices(value: Any, subject: Subject, size: int) -> Generator[None, None, Any]:
    """Return what `fitted` returns; others get their turn after each so many devices of a list."""
    if isinstance(value, list) and _is_of_devices(value, subject):
        items: list[Any] = []
        for index, part in enumerate(subject.parts):
            if index and index % size == 0:
                yield
            items.append(fitted(value[0], part))
        return items
    if not isinstance(value, dict):
        return fitted(value, subject)
    members: dict[str, Any] = {}
    for name, part in value.items():
        if isinstance(part, list | dict) and name not in subject.members and not _is_identifier(part):
            members[name] = yield from fitted_by_slices(part, subject, size)
        else:
            members[name] = _member(name, part, subject)
    return members


def _is_of_devices(items: list[Any], subject: Subject) -> bool:
    return bool(subject.parts and items) and all(map(_is_of_device, items))


def _list(items: list[Any], subject: Subject) -> list[Any]:
    if _is_of_devices(items, subject):
        return [fitted(items[0], part) for part in subject.parts]
    if subject.device is None:
        items = [each for each in items if all(map(subject.owns, _identifiers(each)))]
    if items and all(map(_is_identifier, items)) and subject.device is not None:
        return [dict(each) for each in subject.asked] or subject.device.ids()
    told = (fitted(each, subject) if not _names_kind(each) else _pair(each, subject) for each in items)
    return [each for each in told if each is not None and _in_period(each, subject.period)]


def _member(name: str, part: Any, subject: Subject) -> Any:
    if name in subject.members and isinstance(part, type(subject.members[name])):
        return subject.members[name]
    if _is_identifier(part) and subject.device is not None:
        return dict(subject.asked[0]) if subject.asked else subject.device.ids()[0]
    if not isinstance(part, str):
        return fitted(part, subject)
    lower = _ALIASES.get(name.lower(), name.lower())
    if lower in _ACCOUNTS:
        return subject.account
    if subject.device is not None and lower in _KINDS:
        return subject.identifier(lower)
    if subject.device is not None and lower == "serviceplan":
        return subject.device.plan
    return part


def _pair(pair: Mapping[str, Any], subject: Subject) -> dict[str, Any] | None:
    """Return a pair of key and value with the subject's value; None when its device has none of the kind."""
    if subject.device is None:
        return dict(pair)
    own = subject.identifier(str(pair["key"]))
    return {**pair, "value": own} if own else None


def _is_of_device(item: Any) -> bool:
    """Tell whether an item of a list tells of one device, which it names itself."""
    return any(True for _ in _identifiers(item))


def _identifiers(item: Any) -> Iterator[Mapping[str, str]]:
    """Yield the identifiers by which an item of a list names its device."""
    for name, part in item.items() if isinstance(item, Mapping) else ():
        if name in _ALIASES:
            yield {"kind": _ALIASES[name], "id": str(part)}
        elif _is_identifier(part):
            yield part
        elif isinstance(part, list):
            yield from filter(_is_identifier, part)


def _names_kind(value: Any) -> bool:
    return isinstance(value, dict) and "value" in value and str(value.get("key", "")).lower() in _KINDS


def _is_identifier(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"kind", "id"} and str(value["kind"]).lower() in _KINDS


def _in_period(item: Any, period: Period) -> bool:
    """Tell whether the times of an item, or else of none, lie in a period."""
    if not isinstance(item, Mapping):
        return True
    moments = (parse_time(part) for part in item.values() if isinstance(part, str) and _DATE.match(part))
    return all(period.holds(moment) for moment in moments if moment is not None)
