from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object

if TYPE_CHECKING:
    from ..models.nidd_config_response import NiddConfigResponse


T = TypeVar("T", bound="NiddConfigNiddResponse")


@_attrs_define
class NiddConfigNiddResponse:
    """Holds the result of a NIDD configuration.

    Attributes:
        nidd_config_response (NiddConfigResponse): Result of a NIDD configuration; the outcome is in the message's
            `status`.
    """

    nidd_config_response: NiddConfigResponse
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        nidd_config_response = self.nidd_config_response.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "niddConfigResponse": nidd_config_response,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.nidd_config_response import NiddConfigResponse  # noqa: PLC0415

        d = as_object(src_dict, "niddConfigResponse")
        nidd_config_response = NiddConfigResponse.from_dict(d.pop("niddConfigResponse"))

        made = cls(
            nidd_config_response=nidd_config_response,
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
