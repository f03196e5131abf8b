from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.device_id import DeviceId
    from ..models.usage_label import UsageLabel


T = TypeVar("T", bound="RetrieveUsageHistoryRequest")


@_attrs_define
class RetrieveUsageHistoryRequest:
    """The period, and the device or the label; never both.

    Attributes:
        earliest (str): First day of the period; usage is kept for 12 months.
        latest (str): Last day of the period.
        device_id (DeviceId | Unset): One identifier of a device.
        label (UsageLabel | Unset): A usage segmentation label: a name and a value that mark the usage of a device, for
            example the vehicle it is built into.
            Other operations know a label once setUsageSegmentationLabels has set it.
    """

    earliest: str
    latest: str
    device_id: DeviceId | Unset = UNSET
    label: UsageLabel | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        earliest = self.earliest

        latest = self.latest

        device_id: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.device_id):
            device_id = self.device_id.to_dict()

        label: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.label):
            label = self.label.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "earliest": earliest,
                "latest": latest,
            }
        )
        if not _is_unset(device_id):
            field_dict["deviceId"] = device_id
        if not _is_unset(label):
            field_dict["label"] = label

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415
        from ..models.usage_label import UsageLabel  # noqa: PLC0415

        d = as_object(src_dict, "earliest", "latest", "deviceId", "label")
        earliest = d.pop("earliest")

        latest = d.pop("latest")

        _device_id = d.pop("deviceId", UNSET)
        device_id: DeviceId | Unset
        if isinstance(_device_id, Unset):
            device_id = UNSET
        else:
            device_id = DeviceId.from_dict(_device_id)

        _label = d.pop("label", UNSET)
        label: UsageLabel | Unset
        if isinstance(_label, Unset):
            label = UNSET
        else:
            label = UsageLabel.from_dict(_label)

        made = cls(
            earliest=earliest,
            latest=latest,
            device_id=device_id,
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
