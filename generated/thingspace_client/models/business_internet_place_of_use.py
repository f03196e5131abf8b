from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object

if TYPE_CHECKING:
    from ..models.business_internet_address import BusinessInternetAddress
    from ..models.customer_name import CustomerName


T = TypeVar("T", bound="BusinessInternetPlaceOfUse")


@_attrs_define
class BusinessInternetPlaceOfUse:
    """Customer name and service address of a 5G Business Internet device; the address must qualify for the service.

    Attributes:
        customer_name (CustomerName): Customer name for the taxation of a line.
        address (BusinessInternetAddress): Service address of a 5G Business Internet device; `country` may be left out.
    """

    customer_name: CustomerName
    address: BusinessInternetAddress
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
        from ..models.business_internet_address import BusinessInternetAddress  # noqa: PLC0415
        from ..models.customer_name import CustomerName  # noqa: PLC0415

        d = as_object(src_dict, "customerName", "address")
        customer_name = CustomerName.from_dict(d.pop("customerName"))

        address = BusinessInternetAddress.from_dict(d.pop("address"))

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
