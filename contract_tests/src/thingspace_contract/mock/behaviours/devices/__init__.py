"""Tag devices: adding, finding, changing and asking about devices."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.devices import changes, device_list, devices, identifier_change, questions

__all__ = ["changes", "device_list", "devices", "identifier_change", "questions"]
