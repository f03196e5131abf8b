"""What deliveries tell the outbox: in how many transactions, and what a crash leaves of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from thingspace_contract.mock.delivery import journal
from thingspace_contract.mock.delivery.deliverer import Deliverer
from thingspace_contract.mock.delivery.journal import Journal
from thingspace_contract.mock.store import Attempt, Claim, Listener, Store, StoreTrouble, open_store

from ..conftest import MAIN, MEID, Api
from ..store.conftest import add_messages
from .wire import NO_CONTENT, wire

SERVICE = "CarrierService"


def claimed(store: Store, count: int) -> list[Claim]:
    """Store messages and claim them."""
    add_messages(store, "r", [(MAIN, SERVICE, "{}")] * count, 1.0)
    return store.outbox.claim(MAIN, SERVICE, now=1.0, limit=count, lease=1000.0)


def test_one_turn_of_the_loop_is_one_transaction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is told in it, in the order in which it is told."""
    store = open_store(f"sqlite:///{tmp_path / 'state.db'}")
    claims = claimed(store, 10)
    begun: list[int] = []
    transaction = store.transaction

    def counted() -> Any:
        begun.append(1)
        return transaction()

    monkeypatch.setattr(store, "transaction", counted)
    later: list[int] = []

    async def run() -> list[bool]:
        journal = Journal(store, lambda: later.append(1))
        results = await asyncio.gather(*(journal.begin(each, 1) for each in claims))
        attempts = [Attempt(each.message.id, 1, 9.0, "", "503") for each in claims]
        await asyncio.gather(
            *(journal.finish(one, other, "pending", 300.0) for one, other in zip(claims, attempts, strict=True)),
            journal.begin(claims[0], 2),
        )
        return results

    assert asyncio.run(run()) == [True] * 10
    assert (len(begun), len(later)) == (2, 1)
    assert [(each.attempts, each.due) for each in store.outbox.of_request("r")] == [(1, 300.0)] * 10
    store.close()


def test_claim_that_has_ended_is_told_to_its_own_delivery_only() -> None:
    store = open_store()
    claims = claimed(store, 3)
    store.outbox.release([claims[1]])

    async def run() -> list[bool]:
        journal = Journal(store, lambda: None)
        return await asyncio.gather(*(journal.begin(each, 1) for each in claims))

    assert asyncio.run(run()) == [True, False, True]
    store.close()


def test_store_that_cannot_be_written_fails_every_delivery_of_the_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of them sends what was not counted, and the next turn is tried anew."""
    store = open_store()
    claims = claimed(store, 3)
    begin = store.outbox.begin

    def fail(claim: Claim, attempt: int) -> bool:
        if claim is claims[2]:
            raise OSError("full")
        return begin(claim, attempt)

    async def run() -> list[bool | BaseException]:
        journal = Journal(store, lambda: None)
        with monkeypatch.context() as broken:
            broken.setattr(store.outbox, "begin", fail)
            told = await asyncio.gather(*(journal.begin(each, 1) for each in claims), return_exceptions=True)
        assert [each.attempts for each in store.outbox.of_request("r")] == [0, 0, 0]
        return [*told, await journal.begin(claims[0], 1)]

    told = asyncio.run(run())

    assert [type(each) for each in told] == [OSError, OSError, OSError, bool]
    store.close()


def test_what_came_of_an_attempt_is_kept_while_the_disk_is_in_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its message stays claimed meanwhile, so nobody sends it again; an attempt that would begin is refused."""
    store = open_store()
    one, other = claimed(store, 2)
    transaction = store.transaction
    monkeypatch.setattr(journal, "TROUBLE_WAIT", 0.01)

    @contextmanager
    def refused() -> Iterator[None]:
        with transaction():
            yield
            raise StoreTrouble("full", "There is no room.")

    async def run() -> None:
        told = Journal(store, lambda: None)
        assert await told.begin(one, 1)
        with monkeypatch.context() as trouble:
            trouble.setattr(store, "transaction", refused)
            finished = asyncio.create_task(
                told.finish(one, Attempt(one.message.id, 1, 9.0, "", "204"), "delivered", 1.0)
            )
            with pytest.raises(StoreTrouble):
                await told.begin(other, 1)
            assert not finished.done()
            assert store.outbox.claim(MAIN, SERVICE, now=1.0, limit=9, lease=1.0) == []
        await finished

    asyncio.run(run())

    assert [(each.state, each.attempts) for each in store.outbox.of_request("r")] == [("delivered", 1), ("pending", 0)]
    store.close()


@pytest.mark.parametrize("stops_when", ["sent", "counted"])
def test_crash_leads_to_a_redelivery_and_loses_nothing(
    new_api: Callable[..., Api], tmp_path: Path, stops_when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An attempt is counted before it is sent: what a listener sees afterwards is the next count, or the first."""
    url = f"sqlite:///{tmp_path / 'state.db'}"
    api = new_api(database=url, latency=0.0)
    request_id = api.change_plan(MEID)

    async def deliver(api: Api, listener: str, *, crash: bool) -> None:
        api.mock.platform.listeners.put(Listener(MAIN, SERVICE, listener))
        deliverer = Deliverer(api.mock)
        async with deliverer.running():
            if crash:
                reached = asyncio.Event()

                async def stop(*_: Any) -> Any:
                    reached.set()
                    await asyncio.sleep(3600)

                if stops_when == "counted":
                    monkeypatch.setattr(deliverer._sender, "post", stop)
                else:
                    monkeypatch.setattr(deliverer._journal, "finish", stop)
                await asyncio.wait_for(reached.wait(), 30)
                # the process would be gone now: what it holds in memory is told to nobody
                monkeypatch.setattr(api.mock.platform.outbox, "release", lambda claims: None)
            else:
                assert await deliverer.settle(30)

    async def run() -> list[dict[str, Any]]:
        async with wire([NO_CONTENT]) as here:
            await deliver(api, here.url(), crash=True)
            api.mock.close()
            again = new_api(database=url, latency=0.0, sign_in=False, clock=api.clock)
            await deliver(again, here.url(), crash=False)
            [message] = again.mock.platform.messages(request_id)
            assert (message.state, message.attempts) == ("delivered", 2)
            return [json.loads(each.partition("\r\n\r\n")[2]) for each in here.requests]

    counts = [each["callbackCount"] for each in asyncio.run(run())]

    assert counts == ([1, 2] if stops_when == "sent" else [2])
