"""From the URL of a database to its file."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from thingspace_contract.core.errors import UsageError

__all__ = ["path_of"]


def path_of(url: str) -> str:
    """Return the path of the file that a URL names, "" for memory.

    Raises:
        UsageError: it names a host, or a folder that is not there.
    """
    parts = urlsplit(url)
    if parts.netloc:
        raise UsageError(
            f"The database {url!r} names a host.",
            f"A file is written with three slashes: sqlite:///{parts.netloc}{parts.path}.",
        )
    path = unquote(parts.path)[1:]
    if path and not Path(path).absolute().parent.is_dir():
        raise UsageError(f"Cannot use the database {path}: its folder is not there.", "Create the folder first.")
    return path
