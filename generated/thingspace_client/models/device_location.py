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
    from ..models.device_position import DevicePosition
    from ..models.location_failure import LocationFailure


T = TypeVar("T", bound="DeviceLocation")


@_attrs_define
class DeviceLocation:
    """Where a device is, or why that is not known.
    One of `pd` and `error` is empty.

    Attributes:
        msid (str): Phone number (MDN) of the device.
        pd (DevicePosition | Unset): Position of a device; empty when it is not known.
        error (LocationFailure | Unset): Why a device was not located; empty when it was.
    """

    msid: str
    pd: DevicePosition | Unset = UNSET
    error: LocationFailure | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        msid = self.msid

        pd: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.pd):
            pd = self.pd.to_dict()

        error: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.error):
            error = self.error.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "msid": msid,
            }
        )
        if not _is_unset(pd):
            field_dict["pd"] = pd
        if not _is_unset(error):
            field_dict["error"] = error

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_position import DevicePosition  # noqa: PLC0415
        from ..models.location_failure import LocationFailure  # noqa: PLC0415

        d = as_object(src_dict, "msid", "pd", "error")
        msid = d.pop("msid")

        _pd = d.pop("pd", UNSET)
        pd: DevicePosition | Unset
        if isinstance(_pd, Unset):
            pd = UNSET
        else:
            pd = DevicePosition.from_dict(_pd)

        _error = d.pop("error", UNSET)
        error: LocationFailure | Unset
        if isinstance(_error, Unset):
            error = UNSET
        else:
            error = LocationFailure.from_dict(_error)

        made = cls(
            msid=msid,
            pd=pd,
            error=error,
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
