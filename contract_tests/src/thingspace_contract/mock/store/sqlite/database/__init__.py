"""The database under the tables: one connection, its transactions, and what the disk does to them."""

from __future__ import annotations

from thingspace_contract.mock.store.sqlite.database.connection import Database
from thingspace_contract.mock.store.sqlite.database.tables import SCHEMA_VERSION
from thingspace_contract.mock.store.sqlite.database.troubles import read_document

__all__ = ["SCHEMA_VERSION", "Database", "read_document"]
