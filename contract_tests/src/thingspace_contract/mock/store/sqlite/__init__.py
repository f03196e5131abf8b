"""A store in one SQLite database, in memory or in a file that one process has to itself.

Each module holds the statements of one kind of fact; `Database` gives them a transaction.
"""

from __future__ import annotations

from thingspace_contract.mock.store.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
