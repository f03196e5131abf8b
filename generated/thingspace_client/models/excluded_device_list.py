from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="ExcludedDeviceList")


@_attrs_define
class ExcludedDeviceList:
    """A page of the devices that must not be located.

    Attributes:
        all_device (bool): Whether every device of the account is excluded.
        has_more_data (bool): Whether there are more pages.
        account_name (str | Unset): Billing account.
        total_count (int | Unset): Number of excluded devices.
        update_time (str | Unset): When the list was changed last, written like `2025-10-18 08:41:12.305 +0000 UTC`.
        exclusion (list[str] | Unset): IMEI or MEID of each excluded device.
    """

    all_device: bool
    has_more_data: bool
    account_name: str | Unset = UNSET
    total_count: int | Unset = UNSET
    update_time: str | Unset = UNSET
    exclusion: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        all_device = self.all_device

        has_more_data = self.has_more_data

        account_name = self.account_name

        total_count = self.total_count

        update_time = self.update_time

        exclusion: list[str] | Unset = UNSET
        if not _is_unset(self.exclusion):
            exclusion = self.exclusion

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "allDevice": all_device,
                "hasMoreData": has_more_data,
            }
        )
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(total_count):
            field_dict["totalCount"] = total_count
        if not _is_unset(update_time):
            field_dict["updateTime"] = update_time
        if not _is_unset(exclusion):
            field_dict["exclusion"] = exclusion

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "allDevice", "hasMoreData", "accountName", "totalCount", "updateTime", "exclusion")
        all_device = d.pop("allDevice")

        has_more_data = d.pop("hasMoreData")

        account_name = d.pop("accountName", UNSET)

        total_count = d.pop("totalCount", UNSET)

        update_time = d.pop("updateTime", UNSET)

        exclusion = cast(list[str], d.pop("exclusion", UNSET))

        made = cls(
            all_device=all_device,
            has_more_data=has_more_data,
            account_name=account_name,
            total_count=total_count,
            update_time=update_time,
            exclusion=exclusion,
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
