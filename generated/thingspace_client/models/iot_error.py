from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="IotError")


@_attrs_define
class IotError:
    """Error body of the Cloud Connector operations.

    Attributes:
        error (str): Code of the error.
            Known are `unauthorized` (session expired), `internal_server_error`, `bad_request`, `request_json_unmarshal` and
            `not_found`; others may come.
        error_description (str | Unset): Text for people.
        cause (str | Unset): Further explanation.
    """

    error: str
    error_description: str | Unset = UNSET
    cause: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        error = self.error

        error_description = self.error_description

        cause = self.cause

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "error": error,
            }
        )
        if not _is_unset(error_description):
            field_dict["error_description"] = error_description
        if not _is_unset(cause):
            field_dict["cause"] = cause

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "error", "error_description", "cause")
        error = d.pop("error")

        error_description = d.pop("error_description", UNSET)

        cause = d.pop("cause", UNSET)

        made = cls(
            error=error,
            error_description=error_description,
            cause=cause,
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
