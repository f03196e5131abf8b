"""Devices of requests, and how one fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from thingspace_contract.mock.rules import documented
from thingspace_contract.mock.store import Device

__all__ = ["DeviceFault", "Target", "Targets", "known"]


class DeviceFault(Exception):
    """A device fails; its message tells code and text.

    Args:
        code: what follows the service name in `faultcode`.
        text: the `faultstring`.
    """

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        self.text = text
        super().__init__(code)


@dataclass(slots=True)
class Target:
    """One device of a request.

    Args:
        requested: its identifiers as the request spelled them; empty when a filter found it.
        entry: its item of the request's list; empty when a filter found it.
        device: None when the platform does not know it.
        fault: why it cannot be worked on, None when it can.
        taken: whether its identifiers are a device's, be it one that the user does not reach.
    """

    requested: list[dict[str, str]]
    entry: Mapping[str, Any]
    device: Device | None
    fault: DeviceFault | None = None
    taken: bool = False


class Targets(Iterator[Target]):
    """Devices of a request, one by one; each is read when its turn comes.

    Args:
        found: the devices, with None wherever so many were looked at that others should get their turn.
    """

    def __init__(self, found: Iterator[Target | None]) -> None:
        self._found = found

    def __next__(self) -> Target:
        target = next(self._found)
        while target is None:
            target = next(self._found)
        return target

    def with_pauses(self) -> Iterator[Target | None]:
        """Return the devices with the places where others may take their turn."""
        return self._found


@documented(
    "A device that the platform does not know fails with DeviceNotFound.", "vendor page of callback error messages"
)
def known(target: Target) -> Device:
    """Return a target's device.

    Raises:
        DeviceFault: it cannot be worked on, or the platform does not know it.
    """
    if target.fault is not None:
        raise target.fault
    if target.device is None:
        raise DeviceFault("REQUEST_FAILED.DeviceNotFound", "Device not found.")
    return target.device
