from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..models.profile_state import ProfileState
from ..models.provisioning_state import ProvisioningState
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.device_id import DeviceId


T = TypeVar("T", bound="ListDevicesWithProfilesRequest")


@_attrs_define
class ListDevicesWithProfilesRequest:
    """Which devices to list; without a filter all of the account.

    Attributes:
        account_name (str): Billing account whose devices are listed.
        provisioning_status_filter (ProvisioningState | Unset): Where a device is in its life cycle.
        profile_status_filter (ProfileState | Unset): What was last done to a profile.
        carrier_name_filter (str | Unset): Only devices of this carrier, `VerizonWireless` or `Verizon Wireless`.
        device_filter (list[DeviceId] | Unset): Only these devices, at most 50, by imei, iccid, mdn or eid.
    """

    account_name: str
    provisioning_status_filter: ProvisioningState | Unset = UNSET
    profile_status_filter: ProfileState | Unset = UNSET
    carrier_name_filter: str | Unset = UNSET
    device_filter: list[DeviceId] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        provisioning_status_filter: str | Unset = UNSET
        if not _is_unset(self.provisioning_status_filter):
            provisioning_status_filter = self.provisioning_status_filter.value

        profile_status_filter: str | Unset = UNSET
        if not _is_unset(self.profile_status_filter):
            profile_status_filter = self.profile_status_filter.value

        carrier_name_filter = self.carrier_name_filter

        device_filter: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.device_filter):
            device_filter = []
            for device_filter_item_data in self.device_filter:
                device_filter_item = device_filter_item_data.to_dict()
                device_filter.append(device_filter_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
            }
        )
        if not _is_unset(provisioning_status_filter):
            field_dict["provisioningStatusFilter"] = provisioning_status_filter
        if not _is_unset(profile_status_filter):
            field_dict["profileStatusFilter"] = profile_status_filter
        if not _is_unset(carrier_name_filter):
            field_dict["carrierNameFilter"] = carrier_name_filter
        if not _is_unset(device_filter):
            field_dict["deviceFilter"] = device_filter

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(
            src_dict,
            "accountName",
            "provisioningStatusFilter",
            "profileStatusFilter",
            "carrierNameFilter",
            "deviceFilter",
        )
        account_name = d.pop("accountName")

        _provisioning_status_filter = d.pop("provisioningStatusFilter", UNSET)
        provisioning_status_filter: ProvisioningState | Unset
        if isinstance(_provisioning_status_filter, Unset):
            provisioning_status_filter = UNSET
        else:
            provisioning_status_filter = ProvisioningState(_provisioning_status_filter)

        _profile_status_filter = d.pop("profileStatusFilter", UNSET)
        profile_status_filter: ProfileState | Unset
        if isinstance(_profile_status_filter, Unset):
            profile_status_filter = UNSET
        else:
            profile_status_filter = ProfileState(_profile_status_filter)

        carrier_name_filter = d.pop("carrierNameFilter", UNSET)

        _device_filter = d.pop("deviceFilter", UNSET)
        device_filter: list[DeviceId] | Unset = UNSET
        if _device_filter is not UNSET:
            device_filter = []
            for device_filter_item_data in as_array(_device_filter):
                device_filter_item = DeviceId.from_dict(device_filter_item_data)

                device_filter.append(device_filter_item)

        made = cls(
            account_name=account_name,
            provisioning_status_filter=provisioning_status_filter,
            profile_status_filter=profile_status_filter,
            carrier_name_filter=carrier_name_filter,
            device_filter=device_filter,
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
