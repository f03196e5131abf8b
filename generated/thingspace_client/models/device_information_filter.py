from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.device_identifier_filter import DeviceIdentifierFilter


T = TypeVar("T", bound="DeviceInformationFilter")


@_attrs_define
class DeviceInformationFilter:
    """Matches on parts of identifiers.

    Attributes:
        device_identifier_filters (list[DeviceIdentifierFilter]): Parts of identifiers; a device must match all of them.
    """

    device_identifier_filters: list[DeviceIdentifierFilter]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        device_identifier_filters = []
        for device_identifier_filters_item_data in self.device_identifier_filters:
            device_identifier_filters_item = device_identifier_filters_item_data.to_dict()
            device_identifier_filters.append(device_identifier_filters_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "deviceIdentifierFilters": device_identifier_filters,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_identifier_filter import DeviceIdentifierFilter  # noqa: PLC0415

        d = as_object(src_dict, "deviceIdentifierFilters")
        device_identifier_filters = []
        _device_identifier_filters = d.pop("deviceIdentifierFilters")
        for device_identifier_filters_item_data in as_array(_device_identifier_filters):
            device_identifier_filters_item = DeviceIdentifierFilter.from_dict(device_identifier_filters_item_data)

            device_identifier_filters.append(device_identifier_filters_item)

        made = cls(
            device_identifier_filters=device_identifier_filters,
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
