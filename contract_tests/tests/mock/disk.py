"""Trouble of the disk, made with what every machine has."""

from __future__ import annotations

import os
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from thingspace_contract.mock.store import Store

__all__ = ["commits_refused", "files_end_at", "gone", "replaced", "unprivileged"]

_NOBODY = 65534


@contextmanager
def files_end_at(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size, as a quota does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class _Refusing:
    """A connection whose transactions cannot be committed from one on, until it is asked to."""

    def __init__(self, connection: sqlite3.Connection, first: int, count: int) -> None:
        self._connection = connection
        self._left = first
        self._count = count

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        alone = not self._connection.in_transaction and statement.startswith(("INSERT", "UPDATE", "DELETE"))
        if statement == "COMMIT" or alone:
            left = self._left - 1
            self._left = self._left if alone else left  # only transactions count: others may write meanwhile
            if -self._count <= left < 0:
                error = sqlite3.OperationalError("database or disk is full")
                error.sqlite_errorcode = 13
                raise error
        return self._connection.execute(statement, *values)


@contextmanager
def commits_refused(store: Store, *, first: int = 0, count: int = 10**9) -> Iterator[None]:
    """Let a full disk refuse to commit so many transactions of a store, after the first ones."""
    database = store._database  # type: ignore[attr-defined]
    connection, execute = database._connection, database._execute
    database._connection = refusing = _Refusing(connection, first, count)
    database._execute = refusing.execute
    try:
        yield
    finally:
        database._connection, database._execute = connection, execute


@contextmanager
def gone(path: Path) -> Iterator[None]:
    """Have a file moved away."""
    away = path.with_name(f"{path.name}.away")
    path.rename(away)
    try:
        yield
    finally:
        away.rename(path)


@contextmanager
def replaced(path: Path) -> Iterator[None]:
    """Have another file in the place of one."""
    with gone(path):
        path.write_bytes(b"")
        yield


@contextmanager
def unprivileged() -> Iterator[None]:
    """Be somebody whom permissions bind."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)
