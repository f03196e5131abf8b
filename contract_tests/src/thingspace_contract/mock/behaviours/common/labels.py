"""Labels that split the usage of an account: how a device keeps them."""

from __future__ import annotations

from collections.abc import Mapping

from thingspace_contract.mock.behaviours.common.targets import Target, Targets, selected
from thingspace_contract.mock.call import Call

__all__ = ["label_attribute", "labelled"]


def labelled(call: Call, account: str, labels: list[dict[str, str]]) -> Targets:
    """Return the devices of an account that bear any of these labels."""
    wanted = [(label_attribute(label), label["value"]) for label in labels]
    return Targets(
        None if device is None else Target([], {}, device)
        for device in selected(call, [account])
        if device is None or any(device.attributes.get(name) == value for name, value in wanted)
    )


def label_attribute(label: Mapping[str, str]) -> str:
    """Return the attribute of a device that holds the value of a label."""
    return f"UsageLabel {label['name']}"
