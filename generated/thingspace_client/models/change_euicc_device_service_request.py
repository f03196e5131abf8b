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
    from ..models.euicc_device import EuiccDevice


T = TypeVar("T", bound="ChangeEuiccDeviceServiceRequest")


@_attrs_define
class ChangeEuiccDeviceServiceRequest:
    """The devices to suspend or resume, with their profiles.

    Attributes:
        devices (list[EuiccDevice]): Devices, at most 10,000, by their eid.
        account_name (str): Billing account of the devices.
        service_plan (str | Unset): Code of the plan, from listServicePlans.
        mdn_zip_code (str | Unset): Five-digit ZIP code of the place of use, which the phone number is derived from.
    """

    devices: list[EuiccDevice]
    account_name: str
    service_plan: str | Unset = UNSET
    mdn_zip_code: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        devices = []
        for devices_item_data in self.devices:
            devices_item = devices_item_data.to_dict()
            devices.append(devices_item)

        account_name = self.account_name

        service_plan = self.service_plan

        mdn_zip_code = self.mdn_zip_code

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "devices": devices,
                "accountName": account_name,
            }
        )
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan
        if not _is_unset(mdn_zip_code):
            field_dict["mdnZipCode"] = mdn_zip_code

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.euicc_device import EuiccDevice  # noqa: PLC0415

        d = as_object(src_dict, "devices", "accountName", "servicePlan", "mdnZipCode")
        devices = []
        _devices = d.pop("devices")
        for devices_item_data in as_array(_devices):
            devices_item = EuiccDevice.from_dict(devices_item_data)

            devices.append(devices_item)

        account_name = d.pop("accountName")

        service_plan = d.pop("servicePlan", UNSET)

        mdn_zip_code = d.pop("mdnZipCode", UNSET)

        made = cls(
            devices=devices,
            account_name=account_name,
            service_plan=service_plan,
            mdn_zip_code=mdn_zip_code,
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
