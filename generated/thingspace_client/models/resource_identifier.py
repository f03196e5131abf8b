from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="ResourceIdentifier")


@_attrs_define
class ResourceIdentifier:
    """One unique identifier of a device.
    `imei`, `iccid` and `id` are the published ones; others are possible.

    Attributes:
        imei (int | Unset): IMEI as a JSON number of up to 16 digits, unlike everywhere else; a string is refused.
        iccid (str | Unset): ICCID of the SIM.
        id (str | Unset): ThingSpace id of the device, a GUID.
    """

    imei: int | Unset = UNSET
    iccid: str | Unset = UNSET
    id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        imei = self.imei

        iccid = self.iccid

        id = self.id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(imei):
            field_dict["imei"] = imei
        if not _is_unset(iccid):
            field_dict["iccid"] = iccid
        if not _is_unset(id):
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "imei", "iccid", "id")
        imei = d.pop("imei", UNSET)

        iccid = d.pop("iccid", UNSET)

        id = d.pop("id", UNSET)

        made = cls(
            imei=imei,
            iccid=iccid,
            id=id,
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
