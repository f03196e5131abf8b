"""What the mock remembers.

`Store` says what can be kept and asked for, `values` what that is; `open_store` finds an implementation by its URL.
Nobody else names one: what is below `sqlite/` is known to this package only.
"""

from __future__ import annotations

from thingspace_contract.mock.store.opening import open_store
from thingspace_contract.mock.store.protocol import (
    Devices,
    Events,
    Faults,
    History,
    Listeners,
    Outbox,
    Records,
    Requests,
    Sessions,
    Settings,
    Store,
)
from thingspace_contract.mock.store.trouble import StoreTrouble
from thingspace_contract.mock.store.values import (
    M2M,
    SIBLINGS,
    Attempt,
    Change,
    Claim,
    Device,
    Kind,
    LineEvent,
    Listener,
    StoredMessage,
    StoredRequest,
    StoredSession,
)

__all__ = [
    "M2M",
    "SIBLINGS",
    "Attempt",
    "Change",
    "Claim",
    "Device",
    "Devices",
    "Events",
    "Faults",
    "History",
    "Kind",
    "LineEvent",
    "Listener",
    "Listeners",
    "Outbox",
    "Records",
    "Requests",
    "Sessions",
    "Settings",
    "Store",
    "StoreTrouble",
    "StoredMessage",
    "StoredRequest",
    "StoredSession",
    "open_store",
]
