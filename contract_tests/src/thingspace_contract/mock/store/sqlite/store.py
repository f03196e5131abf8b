"""The store that the mock's other rooms see, over the tables of a database."""

from __future__ import annotations

from contextlib import AbstractContextManager

from thingspace_contract.mock.store.outbox import Outbox
from thingspace_contract.mock.store.protocol import (
    Devices,
    Events,
    Faults,
    History,
    Listeners,
    Records,
    Requests,
    Sessions,
    Settings,
    Store,
)
from thingspace_contract.mock.store.sqlite.database import Database
from thingspace_contract.mock.store.sqlite.devices import SqliteDevices
from thingspace_contract.mock.store.sqlite.events import SqliteEvents
from thingspace_contract.mock.store.sqlite.faults import MemoryFaults
from thingspace_contract.mock.store.sqlite.listeners import SqliteListeners
from thingspace_contract.mock.store.sqlite.outbox import SqliteOutbox
from thingspace_contract.mock.store.sqlite.records import SqliteRecords
from thingspace_contract.mock.store.sqlite.requests import SqliteHistory, SqliteRequests
from thingspace_contract.mock.store.sqlite.sessions import SqliteSessions
from thingspace_contract.mock.store.sqlite.settings import SqliteSettings

__all__ = ["SqliteStore"]


class SqliteStore(Store):
    """A store in SQLite.

    Args:
        url: "sqlite://" for memory, "sqlite:///file" (four slashes for an absolute path) for a file.

    Raises:
        UsageError: a file that cannot be used, of another version, or in use.
    """

    def __init__(self, url: str) -> None:
        self._database = database = Database(url)
        self._outbox = SqliteOutbox(database)
        self._history = SqliteHistory(database)
        self.url = url
        self.name = database.name
        self.troubles = database.troubles
        self.devices: Devices = SqliteDevices(database)
        self.requests: Requests = SqliteRequests(database)
        self.outbox: Outbox = self._outbox
        self.listeners: Listeners = SqliteListeners(database)
        self.sessions: Sessions = SqliteSessions(database)
        self.events: Events = SqliteEvents(database)
        self.records: Records = SqliteRecords(database)
        self.faults: Faults = MemoryFaults()
        self.settings: Settings = SqliteSettings(database)
        self.history: History = self._history

    def transaction(self) -> AbstractContextManager[object]:
        """Return a block whose changes are kept or forgotten together."""
        return self._database

    def clear(self) -> None:
        """Forget everything."""
        database = self._database
        with database:
            database.clear()
            for action in (self._outbox.end_claims, self._history.begin_again, self.faults.clear):
                database.when_done(action)

    def close(self) -> None:
        """Close the database."""
        self._database.close()
