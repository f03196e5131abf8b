from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="DevicePosition")


@_attrs_define
class DevicePosition:
    """Position of a device; empty when it is not known.

    Attributes:
        time (str | Unset): When the device was there, as `YYYYMMDDhhmmss`.
        utcoffset (str | Unset): Offset of `time` from UTC; often left out.
        x (str | Unset): Latitude in decimal degrees; mind that x is not the longitude.
        y (str | Unset): Longitude in decimal degrees.
        radius (str | Unset): Uncertainty, in metres.
        qos (bool | Unset): Whether the requested accuracy was met.
    """

    time: str | Unset = UNSET
    utcoffset: str | Unset = UNSET
    x: str | Unset = UNSET
    y: str | Unset = UNSET
    radius: str | Unset = UNSET
    qos: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        time = self.time

        utcoffset = self.utcoffset

        x = self.x

        y = self.y

        radius = self.radius

        qos = self.qos

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(time):
            field_dict["time"] = time
        if not _is_unset(utcoffset):
            field_dict["utcoffset"] = utcoffset
        if not _is_unset(x):
            field_dict["x"] = x
        if not _is_unset(y):
            field_dict["y"] = y
        if not _is_unset(radius):
            field_dict["radius"] = radius
        if not _is_unset(qos):
            field_dict["qos"] = qos

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "time", "utcoffset", "x", "y", "radius", "qos")
        time = d.pop("time", UNSET)

        utcoffset = d.pop("utcoffset", UNSET)

        x = d.pop("x", UNSET)

        y = d.pop("y", UNSET)

        radius = d.pop("radius", UNSET)

        qos = d.pop("qos", UNSET)

        made = cls(
            time=time,
            utcoffset=utcoffset,
            x=x,
            y=y,
            radius=radius,
            qos=qos,
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
