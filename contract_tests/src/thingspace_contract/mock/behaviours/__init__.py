"""What operations do: one module a tag, one function an operation.

An operation without a function here is answered from the contract's examples (`mock.examples`). Importing this
package registers every behaviour.
"""

from __future__ import annotations

from thingspace_contract.mock.behaviours import (
    account_facts,
    accounts,
    changes,
    device_list,
    devices,
    firmware,
    groups,
    iot,
    life_cycle,
    listeners,
    location_rights,
    locations,
    oauth,
    profiles,
    provisioning,
    questions,
    reachability,
    segments,
    sessions,
    sibling_listeners,
    sms,
    triggers,
    uploads,
)
from thingspace_contract.mock.behaviours.registry import BEHAVIOURS, Behaviour, behaviour

__all__ = [
    "BEHAVIOURS",
    "Behaviour",
    "account_facts",
    "accounts",
    "behaviour",
    "changes",
    "device_list",
    "devices",
    "firmware",
    "groups",
    "iot",
    "life_cycle",
    "listeners",
    "location_rights",
    "locations",
    "oauth",
    "profiles",
    "provisioning",
    "questions",
    "reachability",
    "segments",
    "sessions",
    "sibling_listeners",
    "sms",
    "triggers",
    "uploads",
]
