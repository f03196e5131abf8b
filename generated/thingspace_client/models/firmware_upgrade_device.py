from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="FirmwareUpgradeDevice")


@_attrs_define
class FirmwareUpgradeDevice:
    """A device of an upgrade and how far it has come.

    Attributes:
        device_id (str): IMEI of the device.
        status (str): State of the device, in words of its own; known are `RequestPending`, `Device Accepted` and
            `UpgradeSuccess`.
        result_reason (str | Unset): More about the result; absent at the start.
    """

    device_id: str
    status: str
    result_reason: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        device_id = self.device_id

        status = self.status

        result_reason = self.result_reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "deviceId": device_id,
                "status": status,
            }
        )
        if not _is_unset(result_reason):
            field_dict["resultReason"] = result_reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "deviceId", "status", "resultReason")
        device_id = d.pop("deviceId")

        status = d.pop("status")

        result_reason = d.pop("resultReason", UNSET)

        made = cls(
            device_id=device_id,
            status=status,
            result_reason=result_reason,
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
