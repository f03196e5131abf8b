"""What a store does for large requests: many devices at once, a request that goes on, messages that are held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thingspace_contract.mock.store import Device, Kind, Store, StoredRequest, open_store

ACCOUNT, OTHER, SERVICE = "0000123456-00001", "0000123456-00002", "CarrierService"
REQUEST = StoredRequest("r", ACCOUNT, "changeDeviceServicePlan", 1.0, 1.0, 1, "Success")


def add(store: Store, account: str = ACCOUNT, **identifiers: str) -> Device:
    """Store a new device."""
    number = store.devices.next_number()
    device = Device(number, account, identifiers, uuid=f"8461f530-0000-4000-8000-{number:012}", created=5.0)
    store.devices.add(device)
    return device


def names(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    """Return identifiers as requests have them."""
    return [{"kind": kind, "id": value} for kind, value in pairs]


def test_devices_are_read_by_their_numbers(store: Store) -> None:
    """In the order of their numbers, without those that are gone."""
    first, second, third = add(store, imei="1"), add(store, OTHER, imei="2"), add(store, imei="3")
    store.devices.remove(third)

    assert store.devices.numbers([ACCOUNT]) == [first.number]
    assert store.devices.numbers([OTHER, ACCOUNT]) == [first.number, second.number]
    assert store.devices.numbered([third.number, second.number, first.number]) == [first, second]
    assert store.devices.numbered([]) == []


def test_events_that_wait_are_counted_as_they_are_told(store: Store) -> None:
    """Those that were answered do not count, nor do those of other devices."""
    devices = [add(store, imei=str(number)) for number in range(4)]
    for device, state, transaction in (
        (0, "pending", "a"),
        (0, "pending", "b"),
        (0, "update", "a"),
        (1, "pending", "a"),
        (2, "update", "c"),
    ):
        store.events.add(devices[device].number, {"state": state, "transactionid": transaction})
    numbers = [device.number for device in devices]
    waiting = {number: len(found) for number in numbers if (found := store.events.waiting(number))}

    assert store.events.counts(numbers) == waiting == {numbers[0]: 1, numbers[1]: 1}
    assert store.events.counts(numbers[1:]) == {numbers[1]: 1}
    assert store.events.counts([]) == {}


def test_records_are_read_in_parts(store: Store) -> None:
    """In their order, without those of other accounts and kinds."""
    for account, name in ((ACCOUNT, "b"), (OTHER, "x"), (ACCOUNT, "a"), (ACCOUNT, "c")):
        store.records.put(Kind.MONITOR, account, name, {"name": name})
    store.records.put(Kind.TRIGGER, ACCOUNT, "t", {})
    first = store.records.some(Kind.MONITOR, ACCOUNT, -1, 2)
    rest = store.records.some(Kind.MONITOR, ACCOUNT, first[-1][0], 2)

    assert [each[1:] for each in first + rest] == store.records.of(Kind.MONITOR, ACCOUNT)
    assert (len(first), len(rest)) == (2, 1)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(["imei", "ICCID", "mdn"]), st.sampled_from("123\0é'")), max_size=3),
        max_size=300,
    )
)
def test_many_entries_are_found_as_each_is(entries: list[list[tuple[str, str]]]) -> None:
    """Whatever they name, in whatever number."""
    store = open_store("sqlite://")
    try:
        for device in ({"imei": "1", "iccid": "1"}, {"imei": "2", "mdn": "\0"}, {"iccid": "é", "mdn": "'"}):
            add(store, **device)
        asked = [names(*entry) for entry in entries]

        assert store.devices.find_each(asked) == [store.devices.find_all(each) for each in asked]
    finally:
        store.close()


def test_devices_tell_whether_an_identifier_is_taken(store: Store) -> None:
    """One that is suffices."""
    add(store, imei="1")

    assert store.devices.any_of(names(("mdn", "1"), ("IMEI", "1")))
    assert not store.devices.any_of(names(("mdn", "1"), ("imei", "2")))


def test_new_identifiers_find_a_device_and_old_ones_do_not(store: Store) -> None:
    """Those that stay find it still; whoever looked before can tell that he has to look again."""
    device = add(store, imei="1", iccid="1")
    before = store.devices.renamings
    store.devices.update(replace(device, plan="new"))
    assert store.devices.renamings == before
    device.identifiers = {"mdn": "1", "imei": "1"}
    store.devices.update(device, identifiers=True)

    assert store.devices.renamings > before
    assert [store.devices.find(kind, "1") == device for kind in ("imei", "iccid", "mdn")] == [True, False, True]
    assert store.devices.by_uuid(device.uuid) == device


def test_request_goes_on(store: Store) -> None:
    """Its devices and its outcome are those of the last word."""
    store.requests.add(REQUEST)
    store.requests.go_on("r", 7, "Failed")

    assert store.requests.get("r") == replace(REQUEST, devices=7, outcome="Failed")


def test_held_messages_wait_until_they_are_free(store: Store) -> None:
    """Nobody can claim them, and those of other requests are not concerned."""
    for request in ("r", "other"):
        store.requests.add(replace(REQUEST, id=request))
        store.outbox.add(request, 1.0, [(ACCOUNT, SERVICE, request)], held=True)
    assert store.outbox.lanes(9.0) == []
    assert store.outbox.next_due(after=0.0) is None
    assert store.outbox.claim(ACCOUNT, SERVICE, now=9.0, limit=9, lease=9.0) == []
    assert store.outbox.counts() == {"held": 2}
    store.outbox.free("r")

    assert [each.message.body for each in store.outbox.claim(ACCOUNT, SERVICE, now=9.0, limit=9, lease=9.0)] == ["r"]
    assert store.outbox.counts() == {"held": 1, "pending": 1}


@pytest.mark.parametrize("state", ["held", "free"])
def test_store_that_is_opened_anew_holds_nothing(reopen: Callable[[], Store], state: str) -> None:
    """Who held it is gone."""
    store = reopen()
    store.requests.add(REQUEST)
    store.outbox.add("r", 1.0, [(ACCOUNT, SERVICE, "{}")], held=state == "held")

    assert reopen().outbox.counts() == {"pending": 1}
