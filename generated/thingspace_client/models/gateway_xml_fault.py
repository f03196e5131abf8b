from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="GatewayXmlFault")


@_attrs_define
class GatewayXmlFault:
    """Fault of the API gateway in XML, an `am:fault` element.
    Only its inner `am:code` is documented.

    Attributes:
        code (str): A number, as text; `404` is the published one.
        type_ (str | Unset): Kind of the report.
        message (str | Unset): Short text for people.
        description (str | Unset): Longer text for people.
    """

    code: str
    type_: str | Unset = UNSET
    message: str | Unset = UNSET
    description: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        type_ = self.type_

        message = self.message

        description = self.description

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
            }
        )
        if not _is_unset(type_):
            field_dict["type"] = type_
        if not _is_unset(message):
            field_dict["message"] = message
        if not _is_unset(description):
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "code", "type", "message", "description")
        code = d.pop("code")

        type_ = d.pop("type", UNSET)

        message = d.pop("message", UNSET)

        description = d.pop("description", UNSET)

        made = cls(
            code=code,
            type_=type_,
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
