from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.device import Device


T = TypeVar("T", bound="CancelDeviceLocationRequest")


@_attrs_define
class CancelDeviceLocationRequest:
    """Which device to detach, exactly one.

    Attributes:
        account_name (str): Billing account of the device.
        devices (list[Device]): The device; its identifiers are of the kinds imei, iccid, mdn, imsi, eid, msisdn or min.
    """

    account_name: str
    devices: list[Device]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        devices = []
        for devices_item_data in self.devices:
            devices_item = devices_item_data.to_dict()
            devices.append(devices_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "devices": devices,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device import Device  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "devices")
        account_name = d.pop("accountName")

        devices = []
        _devices = d.pop("devices")
        for devices_item_data in as_array(_devices):
            devices_item = Device.from_dict(devices_item_data)

            devices.append(devices_item)

        made = cls(
            account_name=account_name,
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
