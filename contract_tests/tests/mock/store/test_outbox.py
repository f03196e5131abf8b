"""What every outbox does: messages are kept until they are delivered, and nobody sends the same attempt twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from thingspace_contract.mock.store import Attempt, Claim, Store

from .conftest import add_messages

ACCOUNT, OTHER, SERVICE = "0000123456-00001", "0000123456-00002", "CarrierService"
LONG = 1000.0  # a lease that does not end during a test
NONE = 0.0  # one that has ended as soon as it begins


def add(store: Store, *bodies: str, request: str = "r", account: str = ACCOUNT, due: float = 1.0) -> None:
    """Store messages of a request for one listener."""
    add_messages(store, request, [(account, SERVICE, body) for body in bodies], due)


def claim(store: Store, *, now: float = 9.0, limit: int = 100, lease: float = LONG) -> list[Claim]:
    """Take what is due for the listener."""
    return store.outbox.claim(ACCOUNT, SERVICE, now=now, limit=limit, lease=lease)


def finish(store: Store, claim: Claim, state: str, due: float = 300.0, number: int = 1) -> None:
    """Tell what came of an attempt."""
    store.outbox.finish(claim, Attempt(claim.message.id, number, 9.0, "http://listener", "204"), state, due)


def bodies(claims: list[Claim]) -> list[str]:
    """Return what claimed messages say."""
    return [each.message.body for each in claims]


def test_messages_wait_in_their_order(store: Store) -> None:
    """They are known by their request, and counted by state."""
    add(store, "a", "b")
    add(store, "c", request="other")
    add(store, "d")

    assert [each.body for each in store.outbox.of_request("r")] == ["a", "b", "d"]
    assert [each.body for each in store.outbox.newest(3)] == ["b", "c", "d"]
    assert [(each.state, each.attempts, each.due) for each in store.outbox.newest(1)] == [("pending", 0, 1.0)]
    assert (store.outbox.counts(), store.outbox.of_request("nobody")) == ({"pending": 4}, [])


def test_messages_of_an_unknown_request_are_refused(store: Store) -> None:
    with pytest.raises(KeyError, match="nobody"):
        store.outbox.add("nobody", 1.0, [(ACCOUNT, SERVICE, "{}")])

    assert store.outbox.counts() == {}


def test_claim_takes_what_is_due_for_one_listener(store: Store) -> None:
    """The longest due goes first, of the same time the first that was stored, and no more than was asked for."""
    add(store, "late", due=3.0)
    add(store, "a", "b", due=2.0)
    add(store, "c", due=1.0)
    add(store, "future", due=10.0)
    add(store, "foreign", account=OTHER)

    assert bodies(claim(store, limit=3)) == ["c", "a", "b"]
    assert bodies(claim(store)) == ["late"]
    assert claim(store) == []


def test_lane_is_told_while_something_of_it_is_due(store: Store) -> None:
    """Claimed or not, until it is finished or waits for later."""
    add(store, "a")
    add(store, "b", account=OTHER, due=20.0)
    assert store.outbox.lanes(0.5) == []
    assert (store.outbox.next_due(after=0.0), store.outbox.next_due(after=1.0)) == (1.0, 20.0)
    [taken] = claim(store)
    assert store.outbox.lanes(1.0) == [(ACCOUNT, SERVICE)]
    finish(store, taken, "delivered")

    assert (store.outbox.lanes(9.0), store.outbox.next_due(after=20.0)) == ([], None)
    assert store.outbox.lanes(20.0) == [(OTHER, SERVICE)]


@pytest.mark.parametrize("state", ["delivered", "failed", "dropped"])
def test_finished_message_is_never_claimed_again(store: Store, state: str) -> None:
    """Its attempt is kept."""
    add(store, "a")
    [taken] = claim(store)
    assert store.outbox.begin(taken, 1)
    finish(store, taken, state)

    assert (claim(store, now=1e9), store.outbox.counts()) == ([], {state: 1})
    assert store.outbox.attempts(taken.message.id) == [Attempt(taken.message.id, 1, 9.0, "http://listener", "204")]


def test_message_that_is_sent_again_is_claimed_when_it_is_due(store: Store) -> None:
    """Its attempts are counted from where they stopped."""
    add(store, "a")
    [taken] = claim(store)
    store.outbox.begin(taken, 1)
    finish(store, taken, "pending", due=300.0)
    assert claim(store, now=299.0) == []
    [again] = claim(store, now=300.0)

    assert (again.message.attempts, again.message.due) == (1, 300.0)
    assert (store.outbox.begin(taken, 2), store.outbox.begin(again, 2)) == (False, True)


def test_postponed_message_waits_until_later(store: Store) -> None:
    """Without an attempt."""
    add(store, "a")
    [taken] = claim(store)
    store.outbox.postpone(taken, 20.0)
    [again] = claim(store, now=20.0)

    assert (store.outbox.begin(taken, 1), again.message.attempts) == (False, 0)
    assert store.outbox.attempts(taken.message.id) == []


def test_released_message_is_free_at_once(store: Store) -> None:
    """Who gave it back cannot begin with it; giving back twice takes nothing from the next one."""
    add(store, "a", "b")
    first = claim(store)
    store.outbox.release(first)
    second = claim(store)
    store.outbox.release(first)

    assert bodies(second) == ["a", "b"]
    assert [store.outbox.begin(each, 1) for each in [*first, *second]] == [False, False, True, True]
    assert claim(store) == []


def test_claim_that_was_not_renewed_is_taken_over(store: Store) -> None:
    """Who was too slow may neither begin nor postpone; what came of an attempt is kept all the same."""
    add(store, "a")
    [slow] = claim(store, lease=NONE)
    assert store.outbox.begin(slow, 1)
    [quick] = claim(store)
    store.outbox.postpone(slow, 1e9)
    assert (store.outbox.begin(slow, 2), store.outbox.begin(quick, 2)) == (False, True)
    finish(store, slow, "pending", number=1)
    assert claim(store, now=1e9) == []
    finish(store, quick, "delivered", number=2)

    assert [each.number for each in store.outbox.attempts(slow.message.id)] == [1, 2]
    assert store.outbox.counts() == {"delivered": 1}


def test_late_news_do_not_wake_a_delivered_message(store: Store) -> None:
    """A message that somebody else delivered meanwhile stays so."""
    add(store, "a")
    [slow] = claim(store, lease=NONE)
    [quick] = claim(store)
    finish(store, quick, "delivered")
    finish(store, slow, "pending")

    assert store.outbox.counts() == {"delivered": 1}


def test_claim_that_nobody_took_over_goes_on(store: Store) -> None:
    """A lease that has ended is no harm while the message is still one's own."""
    add(store, "a")
    [taken] = claim(store, lease=NONE)

    assert store.outbox.holds(taken)
    assert store.outbox.begin(taken, 1)


def test_cancelled_messages_are_dropped(store: Store) -> None:
    """Those of the request that were not delivered; one that somebody has claimed is not begun."""
    add(store, "a", "b", "c")
    add(store, "other", request="other")
    delivered, waiting = claim(store, limit=2)
    [last] = claim(store, limit=1)
    finish(store, delivered, "delivered")
    store.outbox.cancel("r")
    store.outbox.postpone(last, 20.0)

    assert [each.state for each in store.outbox.of_request("r")] == ["delivered", "dropped", "dropped"]
    assert store.outbox.of_request("r")[2].due == 1.0
    assert not store.outbox.holds(waiting)
    assert not store.outbox.begin(waiting, 1)
    assert bodies(claim(store)) == ["other"]
    finish(store, waiting, "pending")
    assert [each.state for each in store.outbox.of_request("r")][1] == "dropped"


def test_forgotten_messages_are_not_sent(store: Store) -> None:
    """What was claimed before the store was cleared is neither begun nor taken for a newer message."""
    add(store, "old")
    [old] = claim(store)
    store.clear()
    add(store, "new")
    finish(store, old, "delivered")
    [new] = claim(store)

    assert (store.outbox.holds(old), store.outbox.holds(new)) == (False, True)
    assert not store.outbox.begin(old, 1)
    assert (bodies([new]), store.outbox.attempts(old.message.id)) == (["new"], [])
    assert (new.message.id > old.message.id, store.outbox.begin(new, 1)) == (True, True)


def test_message_of_a_block_that_raised_is_not_there(store: Store) -> None:
    def fail() -> None:
        with store.transaction():
            add(store, "a")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert (claim(store), store.outbox.of_request("r")) == ([], [])


def test_message_under_way_in_a_crash_is_delivered_afterwards(reopen: Callable[[], Store]) -> None:
    """Whether its attempt was begun or not; one that was begun is counted."""
    store = reopen()
    add(store, "begun", "claimed", "done")
    begun, _, done = claim(store)
    store.outbox.begin(begun, 1)
    finish(store, done, "delivered")
    store = reopen()
    again = claim(store)

    assert [(each.message.body, each.message.attempts) for each in again] == [("begun", 1), ("claimed", 0)]
    assert [store.outbox.begin(each, 2) for each in again] == [True, True]
    assert store.outbox.counts() == {"pending": 2, "delivered": 1}


def test_two_deliverers_never_claim_the_same_message(store: Store) -> None:
    """While a third thread stores more."""
    count = 120

    def deliver() -> list[str]:
        sent: list[str] = []
        while sum(store.outbox.counts().values()) < count or store.outbox.lanes(9.0):
            for each in claim(store, limit=3):
                if store.outbox.begin(each, 1):
                    sent.append(each.message.body)
                finish(store, each, "delivered")
        return sent

    def produce() -> None:
        for number in range(count):
            add(store, f"{number}")

    with ThreadPoolExecutor(3) as pool:
        deliverers = [pool.submit(deliver) for _ in range(2)]
        pool.submit(produce).result(60)
        sent = [each.result(60) for each in deliverers]

    assert sorted(sent[0] + sent[1], key=int) == [f"{number}" for number in range(count)]
    assert store.outbox.counts() == {"delivered": count}
