from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object

T = TypeVar("T", bound="ScheduleFirmwareUpgradeRequest")


@_attrs_define
class ScheduleFirmwareUpgradeRequest:
    """Which devices get which firmware, and when.

    Attributes:
        account_name (str): Billing account that the devices belong to.
        firmware_name (str): Name of the image, from listAvailableFirmware.
        firmware_to (str): Version that the devices have afterwards.
        start_date (str): First day of the upgrade.
        end_date (str): Last day of the upgrade.
        device_list (list[str]): IMEI of each device.
    """

    account_name: str
    firmware_name: str
    firmware_to: str
    start_date: str
    end_date: str
    device_list: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        firmware_name = self.firmware_name

        firmware_to = self.firmware_to

        start_date = self.start_date

        end_date = self.end_date

        device_list = self.device_list

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "firmwareName": firmware_name,
                "firmwareTo": firmware_to,
                "startDate": start_date,
                "endDate": end_date,
                "deviceList": device_list,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "accountName", "firmwareName", "firmwareTo", "startDate", "endDate", "deviceList")
        account_name = d.pop("accountName")

        firmware_name = d.pop("firmwareName")

        firmware_to = d.pop("firmwareTo")

        start_date = d.pop("startDate")

        end_date = d.pop("endDate")

        device_list = cast(list[str], d.pop("deviceList"))

        made = cls(
            account_name=account_name,
            firmware_name=firmware_name,
            firmware_to=firmware_to,
            start_date=start_date,
            end_date=end_date,
            device_list=device_list,
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
