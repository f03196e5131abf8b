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
    from ..models.device import Device


T = TypeVar("T", bound="UploadDevicesRequest")


@_attrs_define
class UploadDevicesRequest:
    """Devices to upload.

    Attributes:
        email_address (str): Who gets the report; the address is registered on the portal.
        device_sku (str): SKU of all the devices, in upper case, at most 20 characters.
        upload_type (str): Which identifiers each device comes with.
            Known are `IMEI` and `IMEI ICCID Pair`, an imei and an iccid for each device; the full list is not documented.
        devices (list[Device]): The devices, with at most 10,000 identifiers in all; those of a device fit `uploadType`.
        account_name (str | Unset): Billing account; needed when the user reaches several, recommended always.
    """

    email_address: str
    device_sku: str
    upload_type: str
    devices: list[Device]
    account_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        email_address = self.email_address

        device_sku = self.device_sku

        upload_type = self.upload_type

        devices = []
        for devices_item_data in self.devices:
            devices_item = devices_item_data.to_dict()
            devices.append(devices_item)

        account_name = self.account_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "emailAddress": email_address,
                "deviceSku": device_sku,
                "uploadType": upload_type,
                "devices": devices,
            }
        )
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device import Device  # noqa: PLC0415

        d = as_object(src_dict, "emailAddress", "deviceSku", "uploadType", "devices", "accountName")
        email_address = d.pop("emailAddress")

        device_sku = d.pop("deviceSku")

        upload_type = d.pop("uploadType")

        devices = []
        _devices = d.pop("devices")
        for devices_item_data in as_array(_devices):
            devices_item = Device.from_dict(devices_item_data)

            devices.append(devices_item)

        account_name = d.pop("accountName", UNSET)

        made = cls(
            email_address=email_address,
            device_sku=device_sku,
            upload_type=upload_type,
            devices=devices,
            account_name=account_name,
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
