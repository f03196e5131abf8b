from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="CustomState")


@_attrs_define
class CustomState:
    """A state of a custom service.

    Attributes:
        name (str): Name that setDeviceCustomState takes as `stateName`.
        workflow_sequence_number (float | Unset): Place in the order of states; whole numbers, with gaps.
        service_plans (list[str] | Unset): Codes of the plans that can be charged in this state.
    """

    name: str
    workflow_sequence_number: float | Unset = UNSET
    service_plans: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        workflow_sequence_number = self.workflow_sequence_number

        service_plans: list[str] | Unset = UNSET
        if not _is_unset(self.service_plans):
            service_plans = self.service_plans

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
            }
        )
        if not _is_unset(workflow_sequence_number):
            field_dict["workflowSequenceNumber"] = workflow_sequence_number
        if not _is_unset(service_plans):
            field_dict["servicePlans"] = service_plans

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "name", "workflowSequenceNumber", "servicePlans")
        name = d.pop("name")

        workflow_sequence_number = d.pop("workflowSequenceNumber", UNSET)

        service_plans = cast(list[str], d.pop("servicePlans", UNSET))

        made = cls(
            name=name,
            workflow_sequence_number=workflow_sequence_number,
            service_plans=service_plans,
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
