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
    from ..models.device_diagnostic_attributes import DeviceDiagnosticAttributes
    from ..models.device_id import DeviceId


T = TypeVar("T", bound="DeviceDiagnostics")


@_attrs_define
class DeviceDiagnostics:
    """A device and what is known about it.

    Attributes:
        device_ids (list[DeviceId]): Identifiers of the device.
        attributes (DeviceDiagnosticAttributes | Unset): Facts about a device; not all of their names are documented.
    """

    device_ids: list[DeviceId]
    attributes: DeviceDiagnosticAttributes | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        device_ids = []
        for device_ids_item_data in self.device_ids:
            device_ids_item = device_ids_item_data.to_dict()
            device_ids.append(device_ids_item)

        attributes: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.attributes):
            attributes = self.attributes.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "deviceIds": device_ids,
            }
        )
        if not _is_unset(attributes):
            field_dict["attributes"] = attributes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_diagnostic_attributes import DeviceDiagnosticAttributes  # noqa: PLC0415
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "deviceIds", "attributes")
        device_ids = []
        _device_ids = d.pop("deviceIds")
        for device_ids_item_data in as_array(_device_ids):
            device_ids_item = DeviceId.from_dict(device_ids_item_data)

            device_ids.append(device_ids_item)

        _attributes = d.pop("attributes", UNSET)
        attributes: DeviceDiagnosticAttributes | Unset
        if isinstance(_attributes, Unset):
            attributes = UNSET
        else:
            attributes = DeviceDiagnosticAttributes.from_dict(_attributes)

        made = cls(
            device_ids=device_ids,
            attributes=attributes,
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
