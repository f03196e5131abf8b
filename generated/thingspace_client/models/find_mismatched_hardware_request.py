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
    from ..models.device import Device
    from ..models.mismatch_period import MismatchPeriod


T = TypeVar("T", bound="FindMismatchedHardwareRequest")


@_attrs_define
class FindMismatchedHardwareRequest:
    """Where and when to look for mismatches.
    Name `devices`, or select by `accountName` and `groupName`; without any of them all devices that the user reaches
    are examined.

    Attributes:
        filter_ (MismatchPeriod): When the SIM was activated with the unexpected device, at most three months.
        devices (list[Device] | Unset): Only these devices, by iccid or mdn.
        account_name (str | Unset): Only devices of this billing account; required with `groupName`.
        group_name (str | Unset): Only devices of this device group.
    """

    filter_: MismatchPeriod
    devices: list[Device] | Unset = UNSET
    account_name: str | Unset = UNSET
    group_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        filter_ = self.filter_.to_dict()

        devices: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.devices):
            devices = []
            for devices_item_data in self.devices:
                devices_item = devices_item_data.to_dict()
                devices.append(devices_item)

        account_name = self.account_name

        group_name = self.group_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "filter": filter_,
            }
        )
        if not _is_unset(devices):
            field_dict["devices"] = devices
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(group_name):
            field_dict["groupName"] = group_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device import Device  # noqa: PLC0415
        from ..models.mismatch_period import MismatchPeriod  # noqa: PLC0415

        d = as_object(src_dict, "filter", "devices", "accountName", "groupName")
        filter_ = MismatchPeriod.from_dict(d.pop("filter"))

        _devices = d.pop("devices", UNSET)
        devices: list[Device] | Unset = UNSET
        if _devices is not UNSET:
            devices = []
            for devices_item_data in as_array(_devices):
                devices_item = Device.from_dict(devices_item_data)

                devices.append(devices_item)

        account_name = d.pop("accountName", UNSET)

        group_name = d.pop("groupName", UNSET)

        made = cls(
            filter_=filter_,
            devices=devices,
            account_name=account_name,
            group_name=group_name,
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
