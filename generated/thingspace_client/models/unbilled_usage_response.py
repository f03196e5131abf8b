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
    from ..models.unbilled_device_usage import UnbilledDeviceUsage
    from ..models.unbilled_usage_period import UnbilledUsagePeriod


T = TypeVar("T", bound="UnbilledUsageResponse")


@_attrs_define
class UnbilledUsageResponse:
    """A part of the unbilled usage of an account, and how much of it there is.

    Attributes:
        account_name (str | Unset): Billing account.
        timezone (str | Unset): Time zone of the dates.
        total_devices (int | Unset): Devices in the whole result.
        current_devices (int | Unset): Devices in this message.
        sent_devices (int | Unset): Devices sent so far.
        remaining_devices (int | Unset): Devices that are still to come.
        date_range (UnbilledUsagePeriod | Unset): The period of unbilled usage.
        devices (list[UnbilledDeviceUsage] | Unset): The devices of this message.
    """

    account_name: str | Unset = UNSET
    timezone: str | Unset = UNSET
    total_devices: int | Unset = UNSET
    current_devices: int | Unset = UNSET
    sent_devices: int | Unset = UNSET
    remaining_devices: int | Unset = UNSET
    date_range: UnbilledUsagePeriod | Unset = UNSET
    devices: list[UnbilledDeviceUsage] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        timezone = self.timezone

        total_devices = self.total_devices

        current_devices = self.current_devices

        sent_devices = self.sent_devices

        remaining_devices = self.remaining_devices

        date_range: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.date_range):
            date_range = self.date_range.to_dict()

        devices: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.devices):
            devices = []
            for devices_item_data in self.devices:
                devices_item = devices_item_data.to_dict()
                devices.append(devices_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(timezone):
            field_dict["timezone"] = timezone
        if not _is_unset(total_devices):
            field_dict["totalDevices"] = total_devices
        if not _is_unset(current_devices):
            field_dict["currentDevices"] = current_devices
        if not _is_unset(sent_devices):
            field_dict["sentDevices"] = sent_devices
        if not _is_unset(remaining_devices):
            field_dict["remainingDevices"] = remaining_devices
        if not _is_unset(date_range):
            field_dict["dateRange"] = date_range
        if not _is_unset(devices):
            field_dict["devices"] = devices

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.unbilled_device_usage import UnbilledDeviceUsage  # noqa: PLC0415
        from ..models.unbilled_usage_period import UnbilledUsagePeriod  # noqa: PLC0415

        d = as_object(
            src_dict,
            "accountName",
            "timezone",
            "totalDevices",
            "currentDevices",
            "sentDevices",
            "remainingDevices",
            "dateRange",
            "devices",
        )
        account_name = d.pop("accountName", UNSET)

        timezone = d.pop("timezone", UNSET)

        total_devices = d.pop("totalDevices", UNSET)

        current_devices = d.pop("currentDevices", UNSET)

        sent_devices = d.pop("sentDevices", UNSET)

        remaining_devices = d.pop("remainingDevices", UNSET)

        _date_range = d.pop("dateRange", UNSET)
        date_range: UnbilledUsagePeriod | Unset
        if isinstance(_date_range, Unset):
            date_range = UNSET
        else:
            date_range = UnbilledUsagePeriod.from_dict(_date_range)

        _devices = d.pop("devices", UNSET)
        devices: list[UnbilledDeviceUsage] | Unset = UNSET
        if _devices is not UNSET:
            devices = []
            for devices_item_data in as_array(_devices):
                devices_item = UnbilledDeviceUsage.from_dict(devices_item_data)

                devices.append(devices_item)

        made = cls(
            account_name=account_name,
            timezone=timezone,
            total_devices=total_devices,
            current_devices=current_devices,
            sent_devices=sent_devices,
            remaining_devices=remaining_devices,
            date_range=date_range,
            devices=devices,
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
