from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.device_id import DeviceId


T = TypeVar("T", bound="GetPromoAggregateUsageRequest")


@_attrs_define
class GetPromoAggregateUsageRequest:
    """The account, its devices by their iccid, and the period.

    Attributes:
        account_name (str): Billing account.
        device_ids (list[DeviceId]): The devices; only an iccid names each, because they have no phone number.
        start_time (str): Start of the period.
        end_time (str): End of the period.
    """

    account_name: str
    device_ids: list[DeviceId]
    start_time: str
    end_time: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        device_ids = []
        for device_ids_item_data in self.device_ids:
            device_ids_item = device_ids_item_data.to_dict()
            device_ids.append(device_ids_item)

        start_time = self.start_time

        end_time = self.end_time

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "deviceIds": device_ids,
                "startTime": start_time,
                "endTime": end_time,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "deviceIds", "startTime", "endTime")
        account_name = d.pop("accountName")

        device_ids = []
        _device_ids = d.pop("deviceIds")
        for device_ids_item_data in as_array(_device_ids):
            device_ids_item = DeviceId.from_dict(device_ids_item_data)

            device_ids.append(device_ids_item)

        start_time = d.pop("startTime")

        end_time = d.pop("endTime")

        made = cls(
            account_name=account_name,
            device_ids=device_ids,
            start_time=start_time,
            end_time=end_time,
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
