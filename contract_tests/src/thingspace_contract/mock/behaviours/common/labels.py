"""Labels that split the usage of an account: how a device keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from thingspace_contract.mock.call import Call
from thingspace_contract.mock.store import Device

__all__ = ["label_attribute", "labelled"]


def labelled(call: Call, account: str, labels: list[dict[str, str]]) -> Iterator[Device]:
    """Yield the devices of an account that bear any of these labels."""
    for device in call.world.devices.of([account]):
        if any(device.attributes.get(label_attribute(label)) == label["value"] for label in labels):
            yield device


def label_attribute(label: Mapping[str, str]) -> str:
    """Return the attribute of a device that holds the value of a label."""
    return f"UsageLabel {label['name']}"
