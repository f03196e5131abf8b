"""Device groups: making, describing, changing and deleting them."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
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
from thingspace_contract.mock.behaviours.groups.moves import Move, carry_out, emptied, follow
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
    _refuse_made(call, account, name)  # anew: others may have made it meanwhile
    call.platform.records.put(Kind.GROUP, account, name, {"description": call.body.get("groupDescription", "")})
    yield from carry_out(call, account, Move(joining, name))
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
            if not emptied(call, account, name):
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
    yield from _need(call, account, name)
    record = _record(call, account, name) or {"description": ""}
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
    default = default_group(account)
    yield from _make_sure(call, account, name)
    new = body.get("newGroupName", name)
    members: list[int] = []
    if new != name:
        if name == default:
            raise ApiError(UNEXPECTED, "The default group keeps its name.")
        yield from _refuse_taken(call, account, new)
    joining = yield from _named(call, account, body.get("devicesToAdd", ()))
    leaving = yield from _named(call, account, body.get("devicesToRemove", ()), group=name)
    if new != name:
        members = yield from group_members(call, account, name)
    record = _still(call, account, name)
    if new != name:
        _refuse_made(call, account, new)
        call.platform.records.rename(Kind.GROUP, account, name, new)
        follow(call, account, name, new)
    if name != default:
        record["description"] = body.get("newGroupDescription", record["description"])
        call.platform.records.put(Kind.GROUP, account, new, record)
    yield from carry_out(
        call,
        account,
        Move(members, new, {name}, empties=name if members else ""),
        Move(joining, new),
        Move(leaving, default, {name, new}),
    )
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
    yield from _make_sure(call, account, name)
    members = yield from group_members(call, account, name)
    _still(call, account, name)
    call.platform.records.remove(Kind.GROUP, account, name)
    default = default_group(account)
    follow(call, account, name, default)
    yield from carry_out(call, account, Move(members, default, {name}, empties=name))
    return Reply({"success": True})


def _record(call: Call, account: str, name: str) -> dict[str, Any] | None:
    """Return the record of a group as it is now, None when there is none."""
    if name == default_group(account):
        return {"description": "Everything else"}
    return call.platform.records.get(Kind.GROUP, account, name)


def _need(call: Call, account: str, name: str) -> Generator[None, None, None]:
    """Refuse a group that the account does not have.

    Raises:
        ApiError: there is no such group.
    """
    if emptied(call, account, name) and _record(call, account, name) is None:
        raise _unknown()
    yield from need_group(call, [account], name)


def _make_sure(call: Call, account: str, name: str) -> Generator[None, None, None]:
    """See that a group has a record, by which it is known whether it is still there when it is to be changed.

    Raises:
        ApiError: there is no such group.
    """
    yield from _need(call, account, name)
    if _record(call, account, name) is None:  # so far only a device tells of it
        call.platform.records.put(Kind.GROUP, account, name, {"description": ""})


def _still(call: Call, account: str, name: str) -> dict[str, Any]:
    """Return the record of a group that was there before others had their turn.

    Raises:
        ApiError: it is gone.
    """
    record = _record(call, account, name)
    if record is None:
        raise _unknown()
    return record


def _unknown() -> ApiError:
    return ApiError("REQUEST_FAILED.DeviceGroupNotFound", "The device group was not found.")


def _refuse_taken(call: Call, account: str, name: str) -> Generator[None, None, None]:
    _refuse_made(call, account, name)
    if (yield from has_group(call, account, name)):
        raise _taken()


def _refuse_made(call: Call, account: str, name: str) -> None:
    """Refuse the name of a group that has a record, or whose devices are on their way out.

    Raises:
        ApiError: the name is taken.
    """
    if _record(call, account, name) is not None or emptied(call, account, name):
        raise _taken()


def _taken() -> ApiError:
    return ApiError("REQUEST_FAILED.DeviceGroup.Exists", "A group of this name exists.")


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
