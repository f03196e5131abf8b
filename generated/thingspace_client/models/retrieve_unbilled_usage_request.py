from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object

if TYPE_CHECKING:
    from ..models.date_range import DateRange


T = TypeVar("T", bound="RetrieveUnbilledUsageRequest")


@_attrs_define
class RetrieveUnbilledUsageRequest:
    """The account and the period.

    Attributes:
        account_name (str): Billing account.
        date_range (DateRange): A period within the last 30 days.
    """

    account_name: str
    date_range: DateRange
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        date_range = self.date_range.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "dateRange": date_range,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.date_range import DateRange  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "dateRange")
        account_name = d.pop("accountName")

        date_range = DateRange.from_dict(d.pop("dateRange"))

        made = cls(
            account_name=account_name,
            date_range=date_range,
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
