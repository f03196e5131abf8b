"""Device groups on the mock."""

from __future__ import annotations

from ...conftest import MAIN, Api, code, value

FIRST = {"id": "350000000001740", "kind": "imei"}
OTHER = {"id": "89148000000000011741", "kind": "iccid"}
GROUPS = f"/m2m/v1/groups/{MAIN}"
DEFAULT = f"Default: {MAIN}"


def create(api: Api, name: str = "pumps", **members: object) -> None:
    """Make a group that must be accepted."""
    body = {"accountName": MAIN, "groupName": name, "groupDescription": "all pumps", **members}
    assert value(api.call("POST", "/m2m/v1/groups", body)) == {"success": True}


def members(api: Api, name: str) -> list[str]:
    """Return the first identifiers of a group's devices."""
    group = value(api.call("GET", f"{GROUPS}/name/{name.replace(' ', '%20')}"))
    return [device["deviceIds"][0]["id"] for device in group["devices"]]


def test_created_group_is_listed_with_its_devices(api: Api) -> None:
    """Its devices have left their former group."""
    create(api, devicesToAdd=[FIRST])
    create(api, "more", devicesToAdd=[FIRST, OTHER])
    listed = {each["name"]: each for each in value(api.call("GET", GROUPS))}

    assert listed["pumps"]["description"] == "all pumps"
    assert [name for name, each in listed.items() if each["isDefaultGroup"]] == [DEFAULT]
    assert (members(api, "pumps"), members(api, "more")) == ([], [FIRST["id"], OTHER["id"]])
    assert api.device(FIRST)["groupNames"] == ["more"]


def test_name_of_a_group_is_unique(api: Api) -> None:
    """Creating and renaming refuse a name that is taken."""
    create(api)
    body = {"accountName": MAIN, "groupName": "pumps", "groupDescription": ""}

    assert code(api.call("POST", "/m2m/v1/groups", body)) == "REQUEST_FAILED.DeviceGroup.Exists"
    taken = api.call("PUT", f"{GROUPS}/name/pumps", {"newGroupName": "4G West"})
    assert code(taken) == "REQUEST_FAILED.DeviceGroup.Exists"


def test_group_is_renamed_with_its_devices(api: Api) -> None:
    """What is left out stays; the former name is unknown."""
    create(api, devicesToAdd=[FIRST])
    body = {"newGroupName": "valves", "devicesToAdd": [OTHER], "devicesToRemove": [FIRST]}
    assert value(api.call("PUT", f"{GROUPS}/name/pumps", body)) == {"success": True}

    assert members(api, "valves") == [OTHER["id"]]
    assert value(api.call("GET", f"{GROUPS}/name/valves"))["description"] == "all pumps"
    assert api.device(FIRST)["groupNames"] == [DEFAULT]
    assert code(api.call("GET", f"{GROUPS}/name/pumps")) == "REQUEST_FAILED.DeviceGroupNotFound"


def test_devices_of_a_deleted_group_are_in_the_default_one(api: Api) -> None:
    """The default group itself stays."""
    create(api, devicesToAdd=[FIRST])
    api.call("DELETE", f"{GROUPS}/name/pumps")

    assert FIRST["id"] in members(api, DEFAULT)
    assert code(api.call("DELETE", f"{GROUPS}/name/pumps")) == "REQUEST_FAILED.DeviceGroupNotFound"
    gone = api.call("DELETE", f"{GROUPS}/name/{DEFAULT.replace(' ', '%20')}")
    assert code(gone) == "INPUT_INVALID.DeviceGroup.DeleteDefault"


def test_unknown_device_makes_no_group(api: Api) -> None:
    """The request is refused before anything changes."""
    body = {
        "accountName": MAIN,
        "groupName": "x",
        "groupDescription": "",
        "devicesToAdd": [{"id": "1", "kind": "imei"}],
    }

    assert code(api.call("POST", "/m2m/v1/groups", body)) == "REQUEST_FAILED.DeviceNotFound"
    assert code(api.call("GET", f"{GROUPS}/name/x")) == "REQUEST_FAILED.DeviceGroupNotFound"


def test_provisioning_makes_a_group(api: Api) -> None:
    """A group that an activation names is there."""
    api.activate([{"id": "864508030000201", "kind": "imei"}], groupName="brand new")

    assert "brand new" in [each["name"] for each in value(api.call("GET", GROUPS))]
    assert len(members(api, "brand new")) == 1
