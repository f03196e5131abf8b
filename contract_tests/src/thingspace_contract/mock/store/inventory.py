"""What the mock asks of a store about devices: the devices themselves, and what waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from thingspace_contract.mock.store.values import Device

__all__ = ["Devices", "Events"]


class Devices(Protocol):
    """Every device of every account.

    Args:
        renamings: how often an identifier may have come to a device or left it; what was found before the last one may
            be wrong.
    """

    renamings: int

    def find(self, kind: str, value: str) -> Device | None:
        """Return the device that bears an identifier; the kind's case does not matter."""

    def find_all(self, identifiers: Iterable[Mapping[str, str]]) -> list[Device]:
        """Return the different devices that bear any of these identifiers, in their order."""
        found: dict[int, Device] = {}
        for identifier in identifiers:
            device = self.find(identifier["kind"], identifier["id"])
            if device is not None:
                found.setdefault(device.number, device)
        return list(found.values())

    def find_each(self, entries: Sequence[Sequence[Mapping[str, str]]]) -> list[list[Device]]:
        """Return what `find_all` returns for each entry of a list, at once; a device of several is one object."""

    def any_of(self, identifiers: Iterable[Mapping[str, str]]) -> bool:
        """Tell whether a device bears any of these identifiers; the kind's case does not matter."""

    def by_uuid(self, uuid: str) -> Device | None:
        """Return the device with that ThingSpace UUID, in either case."""

    def by_any(self, value: str) -> Device | None:
        """Return a device by any identifier, its UUID, or its internal id; for controls, which name no kind."""

    def of(self, accounts: Sequence[str]) -> Iterator[Device]:
        """Yield the devices of these accounts by internal id."""

    def numbers(self, accounts: Sequence[str]) -> list[int]:
        """Return the internal ids of the devices of these accounts, in their order."""

    def numbered(self, numbers: Sequence[int]) -> list[Device]:
        """Return the devices with these internal ids, by internal id; those that are gone are left out."""

    def count(self) -> int:
        """Return how many devices there are."""

    def next_number(self) -> int:
        """Return an internal id that no device has had, above all that were; in a transaction nobody else gets it."""

    def add(self, device: Device) -> None:
        """Store a new device."""

    def update(self, device: Device, *, identifiers: bool = False) -> None:
        """Store what has changed; say `identifiers` when those have."""

    def remove(self, device: Device) -> None:
        """Forget a device with its events; its identifiers are free again, its number is not."""


class Events(Protocol):
    """Configuration events of devices (`ts.event.configuration`), in the order in which they happened."""

    def add(self, device: int, document: dict[str, Any]) -> None:
        """Append an event of a device; its `state` says whether it waits for the device."""

    def of(self, device: int) -> list[tuple[int, dict[str, Any]]]:
        """Return the events of a device with their sequence numbers, newest first."""

    def waiting(self, device: int) -> list[dict[str, Any]]:
        """Return the pending events that no later event has answered, oldest first."""
        events = [document for _, document in reversed(self.of(device))]
        answered = {event["transactionid"] for event in events if event["state"] != "pending"}
        return [event for event in events if event["state"] == "pending" and event["transactionid"] not in answered]

    def counts(self, devices: Sequence[int]) -> dict[int, int]:
        """Return how many events wait for each of these devices; those for which none waits are left out."""
        found = {device: len(self.waiting(device)) for device in devices}
        return {device: count for device, count in found.items() if count}
