from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="LocationCallbackRemoval")


@_attrs_define
class LocationCallbackRemoval:
    """The listener is gone; the platform says so in one of two ways.

    Attributes:
        success (bool | Unset): True when it is.
        account_name (str | Unset): Billing account.
        service_name (str | Unset): Callback service.
    """

    success: bool | Unset = UNSET
    account_name: str | Unset = UNSET
    service_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        success = self.success

        account_name = self.account_name

        service_name = self.service_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(success):
            field_dict["success"] = success
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(service_name):
            field_dict["serviceName"] = service_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "success", "accountName", "serviceName")
        success = d.pop("success", UNSET)

        account_name = d.pop("accountName", UNSET)

        service_name = d.pop("serviceName", UNSET)

        made = cls(
            success=success,
            account_name=account_name,
            service_name=service_name,
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
