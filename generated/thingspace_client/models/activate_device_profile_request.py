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
    from ..models.place_of_use import PlaceOfUse


T = TypeVar("T", bound="ActivateDeviceProfileRequest")


@_attrs_define
class ActivateDeviceProfileRequest:
    """The devices to activate, and how.
    With the plan `HybridESim` they are consumer eSIMs, which take eid and imei, and the iccid too to be activated
    again.

    Attributes:
        devices (list[EuiccDevice]): Devices, at most 10,000; eUICC devices take eid and iccid, Global IoT ones eid,
            iccid and imei.
        account_name (str): Billing account of the devices.
        carrier_name (str | Unset): Carrier of the service.
        service_plan (str | Unset): Code of the plan, from listServicePlans; `HybridESim` for consumer eSIMs.
        mdn_zip_code (str | Unset): Five-digit ZIP code of the place of use, which the phone number is derived from.
        primary_place_of_use (PlaceOfUse | Unset): Customer name and address that a line is taxed by; they apply to
            every device of the request.
            The place may have other consequences in law: ask an adviser before you send it.
            Leave the whole object out to use the address of the account profile; some changes of state insist on it.
            Where account and device can have non-geographic numbers, the phone number is derived from the address.
        smsr_oid (str | Unset): Object identifier of the SM-SR system, numbers joined by dots.
        carrier_ip_pool_name (str | Unset): Private IP pool to take addresses from; the default pool if absent or empty.
    """

    devices: list[EuiccDevice]
    account_name: str
    carrier_name: str | Unset = UNSET
    service_plan: str | Unset = UNSET
    mdn_zip_code: str | Unset = UNSET
    primary_place_of_use: PlaceOfUse | Unset = UNSET
    smsr_oid: str | Unset = UNSET
    carrier_ip_pool_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        devices = []
        for devices_item_data in self.devices:
            devices_item = devices_item_data.to_dict()
            devices.append(devices_item)

        account_name = self.account_name

        carrier_name = self.carrier_name

        service_plan = self.service_plan

        mdn_zip_code = self.mdn_zip_code

        primary_place_of_use: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.primary_place_of_use):
            primary_place_of_use = self.primary_place_of_use.to_dict()

        smsr_oid = self.smsr_oid

        carrier_ip_pool_name = self.carrier_ip_pool_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "devices": devices,
                "accountName": account_name,
            }
        )
        if not _is_unset(carrier_name):
            field_dict["carrierName"] = carrier_name
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan
        if not _is_unset(mdn_zip_code):
            field_dict["mdnZipCode"] = mdn_zip_code
        if not _is_unset(primary_place_of_use):
            field_dict["primaryPlaceOfUse"] = primary_place_of_use
        if not _is_unset(smsr_oid):
            field_dict["smsrOid"] = smsr_oid
        if not _is_unset(carrier_ip_pool_name):
            field_dict["carrierIpPoolName"] = carrier_ip_pool_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.euicc_device import EuiccDevice  # noqa: PLC0415
        from ..models.place_of_use import PlaceOfUse  # noqa: PLC0415

        d = as_object(
            src_dict,
            "devices",
            "accountName",
            "carrierName",
            "servicePlan",
            "mdnZipCode",
            "primaryPlaceOfUse",
            "smsrOid",
            "carrierIpPoolName",
        )
        devices = []
        _devices = d.pop("devices")
        for devices_item_data in as_array(_devices):
            devices_item = EuiccDevice.from_dict(devices_item_data)

            devices.append(devices_item)

        account_name = d.pop("accountName")

        carrier_name = d.pop("carrierName", UNSET)

        service_plan = d.pop("servicePlan", UNSET)

        mdn_zip_code = d.pop("mdnZipCode", UNSET)

        _primary_place_of_use = d.pop("primaryPlaceOfUse", UNSET)
        primary_place_of_use: PlaceOfUse | Unset
        if isinstance(_primary_place_of_use, Unset):
            primary_place_of_use = UNSET
        else:
            primary_place_of_use = PlaceOfUse.from_dict(_primary_place_of_use)

        smsr_oid = d.pop("smsrOid", UNSET)

        carrier_ip_pool_name = d.pop("carrierIpPoolName", UNSET)

        made = cls(
            devices=devices,
            account_name=account_name,
            carrier_name=carrier_name,
            service_plan=service_plan,
            mdn_zip_code=mdn_zip_code,
            primary_place_of_use=primary_place_of_use,
            smsr_oid=smsr_oid,
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
