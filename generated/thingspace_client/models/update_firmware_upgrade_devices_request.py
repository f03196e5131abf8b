from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object
from ..models.upgrade_device_action import UpgradeDeviceAction

T = TypeVar("T", bound="UpdateFirmwareUpgradeDevicesRequest")


@_attrs_define
class UpdateFirmwareUpgradeDevicesRequest:
    """Which devices join or leave an upgrade.

    Attributes:
        type_ (UpgradeDeviceAction): Whether devices join an upgrade or leave it.
        device_list (list[str]): IMEI of each device.
    """

    type_: UpgradeDeviceAction
    device_list: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_.value

        device_list = self.device_list

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "deviceList": device_list,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "type", "deviceList")
        type_ = UpgradeDeviceAction(d.pop("type"))

        device_list = cast(list[str], d.pop("deviceList"))

        made = cls(
            type_=type_,
            device_list=device_list,
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
