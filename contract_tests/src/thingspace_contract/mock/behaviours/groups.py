"""Device groups: making, describing, changing and deleting them."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from typing import Any

from thingspace_contract.mock.behaviours.common.arguments import (
    default_group,
    group_members,
    has_group,
    index_of,
    need_group,
    next_page,
    one_device,
)
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import selected
from thingspace_contract.mock.call import Call, Reply, Slices
from thingspace_contract.mock.gateway.errors import UNEXPECTED, ApiError
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Device, Kind

__all__ = [
    "create_device_group",
    "delete_device_group",
    "get_device_group",
    "list_device_groups",
    "update_device_group",
]

_PAGE = 2000


@behaviour("createDeviceGroup")
@documented(
    "A name is unique in an account: another group of that name is DeviceGroup.Exists.",
    "vendor page of synchronous error messages",
)
@documented("A device that joins a group leaves its former ones.", "vendor page of device groups")
def create_device_group(call: Call) -> Slices:
    """Make a group."""
    account = call.account(call.body["accountName"])
    name = call.body["groupName"]
    yield from _refuse_taken(call, account, name)
    joining = yield from _named(call, account, call.body.get("devicesToAdd", ()))
    call.platform.records.put(Kind.GROUP, account, name, {"description": call.body.get("groupDescription", "")})
    yield from _move(call, account, joining, name)
    return Reply({"success": True})


@behaviour("listDeviceGroups")
@assumed("Each account has a default group `Default: <account>`, listed first.", "It is called so in the field.")
@assumed("A group that a provisioning request names is there from then on.", "No source refuses an unknown one.")
def list_device_groups(call: Call) -> Slices:
    """List the groups of an account."""
    account = call.account(call.values["accountName"])
    groups = {default_group(account): "Everything else"}
    groups |= {name: record["description"] for name, record in call.platform.records.of(Kind.GROUP, account)}
    for device in selected(call, [account]):
        if device is None:
            yield
            continue
        for name in device.groups:
            groups.setdefault(name, "")
    return Reply(
        [
            {
                "name": name,
                "description": text,
                "isDefaultGroup": name == default_group(account),
                "extendedAttributes": [],
            }
            for name, text in groups.items()
        ]
    )


@behaviour("getDeviceGroup")
@documented(
    "Devices come by internal id; 202 and a `Location` header tell that there are more, above the `next` in it.",
    "vendor page of device groups",
)
@assumed("A page has 2,000 devices.", "No source gives a number.")
def get_device_group(call: Call) -> Slices:
    """Describe a group and its devices."""
    account = call.account(call.values["accountName"])
    name = call.values["groupName"]
    record = yield from _record(call, account, name)
    above = index_of(call, call.query.get("next") or "0")
    members: list[Device] = []
    for device in selected(call, [account], group=name, after=above):
        if device is None:
            yield
        elif len(members) <= _PAGE:
            members.append(device)
        else:
            break
    page = members[:_PAGE]
    more = len(members) > _PAGE
    body = {
        "name": name,
        "description": record["description"],
        "hasMoreData": more,
        "devices": [{"deviceIds": device.ids()} for device in page],
    }
    if not more:
        return Reply(body)
    return Reply(body, 202, next_page(page[-1].number, "groups", account, "name", name))


@behaviour("updateDeviceGroup")
@documented(
    "What a request leaves out stays; a device that is removed goes to the default group.",
    "vendor page of device groups",
)
@assumed("The default group keeps its name.", "Only that it cannot be deleted is documented.")
def update_device_group(call: Call) -> Slices:
    """Rename or describe a group, add devices and remove them."""
    account = call.account(call.values["accountName"])
    name = call.values["groupName"]
    body = call.body
    record = yield from _record(call, account, name)
    new = body.get("newGroupName", name)
    if new != name:
        if name == default_group(account):
            raise ApiError(UNEXPECTED, "The default group keeps its name.")
        yield from _refuse_taken(call, account, new)
    joining = yield from _named(call, account, body.get("devicesToAdd", ()))
    leaving = yield from _named(call, account, body.get("devicesToRemove", ()), group=name)
    record["description"] = body.get("newGroupDescription", record["description"])
    if new != name:
        yield from _move(call, account, (yield from group_members(call, account, name)), new)
        call.platform.records.rename(Kind.GROUP, account, name, new)
    if name != default_group(account):
        call.platform.records.put(Kind.GROUP, account, new, record)
    yield from _move(call, account, joining, new)
    yield from _move(call, account, leaving, default_group(account))
    return Reply({"success": True})


@behaviour("deleteDeviceGroup")
@documented(
    "Members go to the default group, which cannot be deleted: DeviceGroup.DeleteDefault.",
    "vendor page of device groups",
)
def delete_device_group(call: Call) -> Slices:
    """Delete a group; its devices stay."""
    account = call.account(call.values["accountName"])
    name = call.values["groupName"]
    if name == default_group(account):
        raise ApiError("INPUT_INVALID.DeviceGroup.DeleteDefault", "The default group cannot be deleted.")
    yield from _record(call, account, name)
    yield from _move(call, account, (yield from group_members(call, account, name)), default_group(account))
    call.platform.records.remove(Kind.GROUP, account, name)
    return Reply({"success": True})


def _record(call: Call, account: str, name: str) -> Generator[None, None, dict[str, Any]]:
    """Return the record of a group, or what stands for one that has none.

    Raises:
        ApiError: there is no such group.
    """
    if name == default_group(account):
        return {"description": "Everything else"}
    yield from need_group(call, [account], name)
    return call.platform.records.get(Kind.GROUP, account, name) or {"description": ""}


def _refuse_taken(call: Call, account: str, name: str) -> Generator[None, None, None]:
    if (yield from has_group(call, account, name)):
        raise ApiError("REQUEST_FAILED.DeviceGroup.Exists", "A group of this name exists.")


def _named(
    call: Call, account: str, identifiers: Iterable[Mapping[str, str]], group: str | None = None
) -> Generator[None, None, list[int]]:
    """Return the numbers of devices, all of which are in the account; with a group, of those that are in it."""
    found: list[int] = []
    for identifier in call.paused(identifiers):
        if identifier is None:
            yield
        else:
            device = one_device(call, identifier, account)
            if group is None or group in device.groups:
                found.append(device.number)
    return found


def _move(call: Call, account: str, numbers: Sequence[int], group: str) -> Generator[None, None, None]:
    for start in range(0, len(numbers), call.platform.slice):
        if start:
            yield
        for device in call.platform.devices.numbered(numbers[start : start + call.platform.slice]):
            if device.account == account:  # it may have been moved while others had their turn
                device.groups = [group]
                call.update(device)
