from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..models.change_4g_option import Change4GOption
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.device_id import DeviceId


T = TypeVar("T", bound="ChangeIdentifierRequest")


@_attrs_define
class ChangeIdentifierRequest:
    """The device, and what changes about it.
    Every option but `ChangeMSISDN` needs `deviceIdsTo`; that one needs `assignNonGeoMdn`, and `npaNxx` when it is
    false.
    Without an option, on a 3G device, `deviceIdsTo` changes the hardware; without that too, the phone number changes.
    Hardware and phone number never change together.

    Attributes:
        device_ids (list[DeviceId]): Any current identifiers of the device; not necessarily of the kind that changes.
        device_ids_to (list[DeviceId] | Unset): The new identifiers; required with every `change4gOption` but
            `ChangeMSISDN`.
            Those of hardware (iccid, imei, meid, esn, eid) or those of a phone number (mdn, msisdn, min), as the option
            says; never both.
        change_4g_option (Change4GOption | Unset): What changes about a 4G device.
            `ChangeICCID` the SIM, `ChangeIMEI` the device, `ChangeIMEIandICCID` both, `ChangeMSISDN` the phone number,
            `3Gto4G` and `4Gto3G` the generation, `ChangeIMEIandEID` an eUICC device.
            A new SIM must be inactive and in no billing account; hardware and phone number cannot change in one request.
            After `ChangeIMEIandEID` the new device has no local profile yet: download it with downloadProfile.
            Accounts of IoT developers have only `ChangeIMEI`, `ChangeICCID` and `ChangeIMEIandICCID`.
        zip_code (str | Unset): Five-digit ZIP code of the place of use, to derive the phone number from when
            `assignNonGeoMdn` is true, or when no number starts with `npaNxx`.
        npa_nxx (str | Unset): Area code and prefix of the place of use, six digits, to derive the phone number from
            when `assignNonGeoMdn` is false.
            Carriers for business customers (B2B), such as Verizon Wireless, need it for every new phone number.
        service_plan (str | Unset): Code of another plan, from listServicePlans; needed if the new device cannot use the
            old plan.
            That is mostly so when a device of the other generation, 3G or 4G, takes over.
            The vendor hands out codes when an account begins and whenever plans change.
        assign_non_geo_mdn (bool | Unset): Whether to assign a non-geographic phone number; required for `ChangeMSISDN`.
            True only if both the account and the device can have such numbers.
        smsr_oid (str | Unset): Object identifier of the SM-SR system, numbers joined by dots; required for
            `ChangeIMEIandEID`.
    """

    device_ids: list[DeviceId]
    device_ids_to: list[DeviceId] | Unset = UNSET
    change_4g_option: Change4GOption | Unset = UNSET
    zip_code: str | Unset = UNSET
    npa_nxx: str | Unset = UNSET
    service_plan: str | Unset = UNSET
    assign_non_geo_mdn: bool | Unset = UNSET
    smsr_oid: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        device_ids = []
        for device_ids_item_data in self.device_ids:
            device_ids_item = device_ids_item_data.to_dict()
            device_ids.append(device_ids_item)

        device_ids_to: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.device_ids_to):
            device_ids_to = []
            for device_ids_to_item_data in self.device_ids_to:
                device_ids_to_item = device_ids_to_item_data.to_dict()
                device_ids_to.append(device_ids_to_item)

        change_4g_option: str | Unset = UNSET
        if not _is_unset(self.change_4g_option):
            change_4g_option = self.change_4g_option.value

        zip_code = self.zip_code

        npa_nxx = self.npa_nxx

        service_plan = self.service_plan

        assign_non_geo_mdn = self.assign_non_geo_mdn

        smsr_oid = self.smsr_oid

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "deviceIds": device_ids,
            }
        )
        if not _is_unset(device_ids_to):
            field_dict["deviceIdsTo"] = device_ids_to
        if not _is_unset(change_4g_option):
            field_dict["change4gOption"] = change_4g_option
        if not _is_unset(zip_code):
            field_dict["zipCode"] = zip_code
        if not _is_unset(npa_nxx):
            field_dict["npaNxx"] = npa_nxx
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan
        if not _is_unset(assign_non_geo_mdn):
            field_dict["assignNonGeoMdn"] = assign_non_geo_mdn
        if not _is_unset(smsr_oid):
            field_dict["smsrOid"] = smsr_oid

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(
            src_dict,
            "deviceIds",
            "deviceIdsTo",
            "change4gOption",
            "zipCode",
            "npaNxx",
            "servicePlan",
            "assignNonGeoMdn",
            "smsrOid",
        )
        device_ids = []
        _device_ids = d.pop("deviceIds")
        for device_ids_item_data in as_array(_device_ids):
            device_ids_item = DeviceId.from_dict(device_ids_item_data)

            device_ids.append(device_ids_item)

        _device_ids_to = d.pop("deviceIdsTo", UNSET)
        device_ids_to: list[DeviceId] | Unset = UNSET
        if _device_ids_to is not UNSET:
            device_ids_to = []
            for device_ids_to_item_data in as_array(_device_ids_to):
                device_ids_to_item = DeviceId.from_dict(device_ids_to_item_data)

                device_ids_to.append(device_ids_to_item)

        _change_4g_option = d.pop("change4gOption", UNSET)
        change_4g_option: Change4GOption | Unset
        if isinstance(_change_4g_option, Unset):
            change_4g_option = UNSET
        else:
            change_4g_option = Change4GOption(_change_4g_option)

        zip_code = d.pop("zipCode", UNSET)

        npa_nxx = d.pop("npaNxx", UNSET)

        service_plan = d.pop("servicePlan", UNSET)

        assign_non_geo_mdn = d.pop("assignNonGeoMdn", UNSET)

        smsr_oid = d.pop("smsrOid", UNSET)

        made = cls(
            device_ids=device_ids,
            device_ids_to=device_ids_to,
            change_4g_option=change_4g_option,
            zip_code=zip_code,
            npa_nxx=npa_nxx,
            service_plan=service_plan,
            assign_non_geo_mdn=assign_non_geo_mdn,
            smsr_oid=smsr_oid,
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
