from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.aggregate_device_usage import AggregateDeviceUsage


T = TypeVar("T", bound="DeviceUsageDeviceResponse")


@_attrs_define
class DeviceUsageDeviceResponse:
    """Holds the usage of all devices of the request.

    Attributes:
        usage_response (list[AggregateDeviceUsage]): One element for each device.
    """

    usage_response: list[AggregateDeviceUsage]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        usage_response = []
        for usage_response_item_data in self.usage_response:
            usage_response_item = usage_response_item_data.to_dict()
            usage_response.append(usage_response_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "usageResponse": usage_response,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.aggregate_device_usage import AggregateDeviceUsage  # noqa: PLC0415

        d = as_object(src_dict, "usageResponse")
        usage_response = []
        _usage_response = d.pop("usageResponse")
        for usage_response_item_data in as_array(_usage_response):
            usage_response_item = AggregateDeviceUsage.from_dict(usage_response_item_data)

            usage_response.append(usage_response_item)

        made = cls(
            usage_response=usage_response,
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
