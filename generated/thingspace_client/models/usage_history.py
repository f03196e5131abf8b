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
    from ..models.daily_usage import DailyUsage
    from ..models.device_id import DeviceId


T = TypeVar("T", bound="UsageHistory")


@_attrs_define
class UsageHistory:
    """A page of daily usage.

    Attributes:
        has_more_data (bool): Whether more records follow; true exactly with status 202.
        usage_history (list[DailyUsage]): One record for each day, oldest first, at most 500.
        device_id (DeviceId | Unset): One identifier of a device.
    """

    has_more_data: bool
    usage_history: list[DailyUsage]
    device_id: DeviceId | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        has_more_data = self.has_more_data

        usage_history = []
        for usage_history_item_data in self.usage_history:
            usage_history_item = usage_history_item_data.to_dict()
            usage_history.append(usage_history_item)

        device_id: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.device_id):
            device_id = self.device_id.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "hasMoreData": has_more_data,
                "usageHistory": usage_history,
            }
        )
        if not _is_unset(device_id):
            field_dict["deviceId"] = device_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.daily_usage import DailyUsage  # noqa: PLC0415
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "hasMoreData", "usageHistory", "deviceId")
        has_more_data = d.pop("hasMoreData")

        usage_history = []
        _usage_history = d.pop("usageHistory")
        for usage_history_item_data in as_array(_usage_history):
            usage_history_item = DailyUsage.from_dict(usage_history_item_data)

            usage_history.append(usage_history_item)

        _device_id = d.pop("deviceId", UNSET)
        device_id: DeviceId | Unset
        if isinstance(_device_id, Unset):
            device_id = UNSET
        else:
            device_id = DeviceId.from_dict(_device_id)

        made = cls(
            has_more_data=has_more_data,
            usage_history=usage_history,
            device_id=device_id,
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
