"""Large requests leave others their turn, and what they did is consistent wherever they are left."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.mock import ManualClock, Mock, SeededIdentifiers
from thingspace_contract.mock.core import TimedResponse
from thingspace_contract.mock.store import open_store
from thingspace_contract.mock.turns import Apart, Steps

from .conftest import MAIN, MEID, SECOND, Api, value

PLAN = "/m2m/v1/devices/actions/plan"


def steps(api: Api, method: str, path: str, body: Any) -> Steps[TimedResponse]:
    """Return a request that somebody has to drive."""
    content = json.dumps(body).encode()
    headers = {**api.headers, "Content-Type": "application/json"}
    return api.mock.steps(Request(method, f"{api.root}{path}", headers, content))


def end(request: Steps[TimedResponse]) -> tuple[Response, int]:
    """Drive a request to its end; return the answer and how often others had a turn."""
    turns = 0
    while True:
        try:
            step = next(request)
        except StopIteration as ended:
            timed: TimedResponse = ended.value
            return timed.response, turns
        turns += 1
        if step is not None:
            step()


def plans(api: Api) -> list[str]:
    """Return the plans of the main account's devices."""
    return [device.plan for device in api.mock.platform.devices.of([MAIN])]


@pytest.fixture
def active(new_api: Callable[..., Api]) -> Api:
    """A caller whose main account has twelve more active devices, three of which make a slice."""
    api = new_api()
    request = api.activate(*([{"kind": "imei", "id": f"99000000000{number:04}"}] for number in range(12)))
    api.mock.platform.outbox.cancel(request)
    api.mock.platform.slice = 3
    return api


def test_small_request_takes_one_transaction(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has a turn in it."""
    begun: list[object] = []
    transaction = api.mock.platform.store.transaction

    def counted() -> object:
        begun.append(None)
        return transaction()

    monkeypatch.setattr(api.mock.platform.store, "transaction", counted)
    body = {"servicePlan": "Tablet5GB", "devices": [{"deviceIds": [MEID]}]}
    response, turns = end(steps(api, "PUT", PLAN, body))

    assert (response.status, turns, len(begun)) == (200, 0, 1)


def test_others_are_answered_between_slices(active: Api) -> None:
    """A read in the middle shows what is done so far; the messages wait for the answer."""
    request = steps(active, "PUT", PLAN, {"accountName": MAIN, "servicePlan": "Tablet5GB"})
    before = plans(active).count("Tablet5GB")
    seen = []
    while next(request, "ended") is None:
        assert active.call("GET", f"/m2m/v1/plans/{MAIN}").status == 200
        seen.append(plans(active).count("Tablet5GB"))
        assert active.mock.platform.outbox.lanes(1e12) == []

    assert seen == sorted(seen)
    assert before <= seen[0] < seen[-1]
    assert active.mock.platform.outbox.lanes(1e12) == [(MAIN, "CarrierService")]


def test_messages_of_a_request_are_free_together(active: Api) -> None:
    """Until then nobody can claim them."""
    outbox = active.mock.platform.outbox
    before = outbox.counts().get("pending", 0)
    request = steps(active, "PUT", PLAN, {"accountName": MAIN, "servicePlan": "Tablet5GB"})
    next(request)
    assert outbox.counts()["held"] == 3
    assert outbox.counts().get("pending", 0) == before
    response, _ = end(request)
    stored = active.mock.platform.messages(value(response)["requestId"])

    assert {each.state for each in stored} == {"pending"}
    assert "held" not in outbox.counts()


def test_status_and_count_are_right_at_the_end(active: Api) -> None:
    """However many slices a request took."""
    request = active.change_plan(*({"kind": "imei", "id": f"99000000000{number:04}"} for number in range(12)))
    failing = active.change_plan(*({"kind": "imei", "id": f"9900000000{number:05}"} for number in range(9, 15)))
    stored = [active.mock.platform.requests.get(each) for each in (request, failing)]

    assert [(each.devices, each.outcome) for each in stored if each] == [(12, "Success"), (6, "Failed")]


def test_reset_in_the_middle_ends_a_request(active: Api) -> None:
    """It is answered, and writes nothing into the new world."""
    request = steps(active, "PUT", PLAN, {"accountName": MAIN, "servicePlan": "Tablet5GB"})
    next(request)
    active.mock.reset()
    fresh = plans(active)
    response, _ = end(request)

    assert response.status == 400
    assert b"was reset" in response.body
    assert plans(active) == fresh
    assert active.mock.platform.outbox.counts() == {}
    assert active.mock.platform.requests.count() == 1  # the scenario's own


def test_reset_while_a_large_body_is_read(active: Api) -> None:
    """The request does not even begin."""
    body = {
        "servicePlan": "Tablet5GB",
        "devices": [{"deviceIds": [{"kind": "imei", "id": f"{n:015}"}]} for n in range(999)],
    }
    request = steps(active, "PUT", PLAN, body)
    step = next(request)
    assert isinstance(step, Apart)
    step()
    active.mock.reset()
    response, turns = end(request)

    assert (response.status, turns) == (400, 0)
    assert active.mock.platform.outbox.counts() == {}


def test_request_that_is_given_up_reports_what_it_did(active: Api) -> None:
    """As when the server stops: what was changed is told, what was not is as before."""
    request = steps(active, "PUT", PLAN, {"accountName": MAIN, "servicePlan": "Tablet5GB"})
    next(request)
    next(request)
    before = plans(active)
    request.close()
    stored = active.mock.platform.requests.newest(1)[0]

    assert plans(active) == before
    assert stored.devices == len(active.mock.platform.messages(stored.id)) == 6
    assert "held" not in active.mock.platform.outbox.counts()


def test_crash_in_the_middle_leaves_a_consistent_state(new_api: Callable[..., Api], tmp_path: Path) -> None:
    """A store that is opened anew sets free what was held: what changed reports, the rest is untouched."""
    api = new_api(database=f"sqlite:///{tmp_path / 'mock.db'}")
    api.activate(*([{"kind": "imei", "id": f"99000000000{number:04}"}] for number in range(6)))
    api.mock.platform.slice = 3
    request = steps(api, "PUT", PLAN, {"accountName": MAIN, "servicePlan": "Tablet5GB"})
    next(request)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for file in tmp_path.glob("mock.db*"):
        shutil.copy(file, crashed)
    end(request)
    store = open_store(f"sqlite:///{crashed / 'mock.db'}")
    try:
        stored = store.requests.newest(1)[0]
        messages = store.outbox.of_request(stored.id)
        told = [json.loads(each.body) for each in messages]
        good = {each["deviceIds"][0]["id"] for each in told if each["status"] == "Success"}
        changed = {
            next(iter(each.identifiers.values())) for each in store.devices.of([MAIN]) if each.plan == "Tablet5GB"
        }
    finally:
        store.close()

    assert {each.state for each in messages} == {"pending"}
    assert stored.devices == len(messages) == 3
    assert good <= changed


@pytest.mark.parametrize("bug", [MemoryError("lost"), ValueError("a bug")])
def test_bug_in_a_later_slice_is_answered(active: Api, monkeypatch: pytest.MonkeyPatch, bug: Exception) -> None:
    """With 500, and what the slices before it changed is reported."""
    request = steps(active, "PUT", PLAN, {"accountName": MAIN, "servicePlan": "Tablet5GB"})
    next(request)

    def fail(*_: Any, **__: Any) -> Iterator[Any]:
        raise bug

    monkeypatch.setattr(active.mock.platform.devices, "numbered", fail)
    response, _ = end(request)

    assert response.status == 500
    assert active.mock.platform.outbox.counts().get("held") is None
    assert active.mock.platform.requests.newest(1)[0].devices == 3


KINDS = st.sampled_from(["known", "new", "suspended"])
ENTRIES = st.lists(st.tuples(KINDS, st.integers(0, 3), st.booleans()), min_size=1, max_size=8)
CRITERIA = st.fixed_dictionaries(
    {}, optional={"accountName": st.sampled_from([MAIN, SECOND]), "groupName": st.sampled_from(["4G West", "none"])}
)
ACTIONS = st.one_of(
    st.tuples(st.just("activate"), ENTRIES),
    st.tuples(st.sampled_from(["plan", "suspend", "restore", "deactivate", "delete", "goToState"]), ENTRIES | CRITERIA),
)


def listed(entries: list[tuple[str, int, bool]]) -> list[dict[str, Any]]:
    """Return items of a list, some of which name a device twice or with two identifiers."""
    items = []
    for kind, number, both in entries:
        ids = [{"kind": "imei", "id": f"9900{['known', 'new', 'suspended'].index(kind)}000000{number:04}"}]
        items.append({"deviceIds": [*ids, {"kind": "iccid", "id": f"8900000000000000{number:04}"}] if both else ids})
    return items


def act(api: Api, action: str, chosen: Any) -> Response:
    """Call an operation on devices of a list, or on those of criteria."""
    members = {"devices": listed(chosen)} if isinstance(chosen, list) else chosen
    start = "/m2m/v1/devices/actions"
    if action == "activate":
        return api.call("POST", f"{start}/activate", {"servicePlan": "87641", "mdnZipCode": "94203", **members})
    if action == "plan":
        return api.call("PUT", PLAN, {"servicePlan": "Tablet5GB", **members})
    if action == "goToState":
        selection = members if "devices" in members else {"filter": members}
        place = {"serviceName": "Fleet", "stateName": "parked", "servicePlan": "87641", "mdnZipCode": "94203"}
        return api.call("PUT", f"{start}/goToState", {**place, **selection})
    more: dict[str, dict[str, Any]] = {
        "deactivate": {"reasonCode": "FF"},
        "delete": {"reasonCode": "FF", "deleteAfterDeactivation": True},
    }
    verb = {"delete": "deactivate"}.get(action, action)
    return api.call("POST", f"{start}/{verb}", {**members, **more.get(action, {})})


def world(contract: Contract, size: int, actions: list[tuple[str, Any]]) -> tuple[Any, ...]:
    """Return the answers, devices, requests and messages that actions lead to with slices of a size."""
    mock = Mock(contract, clock=ManualClock(), identifiers=SeededIdentifiers())
    try:
        api = Api(mock, ManualClock()).sign_in()
        mock.platform.slice = size
        act(api, "activate", [("known", number, False) for number in range(4)])
        act(api, "activate", [("suspended", number, False) for number in range(2)])
        act(api, "suspend", [("suspended", number, False) for number in range(2)])
        answers = [act(api, *each).body for each in actions]
        platform = mock.platform
        messages = [
            (each.request, each.account, each.service, each.body, each.state) for each in platform.outbox.newest(9999)
        ]
        return answers, [*platform.devices.of([MAIN, SECOND])], platform.requests.newest(999), messages
    finally:
        mock.close()


@settings(max_examples=25, deadline=None)
@given(actions=st.lists(ACTIONS, min_size=1, max_size=3))
def test_slices_do_not_show(contract: Contract, actions: list[tuple[str, Any]]) -> None:
    """A request leads to the same whether it is done at once, by ones or by twos."""
    expected = world(contract, 10_000, actions)

    assert world(contract, 1, actions) == expected
    assert world(contract, 2, actions) == expected
