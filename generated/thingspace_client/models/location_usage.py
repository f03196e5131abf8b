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
    from ..models.account_location_usage import AccountLocationUsage


T = TypeVar("T", bound="LocationUsage")


@_attrs_define
class LocationUsage:
    """How often the location service was used in a period.

    Attributes:
        account_name (str): Billing account of the request.
        total_transaction_count (str): Number of billable requests of all included accounts, as text.
        usage_for_all_acounts (bool | Unset): Whether managed accounts are included, under the name that samples show.
        usage_for_all_accounts (bool | Unset): Whether managed accounts are included, under the name that the SDK
            declares.
        sku_name (str | Unset): Product.
        transactions_allowed (str | Unset): Number of included requests, as text.
        primary_account (AccountLocationUsage | Unset): How often one account used the location service.
        managed_accounts (list[AccountLocationUsage] | Unset): The accounts that the primary account manages.
    """

    account_name: str
    total_transaction_count: str
    usage_for_all_acounts: bool | Unset = UNSET
    usage_for_all_accounts: bool | Unset = UNSET
    sku_name: str | Unset = UNSET
    transactions_allowed: str | Unset = UNSET
    primary_account: AccountLocationUsage | Unset = UNSET
    managed_accounts: list[AccountLocationUsage] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        total_transaction_count = self.total_transaction_count

        usage_for_all_acounts = self.usage_for_all_acounts

        usage_for_all_accounts = self.usage_for_all_accounts

        sku_name = self.sku_name

        transactions_allowed = self.transactions_allowed

        primary_account: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.primary_account):
            primary_account = self.primary_account.to_dict()

        managed_accounts: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.managed_accounts):
            managed_accounts = []
            for managed_accounts_item_data in self.managed_accounts:
                managed_accounts_item = managed_accounts_item_data.to_dict()
                managed_accounts.append(managed_accounts_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "totalTransactionCount": total_transaction_count,
            }
        )
        if not _is_unset(usage_for_all_acounts):
            field_dict["usageForAllAcounts"] = usage_for_all_acounts
        if not _is_unset(usage_for_all_accounts):
            field_dict["usageForAllAccounts"] = usage_for_all_accounts
        if not _is_unset(sku_name):
            field_dict["skuName"] = sku_name
        if not _is_unset(transactions_allowed):
            field_dict["transactionsAllowed"] = transactions_allowed
        if not _is_unset(primary_account):
            field_dict["PrimaryAccount"] = primary_account
        if not _is_unset(managed_accounts):
            field_dict["ManagedAccounts"] = managed_accounts

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.account_location_usage import AccountLocationUsage  # noqa: PLC0415

        d = as_object(
            src_dict,
            "accountName",
            "totalTransactionCount",
            "usageForAllAcounts",
            "usageForAllAccounts",
            "skuName",
            "transactionsAllowed",
            "PrimaryAccount",
            "ManagedAccounts",
        )
        account_name = d.pop("accountName")

        total_transaction_count = d.pop("totalTransactionCount")

        usage_for_all_acounts = d.pop("usageForAllAcounts", UNSET)

        usage_for_all_accounts = d.pop("usageForAllAccounts", UNSET)

        sku_name = d.pop("skuName", UNSET)

        transactions_allowed = d.pop("transactionsAllowed", UNSET)

        _primary_account = d.pop("PrimaryAccount", UNSET)
        primary_account: AccountLocationUsage | Unset
        if isinstance(_primary_account, Unset):
            primary_account = UNSET
        else:
            primary_account = AccountLocationUsage.from_dict(_primary_account)

        _managed_accounts = d.pop("ManagedAccounts", UNSET)
        managed_accounts: list[AccountLocationUsage] | Unset = UNSET
        if _managed_accounts is not UNSET:
            managed_accounts = []
            for managed_accounts_item_data in as_array(_managed_accounts):
                managed_accounts_item = AccountLocationUsage.from_dict(managed_accounts_item_data)

                managed_accounts.append(managed_accounts_item)

        made = cls(
            account_name=account_name,
            total_transaction_count=total_transaction_count,
            usage_for_all_acounts=usage_for_all_acounts,
            usage_for_all_accounts=usage_for_all_accounts,
            sku_name=sku_name,
            transactions_allowed=transactions_allowed,
            primary_account=primary_account,
            managed_accounts=managed_accounts,
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
