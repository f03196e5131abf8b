from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="DeviceDiagnosticAttributes")


@_attrs_define
class DeviceDiagnosticAttributes:
    """Facts about a device; not all of their names are documented.

    Attributes:
        account_name (str | Unset): Billing account.
        group_name (str | Unset): Device group.
        mcc (str | Unset): Mobile country code of the network.
        mnc (str | Unset): Mobile network code.
    """

    account_name: str | Unset = UNSET
    group_name: str | Unset = UNSET
    mcc: str | Unset = UNSET
    mnc: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        group_name = self.group_name

        mcc = self.mcc

        mnc = self.mnc

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(group_name):
            field_dict["groupName"] = group_name
        if not _is_unset(mcc):
            field_dict["mcc"] = mcc
        if not _is_unset(mnc):
            field_dict["mnc"] = mnc

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "accountName", "groupName", "mcc", "mnc")
        account_name = d.pop("accountName", UNSET)

        group_name = d.pop("groupName", UNSET)

        mcc = d.pop("mcc", UNSET)

        mnc = d.pop("mnc", UNSET)

        made = cls(
            account_name=account_name,
            group_name=group_name,
            mcc=mcc,
            mnc=mnc,
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
