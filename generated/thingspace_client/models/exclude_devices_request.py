from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..models.exclusion_mode import ExclusionMode
from ..types import UNSET, Unset

T = TypeVar("T", bound="ExcludeDevicesRequest")


@_attrs_define
class ExcludeDevicesRequest:
    """Which devices must not be located; all of an account, or a list, but not both.

    Attributes:
        account_name (str): Billing account that the devices belong to.
        all_device (bool | Unset): Excludes every device of the account; then `exclusion` is empty or absent.
        type_ (ExclusionMode | Unset): What happens with the devices that are excluded already; `append` keeps them,
            `replace` drops them.
        exclusion (list[str] | Unset): IMEI or MEID of each device to exclude.
    """

    account_name: str
    all_device: bool | Unset = UNSET
    type_: ExclusionMode | Unset = UNSET
    exclusion: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        all_device = self.all_device

        type_: str | Unset = UNSET
        if not _is_unset(self.type_):
            type_ = self.type_.value

        exclusion: list[str] | Unset = UNSET
        if not _is_unset(self.exclusion):
            exclusion = self.exclusion

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
            }
        )
        if not _is_unset(all_device):
            field_dict["allDevice"] = all_device
        if not _is_unset(type_):
            field_dict["type"] = type_
        if not _is_unset(exclusion):
            field_dict["exclusion"] = exclusion

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "accountName", "allDevice", "type", "exclusion")
        account_name = d.pop("accountName")

        all_device = d.pop("allDevice", UNSET)

        _type_ = d.pop("type", UNSET)
        type_: ExclusionMode | Unset
        if isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = ExclusionMode(_type_)

        exclusion = cast(list[str], d.pop("exclusion", UNSET))

        made = cls(
            account_name=account_name,
            all_device=all_device,
            type_=type_,
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
