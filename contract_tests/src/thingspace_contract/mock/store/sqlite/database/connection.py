"""The database file: opening it, its tables, its transactions."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any

from thingspace_contract.core.errors import UsageError
from thingspace_contract.mock.store.sqlite.database.tables import APPLICATION_ID, SCHEMA_VERSION, TABLES
from thingspace_contract.mock.store.sqlite.database.troubles import LASTING, Place, check_writable, damaged, trouble_of
from thingspace_contract.mock.store.sqlite.database.url import path_of
from thingspace_contract.mock.store.trouble import StoreTrouble, Troubles

__all__ = ["Database"]


class Database:
    """One SQLite connection, shared by threads; `with database:` is a transaction, and may be nested.

    Every verb raises StoreTrouble when the disk refuses it, and keeps it in `troubles` until something is written.

    Args:
        url: "sqlite://" for memory, "sqlite:///file" (four slashes for an absolute path) for a file.

    Raises:
        UsageError: a file that cannot be used, of another version, or in use.
    """

    def __init__(self, url: str) -> None:
        path = path_of(url)
        self.name = path or "memory"
        self.lock = threading.RLock()
        self.troubles = Troubles()
        self._depth = 0
        self._changes = 0
        self._when_done: list[Callable[[], None]] = []
        self._when_undone: list[Callable[[], None]] = []
        self._place = Place(path, ())
        try:
            check_writable(path)
            self._connection = sqlite3.connect(
                path or ":memory:", timeout=1, isolation_level=None, check_same_thread=False, cached_statements=256
            )
            self._execute = self._connection.execute  # looked up once: every statement goes through it
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise
        except StoreTrouble as trouble:
            raise UsageError(trouble.message, trouble.advice) from trouble
        except sqlite3.Error as error:
            found = trouble_of(self.name, error)
            message, advice = (found.message, found.advice) if found else (f"Cannot use {self.name}: {error}.", "")
            raise UsageError(message, advice) from error
        self._place = Place.of(path)

    def __enter__(self) -> Database:
        self.lock.acquire()
        try:
            if not self._depth:
                self._begin()
        except BaseException:
            self.lock.release()
            raise
        self._depth += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        try:
            if not self._depth:
                self._end(commit=error is None)
            if isinstance(error, StoreTrouble):
                self.troubles.begin(error)
        finally:
            self.lock.release()

    def row(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """Return the first row of a query, None when there is none."""
        with self.lock:
            try:
                return self._execute(statement, values).fetchone()
            except sqlite3.Error as error:
                self._explain(error)
                raise

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return every row of a query."""
        with self.lock:
            try:
                return self._execute(statement, values).fetchall()
            except sqlite3.Error as error:
                self._explain(error)
                raise

    def write(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Change something; return how many rows that were. Outside a transaction it is one of its own."""
        with self.lock:
            try:
                if self._depth:
                    return self._execute(statement, values).rowcount
                self._check_place()
                self._changes = self._connection.total_changes
                changed = self._execute(statement, values).rowcount
                self._note_written()
                return changed
            except sqlite3.Error as error:
                self._explain(error)
                raise

    def write_many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Change something once for each row of values; wants a transaction around it."""
        with self.lock:
            try:
                self._connection.executemany(statement, rows)
            except sqlite3.Error as error:
                self._explain(error)
                raise

    def when_done(self, action: Callable[[], None]) -> None:
        """Have something done once the transaction under way is stored: for what is kept beside the database.

        Raises:
            RuntimeError: no transaction is under way.
        """
        with self.lock:
            self._check_under_way()
            self._when_done.append(action)

    def when_undone(self, action: Callable[[], None]) -> None:
        """Have something done if the transaction under way is undone: for what is kept beside the database.

        Raises:
            RuntimeError: no transaction is under way.
        """
        with self.lock:
            self._check_under_way()
            self._when_undone.append(action)

    def clear(self) -> None:
        """Forget everything, and that any number was given."""
        with self:
            for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"):
                self.write(f"DELETE FROM {name}")  # noqa: S608 - names of our own tables
            self.write("DELETE FROM sqlite_sequence")

    def close(self) -> None:
        """Close the connection; the database cannot be used afterwards."""
        with self.lock:
            self._connection.close()

    def _is_damaged(self) -> bool:
        found = (row[0] for row in self.rows("PRAGMA quick_check(1000000)"))
        # SQLite before 3.41 misreads the columns of a table without rowids, and finds nulls in the listeners
        return any(each != "ok" and not each.startswith("NULL value in listeners.") for each in found)

    def _begin(self) -> None:
        self._check_place()
        try:
            self._undo()  # what a disk in trouble left open
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            self._explain(error)
            raise
        self._changes = self._connection.total_changes

    def _end(self, *, commit: bool) -> None:
        """End the transaction; one that cannot be committed is undone."""
        done, self._when_done = self._when_done, []
        undoing, self._when_undone = self._when_undone, []
        try:
            if commit:
                self._connection.execute("COMMIT")
                undoing.clear()
                self._note_written()
                for action in done:
                    action()
        except sqlite3.Error as error:
            self._explain(error)
            raise
        finally:
            for action in undoing:
                action()
            with suppress(sqlite3.Error):  # tried again before the next one begins
                self._undo()

    def _undo(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _check_under_way(self) -> None:
        if not self._depth:
            raise RuntimeError("what depends on a transaction wants one around it")

    def _check_place(self) -> None:
        try:
            self._place.check()
        except StoreTrouble as trouble:
            self.troubles.begin(trouble)
            raise

    def _note_written(self) -> None:
        """Note that the disk works, if something was written."""
        if self._connection.total_changes != self._changes:
            self.troubles.end(self.name, lasting=LASTING)

    def _explain(self, error: sqlite3.Error) -> None:
        """Raise the trouble of the disk that an error tells of, if it tells of any."""
        found = trouble_of(self.name, error)
        if found is not None:
            raise self.troubles.begin(found) from error

    def _prepare(self) -> None:
        self.write("PRAGMA locking_mode = EXCLUSIVE")
        self.write("PRAGMA journal_mode = WAL")
        self.write("PRAGMA synchronous = NORMAL")
        self.write("PRAGMA cache_size = -16000")  # KiB: what ten thousand devices and their messages need
        self.write("PRAGMA wal_autocheckpoint = 4000")  # pages; each checkpoint waits for the disk
        application = self.row("PRAGMA application_id")[0]
        version = self.row("PRAGMA user_version")[0]
        with self:
            empty = not self.row("SELECT count(*) FROM sqlite_master")[0]
            if not empty and self._is_damaged():
                raise damaged(self.name)
            if not empty and application != APPLICATION_ID:
                raise UsageError(
                    f"{self.name} is a database, but none of the mock's.", "Name a file that is not there yet."
                )
            if not empty and version != SCHEMA_VERSION:
                advice = "Use the version of thingspace-contract that wrote it, or name a new file."
                raise UsageError(
                    f"{self.name} has tables of version {version}, this mock writes version {SCHEMA_VERSION}.", advice
                )
            if empty:
                for statement in TABLES.split(";\n"):
                    self.write(statement)
                self.write(f"PRAGMA application_id = {APPLICATION_ID}")
                self.write(f"PRAGMA user_version = {SCHEMA_VERSION}")
