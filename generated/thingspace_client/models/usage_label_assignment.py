from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.device_id import DeviceId
    from ..models.usage_label import UsageLabel


T = TypeVar("T", bound="UsageLabelAssignment")


@_attrs_define
class UsageLabelAssignment:
    """A device and the label that it gets.

    Attributes:
        device_ids (list[DeviceId]): The device, by its eid.
        label (UsageLabel): A usage segmentation label: a name and a value that mark the usage of a device, for example
            the vehicle it is built into.
            Other operations know a label once setUsageSegmentationLabels has set it.
    """

    device_ids: list[DeviceId]
    label: UsageLabel
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        device_ids = []
        for device_ids_item_data in self.device_ids:
            device_ids_item = device_ids_item_data.to_dict()
            device_ids.append(device_ids_item)

        label = self.label.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "deviceIds": device_ids,
                "label": label,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415
        from ..models.usage_label import UsageLabel  # noqa: PLC0415

        d = as_object(src_dict, "deviceIds", "label")
        device_ids = []
        _device_ids = d.pop("deviceIds")
        for device_ids_item_data in as_array(_device_ids):
            device_ids_item = DeviceId.from_dict(device_ids_item_data)

            device_ids.append(device_ids_item)

        label = UsageLabel.from_dict(d.pop("label"))

        made = cls(
            device_ids=device_ids,
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
