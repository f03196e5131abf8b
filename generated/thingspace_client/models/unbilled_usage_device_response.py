from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object

if TYPE_CHECKING:
    from ..models.unbilled_usage_response import UnbilledUsageResponse


T = TypeVar("T", bound="UnbilledUsageDeviceResponse")


@_attrs_define
class UnbilledUsageDeviceResponse:
    """Holds a part of the unbilled usage of an account.

    Attributes:
        unbilled_usage_response (UnbilledUsageResponse): A part of the unbilled usage of an account, and how much of it
            there is.
    """

    unbilled_usage_response: UnbilledUsageResponse
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        unbilled_usage_response = self.unbilled_usage_response.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "unbilledUsageResponse": unbilled_usage_response,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.unbilled_usage_response import UnbilledUsageResponse  # noqa: PLC0415

        d = as_object(src_dict, "unbilledUsageResponse")
        unbilled_usage_response = UnbilledUsageResponse.from_dict(d.pop("unbilledUsageResponse"))

        made = cls(
            unbilled_usage_response=unbilled_usage_response,
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
