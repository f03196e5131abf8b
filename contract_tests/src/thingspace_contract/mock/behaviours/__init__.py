"""What operations do: one module or package a tag, one function an operation.

An operation without a function here is answered from the contract's examples (`common.examples`). Importing this
package registers every behaviour.
"""

from __future__ import annotations

from thingspace_contract.mock.behaviours import (
    accounts,
    devices,
    euicc,
    firmware,
    groups,
    iot,
    listeners,
    locations,
    oauth,
    provisioning,
    reachability,
    segments,
    sessions,
    sms,
    triggers,
)
from thingspace_contract.mock.behaviours.common.registry import BEHAVIOURS, Behaviour, behaviour

__all__ = [
    "BEHAVIOURS",
    "Behaviour",
    "accounts",
    "behaviour",
    "devices",
    "euicc",
    "firmware",
    "groups",
    "iot",
    "listeners",
    "locations",
    "oauth",
    "provisioning",
    "reachability",
    "segments",
    "sessions",
    "sms",
    "triggers",
]
