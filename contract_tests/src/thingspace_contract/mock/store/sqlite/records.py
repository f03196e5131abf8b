"""Records: documents by kind, account and id."""

from __future__ import annotations

from typing import Any

from thingspace_contract.mock.encoding import encode
from thingspace_contract.mock.store.protocol import Records
from thingspace_contract.mock.store.sqlite.database import Database, read_document
from thingspace_contract.mock.store.values import Kind

__all__ = ["SqliteRecords"]


class SqliteRecords(Records):
    """Documents by kind, account and id, in the order in which they were made.

    Args:
        database: where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, kind: Kind, account: str, record_id: str, document: dict[str, Any]) -> None:
        """Store a document in place of the one that is there; it keeps its place in the order."""
        self._database.write(
            "INSERT INTO records (kind, account, id, document) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (kind, account, id) DO UPDATE SET document = excluded.document",
            (kind, account, record_id, encode(document)),
        )

    def get(self, kind: Kind, account: str, record_id: str) -> dict[str, Any] | None:
        """Return a document, None when there is none."""
        row = self._database.row(
            "SELECT document FROM records WHERE kind = ? AND account = ? AND id = ?", (kind, account, record_id)
        )
        return dict(read_document(row[0])) if row else None

    def of(self, kind: Kind, account: str) -> list[tuple[str, dict[str, Any]]]:
        """Return the ids and documents of an account, oldest first."""
        rows = self._database.rows(
            "SELECT id, document FROM records WHERE kind = ? AND account = ? ORDER BY sequence", (kind, account)
        )
        return [(row[0], read_document(row[1])) for row in rows]

    def some(self, kind: Kind, account: str, after: int, limit: int) -> list[tuple[int, str, dict[str, Any]]]:
        """Return the first documents of an account behind a place in the order, with their places and ids."""
        # by the order, not by an index whose rows would have to be sorted for each part
        rows = self._database.rows(
            "SELECT sequence, id, document FROM records WHERE +kind = ? AND +account = ? AND sequence > ?"
            " ORDER BY sequence LIMIT ?",
            (kind, account, after, limit),
        )
        return [(row[0], row[1], read_document(row[2])) for row in rows]

    def remove(self, kind: Kind, account: str, record_id: str) -> bool:
        """Forget a document; tell whether there was one."""
        removed = self._database.write(
            "DELETE FROM records WHERE kind = ? AND account = ? AND id = ?", (kind, account, record_id)
        )
        return removed > 0

    def rename(self, kind: Kind, account: str, record_id: str, new_id: str) -> None:
        """Give a document another id."""
        self._database.write(
            "UPDATE records SET id = ? WHERE kind = ? AND account = ? AND id = ?", (new_id, kind, account, record_id)
        )
