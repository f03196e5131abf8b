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
    from ..models.usage_label import UsageLabel


T = TypeVar("T", bound="RetrieveAggregateUsageRequest")


@_attrs_define
class RetrieveAggregateUsageRequest:
    """The period, and whose usage is added up: listed devices, a device group, labels, or a whole account.
    `accountName` without any of the others means all devices of the account.

    Attributes:
        start_time (str): Start of the period, at most six months ago.
        end_time (str): End of the period, at most a month after its start.
        device_ids (list[DeviceId] | Unset): Devices, one identifier each; not together with a group or labels.
        group_name (str | Unset): Only devices of this device group; needs `accountName`.
        account_name (str | Unset): Billing account; alone it means all its devices.
        label (list[UsageLabel] | Unset): Only usage with these labels, at most 50; not together with devices.
    """

    start_time: str
    end_time: str
    device_ids: list[DeviceId] | Unset = UNSET
    group_name: str | Unset = UNSET
    account_name: str | Unset = UNSET
    label: list[UsageLabel] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        start_time = self.start_time

        end_time = self.end_time

        device_ids: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.device_ids):
            device_ids = []
            for device_ids_item_data in self.device_ids:
                device_ids_item = device_ids_item_data.to_dict()
                device_ids.append(device_ids_item)

        group_name = self.group_name

        account_name = self.account_name

        label: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.label):
            label = []
            for label_item_data in self.label:
                label_item = label_item_data.to_dict()
                label.append(label_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "startTime": start_time,
                "endTime": end_time,
            }
        )
        if not _is_unset(device_ids):
            field_dict["deviceIds"] = device_ids
        if not _is_unset(group_name):
            field_dict["groupName"] = group_name
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(label):
            field_dict["label"] = label

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415
        from ..models.usage_label import UsageLabel  # noqa: PLC0415

        d = as_object(src_dict, "startTime", "endTime", "deviceIds", "groupName", "accountName", "label")
        start_time = d.pop("startTime")

        end_time = d.pop("endTime")

        _device_ids = d.pop("deviceIds", UNSET)
        device_ids: list[DeviceId] | Unset = UNSET
        if _device_ids is not UNSET:
            device_ids = []
            for device_ids_item_data in as_array(_device_ids):
                device_ids_item = DeviceId.from_dict(device_ids_item_data)

                device_ids.append(device_ids_item)

        group_name = d.pop("groupName", UNSET)

        account_name = d.pop("accountName", UNSET)

        _label = d.pop("label", UNSET)
        label: list[UsageLabel] | Unset = UNSET
        if _label is not UNSET:
            label = []
            for label_item_data in as_array(_label):
                label_item = UsageLabel.from_dict(label_item_data)

                label.append(label_item)

        made = cls(
            start_time=start_time,
            end_time=end_time,
            device_ids=device_ids,
            group_name=group_name,
            account_name=account_name,
            label=label,
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
