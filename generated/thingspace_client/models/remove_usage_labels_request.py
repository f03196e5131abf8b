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


T = TypeVar("T", bound="RemoveUsageLabelsRequest")


@_attrs_define
class RemoveUsageLabelsRequest:
    """Which labels to detach, and from which device.

    Attributes:
        account_name (str): Billing account.
        labels (list[UsageLabel]): The labels, at most 2,000.
        device_id (DeviceId | Unset): One identifier of a device.
    """

    account_name: str
    labels: list[UsageLabel]
    device_id: DeviceId | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        labels = []
        for labels_item_data in self.labels:
            labels_item = labels_item_data.to_dict()
            labels.append(labels_item)

        device_id: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.device_id):
            device_id = self.device_id.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "labels": labels,
            }
        )
        if not _is_unset(device_id):
            field_dict["deviceId"] = device_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415
        from ..models.usage_label import UsageLabel  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "labels", "deviceId")
        account_name = d.pop("accountName")

        labels = []
        _labels = d.pop("labels")
        for labels_item_data in as_array(_labels):
            labels_item = UsageLabel.from_dict(labels_item_data)

            labels.append(labels_item)

        _device_id = d.pop("deviceId", UNSET)
        device_id: DeviceId | Unset
        if isinstance(_device_id, Unset):
            device_id = UNSET
        else:
            device_id = DeviceId.from_dict(_device_id)

        made = cls(
            account_name=account_name,
            labels=labels,
            device_id=device_id,
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
