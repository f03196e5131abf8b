"""Trouble of the disk: told once, answered 503 while it lasts, and nothing accepted is lost by it."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.errors import UsageError
from thingspace_contract.core.exchange import Response
from thingspace_contract.mock import Mock, running_mock
from thingspace_contract.mock.store import Listener as Registered
from thingspace_contract.mock.store import StoreTrouble, open_store
from thingspace_contract.mock.store.sqlite.database import Database
from thingspace_contract.mock.testing.faults import Fault

from ..conftest import MAIN, MEID, Api, value
from ..delivery.test_delivery import Caller
from ..disk import commits_refused, files_end_at, gone, replaced, unprivileged
from ..listening import Listener

CHANGE = "/m2m/v1/devices/actions/plan"
BODY = {"devices": [{"deviceIds": [MEID]}], "servicePlan": "Tablet5GB"}


@contextmanager
def full(mock: Mock, path: Path) -> Iterator[None]:
    """Let the database have no more pages than now, as on a full disk."""
    database = database_of(mock)
    database.row(f"PRAGMA max_page_count = {database.row('PRAGMA page_count')[0]}")
    try:
        yield
    finally:
        database.row("PRAGMA max_page_count = 1000000")


def database_of(mock: Mock) -> Database:
    found: Database = mock.platform.store._database  # type: ignore[attr-defined]
    return found


def wal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


TROUBLES: dict[str, tuple[Callable[[Mock, Path], AbstractContextManager[None]], str]] = {
    "full": (full, "the disk is full"),
    "quota": (lambda mock, path: files_end_at(wal(path).stat().st_size + 10_000), "refuses to read or write"),
    "gone": (lambda mock, path: gone(path), "state.db is gone"),
    "replaced": (lambda mock, path: replaced(path), "state.db was replaced"),
    "wal gone": (lambda mock, path: gone(wal(path)), "state.db-wal is gone"),
    "folder gone": (lambda mock, path: gone(path.parent), "state.db is gone"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database is: in a folder of its own."""
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder / "state.db"


def change_until(api: Api, status: int) -> list[Response]:
    """Change plans until one is answered so; return all responses."""
    responses: list[Response] = []
    while not responses or responses[-1].status != status:
        responses.append(api.call("PUT", CHANGE, BODY))
        assert len(responses) < 1000
    return responses


@pytest.mark.parametrize("kind", TROUBLES)
def test_trouble_is_answered_503_and_is_over_when_it_is_over(
    new_api: Callable[..., Api], path: Path, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    """It is told once when it begins and once when it is over, and kept is what was accepted, no more and no less."""
    trouble, words = TROUBLES[kind]
    api = new_api(database=f"sqlite:///{path}")
    accepted = [api.change_plan(MEID)]
    with caplog.at_level(logging.WARNING), trouble(api.mock, path):
        responses = change_until(api, 503)
        responses += [api.call("PUT", CHANGE, BODY) for _ in range(5)]
        told = api.mock.platform.store.troubles.told
    accepted += [value(each)["requestId"] for each in responses if each.status == 200]
    accepted += [api.change_plan(MEID)]

    assert {each.status for each in responses} <= {200, 503}
    assert responses[-1].headers["Retry-After"] == "5"
    assert words in value(responses[-1])["fault"]["description"]
    assert words in told
    assert api.mock.platform.store.troubles.told == ""
    began, over = (record.getMessage() for record in caplog.records)
    assert words in began
    assert over == f"The database {path} works again."
    api.mock.close()
    kept = sqlite3.connect(path)
    assert [row[0] for row in kept.execute("SELECT id FROM requests ORDER BY sequence")][-len(accepted) :] == accepted
    assert kept.execute("SELECT count(*) FROM outbox").fetchone() == (len(accepted),)
    kept.close()


def test_reset_that_fails_changes_nothing(new_api: Callable[..., Api], path: Path) -> None:
    """Neither what is stored nor the clock."""
    api = new_api(database=f"sqlite:///{path}")
    request_id = api.change_plan(MEID)
    api.mock.platform.advance(100)
    with gone(path), pytest.raises(StoreTrouble):
        api.mock.reset()

    assert api.mock.platform.moved == 100
    assert api.mock.recorder.calls
    assert [each.state for each in api.mock.platform.messages(request_id)] == ["pending"]


def test_reset_that_cannot_be_stored_changes_nothing(api: Api) -> None:
    """Faults still wait, claims still stand, and the past is gone through from where it was."""
    mock = api.mock
    store = mock.platform.store
    for _ in range(3):
        mock.platform.outbox.cancel(api.change_plan(MEID))
    api.change_plan(MEID)
    store.listeners.put(Registered(MAIN, "CarrierService", "http://127.0.0.1:1/"))
    [claim] = store.outbox.claim(MAIN, "CarrierService", now=mock.platform.now() + 9, limit=9, lease=60.0)
    store.faults.add(Fault("drop", "CarrierService"))
    assert store.history.forget(keep=1, now=mock.platform.now() + 9, unused_since=0.0, limit=1)
    position = store._history._seen  # type: ignore[attr-defined]
    with commits_refused(store), pytest.raises(StoreTrouble):
        mock.reset()

    assert store.faults.all() == [Fault("drop", "CarrierService")]
    assert store.outbox.holds(claim)
    assert store._history._seen == position > 0  # type: ignore[attr-defined]
    mock.reset()
    assert store.faults.all() == []
    assert not store.outbox.holds(claim)
    assert store._history._seen == 0  # type: ignore[attr-defined]


def damage(path: Path) -> None:
    """Overwrite every page but the first."""
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))


def test_damaged_pages_are_told_and_are_no_bug(
    new_api: Callable[..., Api], path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing heals them, so a later write does not call it over; the file is not opened again."""
    api = new_api(database=f"sqlite:///{path}")
    database_of(api.mock).row("PRAGMA wal_checkpoint(TRUNCATE)")
    damage(path)
    database_of(api.mock).row("PRAGMA cache_size = 1")
    responses = [api.call("PUT", CHANGE, BODY) for _ in range(3)]
    api.mock.close()

    assert [each.status for each in responses] == [503, 503, 503]
    assert [record.getMessage().partition(". ")[0] for record in caplog.records] == [
        f"Cannot use the database {path}: it is damaged"
    ]
    with pytest.raises(UsageError, match=r"state\.db: it is (damaged|no database, or is damaged)\."):
        open_store(f"sqlite:///{path}")


def test_damaged_document_is_told_and_is_no_bug(new_api: Callable[..., Api], path: Path) -> None:
    """Pages can be whole, and what stands on them not."""
    api = new_api(database=f"sqlite:///{path}")
    database_of(api.mock).write("UPDATE devices SET document = substr(document, 2)")
    response = api.call("PUT", CHANGE, BODY)

    assert response.status == 503
    assert "a document in it is damaged" in value(response)["fault"]["description"]
    assert "damaged" in api.mock.platform.store.troubles.told


def test_bug_in_a_statement_is_no_trouble_of_the_disk() -> None:
    """It is raised as it is."""
    database = Database("sqlite://")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        database.row("SELECT * FROM nowhere")
    database.close()


def test_disk_that_takes_no_fresh_database_is_told_once(
    contract: Contract, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """By what is raised, not by the log too."""
    with files_end_at(60_000), pytest.raises((UsageError, StoreTrouble), match="Cannot use the database"):
        Mock(contract, database=f"sqlite:///{path}")

    assert caplog.records == []


@pytest.mark.parametrize(("file_mode", "words"), [(0o644, "it cannot be written"), (0o000, "cannot be opened")])
def test_database_that_is_not_ours_is_refused(file_mode: int, words: str) -> None:
    """In one sentence, with what to do."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "state.db"
        open_store(f"sqlite:///{path}").close()
        path.chmod(file_mode if os.geteuid() == 0 else file_mode & 0o444)
        with unprivileged(), pytest.raises(UsageError, match=words):
            open_store(f"sqlite:///{path}")


def test_folder_that_is_not_ours_is_refused() -> None:
    """No new file can be made in it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        with unprivileged(), pytest.raises(UsageError, match="cannot be opened"):
            open_store(f"sqlite:///{folder}/state.db")
        Path(folder).chmod(0o755)


def test_delivery_pauses_and_goes_on(contract: Contract, path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A message that cannot be taken from the outbox waits until it can, and is sent once."""
    with Listener() as listener, running_mock(contract, database=f"sqlite:///{path}", latency=0.3) as mock:
        caller = Caller(mock)
        caller.register(listener.url(), "CarrierService")
        request_id = caller.change_plan(MEID)
        with gone(path):
            while not caplog.records:
                time.sleep(0.01)
            refused = httpx.post(f"{mock.url.removesuffix('/api')}/_control/clock", json={"advance": 1})
            told = mock.control.status()["trouble"]
        assert mock.control.settle(30)
        assert caller.states(request_id) == [("delivered", ["204"])]
        assert mock.control.status()["trouble"] == ""
        caller.close()

    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert "is gone" in refused.json()["error"]
    assert "is gone" in told
    assert len(listener.received) == 1


def test_attempt_whose_outcome_cannot_be_stored_is_not_sent_again(contract: Contract, path: Path) -> None:
    """It is stored when that is possible again."""
    trouble = gone(path)

    def answer(body: bytes) -> int:
        trouble.__enter__()
        threading.Timer(0.5, trouble.__exit__, (None, None, None)).start()
        return 204

    with Listener(answer) as listener, running_mock(contract, database=f"sqlite:///{path}") as mock:
        caller = Caller(mock)
        caller.register(listener.url(), "CarrierService")
        request_id = caller.change_plan(MEID)
        assert listener.wait(1)
        assert mock.control.settle(30)
        assert caller.states(request_id) == [("delivered", ["204"])]
        caller.close()

    assert [json.loads(body)["callbackCount"] for _, body, _ in listener.received] == [1]
