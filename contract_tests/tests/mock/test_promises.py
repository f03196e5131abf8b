"""What was promised is kept: a disk in trouble in the middle of a large request holds no message back for good."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable

import httpx
import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.mock import running_mock
from thingspace_contract.mock.acting import Promises
from thingspace_contract.mock.store import open_store

from .conftest import MAIN, MEID, Api
from .delivery.test_delivery import Caller
from .disk import commits_refused
from .listening import Listener
from .store.conftest import add_messages

PLAN = "/m2m/v1/devices/actions/plan"


def plans(api: Api) -> dict[int, str]:
    """Return the plan of each device of the main account."""
    return {device.number: device.plan for device in api.mock.platform.devices.of([MAIN])}


@pytest.fixture
def sliced(new_api: Callable[..., Api]) -> Api:
    """A caller whose main account has more active devices, twelve of which make a slice."""
    api = new_api()
    request = api.activate(*([{"kind": "imei", "id": f"99000000000{number:04}"}] for number in range(9)))
    api.mock.platform.outbox.cancel(request)
    api.mock.platform.slice = 12
    return api


@pytest.mark.parametrize("count", [1, 10**9])
def test_slice_that_cannot_be_stored_leaves_what_was_before_it(sliced: Api, count: int) -> None:
    """Whichever it is, and whether the disk recovers at once or later: each changed device reports."""
    platform = sliced.mock.platform
    outbox = platform.outbox
    slices = -(-len(plans(sliced)) // 12)
    for failing in range(slices + 1):
        requests, before = platform.requests.count(), plans(sliced)
        told_before = len(outbox.newest(9999))
        body = {"accountName": MAIN, "servicePlan": ("87641", "Tablet5GB")[failing % 2]}
        with commits_refused(platform.store, first=failing, count=count):
            response = sliced.call("PUT", PLAN, body)
            assert sliced.mock.promises.are_owed == (0 < failing < slices and count > 1)
        if response.status == 200:
            assert failing == slices
            break
        assert response.status == 503
        assert sliced.call("GET", f"/m2m/v1/plans/{MAIN}").status == 200
        told = outbox.newest(9999)[told_before:]
        good = {json.loads(each.body)["deviceIds"][0]["id"] for each in told if "Success" in each.body}
        changed = [device for device in platform.devices.of([MAIN]) if device.plan != before[device.number]]

        assert (platform.requests.count() - requests, len(told)) == ((1, 12 * failing) if failing else (0, 0))
        assert all(good & set(device.identifiers.values()) for device in changed)
        assert {each.state for each in told} <= {"pending"}
        assert not failing or platform.requests.newest(1)[0].devices == len(told)
        assert "held" not in outbox.counts()
        assert not sliced.mock.promises.are_owed


def test_messages_are_delivered_as_soon_as_the_disk_works(contract: Contract) -> None:
    """Without another request; until then the mock is not idle."""
    with running_mock(contract, latency=0.0) as mock, Listener() as listener:
        caller = Caller(mock)
        caller.register(listener.url())
        caller.call("PUT", PLAN, {"devices": [{"deviceIds": [MEID]}], "servicePlan": "87641"})
        assert mock.control.settle()
        before = len(listener.received)
        mock.mock.platform.slice = 1
        body = {"accountName": MAIN, "servicePlan": "Tablet5GB"}
        with commits_refused(mock.mock.platform.store, first=2):
            response = httpx.put(f"{mock.url}{PLAN}", json=body, headers=caller._http.headers)
            idle_in_trouble = mock.control.settle(0.1)
        idle = mock.control.settle(30)
        received = len(listener.received) - before
        counts = mock.mock.platform.outbox.counts()
        caller.close()

    assert (response.status_code, idle_in_trouble, idle) == (503, False, True)
    assert (received, counts) == (2, {"delivered": before + 2})


def test_promises_are_kept_once_by_any_number_of_threads() -> None:
    """Whoever keeps them, at the same time."""
    store = open_store()
    promises = Promises(store)
    failed: list[Exception] = []

    def work(number: int) -> None:
        try:
            for each in range(number, 200, 8):
                promises.owe(f"{each}")
                promises.keep()
        except Exception as error:
            failed.append(error)

    for each in range(200):
        add_messages(store, f"{each}", [], 1.0)
        store.outbox.add(f"{each}", 1.0, [(MAIN, "CarrierService", "{}")], held=True)
    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert (failed, promises.are_owed, store.outbox.counts()) == ([], False, {"pending": 200})
    store.close()
