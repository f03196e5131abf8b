from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.device_id import DeviceId


T = TypeVar("T", bound="SendNiddMessageRequest")


@_attrs_define
class SendNiddMessageRequest:
    """The device, the data, and how long delivery is tried.

    Attributes:
        account_name (str): Billing account.
        device_ids (list[DeviceId]): The device, by one identifier of any kind.
        maximum_delivery_time (int): Seconds to try delivery for, from 2 to 2,592,000, which is 30 days.
        message (str): The data in base64, at most 1,358 bytes before encoding.
            Two zero bytes in a row are refused.
    """

    account_name: str
    device_ids: list[DeviceId]
    maximum_delivery_time: int
    message: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        device_ids = []
        for device_ids_item_data in self.device_ids:
            device_ids_item = device_ids_item_data.to_dict()
            device_ids.append(device_ids_item)

        maximum_delivery_time = self.maximum_delivery_time

        message = self.message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "deviceIds": device_ids,
                "maximumDeliveryTime": maximum_delivery_time,
                "message": message,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "deviceIds", "maximumDeliveryTime", "message")
        account_name = d.pop("accountName")

        device_ids = []
        _device_ids = d.pop("deviceIds")
        for device_ids_item_data in as_array(_device_ids):
            device_ids_item = DeviceId.from_dict(device_ids_item_data)

            device_ids.append(device_ids_item)

        maximum_delivery_time = d.pop("maximumDeliveryTime")

        message = d.pop("message")

        made = cls(
            account_name=account_name,
            device_ids=device_ids,
            maximum_delivery_time=maximum_delivery_time,
            message=message,
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
