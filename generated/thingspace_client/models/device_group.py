from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
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
        extended_attributes (list[ExtendedAttribute] | None | Unset): More attributes of the group, or null.
    """

    name: str
    description: str | Unset = UNSET
    is_default_group: bool | Unset = UNSET
    extended_attributes: list[ExtendedAttribute] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        is_default_group = self.is_default_group

        extended_attributes: list[dict[str, Any]] | None | Unset
        if isinstance(self.extended_attributes, Unset):
            extended_attributes = UNSET
        elif isinstance(self.extended_attributes, list):
            extended_attributes = []
            for extended_attributes_type_0_item_data in self.extended_attributes:
                extended_attributes_type_0_item = extended_attributes_type_0_item_data.to_dict()
                extended_attributes.append(extended_attributes_type_0_item)

        else:
            extended_attributes = self.extended_attributes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if is_default_group is not UNSET:
            field_dict["isDefaultGroup"] = is_default_group
        if extended_attributes is not UNSET:
            field_dict["extendedAttributes"] = extended_attributes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.extended_attribute import ExtendedAttribute  # noqa: PLC0415

        d = as_object(src_dict)
        name = d.pop("name")

        description = d.pop("description", UNSET)

        is_default_group = d.pop("isDefaultGroup", UNSET)

        def _parse_extended_attributes(data: object) -> list[ExtendedAttribute] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                extended_attributes_type_0 = []
                _extended_attributes_type_0 = data
                for extended_attributes_type_0_item_data in as_array(_extended_attributes_type_0):
                    extended_attributes_type_0_item = ExtendedAttribute.from_dict(extended_attributes_type_0_item_data)

                    extended_attributes_type_0.append(extended_attributes_type_0_item)

                return extended_attributes_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ExtendedAttribute] | None | Unset, data)

        extended_attributes = _parse_extended_attributes(d.pop("extendedAttributes", UNSET))

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
