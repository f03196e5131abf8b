"""What SQLite says of the disk, in words: what is a bug of ours is left as it is."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from thingspace_contract.mock.store.trouble import StoreTrouble

__all__ = ["LASTING", "Place", "check_writable", "damaged", "read_document", "trouble_of"]

#: Kinds that a later write does not disprove.
LASTING = frozenset({"damaged"})

_FULL = ("full", "the disk is full", "Make room; what was accepted is kept.")
_UNREACHABLE = ("unreachable", "its files cannot be opened", "Give the mock's user the folder and its files.")
_DAMAGED = ("damaged", "it is damaged", "Name another file; of this one a copy may still be read.")
_NO_DATABASE = ("damaged", "it is no database, or is damaged", "Name another file.")
_LOCKED = ("locked", "it is locked", "Another process uses it: stop that one, or name another file.")
_FAILED = ("failed", "its disk refuses to read or write", "Look at the quota, and into the log of the system.")
_READ_ONLY = ("read-only", "it cannot be written", "Give the mock's user the right to write it and its folder.")
_MEMORY = ("memory", "there is no memory left", "End what else runs on this machine.")

#: Primary result codes of SQLite: https://www.sqlite.org/rescode.html
_KINDS = {
    3: _READ_ONLY,  # SQLITE_PERM
    5: _LOCKED,  # SQLITE_BUSY
    6: _LOCKED,  # SQLITE_LOCKED
    7: _MEMORY,  # SQLITE_NOMEM
    8: _READ_ONLY,  # SQLITE_READONLY
    10: _FAILED,  # SQLITE_IOERR
    11: _DAMAGED,  # SQLITE_CORRUPT
    13: _FULL,  # SQLITE_FULL
    14: _UNREACHABLE,  # SQLITE_CANTOPEN
    15: _LOCKED,  # SQLITE_PROTOCOL
    26: _NO_DATABASE,  # SQLITE_NOTADB
}


def trouble_of(name: str, error: Exception) -> StoreTrouble | None:
    """Return the trouble of the disk that an error tells of, None when it tells of none.

    Args:
        name: of the database.
        error: raised by a statement, or by the reading of what one gave.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        found = _KINDS.get(code & 0xFF)
    elif isinstance(error, sqlite3.OperationalError) and "decode" in str(error):
        found = _DAMAGED  # a text that is not UTF-8 has no code
    else:
        found = None
    if found is None:
        return None
    return _trouble(name, *found)


def damaged(name: str) -> StoreTrouble:
    """Return the trouble that something in a database is not as it was written."""
    return _trouble(name, *_DAMAGED)


def check_writable(path: str) -> None:
    """Check that a file which is there can be written: SQLite tells it as a fault of the disk when it wants a lock.

    Raises:
        StoreTrouble: it can be read only.
    """
    by_effective_user = os.access in os.supports_effective_ids
    may_read, may_write = (os.access(path, mode, effective_ids=by_effective_user) for mode in (os.R_OK, os.W_OK))
    if may_read and not may_write:
        raise _trouble(path, *_READ_ONLY)


def read_document(text: str, loads: Callable[[str], Any] = json.loads) -> Any:
    """Return a stored document.

    Args:
        text: as it was stored.
        loads: reads it.

    Raises:
        StoreTrouble: it is not what was stored.
    """
    try:
        return loads(text)
    except ValueError as error:
        raise StoreTrouble(_DAMAGED[0], "Cannot use the database: a document in it is damaged.", _DAMAGED[2]) from error


def _trouble(name: str, kind: str, what: str, advice: str) -> StoreTrouble:
    return StoreTrouble(kind, f"Cannot use the database {name}: {what}.", advice)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the files of a database are; what is written to one that was removed or replaced is lost.

    Args:
        path: of the database.
        files: device and number of each file, by its path.
    """

    path: str
    files: tuple[tuple[str, int, int], ...]

    @classmethod
    def of(cls, path: str) -> Place:
        """Return the files that are there now; none for a database in memory."""
        found = []
        for each in (path, f"{path}-wal") if path else ():
            try:
                status = os.stat(each)
            except OSError:
                continue
            found.append((each, status.st_dev, status.st_ino))
        return cls(path, tuple(found))

    def check(self) -> None:
        """Check that the files are still in their place.

        Raises:
            StoreTrouble: one is not.
        """
        for path, device, number in self.files:
            try:
                status = os.stat(path)
            except OSError:
                status = None
            if status is None or (status.st_dev, status.st_ino) != (device, number):
                what = "is gone" if status is None else "was replaced"
                raise StoreTrouble(
                    "moved",
                    f"Cannot use the database {self.path}: {path} {what} while the mock had it open.",
                    "Put the file back, or start the mock again.",
                )
