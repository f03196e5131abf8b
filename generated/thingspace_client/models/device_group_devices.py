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
    from ..models.device_group_member import DeviceGroupMember


T = TypeVar("T", bound="DeviceGroupDevices")


@_attrs_define
class DeviceGroupDevices:
    """A device group, and a page of its devices.

    Attributes:
        name (str): Name of the group.
        has_more_data (bool): Whether more devices follow; true exactly with status 202.
        devices (list[DeviceGroupMember]): Devices of the group.
        description (str | Unset): What the group is for; may be empty.
    """

    name: str
    has_more_data: bool
    devices: list[DeviceGroupMember]
    description: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        has_more_data = self.has_more_data

        devices = []
        for devices_item_data in self.devices:
            devices_item = devices_item_data.to_dict()
            devices.append(devices_item)

        description = self.description

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "hasMoreData": has_more_data,
                "devices": devices,
            }
        )
        if not _is_unset(description):
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_group_member import DeviceGroupMember  # noqa: PLC0415

        d = as_object(src_dict, "name", "hasMoreData", "devices", "description")
        name = d.pop("name")

        has_more_data = d.pop("hasMoreData")

        devices = []
        _devices = d.pop("devices")
        for devices_item_data in as_array(_devices):
            devices_item = DeviceGroupMember.from_dict(devices_item_data)

            devices.append(devices_item)

        description = d.pop("description", UNSET)

        made = cls(
            name=name,
            has_more_data=has_more_data,
            devices=devices,
            description=description,
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
