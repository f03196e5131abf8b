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


T = TypeVar("T", bound="InboundSms")


@_attrs_define
class InboundSms:
    """A text message from a device.

    Attributes:
        message (str): The text.
        device_ids (list[DeviceId] | Unset): Identifiers of the device that sent it.
        timestamp (str | Unset): When the platform received it, a date and time with offset.
    """

    message: str
    device_ids: list[DeviceId] | Unset = UNSET
    timestamp: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        message = self.message

        device_ids: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.device_ids):
            device_ids = []
            for device_ids_item_data in self.device_ids:
                device_ids_item = device_ids_item_data.to_dict()
                device_ids.append(device_ids_item)

        timestamp = self.timestamp

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "message": message,
            }
        )
        if not _is_unset(device_ids):
            field_dict["deviceIds"] = device_ids
        if not _is_unset(timestamp):
            field_dict["timestamp"] = timestamp

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "message", "deviceIds", "timestamp")
        message = d.pop("message")

        _device_ids = d.pop("deviceIds", UNSET)
        device_ids: list[DeviceId] | Unset = UNSET
        if _device_ids is not UNSET:
            device_ids = []
            for device_ids_item_data in as_array(_device_ids):
                device_ids_item = DeviceId.from_dict(device_ids_item_data)

                device_ids.append(device_ids_item)

        timestamp = d.pop("timestamp", UNSET)

        made = cls(
            message=message,
            device_ids=device_ids,
            timestamp=timestamp,
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
