from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object

if TYPE_CHECKING:
    from ..models.change_service_plan_response import ChangeServicePlanResponse


T = TypeVar("T", bound="ChangeServicePlanDeviceResponse")


@_attrs_define
class ChangeServicePlanDeviceResponse:
    """Holds the result of a change of plan.

    Attributes:
        change_service_plan_response (ChangeServicePlanResponse): When the new service plan applies.
    """

    change_service_plan_response: ChangeServicePlanResponse
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        change_service_plan_response = self.change_service_plan_response.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "changeServicePlanResponse": change_service_plan_response,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_service_plan_response import ChangeServicePlanResponse  # noqa: PLC0415

        d = as_object(src_dict, "changeServicePlanResponse")
        change_service_plan_response = ChangeServicePlanResponse.from_dict(d.pop("changeServicePlanResponse"))

        made = cls(
            change_service_plan_response=change_service_plan_response,
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
