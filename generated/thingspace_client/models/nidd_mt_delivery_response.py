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
    from ..models.nidd_device_id import NiddDeviceId


T = TypeVar("T", bound="NiddMtDeliveryResponse")


@_attrs_define
class NiddMtDeliveryResponse:
    """Delivery of a message to a device; the outcome is in the message's `status`.

    Attributes:
        account_name (str): Billing account.
        device_ids (list[NiddDeviceId]): All identifiers of the device.
        reason (str | Unset): Why the message is queued or has failed; compare without regard to case.
        acknowledge_time (str | Unset): When the network took the data, a date and time.
        first_attempt_delivery_time (str | Unset): When delivery was tried first, a date and time.
    """

    account_name: str
    device_ids: list[NiddDeviceId]
    reason: str | Unset = UNSET
    acknowledge_time: str | Unset = UNSET
    first_attempt_delivery_time: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        device_ids = []
        for device_ids_item_data in self.device_ids:
            device_ids_item = device_ids_item_data.to_dict()
            device_ids.append(device_ids_item)

        reason = self.reason

        acknowledge_time = self.acknowledge_time

        first_attempt_delivery_time = self.first_attempt_delivery_time

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "deviceIds": device_ids,
            }
        )
        if not _is_unset(reason):
            field_dict["reason"] = reason
        if not _is_unset(acknowledge_time):
            field_dict["acknowledgeTime"] = acknowledge_time
        if not _is_unset(first_attempt_delivery_time):
            field_dict["firstAttemptDeliveryTime"] = first_attempt_delivery_time

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.nidd_device_id import NiddDeviceId  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "deviceIds", "reason", "acknowledgeTime", "firstAttemptDeliveryTime")
        account_name = d.pop("accountName")

        device_ids = []
        _device_ids = d.pop("deviceIds")
        for device_ids_item_data in as_array(_device_ids):
            device_ids_item = NiddDeviceId.from_dict(device_ids_item_data)

            device_ids.append(device_ids_item)

        reason = d.pop("reason", UNSET)

        acknowledge_time = d.pop("acknowledgeTime", UNSET)

        first_attempt_delivery_time = d.pop("firstAttemptDeliveryTime", UNSET)

        made = cls(
            account_name=account_name,
            device_ids=device_ids,
            reason=reason,
            acknowledge_time=acknowledge_time,
            first_attempt_delivery_time=first_attempt_delivery_time,
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
