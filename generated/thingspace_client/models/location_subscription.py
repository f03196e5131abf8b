from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="LocationSubscription")


@_attrs_define
class LocationSubscription:
    """Which location service an account has bought.

    Attributes:
        account_name (str): Billing account.
        loc_type (str): Product, coarse or not, with the number of included requests.
        max_allowance (str | Unset): Number of included requests, as text.
        purchase_time (str | Unset): When it was bought, written like `2025-01-15 14:03:27.118 +0000 UTC`.
    """

    account_name: str
    loc_type: str
    max_allowance: str | Unset = UNSET
    purchase_time: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        loc_type = self.loc_type

        max_allowance = self.max_allowance

        purchase_time = self.purchase_time

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "locType": loc_type,
            }
        )
        if not _is_unset(max_allowance):
            field_dict["maxAllowance"] = max_allowance
        if not _is_unset(purchase_time):
            field_dict["purchaseTime"] = purchase_time

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "accountName", "locType", "maxAllowance", "purchaseTime")
        account_name = d.pop("accountName")

        loc_type = d.pop("locType")

        max_allowance = d.pop("maxAllowance", UNSET)

        purchase_time = d.pop("purchaseTime", UNSET)

        made = cls(
            account_name=account_name,
            loc_type=loc_type,
            max_allowance=max_allowance,
            purchase_time=purchase_time,
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
