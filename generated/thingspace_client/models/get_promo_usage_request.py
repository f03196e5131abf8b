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


T = TypeVar("T", bound="GetPromoUsageRequest")


@_attrs_define
class GetPromoUsageRequest:
    """The device, by its iccid, and the period.

    Attributes:
        device_id (DeviceId): One identifier of a device.
        earliest (str | Unset): Start of the period.
        latest (str | Unset): End of the period.
    """

    device_id: DeviceId
    earliest: str | Unset = UNSET
    latest: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        device_id = self.device_id.to_dict()

        earliest = self.earliest

        latest = self.latest

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "deviceId": device_id,
            }
        )
        if not _is_unset(earliest):
            field_dict["earliest"] = earliest
        if not _is_unset(latest):
            field_dict["latest"] = latest

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "deviceId", "earliest", "latest")
        device_id = DeviceId.from_dict(d.pop("deviceId"))

        earliest = d.pop("earliest", UNSET)

        latest = d.pop("latest", UNSET)

        made = cls(
            device_id=device_id,
            earliest=earliest,
            latest=latest,
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
