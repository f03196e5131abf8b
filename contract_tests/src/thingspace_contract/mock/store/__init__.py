"""What the mock remembers, in one SQLite database.

Each module holds the statements of one kind of fact; `Database` gives them a transaction.
"""

from __future__ import annotations

from thingspace_contract.mock.store.database import Database
from thingspace_contract.mock.store.devices import Device, Devices
from thingspace_contract.mock.store.events import Events
from thingspace_contract.mock.store.listeners import M2M, SIBLINGS, Listener, Listeners
from thingspace_contract.mock.store.outbox import Attempt, Outbox, StoredMessage
from thingspace_contract.mock.store.records import Kind, Records
from thingspace_contract.mock.store.requests import Requests, StoredRequest
from thingspace_contract.mock.store.sessions import Session, Sessions

__all__ = [
    "M2M",
    "SIBLINGS",
    "Attempt",
    "Database",
    "Device",
    "Devices",
    "Events",
    "Kind",
    "Listener",
    "Listeners",
    "Outbox",
    "Records",
    "Requests",
    "Session",
    "Sessions",
    "StoredMessage",
    "StoredRequest",
]
