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
    from ..models.custom_field import CustomField
    from ..models.device_to_add import DeviceToAdd


T = TypeVar("T", bound="AddDevicesRequest")


@_attrs_define
class AddDevicesRequest:
    """Which devices to add.
    With an eid among the identifiers `smsrOid` is required.

    Attributes:
        devices_to_add (list[DeviceToAdd]): Devices to add, at most 200.
        state (str): State of the added devices, `preactive` and no other.
        account_name (str | Unset): Billing account to add the devices to; needed when the user reaches several.
        group_name (str | Unset): Device group to add the devices to; the default group if absent.
        custom_fields (list[CustomField] | Unset): Custom fields to set on every device.
        sku_number (str | Unset): SKU of 4G devices with an embedded SIM, at most 20 characters; each device has its
            iccid or eid then, and no imei.
        smsr_oid (str | Unset): Object identifier of the SM-SR system of eUICC devices, numbers joined by dots.
    """

    devices_to_add: list[DeviceToAdd]
    state: str
    account_name: str | Unset = UNSET
    group_name: str | Unset = UNSET
    custom_fields: list[CustomField] | Unset = UNSET
    sku_number: str | Unset = UNSET
    smsr_oid: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        devices_to_add = []
        for devices_to_add_item_data in self.devices_to_add:
            devices_to_add_item = devices_to_add_item_data.to_dict()
            devices_to_add.append(devices_to_add_item)

        state = self.state

        account_name = self.account_name

        group_name = self.group_name

        custom_fields: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.custom_fields):
            custom_fields = []
            for custom_fields_item_data in self.custom_fields:
                custom_fields_item = custom_fields_item_data.to_dict()
                custom_fields.append(custom_fields_item)

        sku_number = self.sku_number

        smsr_oid = self.smsr_oid

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "devicesToAdd": devices_to_add,
                "state": state,
            }
        )
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(group_name):
            field_dict["groupName"] = group_name
        if not _is_unset(custom_fields):
            field_dict["customFields"] = custom_fields
        if not _is_unset(sku_number):
            field_dict["skuNumber"] = sku_number
        if not _is_unset(smsr_oid):
            field_dict["smsrOid"] = smsr_oid

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.custom_field import CustomField  # noqa: PLC0415
        from ..models.device_to_add import DeviceToAdd  # noqa: PLC0415

        d = as_object(
            src_dict, "devicesToAdd", "state", "accountName", "groupName", "customFields", "skuNumber", "smsrOid"
        )
        devices_to_add = []
        _devices_to_add = d.pop("devicesToAdd")
        for devices_to_add_item_data in as_array(_devices_to_add):
            devices_to_add_item = DeviceToAdd.from_dict(devices_to_add_item_data)

            devices_to_add.append(devices_to_add_item)

        state = d.pop("state")

        account_name = d.pop("accountName", UNSET)

        group_name = d.pop("groupName", UNSET)

        _custom_fields = d.pop("customFields", UNSET)
        custom_fields: list[CustomField] | Unset = UNSET
        if _custom_fields is not UNSET:
            custom_fields = []
            for custom_fields_item_data in as_array(_custom_fields):
                custom_fields_item = CustomField.from_dict(custom_fields_item_data)

                custom_fields.append(custom_fields_item)

        sku_number = d.pop("skuNumber", UNSET)

        smsr_oid = d.pop("smsrOid", UNSET)

        made = cls(
            devices_to_add=devices_to_add,
            state=state,
            account_name=account_name,
            group_name=group_name,
            custom_fields=custom_fields,
            sku_number=sku_number,
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
