from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="DeviceIdentifierFilter")


@_attrs_define
class DeviceIdentifierFilter:
    """Part of an identifier of one kind; at least one of the three tests.

    Attributes:
        kind (str): Which identifier, in any casing.
        contains (str | Unset): The identifier contains this.
        startswith (str | Unset): The identifier starts with this.
        endswith (str | Unset): The identifier ends with this.
    """

    kind: str
    contains: str | Unset = UNSET
    startswith: str | Unset = UNSET
    endswith: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        contains = self.contains

        startswith = self.startswith

        endswith = self.endswith

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
            }
        )
        if not _is_unset(contains):
            field_dict["contains"] = contains
        if not _is_unset(startswith):
            field_dict["startswith"] = startswith
        if not _is_unset(endswith):
            field_dict["endswith"] = endswith

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "kind", "contains", "startswith", "endswith")
        kind = d.pop("kind")

        contains = d.pop("contains", UNSET)

        startswith = d.pop("startswith", UNSET)

        endswith = d.pop("endswith", UNSET)

        made = cls(
            kind=kind,
            contains=contains,
            startswith=startswith,
            endswith=endswith,
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
