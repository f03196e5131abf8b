"""What the mock remembers, in one SQLite database.

Each module holds the statements of one kind of fact; `Database` gives them a transaction.
"""

from __future__ import annotations

from thingspace_contract.mock.state.database import Database
from thingspace_contract.mock.state.devices import Device, Devices
from thingspace_contract.mock.state.events import Events
from thingspace_contract.mock.state.listeners import M2M, SIBLINGS, Listener, Listeners
from thingspace_contract.mock.state.outbox import Attempt, Outbox, StoredMessage
from thingspace_contract.mock.state.records import Kind, Records
from thingspace_contract.mock.state.requests import Requests, StoredRequest
from thingspace_contract.mock.state.sessions import Session, Sessions

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
