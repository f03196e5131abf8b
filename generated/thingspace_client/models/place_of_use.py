from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object

if TYPE_CHECKING:
    from ..models.address import Address
    from ..models.customer_name import CustomerName


T = TypeVar("T", bound="PlaceOfUse")


@_attrs_define
class PlaceOfUse:
    """Customer name and address that a line is taxed by; they apply to every device of the request.
    The place may have other consequences in law: ask an adviser before you send it.
    Leave the whole object out to use the address of the account profile; some changes of state insist on it.
    Where account and device can have non-geographic numbers, the phone number is derived from the address.

    Attributes:
        customer_name (CustomerName): Customer name for the taxation of a line.
        address (Address): Physical address of the primary place of use of a line.
    """

    customer_name: CustomerName
    address: Address
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        customer_name = self.customer_name.to_dict()

        address = self.address.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "customerName": customer_name,
                "address": address,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address import Address  # noqa: PLC0415
        from ..models.customer_name import CustomerName  # noqa: PLC0415

        d = as_object(src_dict, "customerName", "address")
        customer_name = CustomerName.from_dict(d.pop("customerName"))

        address = Address.from_dict(d.pop("address"))

        made = cls(
            customer_name=customer_name,
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
