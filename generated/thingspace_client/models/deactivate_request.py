from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.custom_field import CustomField
    from ..models.device import Device


T = TypeVar("T", bound="DeactivateRequest")


@_attrs_define
class DeactivateRequest:
    """Which devices to deactivate, and why.
    Name `devices`, or select by any combination of `groupName`, `servicePlan` and `customFields`; an account alone
    selects nothing.

    Attributes:
        reason_code (Literal['FF']): Why service ends; `FF`, general administration or maintenance, is the only valid
            code.
        devices (list[Device] | Unset): Devices to deactivate, at most 10,000; one identifier each is enough.
        account_name (str | Unset): Billing account; needed when the user reaches several, recommended always.
        etf_waiver (bool | Unset): Whether to waive the early termination fee; fails when the contract has no waiver
            left.
        delete_after_deactivation (bool | Unset): Whether to delete the devices once they are deactivated.
        group_name (str | Unset): Only devices of this device group.
        service_plan (str | Unset): Only devices that have the service plan of this name.
        custom_fields (list[CustomField] | Unset): Only devices that have these values.
    """

    reason_code: Literal["FF"]
    devices: list[Device] | Unset = UNSET
    account_name: str | Unset = UNSET
    etf_waiver: bool | Unset = UNSET
    delete_after_deactivation: bool | Unset = UNSET
    group_name: str | Unset = UNSET
    service_plan: str | Unset = UNSET
    custom_fields: list[CustomField] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        reason_code = self.reason_code

        devices: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.devices):
            devices = []
            for devices_item_data in self.devices:
                devices_item = devices_item_data.to_dict()
                devices.append(devices_item)

        account_name = self.account_name

        etf_waiver = self.etf_waiver

        delete_after_deactivation = self.delete_after_deactivation

        group_name = self.group_name

        service_plan = self.service_plan

        custom_fields: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.custom_fields):
            custom_fields = []
            for custom_fields_item_data in self.custom_fields:
                custom_fields_item = custom_fields_item_data.to_dict()
                custom_fields.append(custom_fields_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reasonCode": reason_code,
            }
        )
        if not _is_unset(devices):
            field_dict["devices"] = devices
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(etf_waiver):
            field_dict["etfWaiver"] = etf_waiver
        if not _is_unset(delete_after_deactivation):
            field_dict["deleteAfterDeactivation"] = delete_after_deactivation
        if not _is_unset(group_name):
            field_dict["groupName"] = group_name
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan
        if not _is_unset(custom_fields):
            field_dict["customFields"] = custom_fields

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.custom_field import CustomField  # noqa: PLC0415
        from ..models.device import Device  # noqa: PLC0415

        d = as_object(
            src_dict,
            "reasonCode",
            "devices",
            "accountName",
            "etfWaiver",
            "deleteAfterDeactivation",
            "groupName",
            "servicePlan",
            "customFields",
        )
        reason_code = cast(Literal["FF"], d.pop("reasonCode"))
        if reason_code != "FF":
            raise ValueError(f"reasonCode must match const 'FF', got '{reason_code}'")

        _devices = d.pop("devices", UNSET)
        devices: list[Device] | Unset = UNSET
        if _devices is not UNSET:
            devices = []
            for devices_item_data in as_array(_devices):
                devices_item = Device.from_dict(devices_item_data)

                devices.append(devices_item)

        account_name = d.pop("accountName", UNSET)

        etf_waiver = d.pop("etfWaiver", UNSET)

        delete_after_deactivation = d.pop("deleteAfterDeactivation", UNSET)

        group_name = d.pop("groupName", UNSET)

        service_plan = d.pop("servicePlan", UNSET)

        _custom_fields = d.pop("customFields", UNSET)
        custom_fields: list[CustomField] | Unset = UNSET
        if _custom_fields is not UNSET:
            custom_fields = []
            for custom_fields_item_data in as_array(_custom_fields):
                custom_fields_item = CustomField.from_dict(custom_fields_item_data)

                custom_fields.append(custom_fields_item)

        made = cls(
            reason_code=reason_code,
            devices=devices,
            account_name=account_name,
            etf_waiver=etf_waiver,
            delete_after_deactivation=delete_after_deactivation,
            group_name=group_name,
            service_plan=service_plan,
            custom_fields=custom_fields,
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
