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


T = TypeVar("T", bound="DeleteDeviceResult")


@_attrs_define
class DeleteDeviceResult:
    """Outcome of deleting one device.

    Attributes:
        device_ids (DeviceId | list[DeviceId]): Identifiers of the device; sometimes a single one without the list
            around it.
        status (str): `Success`, or `Failed`.
        message (str | Unset): What went wrong, for example that the device is not deactivated; absent on success.
    """

    device_ids: DeviceId | list[DeviceId]
    status: str
    message: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        device_ids: dict[str, Any] | list[dict[str, Any]]
        if isinstance(self.device_ids, list):
            device_ids = []
            for device_ids_type_0_item_data in self.device_ids:
                device_ids_type_0_item = device_ids_type_0_item_data.to_dict()
                device_ids.append(device_ids_type_0_item)

        else:
            device_ids = self.device_ids.to_dict()

        status = self.status

        message = self.message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "deviceIds": device_ids,
                "status": status,
            }
        )
        if not _is_unset(message):
            field_dict["message"] = message

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "deviceIds", "status", "message")

        def _parse_device_ids(data: object) -> DeviceId | list[DeviceId]:
            try:
                if not isinstance(data, list):
                    raise TypeError()
                device_ids_type_0 = []
                _device_ids_type_0 = data
                for device_ids_type_0_item_data in as_array(_device_ids_type_0):
                    device_ids_type_0_item = DeviceId.from_dict(device_ids_type_0_item_data)

                    device_ids_type_0.append(device_ids_type_0_item)

                return device_ids_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            device_ids_type_1 = DeviceId.from_dict(data)

            return device_ids_type_1

        device_ids = _parse_device_ids(d.pop("deviceIds"))

        status = d.pop("status")

        message = d.pop("message", UNSET)

        made = cls(
            device_ids=device_ids,
            status=status,
            message=message,
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
