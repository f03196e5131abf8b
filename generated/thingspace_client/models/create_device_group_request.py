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


T = TypeVar("T", bound="CreateDeviceGroupRequest")


@_attrs_define
class CreateDeviceGroupRequest:
    """The new group, and its first devices.

    Attributes:
        account_name (str): Billing account that the group belongs to.
        group_name (str): Name of the group, new in the account.
        group_description (str): What the group is for.
        devices_to_add (list[DeviceId] | Unset): Devices to move into the group, one identifier each.
    """

    account_name: str
    group_name: str
    group_description: str
    devices_to_add: list[DeviceId] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        group_name = self.group_name

        group_description = self.group_description

        devices_to_add: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.devices_to_add):
            devices_to_add = []
            for devices_to_add_item_data in self.devices_to_add:
                devices_to_add_item = devices_to_add_item_data.to_dict()
                devices_to_add.append(devices_to_add_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "groupName": group_name,
                "groupDescription": group_description,
            }
        )
        if not _is_unset(devices_to_add):
            field_dict["devicesToAdd"] = devices_to_add

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "groupName", "groupDescription", "devicesToAdd")
        account_name = d.pop("accountName")

        group_name = d.pop("groupName")

        group_description = d.pop("groupDescription")

        _devices_to_add = d.pop("devicesToAdd", UNSET)
        devices_to_add: list[DeviceId] | Unset = UNSET
        if _devices_to_add is not UNSET:
            devices_to_add = []
            for devices_to_add_item_data in as_array(_devices_to_add):
                devices_to_add_item = DeviceId.from_dict(devices_to_add_item_data)

                devices_to_add.append(devices_to_add_item)

        made = cls(
            account_name=account_name,
            group_name=group_name,
            group_description=group_description,
            devices_to_add=devices_to_add,
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
