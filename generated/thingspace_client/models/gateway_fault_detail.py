from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="GatewayFaultDetail")


@_attrs_define
class GatewayFaultDetail:
    """What the gateway refused, and why.

    Attributes:
        code (str): A number, as text.
            Known are `900901` (token wrong or expired), `900902` (credentials missing) and `900906` (no such resource);
            `900800` (too much traffic) and `900908` (not for this application) have been seen in code of others.
        message (str): Short text for people.
        description (str | Unset): Longer text for people.
    """

    code: str
    message: str
    description: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        message = self.message

        description = self.description

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "message": message,
            }
        )
        if not _is_unset(description):
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "code", "message", "description")
        code = d.pop("code")

        message = d.pop("message")

        description = d.pop("description", UNSET)

        made = cls(
            code=code,
            message=message,
            description=description,
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
