"""Operations on groups that take several slices, with others in between."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

import pytest

from ...conftest import MAIN, Api, value
from ...test_turns import end, steps

GROUPS = f"/m2m/v1/groups/{MAIN}"
PUMPS, VALVES = f"{GROUPS}/name/pumps", f"{GROUPS}/name/valves"
IMEIS = [{"kind": "imei", "id": f"99000000000{number:04}"} for number in range(12)]

Called = tuple[str, str, Any]
CREATE: Called = ("POST", "/m2m/v1/groups", {"accountName": MAIN, "groupName": "valves", "groupDescription": "small"})
LARGE: Called = (*CREATE[:2], {**CREATE[2], "groupDescription": "large", "devicesToAdd": IMEIS})
RENAME: Called = ("PUT", PUMPS, {"newGroupName": "valves"})
DESCRIBE: Called = ("PUT", PUMPS, {"newGroupDescription": "second"})
FILL: Called = ("PUT", PUMPS, {"devicesToAdd": IMEIS})
DELETE: Called = ("DELETE", PUMPS, None)
DELETE_VALVES: Called = ("DELETE", VALVES, None)


@pytest.fixture
def new_world(new_api: Callable[..., Api]) -> Callable[[], Api]:
    """Makes callers whose group `pumps` has twelve devices, three of which make a slice."""

    def make() -> Api:
        api = new_api()
        api.activate(*([each] for each in IMEIS))
        body = {"accountName": MAIN, "groupName": "pumps", "groupDescription": "first", "devicesToAdd": IMEIS}
        assert api.call("POST", "/m2m/v1/groups", body).status == 200
        api.mock.platform.slice = 3
        return api

    return make


def groups(api: Api) -> dict[str, str]:
    """Return the groups of the main account, with their descriptions."""
    return {each["name"]: each["description"] for each in value(api.call("GET", GROUPS))}


def held(api: Api) -> set[str]:
    """Return the groups that the twelve devices are in."""
    wanted = {each["id"] for each in IMEIS}
    found = [each for each in api.mock.platform.devices.of([MAIN]) if each.identifiers.get("imei") in wanted]
    assert len(found) == len(IMEIS)
    return {name for each in found for name in each.groups}


def interleaved(new_world: Callable[[], Api], first: Called, second: Called) -> Generator[tuple[Api, int, int]]:
    """Yield the world and both statuses for every place where the second request comes in."""
    after = 0
    while True:
        api = new_world()
        one = steps(api, *first)
        try:
            for _ in range(after):
                next(one)
        except StopIteration:
            assert after > 1
            return
        two, _ = end(steps(api, *second)) if after else (None, 0)
        done, _ = end(one)
        if two is not None:
            yield api, done.status, two.status
        after += 1


@pytest.mark.parametrize(("first", "second"), [(LARGE, CREATE), (RENAME, CREATE), (LARGE, RENAME)])
def test_name_has_one_winner(new_world: Callable[[], Api], first: Called, second: Called) -> None:
    """The other is refused, wherever the second comes in."""
    for api, one, two in interleaved(new_world, first, second):
        assert sorted((one, two)) == [200, 400]
        assert "valves" in groups(api)
        assert len(held(api)) == 1


def test_description_is_not_lost(new_world: Callable[[], Api]) -> None:
    """A request that describes nothing leaves what others have written."""
    for api, one, two in interleaved(new_world, FILL, DESCRIBE):
        assert (one, two) == (200, 200)
        assert groups(api)["pumps"] == "second"


@pytest.mark.parametrize("first", [FILL, RENAME])
def test_deleted_group_stays_deleted(new_world: Callable[[], Api], first: Called) -> None:
    """A request that is under way is refused, or has been before."""
    for api, one, two in interleaved(new_world, first, DELETE):
        assert {one, two} <= {200, 400}
        assert "pumps" not in groups(api)
        if first is RENAME:
            assert sorted((one, two)) == [200, 400]
            assert ("valves" in groups(api)) is (one == 200)
        assert len(held(api)) == 1


@pytest.mark.parametrize("second", [FILL, RENAME, DESCRIBE, DELETE])
def test_group_that_is_being_deleted_is_not_there(new_world: Callable[[], Api], second: Called) -> None:
    """From the moment in which it is deleted, though its devices leave it one by one."""
    for api, one, two in interleaved(new_world, DELETE, second):
        assert {one, two} <= {200, 400}
        found = groups(api)
        assert "pumps" not in found
        if second in (RENAME, DELETE):
            assert sorted((one, two)) == [200, 400]
        assert held(api) <= set(found)
        assert len(held(api)) == 1


def test_group_without_record_has_one_that_deletes_it(new_world: Callable[[], Api]) -> None:
    """Only its devices told of it."""

    def make() -> Api:
        api = new_world()
        for device in [*api.mock.platform.devices.of([MAIN])]:
            if device.groups == ["pumps"]:
                device.groups = ["told"]
                api.mock.platform.devices.update(device)
        return api

    called: Called = ("DELETE", f"{GROUPS}/name/told", None)
    for api, one, two in interleaved(make, called, called):
        assert sorted((one, two)) == [200, 400]
        assert "told" not in groups(api)


@pytest.mark.parametrize("first", [LARGE, RENAME])
def test_group_that_is_filled_may_go(new_world: Callable[[], Api], first: Called) -> None:
    """Devices on their way follow it to the default group."""
    for api, one, two in interleaved(new_world, first, DELETE_VALVES):
        assert one == 200
        if two == 200:
            assert "valves" not in groups(api)
            assert len(held(api)) == 1


def test_group_that_is_filled_may_be_renamed(new_world: Callable[[], Api]) -> None:
    """Devices on their way follow it."""
    for api, one, two in interleaved(new_world, LARGE, ("PUT", VALVES, {"newGroupName": "taps"})):
        assert one == 200
        assert held(api) == {"taps" if two == 200 else "valves"}
        assert ("valves" in groups(api)) is (two != 200)


def test_reset_forgets_moves(new_world: Callable[[], Api]) -> None:
    """What was under way before is not in the way of what comes after."""
    api = new_world()
    request = steps(api, *DELETE)
    while groups(api).get("pumps") is not None:
        next(request)
    api.mock.reset()
    api.sign_in()
    body = {"accountName": MAIN, "groupName": "pumps", "groupDescription": ""}
    assert api.call("POST", "/m2m/v1/groups", body).status == 200
    assert end(request)[0].status == 400
