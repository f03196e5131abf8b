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


T = TypeVar("T", bound="UploadAndActivateDevicesRequest")


@_attrs_define
class UploadAndActivateDevicesRequest:
    """Devices to upload, and what to activate them with.

    Attributes:
        account_name (str): Billing account that gets the devices.
        email_address (str): Who gets the report; the address is registered on the portal.
        device_sku (str): SKU of all the devices, in upper case, at most 20 characters.
        upload_type (str): Which identifiers each device comes with.
            Known are `IMEI` and `IMEI ICCID Pair`, an imei and an iccid for each device; the full list is not documented.
        devices (list[Device]): The devices, with at most 10,000 identifiers in all; those of a device fit `uploadType`.
        service_plan (str): Code of the plan to assign, from listServicePlans.
        mdn_zip_code (str): Five-digit ZIP code of the place of use, which the phone number is derived from.
        carrier_ip_pool_name (str | Unset): Private IP pool to take addresses from; the default pool if absent or empty.
    """

    account_name: str
    email_address: str
    device_sku: str
    upload_type: str
    devices: list[Device]
    service_plan: str
    mdn_zip_code: str
    carrier_ip_pool_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        email_address = self.email_address

        device_sku = self.device_sku

        upload_type = self.upload_type

        devices = []
        for devices_item_data in self.devices:
            devices_item = devices_item_data.to_dict()
            devices.append(devices_item)

        service_plan = self.service_plan

        mdn_zip_code = self.mdn_zip_code

        carrier_ip_pool_name = self.carrier_ip_pool_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "emailAddress": email_address,
                "deviceSku": device_sku,
                "uploadType": upload_type,
                "devices": devices,
                "servicePlan": service_plan,
                "mdnZipCode": mdn_zip_code,
            }
        )
        if not _is_unset(carrier_ip_pool_name):
            field_dict["carrierIpPoolName"] = carrier_ip_pool_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device import Device  # noqa: PLC0415

        d = as_object(
            src_dict,
            "accountName",
            "emailAddress",
            "deviceSku",
            "uploadType",
            "devices",
            "servicePlan",
            "mdnZipCode",
            "carrierIpPoolName",
        )
        account_name = d.pop("accountName")

        email_address = d.pop("emailAddress")

        device_sku = d.pop("deviceSku")

        upload_type = d.pop("uploadType")

        devices = []
        _devices = d.pop("devices")
        for devices_item_data in as_array(_devices):
            devices_item = Device.from_dict(devices_item_data)

            devices.append(devices_item)

        service_plan = d.pop("servicePlan")

        mdn_zip_code = d.pop("mdnZipCode")

        carrier_ip_pool_name = d.pop("carrierIpPoolName", UNSET)

        made = cls(
            account_name=account_name,
            email_address=email_address,
            device_sku=device_sku,
            upload_type=upload_type,
            devices=devices,
            service_plan=service_plan,
            mdn_zip_code=mdn_zip_code,
            carrier_ip_pool_name=carrier_ip_pool_name,
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
