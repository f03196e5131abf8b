from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.lead_address import LeadAddress


T = TypeVar("T", bound="Lead")


@_attrs_define
class Lead:
    """A customer lead of a partner.

    Attributes:
        lead_id (str): Lasting identifier, which activateDeviceService takes.
        lead_state (str | Unset): How far the lead is, for example `Qualified`, `Closed - Won` or `Closed`.
        address (LeadAddress | Unset): Service address of a lead; its ZIP code is the `mdnZipCode` to activate with.
    """

    lead_id: str
    lead_state: str | Unset = UNSET
    address: LeadAddress | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        lead_id = self.lead_id

        lead_state = self.lead_state

        address: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.address):
            address = self.address.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "leadId": lead_id,
            }
        )
        if not _is_unset(lead_state):
            field_dict["leadState"] = lead_state
        if not _is_unset(address):
            field_dict["address"] = address

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lead_address import LeadAddress  # noqa: PLC0415

        d = as_object(src_dict, "leadId", "leadState", "address")
        lead_id = d.pop("leadId")

        lead_state = d.pop("leadState", UNSET)

        _address = d.pop("address", UNSET)
        address: LeadAddress | Unset
        if isinstance(_address, Unset):
            address = UNSET
        else:
            address = LeadAddress.from_dict(_address)

        made = cls(
            lead_id=lead_id,
            lead_state=lead_state,
            address=address,
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
