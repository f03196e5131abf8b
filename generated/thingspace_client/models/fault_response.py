from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="FaultResponse")


@_attrs_define
class FaultResponse:
    """Why a request failed.

    Attributes:
        faultcode (str): Service name, a class (`INPUT_INVALID`, `REQUEST_FAILED`, `REQUEST_ONHOLD`,
            `REQUEST_CANCELLED`) and mostly a specific code, joined by dots.
            Match on what follows the service name.
        faultstring (str): Text for people; it may change between releases.
        detail (str | Unset): More text.
        faultactor (str | Unset): Part of the platform that failed.
    """

    faultcode: str
    faultstring: str
    detail: str | Unset = UNSET
    faultactor: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        faultcode = self.faultcode

        faultstring = self.faultstring

        detail = self.detail

        faultactor = self.faultactor

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "faultcode": faultcode,
                "faultstring": faultstring,
            }
        )
        if not _is_unset(detail):
            field_dict["detail"] = detail
        if not _is_unset(faultactor):
            field_dict["faultactor"] = faultactor

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "faultcode", "faultstring", "detail", "faultactor")
        faultcode = d.pop("faultcode")

        faultstring = d.pop("faultstring")

        detail = d.pop("detail", UNSET)

        faultactor = d.pop("faultactor", UNSET)

        made = cls(
            faultcode=faultcode,
            faultstring=faultstring,
            detail=detail,
            faultactor=faultactor,
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
