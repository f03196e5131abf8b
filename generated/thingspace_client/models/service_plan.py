from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_integer, as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.extended_attribute import ExtendedAttribute


T = TypeVar("T", bound="ServicePlan")


@_attrs_define
class ServicePlan:
    """A service plan that devices of an account can have.

    Attributes:
        code (str): Code that requests take as `servicePlan`.
        name (str | Unset): Name for people; may be empty.
        size_kb (int | Unset): Monthly allowance in kilobytes, a number or one written as text; 0 for shared plans.
        carrier_service_plan_code (str | Unset): The carrier's own code; may be empty.
        extended_attributes (list[ExtendedAttribute] | Unset): More attributes of the plan.
    """

    code: str
    name: str | Unset = UNSET
    size_kb: int | Unset = UNSET
    carrier_service_plan_code: str | Unset = UNSET
    extended_attributes: list[ExtendedAttribute] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name

        size_kb = self.size_kb

        carrier_service_plan_code = self.carrier_service_plan_code

        extended_attributes: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.extended_attributes):
            extended_attributes = []
            for extended_attributes_item_data in self.extended_attributes:
                extended_attributes_item = extended_attributes_item_data.to_dict()
                extended_attributes.append(extended_attributes_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
            }
        )
        if not _is_unset(name):
            field_dict["name"] = name
        if not _is_unset(size_kb):
            field_dict["sizeKb"] = size_kb
        if not _is_unset(carrier_service_plan_code):
            field_dict["carrierServicePlanCode"] = carrier_service_plan_code
        if not _is_unset(extended_attributes):
            field_dict["extendedAttributes"] = extended_attributes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.extended_attribute import ExtendedAttribute  # noqa: PLC0415

        d = as_object(src_dict, "code", "name", "sizeKb", "carrierServicePlanCode", "extendedAttributes")
        code = d.pop("code")

        name = d.pop("name", UNSET)

        size_kb = as_integer(d.pop("sizeKb", UNSET))

        carrier_service_plan_code = d.pop("carrierServicePlanCode", UNSET)

        _extended_attributes = d.pop("extendedAttributes", UNSET)
        extended_attributes: list[ExtendedAttribute] | Unset = UNSET
        if _extended_attributes is not UNSET:
            extended_attributes = []
            for extended_attributes_item_data in as_array(_extended_attributes):
                extended_attributes_item = ExtendedAttribute.from_dict(extended_attributes_item_data)

                extended_attributes.append(extended_attributes_item)

        made = cls(
            code=code,
            name=name,
            size_kb=size_kb,
            carrier_service_plan_code=carrier_service_plan_code,
            extended_attributes=extended_attributes,
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
