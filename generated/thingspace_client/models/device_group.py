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
    from ..models.extended_attribute import ExtendedAttribute


T = TypeVar("T", bound="DeviceGroup")


@_attrs_define
class DeviceGroup:
    """A device group of an account.

    Attributes:
        name (str): Name of the group.
        description (str | Unset): What the group is for; may be empty.
        is_default_group (bool | Unset): Whether this is the default group of the account.
        extended_attributes (list[ExtendedAttribute] | Unset): More attributes of the group.
    """

    name: str
    description: str | Unset = UNSET
    is_default_group: bool | Unset = UNSET
    extended_attributes: list[ExtendedAttribute] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        is_default_group = self.is_default_group

        extended_attributes: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.extended_attributes):
            extended_attributes = []
            for extended_attributes_item_data in self.extended_attributes:
                extended_attributes_item = extended_attributes_item_data.to_dict()
                extended_attributes.append(extended_attributes_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
            }
        )
        if not _is_unset(description):
            field_dict["description"] = description
        if not _is_unset(is_default_group):
            field_dict["isDefaultGroup"] = is_default_group
        if not _is_unset(extended_attributes):
            field_dict["extendedAttributes"] = extended_attributes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.extended_attribute import ExtendedAttribute  # noqa: PLC0415

        d = as_object(src_dict, "name", "description", "isDefaultGroup", "extendedAttributes")
        name = d.pop("name")

        description = d.pop("description", UNSET)

        is_default_group = d.pop("isDefaultGroup", UNSET)

        _extended_attributes = d.pop("extendedAttributes", UNSET)
        extended_attributes: list[ExtendedAttribute] | Unset = UNSET
        if _extended_attributes is not UNSET:
            extended_attributes = []
            for extended_attributes_item_data in as_array(_extended_attributes):
                extended_attributes_item = ExtendedAttribute.from_dict(extended_attributes_item_data)

                extended_attributes.append(extended_attributes_item)

        made = cls(
            name=name,
            description=description,
            is_default_group=is_default_group,
            extended_attributes=extended_attributes,
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
