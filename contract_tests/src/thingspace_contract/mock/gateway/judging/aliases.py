"""Published aliases: members that a source spells otherwise than the contract, and that the mock takes for them.

The contract has one name for each member (D253). Whoever follows the other source is served, and told so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from thingspace_contract.contract import Contract, Operation, Problem, RequestParts
from thingspace_contract.contract.parts import JSON
from thingspace_contract.contract.problems import place
from thingspace_contract.contract.shapes.shape import Shape, Shapes
from thingspace_contract.mock.rules import documented

__all__ = ["ALIASES", "Alias", "renamed"]

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Alias:
    """A published name of a member.

    Args:
        name: as a source spells it.
        meant: as the contract spells it.
        source: which source that is.
        decision: the entry of spec/DECISIONS.md that chose between the two.
        operations: whose requests that source describes; () for all that have the member.
        holder: the member whose object holds it; "" for an object at any place.
    """

    name: str
    meant: str
    source: str
    decision: str
    operations: tuple[str, ...] = ()
    holder: str = ""


_BUSINESS_INTERNET = ("activateDeviceService", "changeDeviceServicePlan")
_SDK, _PAGE, _SEED = "vendor SDK", "vendor page", "seed document"

ALIASES = (
    Alias("account", "accountName", _SDK, "D027", holder="filter"),
    Alias("monitorType", "requestType", _SDK, "D144", ("retrieveReachabilityMonitors",)),
    Alias("monitorType", "requestType", _PAGE, "D144", ("retrieveReachabilityStatus",)),
    Alias("primaryPlaceofuse", "primaryPlaceOfUse", _SDK, "D014", _BUSINESS_INTERNET),
    Alias("deviceId", "deviceIds", _SDK, "D014", _BUSINESS_INTERNET, "deviceListWithServiceAddress"),
    Alias("zip+4", "zip4", _SDK, "D014", _BUSINESS_INTERNET, "address"),
    Alias("suffex", "suffix", _SDK, "D014", _BUSINESS_INTERNET, "customerName"),
    Alias("addresLine1", "addressLine1", _SEED, "D013", holder="address"),
    Alias("EtfWaiver", "etfWaiver", _PAGE, "D101", ("deactivateDeviceService",)),
    Alias("etfwaiver", "etfWaiver", _PAGE, "D173", ("deactivateDeviceProfile",)),
    Alias("ids", "deviceIds", _SDK, "D173", ("deactivateDeviceProfile",), "devices"),
    Alias("smrsOid", "smsrOid", _SDK, "D173"),
    Alias("Change4GOption", "change4gOption", _SEED, "D036", ("changeDeviceIdentifier",)),
    Alias("assignNonGeoMDN", "assignNonGeoMdn", _SEED, "D036", ("changeDeviceIdentifier",)),
    Alias("ServicePlan", "servicePlan", _SEED, "D036", ("changeDeviceIdentifier",)),
    Alias("earliest", "startTime", _SDK, "D133", ("retrieveAggregateDeviceUsageHistory",)),
    Alias("latest", "endTime", _SDK, "D133", ("retrieveAggregateDeviceUsageHistory",)),
    Alias("deviceId", "deviceIds", _SDK, "D133", ("retrieveAggregateDeviceUsageHistory",)),
    Alias("startTime", "earliest", _SDK, "D137", ("getPromoDeviceUsage",)),
    Alias("endTime", "latest", _SDK, "D137", ("getPromoDeviceUsage",)),
    Alias("accountId", "accountName", _SDK, "D138", ("getPromoAggregateUsage",)),
    Alias("deviceId", "deviceIds", _SDK, "D138", ("getPromoAggregateUsage",)),
    Alias("deviceId", "deviceIds", _PAGE, "D152", ("setUsageSegmentationLabels",), "labels"),
    Alias("messsage", "message", _PAGE, "D158", ("sendNiddMessage",)),
    Alias("carrierName", "carrierNameFilter", _PAGE, "D181", ("listDevicesWithProfiles",)),
    Alias("devices", "deviceFilter", _PAGE, "D181", ("listDevicesWithProfiles",)),
)


@documented(
    "A member that a source spells otherwise than the contract counts as the one that it means: `account` in a filter,"
    " `monitorType`, and the others of its table.",
    "seed documents, vendor pages and SDKs, as decided in D253",
)
def renamed(contract: Contract, operation: Operation, parts: RequestParts) -> tuple[RequestParts, tuple[Problem, ...]]:
    """Return a request whose published aliases are the contract's names, and where they were."""
    pointer = operation.body_pointer()
    about = {
        (each.name, each.holder): each
        for each in ALIASES
        if not each.operations or operation.operation_id in each.operations
    }
    if pointer is None or JSON not in operation.body or not _has_any(parts.body, {name for name, _ in about}):
        return parts, ()
    renaming = _Renaming(contract.shapes, about, pointer)
    body = renaming.of(contract.shapes.at(pointer), parts.body, "", ("body",))
    return (replace(parts, body=body), tuple(renaming.told.values())) if renaming.told else (parts, ())


def _has_any(body: Any, names: set[str]) -> bool:
    """Whether an object of a body has a member of these names: most bodies have none, and need no further look."""
    waiting = [body]
    while waiting:
        value = waiting.pop()
        if type(value) is list:
            waiting += value
        elif type(value) is dict:
            if not names.isdisjoint(value):
                return True
            waiting += value.values()
    return False


class _Renaming:
    """One walk over a body; of the elements of an array only the first is told."""

    def __init__(self, shapes: Shapes, about: dict[tuple[str, str], Alias], pointer: str) -> None:
        self.told: dict[tuple[str | int, ...], Problem] = {}
        self._shapes = shapes
        self._about = about
        self._pointer = pointer

    def of(self, shape: Shape, value: Any, holder: str, path: tuple[str | int, ...]) -> Any:
        if isinstance(value, list):
            item = self._shapes.of(shape.items)
            return [self.of(item, each, holder, (*path, index)) for index, each in enumerate(value)]
        if not isinstance(value, dict):
            return value
        return dict(self._member(shape, value, name, holder, path) for name in value)

    def _member(
        self, shape: Shape, value: dict[str, Any], name: str, holder: str, path: tuple[str | int, ...]
    ) -> tuple[str, Any]:
        alias = None if shape.names(name) else self._about.get((name, holder)) or self._about.get((name, ""))
        found = value[name]
        if alias is not None and shape.names(alias.meant) and alias.meant not in value:
            self._tell(alias, (*path, name))
            name = alias.meant
            inner = self._shapes.member(shape, name)
            if inner is not None and inner.items and isinstance(found, dict):
                found = [found]  # that source has one where the contract has a list
        inner = self._shapes.member(shape, name)
        return name, self.of(inner, found, name, (*path, name)) if inner else found

    def _tell(self, alias: Alias, path: tuple[str | int, ...]) -> None:
        kind = tuple(0 if isinstance(step, int) else step for step in path)
        if kind not in self.told and len(self.told) < _SHOWN:
            text = (
                f"the contract calls it {alias.meant}; {alias.name} is the word of a {alias.source} ({alias.decision})"
            )
            self.told[kind] = Problem(place("body", path[1:]), text, f"{self._pointer}/properties")
