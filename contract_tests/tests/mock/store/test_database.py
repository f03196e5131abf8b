"""State in a SQLite file: what stays, which files are refused, and transactions at the edge."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from thingspace_contract.core.errors import UsageError
from thingspace_contract.mock import Scenario
from thingspace_contract.mock.store import open_store
from thingspace_contract.mock.store.sqlite.database import Database
from thingspace_contract.mock.store.sqlite.store import SqliteStore

from ..conftest import MEID, Api
from ..test_scenario import SMALL
from .conftest import add_messages


def test_state_outlives_the_process(new_api: Callable[..., Api], tmp_path: Path) -> None:
    """Devices, sessions, messages and the moved clock are there when the file is opened again."""
    url = f"sqlite:///{tmp_path / 'state.db'}"
    first = new_api(database=url)
    request_id = first.change_plan(MEID)
    first.mock.platform.advance(500)
    first.mock.close()
    second = new_api(database=url, sign_in=False, clock=first.clock)
    second.headers = first.headers

    assert second.device(MEID)["carrierInformations"][0]["servicePlan"] == "Tablet5GB"
    assert [each.state for each in second.mock.platform.messages(request_id)] == ["pending"]
    assert second.mock.platform.moved == 500


def test_mocks_in_memory_share_nothing(new_api: Callable[..., Api]) -> None:
    """Each mock is a platform of its own."""
    one, other = new_api(), new_api()
    one.change_plan(MEID)

    assert other.device(MEID)["carrierInformations"][0]["servicePlan"] == "existing_service_plan_code"
    assert other.mock.platform.outbox.counts() == {}


def test_database_keeps_its_scenario(new_api: Callable[..., Api], tmp_path: Path) -> None:
    """Without a scenario a file goes on with its own; with another one it is refused."""
    url = f"sqlite:///{tmp_path / 'state.db'}"
    new_api(database=url, scenario=Scenario(SMALL)).mock.close()
    again = new_api(database=url)
    assert len(again.listed()) == 1
    again.mock.close()
    with pytest.raises(UsageError, match="was made with another scenario"):
        new_api(database=url, scenario=Scenario.default())


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgresql://host/db", "postgresql://.*supports sqlite://"),
        ("sqlite://[", "supports sqlite://"),
        ("state.db", "state.db"),
        ("sqlite://state.db", "names a host.*sqlite:///state.db"),
        ("sqlite:////nowhere/at/all/state.db", "its folder is not there"),
    ],
)
def test_database_url_is_checked(url: str, message: str) -> None:
    """Only SQLite, in memory or in a file whose folder exists."""
    with pytest.raises(UsageError, match=message):
        open_store(url)


def test_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    """A file that is no database is left alone."""
    path = tmp_path / "notes.txt"
    path.write_text("no database at all, but long enough to be looked at" * 20, "utf-8")
    with pytest.raises(UsageError, match=r"Cannot use the database .*notes\.txt"):
        open_store(f"sqlite:///{path}")
    assert path.read_text("utf-8").startswith("no database")


def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    """A database with other tables is left alone."""
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(UsageError, match="none of the mock's"):
        open_store(f"sqlite:///{path}")


@pytest.mark.parametrize("version", [3, 99])
def test_database_of_another_version_is_refused(tmp_path: Path, version: int) -> None:
    """The version that wrote the tables is told; older ones lack what devices and requests have now."""
    path = tmp_path / "state.db"
    open_store(f"sqlite:///{path}").close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    with pytest.raises(UsageError, match=f"tables of version {version}"):
        open_store(f"sqlite:///{path}")


def test_database_in_use_is_refused(tmp_path: Path) -> None:
    """One process has one database."""
    url = f"sqlite:///{tmp_path / 'state.db'}"
    store = open_store(url)
    with pytest.raises(UsageError, match="Another process uses it"):
        open_store(url)
    store.close()


def test_failed_transaction_leaves_nothing() -> None:
    """What raises in a transaction is undone."""
    database = Database("sqlite://")

    def fail() -> None:
        with database:
            database.write("INSERT INTO settings VALUES ('a', 'b')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert database.rows("SELECT * FROM settings") == []
    database.close()


def test_transaction_that_cannot_begin_blocks_no_other_thread() -> None:
    """The lock is free again when BEGIN has failed."""
    database = Database("sqlite://")
    database.close()
    raised: list[BaseException] = []

    def begin() -> None:
        try:
            with database:
                pass
        except sqlite3.ProgrammingError as error:
            raised.append(error)

    begin()
    thread = threading.Thread(target=begin, daemon=True)
    thread.start()
    thread.join(10)

    assert len(raised) == 2


def test_transaction_that_cannot_be_committed_is_undone() -> None:
    """After a failed COMMIT nothing is stored, and the next transaction works."""
    database = Database("sqlite://")
    database.write("PRAGMA foreign_keys = ON")
    database.write("CREATE TABLE notes (about TEXT REFERENCES settings (key) DEFERRABLE INITIALLY DEFERRED)")

    def write() -> None:
        with database:
            database.write("INSERT INTO notes VALUES ('nothing')")

    with pytest.raises(sqlite3.IntegrityError):
        write()
    database.write("INSERT INTO settings VALUES ('a', 'b')")

    assert database.rows("SELECT * FROM notes") == []
    assert database.rows("SELECT * FROM settings") == [("a", "b")]
    database.close()


def test_what_depends_on_a_transaction_is_done_when_it_ends() -> None:
    """One thing when it is stored, another when it is undone; neither in the next one, nor without one."""
    database = Database("sqlite://")
    done: list[str] = []

    def write(word: str) -> None:
        with database:
            with database:
                database.when_done(lambda: done.append(f"{word} stored"))
                database.when_undone(lambda: done.append(f"{word} undone"))
            assert done == []
            if word == "bad":
                raise ValueError("undo")

    with pytest.raises(ValueError, match="undo"):
        write("bad")
    assert done == ["bad undone"]
    done.clear()
    write("good")
    for register in (database.when_done, database.when_undone):
        with pytest.raises(RuntimeError, match="transaction"):
            register(lambda: done.append("leaked"))
    with database:
        pass

    assert done == ["good stored"]
    database.close()


def test_number_of_a_request_is_not_given_twice() -> None:
    """Not even when the newest one has been forgotten."""
    store = SqliteStore("sqlite://")
    numbers = []
    for name in "abc":
        add_messages(store, name, [], 1.0)
        numbers.append(store._database.row("SELECT max(sequence) FROM requests")[0])
        while store.history.forget(keep=0, now=9.0, unused_since=0.0, limit=9):
            pass
        assert store.requests.count() == 0

    assert numbers == sorted(set(numbers))
    store.close()


def test_refused_database_is_not_held(tmp_path: Path) -> None:
    """A file that was refused is free at once, though the error is still known."""
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text TEXT)")
    connection.close()
    with pytest.raises(UsageError) as refused:
        open_store(f"sqlite:///{path}")
    connection = sqlite3.connect(path, timeout=0)
    connection.execute("INSERT INTO notes VALUES ('free')")
    connection.close()

    assert "none of the mock's" in str(refused.value)


def test_mock_that_cannot_start_holds_no_file(new_api: Callable[..., Api], tmp_path: Path) -> None:
    """Neither another scenario nor a record that cannot be written leaves the database open."""
    url = f"sqlite:///{tmp_path / 'state.db'}"
    new_api(database=url, scenario=Scenario(SMALL)).mock.close()
    with pytest.raises(UsageError) as other:
        new_api(database=url, scenario=Scenario.default(), record=tmp_path / "calls")
    with pytest.raises(UsageError) as unwritable:
        new_api(database=url, record=tmp_path / "nowhere" / "calls")
    open_store(url).close()

    assert "another scenario" in str(other.value)
    assert "Cannot write the record" in str(unwritable.value)


def test_what_waits_in_a_lane_is_not_gone_through_to_find_it() -> None:
    """However many messages a dead listener has let pile up, looking for what is due takes the same steps."""
    store = SqliteStore("sqlite://")
    steps: list[int] = []

    def counted(look: Callable[[], object]) -> int:
        steps.clear()
        store._database._connection.set_progress_handler(lambda: steps.append(1), 1)
        look()
        store._database._connection.set_progress_handler(None, 0)
        return len(steps)

    def look() -> list[int]:
        outbox = store.outbox
        return [
            counted(lambda: outbox.lanes(9.0)),
            counted(lambda: outbox.next_due(after=0.0)),
            counted(lambda: outbox.next_due(after=9.0)),
            counted(lambda: outbox.claim("a", "S", now=9.0, limit=1, lease=0.0)),
        ]

    add_messages(store, "r", [("a", "S", "{}"), ("a", "T", "{}"), ("b", "S", "{}")], 1.0)
    few = look()
    for service in ("S", "T"):
        add_messages(store, "r", [("a", service, "{}")] * 1000, 1.0)
    many = look()
    store.close()

    assert all(one <= 1.2 * other for one, other in zip(many, few, strict=True)), (few, many)
