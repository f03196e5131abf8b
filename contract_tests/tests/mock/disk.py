"""Trouble of the disk, made with what every machine has."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["files_end_at", "gone", "replaced", "unprivileged"]

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
