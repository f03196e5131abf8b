from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.diagnostics_category import DiagnosticsCategory


T = TypeVar("T", bound="ExtendedDiagnostics")


@_attrs_define
class ExtendedDiagnostics:
    """What is known about a device.

    Attributes:
        categories (list[DiagnosticsCategory]): Facts about the device, by category.
    """

    categories: list[DiagnosticsCategory]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        categories = []
        for categories_item_data in self.categories:
            categories_item = categories_item_data.to_dict()
            categories.append(categories_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "categories": categories,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.diagnostics_category import DiagnosticsCategory  # noqa: PLC0415

        d = as_object(src_dict, "categories")
        categories = []
        _categories = d.pop("categories")
        for categories_item_data in as_array(_categories):
            categories_item = DiagnosticsCategory.from_dict(categories_item_data)

            categories.append(categories_item)

        made = cls(
            categories=categories,
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
