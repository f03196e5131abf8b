from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="CustomerName")


@_attrs_define
class CustomerName:
    """Customer name for the taxation of a line.

    Attributes:
        first_name (str): First name, up to 20 characters; beside ASCII letters, digits and blanks only `-`, `!` and
            `#`.
        last_name (str): Last name, up to 25 characters of the same set.
        title (str | Unset): Title of the customer.
        middle_name (str | Unset): Middle name.
        suffix (str | Unset): Suffix of the name.
    """

    first_name: str
    last_name: str
    title: str | Unset = UNSET
    middle_name: str | Unset = UNSET
    suffix: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        first_name = self.first_name

        last_name = self.last_name

        title = self.title

        middle_name = self.middle_name

        suffix = self.suffix

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "firstName": first_name,
                "lastName": last_name,
            }
        )
        if not _is_unset(title):
            field_dict["title"] = title
        if not _is_unset(middle_name):
            field_dict["middleName"] = middle_name
        if not _is_unset(suffix):
            field_dict["suffix"] = suffix

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "firstName", "lastName", "title", "middleName", "suffix")
        first_name = d.pop("firstName")

        last_name = d.pop("lastName")

        title = d.pop("title", UNSET)

        middle_name = d.pop("middleName", UNSET)

        suffix = d.pop("suffix", UNSET)

        made = cls(
            first_name=first_name,
            last_name=last_name,
            title=title,
            middle_name=middle_name,
            suffix=suffix,
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
