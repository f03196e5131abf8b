"""What every store forgets: requests that have ended, the oldest first, with all that is theirs, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thingspace_contract.mock.store import Attempt, Kind, Store, StoredRequest, open_store

ACCOUNT, SERVICE = "0000123456-00001", "CarrierService"
DONE = ("delivered", "failed", "dropped")


def add(store: Store, name: str, *states: str, completes: float = 1.0) -> None:
    """Store a request with messages in these states, each that has ended with an attempt."""
    store.requests.add(StoredRequest(name, ACCOUNT, "op", 1.0, completes, len(states), "Success"))
    store.outbox.add(name, 1.0, [(ACCOUNT, SERVICE, "{}")] * len(states))
    claims = store.outbox.claim(ACCOUNT, SERVICE, now=1e9, limit=10_000, lease=1000.0)
    mine = [each for each in claims if each.message.request == name]
    for claim, state in zip(mine, states, strict=True):
        if state != "pending":
            store.outbox.finish(claim, Attempt(claim.message.id, 1, 9.0, "", "204"), state, 300.0)
    store.outbox.release(claims)


def forget(store: Store, keep: int, *, now: float = 100.0, limit: int = 100) -> int:
    """Forget all there is to forget; return in how many steps."""
    steps = 1
    while store.history.forget(keep=keep, now=now, unused_since=now - 10, limit=limit):
        steps += 1
        assert steps < 10_000
    return steps


def names(store: Store) -> list[str]:
    """Return the requests that are known, oldest first."""
    return sorted(each.id for each in store.requests.newest(10_000))


@pytest.mark.parametrize("state", DONE)
def test_oldest_requests_go_first_with_what_is_theirs(store: Store, state: str) -> None:
    """Messages, attempts, and the record of its status."""
    for name in "abcd":
        add(store, name, state, state)
        store.records.put(Kind.PROFILE_REQUEST, ACCOUNT, name, {})
        store.records.put(Kind.LOCATION_REQUEST, ACCOUNT, name, {})
        store.records.put(Kind.GROUP, ACCOUNT, name, {})
    gone = store.outbox.of_request("a")
    forget(store, 2)

    assert names(store) == ["c", "d"]
    assert (store.outbox.of_request("a"), store.outbox.attempts(gone[0].id)) == ([], [])
    assert store.outbox.counts() == {state: 4}
    assert [len(store.outbox.attempts(each.id)) for each in store.outbox.of_request("c")] == [1, 1]
    for kind in (Kind.PROFILE_REQUEST, Kind.LOCATION_REQUEST):
        assert [name for name, _ in store.records.of(kind, ACCOUNT)] == ["c", "d"]
    assert [name for name, _ in store.records.of(Kind.GROUP, ACCOUNT)] == ["a", "b", "c", "d"]


def test_what_waits_stays_whatever_its_age(store: Store) -> None:
    """A request with a message that waits, and one whose work is not done; all of their messages stay."""
    add(store, "a", "pending")
    add(store, "b", "delivered", "pending", "failed")
    add(store, "c", completes=200.0)
    for name in "defg":
        add(store, name)
    forget(store, 1)

    assert names(store) == ["a", "b", "c", "g"]
    assert [each.state for each in store.outbox.of_request("b")] == ["delivered", "pending", "failed"]
    forget(store, 1, now=200.0)
    assert names(store) == ["a", "b", "g"]
    store.outbox.cancel("a")
    forget(store, 1)
    assert names(store) == ["b", "g"]


def test_request_under_way_stays_until_it_is_ended(store: Store) -> None:
    """With no message yet, or with some that have been sent: more may come."""
    for name in "ab":
        store.requests.add(StoredRequest(name, ACCOUNT, "op", 1.0, 1.0, 1, "Success"), under_way=True)
    store.outbox.add("b", 1.0, [(ACCOUNT, SERVICE, "{}")])
    store.outbox.cancel("b")
    add(store, "c")
    forget(store, 0)
    assert names(store) == ["a", "b"]
    store.outbox.add("a", 1.0, [])
    store.requests.go_on("a", 2, "Success")
    store.requests.end("a")
    store.requests.end("unknown")
    forget(store, 0)
    assert names(store) == ["b"]


def test_nothing_is_under_way_in_a_store_that_is_opened_anew(reopen: Callable[[], Store]) -> None:
    """Who worked on it is gone."""
    reopen().requests.add(StoredRequest("a", ACCOUNT, "op", 1.0, 1.0, 1, "Success"), under_way=True)
    store = reopen()
    forget(store, 0)

    assert names(store) == []


def test_young_requests_stay(store: Store) -> None:
    for name in "abc":
        add(store, name, "delivered")
    forget(store, 3)

    assert names(store) == ["a", "b", "c"]


def test_request_with_many_messages_goes_in_small_steps(store: Store) -> None:
    """No step takes more rows than it may; until the last one the request is known."""
    add(store, "a", *["delivered"] * 25)
    add(store, "b", "delivered")
    left = []
    while store.history.forget(keep=1, now=100.0, unused_since=0.0, limit=10):
        left.append((len(store.outbox.of_request("a")), names(store)))

    assert [count for count, _ in left] == [15, 5]
    assert [known for _, known in left] == [["a", "b"]] * 2
    assert (names(store), store.outbox.counts()) == (["b"], {"delivered": 1})


def test_cleared_store_begins_with_the_oldest_again(store: Store) -> None:
    for name in "abcdef":
        add(store, name)
    assert store.history.forget(keep=1, now=100.0, unused_since=0.0, limit=3)
    store.clear()
    for name in "xyz":
        add(store, name)
    forget(store, 1)

    assert names(store) == ["z"]


def test_sessions_that_nobody_uses_are_forgotten(store: Store) -> None:
    store.sessions.start("old", "user", 5.0)
    store.sessions.start("young", "user", 95.0)
    forget(store, 1, now=100.0)

    assert (store.sessions.session("old"), store.sessions.session("young") is not None) == (None, True)


STATES = st.lists(st.sampled_from([*DONE, "pending"]), max_size=4)


@given(st.lists(st.tuples(STATES, st.sampled_from([1.0, 200.0])), max_size=12), st.integers(1, 6), st.integers(1, 9))
@settings(deadline=None)
def test_what_stays_is_the_newest_and_what_waits(
    requests: list[tuple[list[str], float]], keep: int, limit: int
) -> None:
    """In whatever steps, and once more when nothing is left to forget."""
    store = open_store()
    for number, (states, completes) in enumerate(requests):
        add(store, f"{number:02}", *states, completes=completes)
    stay = {
        f"{number:02}": states
        for number, (states, completes) in enumerate(requests)
        if number >= len(requests) - keep or "pending" in states or completes > 100.0
    }
    for _ in range(2):
        forget(store, keep, limit=limit)

        assert names(store) == sorted(stay)
        for name, states in stay.items():
            assert [each.state for each in store.outbox.of_request(name)] == states
    assert sum(store.outbox.counts().values()) == sum(map(len, stay.values()))
    store.close()
