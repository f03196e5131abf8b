from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..models.country import Country
from ..types import UNSET, Unset

T = TypeVar("T", bound="Address")


@_attrs_define
class Address:
    """Physical address of the primary place of use of a line.

    Attributes:
        address_line_1 (str): Street address; not a P.O. box.
        city (str): City.
        state (str): Two-letter code of the state; a name is converted to the code.
        zip_ (str): Five-digit ZIP code; of a ZIP+4 the last four digits move to `zip4`.
        country (Country): Country of a place of use.
        address_line_2 (str | Unset): More of the street address.
        zip4 (str | Unset): The four digits of a ZIP+4.
        phone (str | Unset): Phone number of the customer, 10 to 15 digits with the usual marks between them.
        phone_type (str | Unset): One letter for the kind of phone; `H` and `W` are published, the list is not.
        email_address (str | Unset): E-mail address of the customer.
    """

    address_line_1: str
    city: str
    state: str
    zip_: str
    country: Country
    address_line_2: str | Unset = UNSET
    zip4: str | Unset = UNSET
    phone: str | Unset = UNSET
    phone_type: str | Unset = UNSET
    email_address: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        address_line_1 = self.address_line_1

        city = self.city

        state = self.state

        zip_ = self.zip_

        country = self.country.value

        address_line_2 = self.address_line_2

        zip4 = self.zip4

        phone = self.phone

        phone_type = self.phone_type

        email_address = self.email_address

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "addressLine1": address_line_1,
                "city": city,
                "state": state,
                "zip": zip_,
                "country": country,
            }
        )
        if not _is_unset(address_line_2):
            field_dict["addressLine2"] = address_line_2
        if not _is_unset(zip4):
            field_dict["zip4"] = zip4
        if not _is_unset(phone):
            field_dict["phone"] = phone
        if not _is_unset(phone_type):
            field_dict["phoneType"] = phone_type
        if not _is_unset(email_address):
            field_dict["emailAddress"] = email_address

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(
            src_dict,
            "addressLine1",
            "city",
            "state",
            "zip",
            "country",
            "addressLine2",
            "zip4",
            "phone",
            "phoneType",
            "emailAddress",
        )
        address_line_1 = d.pop("addressLine1")

        city = d.pop("city")

        state = d.pop("state")

        zip_ = d.pop("zip")

        country = Country(d.pop("country"))

        address_line_2 = d.pop("addressLine2", UNSET)

        zip4 = d.pop("zip4", UNSET)

        phone = d.pop("phone", UNSET)

        phone_type = d.pop("phoneType", UNSET)

        email_address = d.pop("emailAddress", UNSET)

        made = cls(
            address_line_1=address_line_1,
            city=city,
            state=state,
            zip_=zip_,
            country=country,
            address_line_2=address_line_2,
            zip4=zip4,
            phone=phone,
            phone_type=phone_type,
            email_address=email_address,
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
