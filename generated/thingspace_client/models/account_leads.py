from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.lead import Lead


T = TypeVar("T", bound="AccountLeads")


@_attrs_define
class AccountLeads:
    """A page of leads.

    Attributes:
        has_more_data (bool): Whether more leads follow; true exactly with status 202.
        leads (list[Lead]): The leads, at most 1,000.
    """

    has_more_data: bool
    leads: list[Lead]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        has_more_data = self.has_more_data

        leads = []
        for leads_item_data in self.leads:
            leads_item = leads_item_data.to_dict()
            leads.append(leads_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "hasMoreData": has_more_data,
                "leads": leads,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lead import Lead  # noqa: PLC0415

        d = as_object(src_dict, "hasMoreData", "leads")
        has_more_data = d.pop("hasMoreData")

        leads = []
        _leads = d.pop("leads")
        for leads_item_data in as_array(_leads):
            leads_item = Lead.from_dict(leads_item_data)

            leads.append(leads_item)

        made = cls(
            has_more_data=has_more_data,
            leads=leads,
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
