"""What every store does, whatever it is made of: transactions, and each kind of fact. The outbox has its own module."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from thingspace_contract.mock.store import Device, Kind, Listener, Store, StoredRequest
from thingspace_contract.mock.testing.faults import Fault

ACCOUNT, OTHER = "0000123456-00001", "0000123456-00002"


class Undone(Exception):
    """Ends a transaction."""


def add_device(store: Store, account: str = ACCOUNT, **identifiers: str) -> Device:
    """Store a new device."""
    with store.transaction():
        number = store.devices.next_number()
        device = Device(number, account, identifiers, uuid=f"8461F530-0000-4000-8000-{number:012}", created=5.0)
        store.devices.add(device)
    return device


def together(*work: Callable[[], None]) -> None:
    """Do everything at the same time, each in a thread of its own; what one of them raises is raised here."""
    start = threading.Barrier(len(work))

    def run(each: Callable[[], None]) -> None:
        start.wait(30)
        each()

    with ThreadPoolExecutor(len(work)) as pool:
        list(pool.map(run, work))


# transactions


def test_block_that_raises_changes_nothing(store: Store) -> None:
    """Facts of every kind are as before."""
    device = add_device(store, imei="1")

    def change() -> None:
        with store.transaction():
            device.plan = "new"
            store.devices.update(device)
            add_device(store, imei="2")
            store.requests.add(StoredRequest("r", ACCOUNT, "op", 1.0, 1.0, 1, "Success"))
            store.outbox.add("r", 1.0, [(ACCOUNT, "CarrierService", "{}")])
            store.listeners.put(Listener(ACCOUNT, "CarrierService", "http://listener"))
            store.sessions.start("s", "user", 1.0)
            store.sessions.set_password("user", "new")
            store.events.add(device.number, {"state": "pending", "transactionid": "t"})
            store.records.put(Kind.GROUP, ACCOUNT, "g", {})
            store.settings.set_scenario("{}")
            store.settings.move(60.0)
            raise Undone

    with pytest.raises(Undone):
        change()

    assert (store.devices.count(), store.devices.find("imei", "2")) == (1, None)
    assert [each.plan for each in store.devices.of([ACCOUNT])] == [""]
    assert (store.requests.count(), store.outbox.counts(), store.listeners.all()) == (0, {}, [])
    assert (store.sessions.session("s"), store.sessions.password("user")) == (None, None)
    assert (store.events.of(device.number), store.records.of(Kind.GROUP, ACCOUNT)) == ([], [])
    assert (store.settings.scenario(), store.settings.moved()) == (None, 0.0)


def test_inner_block_belongs_to_the_outer_one(store: Store) -> None:
    """The outer block decides: it undoes what an inner one did, and keeps what one that raised had done."""

    def undone() -> None:
        with store.transaction():
            with store.transaction():
                store.sessions.set_failures("first", 1)
            raise Undone

    def inner() -> None:
        with store.transaction():
            store.sessions.set_failures("second", 1)
            raise Undone

    with pytest.raises(Undone):
        undone()
    with store.transaction(), pytest.raises(Undone):
        inner()

    assert [store.sessions.failures(name) for name in ("first", "second")] == [0, 1]


def test_block_sees_what_it_has_changed(store: Store) -> None:
    with store.transaction():
        device = add_device(store, imei="1")

        assert store.devices.find("imei", "1") == device


def test_nobody_else_sees_a_block_before_it_ends(store: Store) -> None:
    """Another thread reads what was before, or waits; it never reads half."""
    seen: list[tuple[int, int]] = []
    begun = threading.Event()

    def write() -> None:
        with store.transaction():
            store.sessions.set_failures("user", 1)
            begun.set()
            store.records.put(Kind.GROUP, ACCOUNT, "g", {})

    def read() -> None:
        begun.wait(30)
        with store.transaction():
            seen.append((store.sessions.failures("user"), len(store.records.of(Kind.GROUP, ACCOUNT))))

    together(write, read)

    assert seen in ([(0, 0)], [(1, 1)])


def test_blocks_of_two_threads_follow_one_another(store: Store) -> None:
    """No change is lost between reading and writing."""

    def count() -> None:
        for _ in range(50):
            with store.transaction():
                store.sessions.set_failures("user", store.sessions.failures("user") + 1)

    together(count, count)

    assert store.sessions.failures("user") == 100


def test_block_that_cannot_go_on_holds_up_no_other_thread(store: Store) -> None:
    """After a block that raised, another thread's begins."""

    def fail() -> None:
        with store.transaction():
            raise Undone

    with pytest.raises(Undone):
        fail()
    together(lambda: store.sessions.set_failures("user", 1))

    assert store.sessions.failures("user") == 1


def test_what_was_kept_is_there_after_reopening(reopen: Callable[[], Store]) -> None:
    """Facts of every kind outlive the process; faults do not."""
    store = reopen()
    device = add_device(store, imei="1")
    request = StoredRequest("r", ACCOUNT, "op", 1.0, 2.0, 1, "Success")
    listener = Listener(ACCOUNT, "CarrierService", "http://listener", "user", "password")
    store.requests.add(request)
    store.listeners.put(listener)
    store.sessions.add_token("t", "app", 3.0)
    store.sessions.start("s", "user", 4.0)
    store.sessions.set_password("user", "new")
    store.events.add(device.number, {"state": "pending", "transactionid": "t"})
    store.records.put(Kind.GROUP, ACCOUNT, "g", {"a": 1})
    store.faults.add(Fault("status", "*"))
    store.settings.set_scenario("{}")
    store.settings.move(60.0)
    store.settings.next_line()
    store = reopen()

    assert store.devices.find("imei", "1") == device
    assert (store.requests.get("r"), store.listeners.all()) == (request, [listener])
    assert (store.sessions.token_issued("t"), store.sessions.password("user")) == (3.0, "new")
    assert store.sessions.session("s") is not None
    assert len(store.events.waiting(device.number)) == 1
    assert (store.records.get(Kind.GROUP, ACCOUNT, "g"), store.faults.all()) == ({"a": 1}, [])
    assert (store.settings.scenario(), store.settings.moved(), store.settings.next_line()) == ("{}", 60.0, 2)
    assert add_device(store, imei="2").number == device.number + 1


def test_cleared_store_is_as_a_fresh_one(store: Store) -> None:
    """Nothing is left, and devices are numbered from the first one again."""
    first, second = add_device(store, imei="1"), add_device(store, imei="2")
    store.sessions.set_password("user", "new")
    store.faults.add(Fault("status", "*"))
    store.settings.set_scenario("{}")
    store.settings.next_line()
    store.clear()

    assert (store.devices.count(), store.devices.find("imei", "1"), store.faults.all()) == (0, None, [])
    assert (store.sessions.password("user"), store.settings.scenario()) == (None, None)
    assert [add_device(store, imei=each.identifiers["imei"]).number for each in (first, second)] == [
        first.number,
        second.number,
    ]
    assert store.settings.next_line() == 1


# devices


@pytest.mark.parametrize(("kind", "value"), [("imei", "864508030000011"), ("IMEI", "864508030000011"), ("mdn", "5550")])
def test_device_is_found_by_each_identifier(store: Store, kind: str, value: str) -> None:
    """The case of the kind does not matter."""
    device = add_device(store, imei="864508030000011", mdn="5550")
    add_device(store, imei="5550")

    assert store.devices.find(kind, value) == device


def test_device_is_found_by_any_name(store: Store) -> None:
    """Controls name no kind: an identifier, the UUID in either case, the internal id."""
    device = add_device(store, imei="864508030000011")
    names = ["864508030000011", device.uuid, device.uuid.lower(), str(device.number)]

    assert [store.devices.by_any(name) for name in names] == [device] * 4
    assert [store.devices.by_uuid(name) for name in names[1:3]] == [device] * 2
    assert [store.devices.by_any(name) for name in ("", "nobody", "9" * 40, "²")] == [None] * 4
    assert store.devices.by_uuid("nobody") is None


def test_devices_of_a_list_are_found_once_each_in_its_order(store: Store) -> None:
    first, second = add_device(store, imei="1", mdn="11"), add_device(store, imei="2")
    wanted = [{"kind": kind, "id": name} for kind, name in [("imei", "2"), ("MDN", "11"), ("imei", "1"), ("imei", "9")]]

    assert store.devices.find_all(wanted) == [second, first]


def test_devices_are_listed_by_number(store: Store) -> None:
    """Of the named accounts only."""
    first, foreign, third = add_device(store, imei="1"), add_device(store, OTHER, imei="2"), add_device(store, imei="3")

    assert list(store.devices.of([ACCOUNT])) == [first, third]
    assert list(store.devices.of([OTHER, ACCOUNT])) == [first, foreign, third]
    assert (list(store.devices.of([])), store.devices.count()) == ([], 3)


def test_changed_device_bears_its_new_identifiers_only(store: Store) -> None:
    """Whatever a device knows is there when it is read again."""
    device = add_device(store, imei="1", mdn="11")
    device.identifiers = {"imei": "1", "mdn": "12"}
    device.account, device.state, device.fault = OTHER, "active", ["code", "text"]
    device.custom_fields, device.attributes = {"CustomField1": "é"}, {"SkuNumber": "1"}
    store.devices.update(device, identifiers=True)

    assert (store.devices.find("mdn", "12"), store.devices.find("mdn", "11")) == (device, None)


def test_removed_device_frees_its_identifiers_but_not_its_number(store: Store) -> None:
    """Its events go with it."""
    device = add_device(store, imei="1")
    store.events.add(device.number, {"state": "pending", "transactionid": "t"})
    store.devices.remove(device)

    assert (store.devices.find("imei", "1"), store.events.of(device.number)) == (None, [])
    assert add_device(store, imei="1").number > device.number


def test_two_threads_never_get_the_same_device_number(store: Store) -> None:
    def add(prefix: str) -> None:
        for number in range(20):
            add_device(store, imei=f"{prefix}{number}")

    together(lambda: add("a"), lambda: add("b"))

    assert len({each.number for each in store.devices.of([ACCOUNT])}) == 40


# requests, listeners, sessions


def test_requests_are_listed_newest_first(store: Store) -> None:
    """Of the same moment, the one that was added last comes first."""
    made = [
        StoredRequest(name, ACCOUNT, "op", at, at, 1, "Success") for name, at in [("z", 1.0), ("a", 2.0), ("b", 1.0)]
    ]
    for each in made:
        store.requests.add(each)

    assert [each.id for each in store.requests.newest(9)] == ["a", "b", "z"]
    assert (store.requests.newest(1), store.requests.count()) == ([made[1]], 3)
    assert (store.requests.get("z"), store.requests.get("nobody")) == (made[0], None)


def test_listener_of_m2m_goes_first(store: Store) -> None:
    """A service has a listener for each family; registering again replaces it."""
    sibling = Listener(ACCOUNT, "Fota", "http://sibling", family="fota")
    store.listeners.put(sibling)
    assert store.listeners.get(ACCOUNT, "Fota") == sibling
    store.listeners.put(Listener(ACCOUNT, "Fota", "http://old"))
    own = Listener(ACCOUNT, "Fota", "http://own", "user", "password")
    store.listeners.put(own)

    assert store.listeners.get(ACCOUNT, "Fota") == own
    assert (store.listeners.of(ACCOUNT), store.listeners.of(ACCOUNT, "fota")) == ([own], [sibling])
    assert [store.listeners.remove(ACCOUNT, "Fota") for _ in range(2)] == [True, False]
    assert store.listeners.all() == [sibling]


def test_listeners_are_listed_by_account_and_service(store: Store) -> None:
    for account, service in [(OTHER, "A"), (ACCOUNT, "B"), (ACCOUNT, "A")]:
        store.listeners.put(Listener(account, service, "http://listener"))

    assert [(each.account, each.service) for each in store.listeners.all()] == [
        (ACCOUNT, "A"),
        (ACCOUNT, "B"),
        (OTHER, "A"),
    ]
    assert store.listeners.get(OTHER, "B") is None


def test_newest_token_of_an_application_is_its_current_one(store: Store) -> None:
    """A token is forgotten by its own application, or by anybody who names none."""
    for token, application, issued in [("t2", "app", 2.0), ("t1", "app", 1.0), ("t3", "other", 3.0)]:
        store.sessions.add_token(token, application, issued)
    assert store.sessions.current_token("app") == ("t2", 2.0)
    store.sessions.forget_token("t2", "other")
    assert store.sessions.token_issued("t2") == 2.0
    store.sessions.forget_token("t2", "app")
    store.sessions.forget_token("t3")

    assert store.sessions.current_token("app") == ("t1", 1.0)
    assert (store.sessions.current_token("other"), store.sessions.token_issued("t3")) == (None, None)


def test_session_lives_until_it_is_ended(store: Store) -> None:
    """Its last use is noted."""
    store.sessions.start("s", "user", 1.0)
    store.sessions.use("s", 9.0)
    session = store.sessions.session("s")
    assert session is not None
    assert (session.token, session.username, session.used) == ("s", "user", 9.0)
    store.sessions.end("s")

    assert store.sessions.session("s") is None


def test_failures_and_password_of_a_user_are_independent(store: Store) -> None:
    assert (store.sessions.failures("user"), store.sessions.password("user")) == (0, None)
    store.sessions.set_failures("user", 3)
    assert store.sessions.password("user") is None
    store.sessions.set_password("user", "new")
    store.sessions.set_password("other", "other")
    store.sessions.set_failures("user", 4)

    assert (store.sessions.failures("user"), store.sessions.password("user")) == (4, "new")
    assert (store.sessions.failures("other"), store.sessions.password("other")) == (0, "other")


# events, records


def test_events_are_listed_newest_first_and_wait_until_answered(store: Store) -> None:
    """An event waits while no later one has its transaction."""
    device, other = add_device(store, imei="1").number, add_device(store, imei="2").number
    first, second = ({"state": "pending", "transactionid": name} for name in ("t1", "t2"))
    update = {"state": "update", "transactionid": "t1"}
    for each in (first, second, update):
        store.events.add(device, each)
    store.events.add(other, first)
    sequences, documents = zip(*store.events.of(device), strict=True)

    assert documents == (update, second, first)
    assert list(sequences) == sorted(sequences, reverse=True)
    assert (store.events.waiting(device), store.events.waiting(other)) == ([second], [first])


def test_record_keeps_its_place_when_it_is_replaced_or_renamed(store: Store) -> None:
    for name in ("c", "a", "b"):
        store.records.put(Kind.GROUP, ACCOUNT, name, {"made": name})
    store.records.put(Kind.GROUP, ACCOUNT, "c", {"made": "again"})
    store.records.rename(Kind.GROUP, ACCOUNT, "a", "z")

    assert store.records.of(Kind.GROUP, ACCOUNT) == [
        ("c", {"made": "again"}),
        ("z", {"made": "a"}),
        ("b", {"made": "b"}),
    ]


def test_records_are_told_apart_by_kind_and_account(store: Store) -> None:
    """Removing tells whether there was one; what is made anew goes last."""
    document: dict[str, Any] = {"nested": {"é": [1, None, True]}}
    store.records.put(Kind.GROUP, ACCOUNT, "x", document)
    store.records.put(Kind.GROUP, ACCOUNT, "y", {})
    for kind, account in [(Kind.TEXT, ACCOUNT), (Kind.GROUP, OTHER)]:
        assert store.records.get(kind, account, "x") is None
        assert store.records.of(kind, account) == []
        assert not store.records.remove(kind, account, "x")
    assert store.records.get(Kind.GROUP, ACCOUNT, "x") == document
    assert store.records.remove(Kind.GROUP, ACCOUNT, "x")
    store.records.put(Kind.GROUP, ACCOUNT, "x", {})

    assert [name for name, _ in store.records.of(Kind.GROUP, ACCOUNT)] == ["y", "x"]


# faults, settings


def test_faults_are_taken_in_order_and_counted(store: Store) -> None:
    """What is left of a fault is shown; the caller's own object stays as it is."""
    twice, always = Fault("status", "op", times=2), Fault("empty", "*", times=None)
    store.faults.add(twice)
    store.faults.add(always)
    taken = [store.faults.take("op", "*") for _ in range(2)]
    left = store.faults.all()

    assert [each and each.name for each in taken] == ["status", "status"]
    assert (twice.times, [each.name for each in left]) == (2, ["empty"])
    assert [fault.name for _ in range(3) if (fault := store.faults.take("op", "*"))] == ["empty"] * 3
    assert store.faults.take("op") is None
    store.faults.clear()
    assert (store.faults.take("*"), store.faults.all()) == (None, [])


def test_fault_shows_how_often_it_still_happens(store: Store) -> None:
    store.faults.add(Fault("status", "op", times=3))
    store.faults.take("op")

    assert [each.times for each in store.faults.all()] == [2]


def test_each_time_of_a_fault_is_taken_once(store: Store) -> None:
    """However many take at the same time."""
    store.faults.add(Fault("status", "op", times=100))
    taken: list[Fault] = []

    def take() -> None:
        for _ in range(100):
            fault = store.faults.take("op")
            if fault is not None:
                taken.append(fault)

    together(take, take, take)

    assert (len(taken), store.faults.all()) == (100, [])


def test_fault_whose_occasion_did_not_come_waits_again(store: Store) -> None:
    """In its old place, so often as before; not when it was cleared meanwhile."""
    first, second, always = Fault("html", "op"), Fault("empty", "op", times=2), Fault("latency", "op", times=None)
    for fault in (first, second, always):
        store.faults.add(fault)
    taken = [store.faults.take("op") for _ in range(4)]
    assert [each.name for each in taken if each] == ["html", "empty", "empty", "latency"]
    for each in taken:
        assert each is not None
        store.faults.give_back(each)
    assert store.faults.all() == [first, second, always]
    cleared = store.faults.take("op")
    store.faults.clear()
    assert cleared is not None
    store.faults.give_back(cleared)

    assert store.faults.all() == []


def test_moves_of_the_clock_add_up(store: Store) -> None:
    assert [store.settings.move(each) for each in (0.1, 0.2)] == [0.1, 0.1 + 0.2]
    assert store.settings.moved() == 0.1 + 0.2


def test_no_phone_line_is_given_twice(store: Store) -> None:
    """The first one is 1."""
    given: list[int] = []
    together(*[lambda: given.extend(store.settings.next_line() for _ in range(20))] * 2)

    assert sorted(given) == list(range(1, 41))
