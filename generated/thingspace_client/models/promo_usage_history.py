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
    from ..models.device_id import DeviceId
    from ..models.promo_usage import PromoUsage


T = TypeVar("T", bound="PromoUsageHistory")


@_attrs_define
class PromoUsageHistory:
    """Usage of a device in its promotion period.

    Attributes:
        usage_history (list[PromoUsage]): The records.
        has_more_data (bool | Unset): Whether more records follow.
        hasmoredata (bool | Unset): The same in its other spelling.
        device_id (DeviceId | Unset): One identifier of a device.
    """

    usage_history: list[PromoUsage]
    has_more_data: bool | Unset = UNSET
    hasmoredata: bool | Unset = UNSET
    device_id: DeviceId | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        usage_history = []
        for usage_history_item_data in self.usage_history:
            usage_history_item = usage_history_item_data.to_dict()
            usage_history.append(usage_history_item)

        has_more_data = self.has_more_data

        hasmoredata = self.hasmoredata

        device_id: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.device_id):
            device_id = self.device_id.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "usageHistory": usage_history,
            }
        )
        if not _is_unset(has_more_data):
            field_dict["hasMoreData"] = has_more_data
        if not _is_unset(hasmoredata):
            field_dict["hasmoredata"] = hasmoredata
        if not _is_unset(device_id):
            field_dict["deviceId"] = device_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415
        from ..models.promo_usage import PromoUsage  # noqa: PLC0415

        d = as_object(src_dict, "usageHistory", "hasMoreData", "hasmoredata", "deviceId")
        usage_history = []
        _usage_history = d.pop("usageHistory")
        for usage_history_item_data in as_array(_usage_history):
            usage_history_item = PromoUsage.from_dict(usage_history_item_data)

            usage_history.append(usage_history_item)

        has_more_data = d.pop("hasMoreData", UNSET)

        hasmoredata = d.pop("hasmoredata", UNSET)

        _device_id = d.pop("deviceId", UNSET)
        device_id: DeviceId | Unset
        if isinstance(_device_id, Unset):
            device_id = UNSET
        else:
            device_id = DeviceId.from_dict(_device_id)

        made = cls(
            usage_history=usage_history,
            has_more_data=has_more_data,
            hasmoredata=hasmoredata,
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
