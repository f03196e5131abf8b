from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="LocationFailure")


@_attrs_define
class LocationFailure:
    """Why a device was not located; empty when it was.

    Attributes:
        time (str | Unset): When the attempt failed, as `YYYYMMDDhhmmss`.
        utcoffset (str | Unset): Offset of `time` from UTC; often left out.
        type_ (str | Unset): Kind of failure.
        info (str | Unset): More about it.
    """

    time: str | Unset = UNSET
    utcoffset: str | Unset = UNSET
    type_: str | Unset = UNSET
    info: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        time = self.time

        utcoffset = self.utcoffset

        type_ = self.type_

        info = self.info

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(time):
            field_dict["time"] = time
        if not _is_unset(utcoffset):
            field_dict["utcoffset"] = utcoffset
        if not _is_unset(type_):
            field_dict["type"] = type_
        if not _is_unset(info):
            field_dict["info"] = info

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "time", "utcoffset", "type", "info")
        time = d.pop("time", UNSET)

        utcoffset = d.pop("utcoffset", UNSET)

        type_ = d.pop("type", UNSET)

        info = d.pop("info", UNSET)

        made = cls(
            time=time,
            utcoffset=utcoffset,
            type_=type_,
            info=info,
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
