from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="GetLocationUsageRequest")


@_attrs_define
class GetLocationUsageRequest:
    """Whose use of the location service, and when.

    Attributes:
        account_name (str): Billing account.
        start_date (str): First day, as `MM-DD-YYYY`.
        end_date (str): Last day, as `MM-DD-YYYY`.
        usage_for_all_accounts (bool | Unset): Whether the accounts that this one manages are counted too.
    """

    account_name: str
    start_date: str
    end_date: str
    usage_for_all_accounts: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        start_date = self.start_date

        end_date = self.end_date

        usage_for_all_accounts = self.usage_for_all_accounts

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "startDate": start_date,
                "endDate": end_date,
            }
        )
        if not _is_unset(usage_for_all_accounts):
            field_dict["usageForAllAccounts"] = usage_for_all_accounts

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "accountName", "startDate", "endDate", "usageForAllAccounts")
        account_name = d.pop("accountName")

        start_date = d.pop("startDate")

        end_date = d.pop("endDate")

        usage_for_all_accounts = d.pop("usageForAllAccounts", UNSET)

        made = cls(
            account_name=account_name,
            start_date=start_date,
            end_date=end_date,
            usage_for_all_accounts=usage_for_all_accounts,
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
