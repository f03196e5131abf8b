from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.device_id import DeviceId


T = TypeVar("T", bound="UpdateDeviceGroupRequest")


@_attrs_define
class UpdateDeviceGroupRequest:
    """What changes about a group, at least one thing.

    Attributes:
        new_group_name (str | Unset): New name of the group; the old one stays if absent.
        new_group_description (str | Unset): New description of the group; the old one stays if absent.
        devices_to_add (list[DeviceId] | Unset): Devices to move into the group, one identifier each.
        devices_to_remove (list[DeviceId] | Unset): Devices to move to the default group, one identifier each.
    """

    new_group_name: str | Unset = UNSET
    new_group_description: str | Unset = UNSET
    devices_to_add: list[DeviceId] | Unset = UNSET
    devices_to_remove: list[DeviceId] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        new_group_name = self.new_group_name

        new_group_description = self.new_group_description

        devices_to_add: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.devices_to_add):
            devices_to_add = []
            for devices_to_add_item_data in self.devices_to_add:
                devices_to_add_item = devices_to_add_item_data.to_dict()
                devices_to_add.append(devices_to_add_item)

        devices_to_remove: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.devices_to_remove):
            devices_to_remove = []
            for devices_to_remove_item_data in self.devices_to_remove:
                devices_to_remove_item = devices_to_remove_item_data.to_dict()
                devices_to_remove.append(devices_to_remove_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(new_group_name):
            field_dict["newGroupName"] = new_group_name
        if not _is_unset(new_group_description):
            field_dict["newGroupDescription"] = new_group_description
        if not _is_unset(devices_to_add):
            field_dict["devicesToAdd"] = devices_to_add
        if not _is_unset(devices_to_remove):
            field_dict["devicesToRemove"] = devices_to_remove

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "newGroupName", "newGroupDescription", "devicesToAdd", "devicesToRemove")
        new_group_name = d.pop("newGroupName", UNSET)

        new_group_description = d.pop("newGroupDescription", UNSET)

        _devices_to_add = d.pop("devicesToAdd", UNSET)
        devices_to_add: list[DeviceId] | Unset = UNSET
        if _devices_to_add is not UNSET:
            devices_to_add = []
            for devices_to_add_item_data in as_array(_devices_to_add):
                devices_to_add_item = DeviceId.from_dict(devices_to_add_item_data)

                devices_to_add.append(devices_to_add_item)

        _devices_to_remove = d.pop("devicesToRemove", UNSET)
        devices_to_remove: list[DeviceId] | Unset = UNSET
        if _devices_to_remove is not UNSET:
            devices_to_remove = []
            for devices_to_remove_item_data in as_array(_devices_to_remove):
                devices_to_remove_item = DeviceId.from_dict(devices_to_remove_item_data)

                devices_to_remove.append(devices_to_remove_item)

        made = cls(
            new_group_name=new_group_name,
            new_group_description=new_group_description,
            devices_to_add=devices_to_add,
            devices_to_remove=devices_to_remove,
        )

        made.additional_properties = d
        return made

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
