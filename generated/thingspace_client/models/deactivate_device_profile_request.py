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


T = TypeVar("T", bound="DeactivateDeviceProfileRequest")


@_attrs_define
class DeactivateDeviceProfileRequest:
    """The devices whose profile is deactivated, and why.

    Attributes:
        devices (list[EuiccDevice]): Devices, at most 10,000; Global IoT and consumer eSIMs take eid and iccid, eUICC
            devices also imei or mdn.
        account_name (str): Billing account of the devices.
        reason_code (str | Unset): Why service ends, two characters; `FF`, general administration or maintenance, is the
            known code.
        etf_waiver (bool | Unset): Whether to waive the early termination fee; say it, because the default differs by
            product.
        carrier_name (str | Unset): Carrier of the service.
        check_fallback_profile (bool | Unset): Whether to check that a fallback profile is set; false if absent.
        service_plan (str | Unset): Code of the plan, from listServicePlans; for Global IoT.
    """

    devices: list[EuiccDevice]
    account_name: str
    reason_code: str | Unset = UNSET
    etf_waiver: bool | Unset = UNSET
    carrier_name: str | Unset = UNSET
    check_fallback_profile: bool | Unset = UNSET
    service_plan: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        devices = []
        for devices_item_data in self.devices:
            devices_item = devices_item_data.to_dict()
            devices.append(devices_item)

        account_name = self.account_name

        reason_code = self.reason_code

        etf_waiver = self.etf_waiver

        carrier_name = self.carrier_name

        check_fallback_profile = self.check_fallback_profile

        service_plan = self.service_plan

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "devices": devices,
                "accountName": account_name,
            }
        )
        if not _is_unset(reason_code):
            field_dict["reasonCode"] = reason_code
        if not _is_unset(etf_waiver):
            field_dict["etfWaiver"] = etf_waiver
        if not _is_unset(carrier_name):
            field_dict["carrierName"] = carrier_name
        if not _is_unset(check_fallback_profile):
            field_dict["checkFallbackProfile"] = check_fallback_profile
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.euicc_device import EuiccDevice  # noqa: PLC0415

        d = as_object(
            src_dict,
            "devices",
            "accountName",
            "reasonCode",
            "etfWaiver",
            "carrierName",
            "checkFallbackProfile",
            "servicePlan",
        )
        devices = []
        _devices = d.pop("devices")
        for devices_item_data in as_array(_devices):
            devices_item = EuiccDevice.from_dict(devices_item_data)

            devices.append(devices_item)

        account_name = d.pop("accountName")

        reason_code = d.pop("reasonCode", UNSET)

        etf_waiver = d.pop("etfWaiver", UNSET)

        carrier_name = d.pop("carrierName", UNSET)

        check_fallback_profile = d.pop("checkFallbackProfile", UNSET)

        service_plan = d.pop("servicePlan", UNSET)

        made = cls(
            devices=devices,
            account_name=account_name,
            reason_code=reason_code,
            etf_waiver=etf_waiver,
            carrier_name=carrier_name,
            check_fallback_profile=check_fallback_profile,
            service_plan=service_plan,
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
