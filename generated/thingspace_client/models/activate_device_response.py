from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object

if TYPE_CHECKING:
    from ..models.activate_response import ActivateResponse


T = TypeVar("T", bound="ActivateDeviceResponse")


@_attrs_define
class ActivateDeviceResponse:
    """Holds the result of an activation.

    Attributes:
        activate_response (ActivateResponse): What an activated device has now; every member may be missing.
    """

    activate_response: ActivateResponse
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        activate_response = self.activate_response.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "activateResponse": activate_response,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.activate_response import ActivateResponse  # noqa: PLC0415

        d = as_object(src_dict, "activateResponse")
        activate_response = ActivateResponse.from_dict(d.pop("activateResponse"))

        made = cls(
            activate_response=activate_response,
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
