from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.device import Device


T = TypeVar("T", bound="MonitorReachabilityRequest")


@_attrs_define
class MonitorReachabilityRequest:
    """Which devices to watch, for what, and how long.

    Attributes:
        account_name (str): Billing account.
        devices (list[Device]): The devices, one element each; imei, mdn, msisdn or iccid, the same kind throughout the
            request.
        request_type (str): What to watch for: `REACHABLE_FOR_DATA`, `REACHABLE_FOR_SMS` (not for IMS devices of high
            LTE categories) or `LOSS_OF_CONNECTIVITY`.
            Older pages add the combinations `REACHABLE_FOR_DATA_SMS`, `REACHABLE_FOR_DATA_AND_LOSS`,
            `REACHABLE_FOR_SMS_AND_LOSS` and `REACHABLE_FOR_DATA_SMS_AND_LOSS`.
        monitor_expiration_time (str): When the monitor ends, at most ten years ahead.
    """

    account_name: str
    devices: list[Device]
    request_type: str
    monitor_expiration_time: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        devices = []
        for devices_item_data in self.devices:
            devices_item = devices_item_data.to_dict()
            devices.append(devices_item)

        request_type = self.request_type

        monitor_expiration_time = self.monitor_expiration_time

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "devices": devices,
                "requestType": request_type,
                "monitorExpirationTime": monitor_expiration_time,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device import Device  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "devices", "requestType", "monitorExpirationTime")
        account_name = d.pop("accountName")

        devices = []
        _devices = d.pop("devices")
        for devices_item_data in as_array(_devices):
            devices_item = Device.from_dict(devices_item_data)

            devices.append(devices_item)

        request_type = d.pop("requestType")

        monitor_expiration_time = d.pop("monitorExpirationTime")

        made = cls(
            account_name=account_name,
            devices=devices,
            request_type=request_type,
            monitor_expiration_time=monitor_expiration_time,
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
