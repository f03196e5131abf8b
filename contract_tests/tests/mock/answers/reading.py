"""Reading what requests and answers say of devices, accounts and times, whatever the operation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from thingspace_contract.mock import Mock
from thingspace_contract.mock.store import Device
from thingspace_contract.mock.testing.clock import parse_time

__all__ = ["accounts_in", "accounts_of", "devices_in", "identifiers_in", "timed_items", "with_other_lines"]

KINDS = frozenset({"imei", "iccid", "eid", "meid", "esn", "mdn", "msisdn", "imsi", "min"})
ALIASES = {"msid": "mdn"}
ACCOUNTS = frozenset({"accountname", "accountnumber", "account", "aname", "participantname"})
DATE = re.compile(r"\d{4}-\d\d-\d\dT")


def identifiers_in(value: Any) -> Iterator[tuple[str, str]]:
    """Yield every identifier that a value tells: as kind and id, as key and value, or in a member of its own."""
    if isinstance(value, list):
        for each in value:
            yield from identifiers_in(each)
    if not isinstance(value, dict):
        return
    if "id" in value and str(value.get("kind", "")).lower() in KINDS:
        yield str(value["kind"]).lower(), str(value["id"])
    elif str(value.get("key", "")).lower() in KINDS and value.get("value"):
        yield str(value["key"]).lower(), str(value["value"])
    for name, part in value.items():
        kind = ALIASES.get(name.lower(), name.lower())
        if kind in KINDS and isinstance(part, str | int) and part:
            yield kind, str(part)
        else:
            yield from identifiers_in(part)


def accounts_in(value: Any) -> Iterator[str]:
    """Yield every account that a value names."""
    if isinstance(value, list):
        for each in value:
            yield from accounts_in(each)
    if isinstance(value, dict):
        for name, part in value.items():
            if name.lower() in ACCOUNTS and isinstance(part, str):
                yield part
            else:
                yield from accounts_in(part)


def accounts_of(path: str, body: Any) -> set[str]:
    """Return the accounts that a request names, in its path, query or body."""
    parts = urlsplit(path)
    words = [*parts.path.split("/"), *(value for _, value in parse_qsl(parts.query))]
    return {word for word in words if re.fullmatch(r"\d{10}-\d{5}", word)} | set(accounts_in(body))


def devices_in(mock: Mock, value: Any) -> dict[int, Device]:
    """Return the devices that a value names, by their number."""
    found = (mock.platform.devices.find(*each) for each in identifiers_in(value))
    return {device.number: device for device in found if device is not None}


def with_other_lines(mock: Mock, body: Any) -> Any | None:
    """Return a request about other devices of the same accounts, in the same states; None when there are none."""
    asked = devices_in(mock, body)
    if not asked:
        return None
    taken = set(asked)
    chosen: dict[int, Device] = {}
    for number, device in asked.items():
        kinds = {kind for kind, value in identifiers_in(body) if device.identifiers.get(kind) == value}
        for other in mock.platform.devices.of([device.account]):
            if other.number not in taken and other.state == device.state and kinds <= other.identifiers.keys():
                chosen[number] = other
                taken.add(other.number)
                break
        else:
            return None
    names = {
        value: chosen[number].identifiers[kind]
        for number, device in asked.items()
        for kind, value in device.identifiers.items()
        if kind in chosen[number].identifiers
    }
    return _renamed(body, names)


def timed_items(value: Any) -> Iterator[tuple[list[float], dict[str, Any]]]:
    """Yield the items of lists that tell times of their own, with these."""
    if isinstance(value, dict):
        for part in value.values():
            yield from timed_items(part)
    for each in value if isinstance(value, list) else ():
        texts = [part for part in each.values() if isinstance(part, str)] if isinstance(each, dict) else []
        moments = [moment for text in texts if DATE.match(text) and (moment := parse_time(text)) is not None]
        if moments:
            yield moments, each
        else:
            yield from timed_items(each)


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_renamed(each, names) for each in value]
    if isinstance(value, dict):
        return {name: _renamed(part, names) for name, part in value.items()}
    if isinstance(value, int) and not isinstance(value, bool) and str(value) in names:
        return int(names[str(value)])
    return names.get(value, value) if isinstance(value, str) else value
