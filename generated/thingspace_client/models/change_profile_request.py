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


T = TypeVar("T", bound="ChangeProfileRequest")


@_attrs_define
class ChangeProfileRequest:
    """The devices whose profile changes.
    With `smsrOid` it is a local profile of one device, without it a Global IoT profile; only the latter takes
    `servicePlan`.

    Attributes:
        devices (list[EuiccDevice]): Devices, by their eid and the iccid of the profile; exactly one with `smsrOid`,
            else at most 10,000.
        account_name (str): Billing account of the devices.
        smsr_oid (str | Unset): Object identifier of the SM-SR system, numbers joined by dots; for local profiles, which
            need it.
        service_plan (str | Unset): Code of the plan, from listServicePlans: a Verizon plan for a US profile, a global
            plan for a global one.
    """

    devices: list[EuiccDevice]
    account_name: str
    smsr_oid: str | Unset = UNSET
    service_plan: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        devices = []
        for devices_item_data in self.devices:
            devices_item = devices_item_data.to_dict()
            devices.append(devices_item)

        account_name = self.account_name

        smsr_oid = self.smsr_oid

        service_plan = self.service_plan

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "devices": devices,
                "accountName": account_name,
            }
        )
        if not _is_unset(smsr_oid):
            field_dict["smsrOid"] = smsr_oid
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.euicc_device import EuiccDevice  # noqa: PLC0415

        d = as_object(src_dict, "devices", "accountName", "smsrOid", "servicePlan")
        devices = []
        _devices = d.pop("devices")
        for devices_item_data in as_array(_devices):
            devices_item = EuiccDevice.from_dict(devices_item_data)

            devices.append(devices_item)

        account_name = d.pop("accountName")

        smsr_oid = d.pop("smsrOid", UNSET)

        service_plan = d.pop("servicePlan", UNSET)

        made = cls(
            devices=devices,
            account_name=account_name,
            smsr_oid=smsr_oid,
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
