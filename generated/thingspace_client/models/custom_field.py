from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object
from ..models.custom_field_name import CustomFieldName

T = TypeVar("T", bound="CustomField")


@_attrs_define
class CustomField:
    """A custom field with its value.
    As a filter the whole value must match, without regard to case; there are no wildcards.

    Attributes:
        key (CustomFieldName | str):
        value (str): Value, at most 50 characters.
    """

    key: CustomFieldName | str
    value: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        key: str
        if isinstance(self.key, CustomFieldName):
            key = self.key.value
        else:
            key = self.key

        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "key", "value")

        def _parse_key(data: object) -> CustomFieldName | str:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                key_type_0 = CustomFieldName(data)

                return key_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CustomFieldName | str, data)

        key = _parse_key(d.pop("key"))

        value = d.pop("value")

        made = cls(
            key=key,
            value=value,
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
