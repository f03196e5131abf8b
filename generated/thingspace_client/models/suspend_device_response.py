from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object

if TYPE_CHECKING:
    from ..models.suspend_response import SuspendResponse


T = TypeVar("T", bound="SuspendDeviceResponse")


@_attrs_define
class SuspendDeviceResponse:
    """Holds the result of a suspension.

    Attributes:
        suspend_response (SuspendResponse): How long the suspension of a device lasts; every member may be missing.
    """

    suspend_response: SuspendResponse
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        suspend_response = self.suspend_response.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "suspendResponse": suspend_response,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.suspend_response import SuspendResponse  # noqa: PLC0415

        d = as_object(src_dict, "suspendResponse")
        suspend_response = SuspendResponse.from_dict(d.pop("suspendResponse"))

        made = cls(
            suspend_response=suspend_response,
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
