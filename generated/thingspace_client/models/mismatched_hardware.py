from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.mismatched_device import MismatchedDevice


T = TypeVar("T", bound="MismatchedHardware")


@_attrs_define
class MismatchedHardware:
    """SIMs that were activated with an unexpected device.

    Attributes:
        devices (list[MismatchedDevice]): The mismatches; a SIM may appear several times.
    """

    devices: list[MismatchedDevice]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        devices = []
        for devices_item_data in self.devices:
            devices_item = devices_item_data.to_dict()
            devices.append(devices_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "devices": devices,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.mismatched_device import MismatchedDevice  # noqa: PLC0415

        d = as_object(src_dict, "devices")
        devices = []
        _devices = d.pop("devices")
        for devices_item_data in as_array(_devices):
            devices_item = MismatchedDevice.from_dict(devices_item_data)

            devices.append(devices_item)

        made = cls(
            devices=devices,
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
