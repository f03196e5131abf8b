"""What operations do: one module a tag, one function an operation.

An operation without a function here is answered from the contract's examples (`mock.examples`). Importing this
package registers every behaviour.
"""

from __future__ import annotations

from thingspace_contract.mock.behaviours import (
    accounts,
    device_list,
    devices,
    iot,
    listeners,
    oauth,
    provisioning,
    sessions,
)
from thingspace_contract.mock.behaviours.registry import BEHAVIOURS, Behaviour, behaviour

__all__ = [
    "BEHAVIOURS",
    "Behaviour",
    "accounts",
    "behaviour",
    "device_list",
    "devices",
    "iot",
    "listeners",
    "oauth",
    "provisioning",
    "sessions",
]
