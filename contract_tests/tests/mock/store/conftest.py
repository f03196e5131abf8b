"""Stores to hold to the protocol: one line for each way in which an implementation is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from thingspace_contract.mock.store import Store, StoredRequest, open_store

#: Makes the URL of a fresh store, given an empty folder.
FRESH: dict[str, Callable[[Path], str]] = {
    "sqlite-memory": lambda folder: "sqlite://",
    "sqlite-file": lambda folder: f"sqlite:///{folder / 'state.db'}",
}

#: Those that can be opened again after they were closed.
LASTING = ("sqlite-file",)


def add_messages(store: Store, request: str, messages: list[tuple[str, str, str]], due: float) -> None:
    """Store messages of a request, and the request itself if it is not there."""
    if store.requests.get(request) is None:
        store.requests.add(
            StoredRequest(request, "0000123456-00001", "changeDeviceServicePlan", 1.0, 1.0, 1, "Success")
        )
    store.outbox.add(request, due, messages)


@pytest.fixture(params=FRESH)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A fresh store, of each form."""
    store = open_store(FRESH[request.param](tmp_path))
    yield store
    store.close()


@pytest.fixture(params=LASTING)
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Closes the store that it opened last, and opens it again."""
    url = FRESH[request.param](tmp_path)
    opened: list[Store] = []

    def again() -> Store:
        for store in opened:
            store.close()
        opened[:] = [open_store(url)]
        return opened[0]

    yield again
    for store in opened:
        store.close()
