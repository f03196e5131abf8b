from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object

if TYPE_CHECKING:
    from ..models.restore_response import RestoreResponse


T = TypeVar("T", bound="RestoreDeviceResponse")


@_attrs_define
class RestoreDeviceResponse:
    """Holds the result of restoring a device.

    Attributes:
        restore_response (RestoreResponse): That the service of a device is restored.
    """

    restore_response: RestoreResponse
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        restore_response = self.restore_response.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "restoreResponse": restore_response,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.restore_response import RestoreResponse  # noqa: PLC0415

        d = as_object(src_dict, "restoreResponse")
        restore_response = RestoreResponse.from_dict(d.pop("restoreResponse"))

        made = cls(
            restore_response=restore_response,
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
