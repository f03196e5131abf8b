"""From a URL to a store."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from thingspace_contract.core.errors import UsageError
from thingspace_contract.mock.store.protocol import Store
from thingspace_contract.mock.store.sqlite import SqliteStore

__all__ = ["open_store"]

#: How a store of each scheme is opened.
_IMPLEMENTATIONS: dict[str, Callable[[str], Store]] = {"sqlite": SqliteStore}


def open_store(url: str = "sqlite://") -> Store:
    """Open the store that a URL names, by its scheme.

    Args:
        url: "sqlite://" for memory, "sqlite:///file" (four slashes for an absolute path) for a file.

    Raises:
        UsageError: another scheme, or a database that cannot be used.
    """
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = ""
    implementation = _IMPLEMENTATIONS.get(scheme)
    if implementation is None:
        named = f"{scheme}://" if scheme else url
        known = ", ".join(f"{each}://" for each in sorted(_IMPLEMENTATIONS))
        raise UsageError(
            f"The mock cannot keep its state in {named!r}; it supports {known}.",
            "Give --database sqlite:///FILE, or sqlite:// for memory.",
        )
    return implementation(url)
