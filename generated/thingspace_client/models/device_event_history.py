from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.device_event import DeviceEvent


T = TypeVar("T", bound="DeviceEventHistory")


@_attrs_define
class DeviceEventHistory:
    """The events, wrapped; the list alone is the usual form.

    Attributes:
        search_device_event_history (list[DeviceEvent]): The events.
    """

    search_device_event_history: list[DeviceEvent]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        search_device_event_history = []
        for search_device_event_history_item_data in self.search_device_event_history:
            search_device_event_history_item = search_device_event_history_item_data.to_dict()
            search_device_event_history.append(search_device_event_history_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "SearchDeviceEventHistory": search_device_event_history,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_event import DeviceEvent  # noqa: PLC0415

        d = as_object(src_dict, "SearchDeviceEventHistory")
        search_device_event_history = []
        _search_device_event_history = d.pop("SearchDeviceEventHistory")
        for search_device_event_history_item_data in as_array(_search_device_event_history):
            search_device_event_history_item = DeviceEvent.from_dict(search_device_event_history_item_data)

            search_device_event_history.append(search_device_event_history_item)

        made = cls(
            search_device_event_history=search_device_event_history,
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
