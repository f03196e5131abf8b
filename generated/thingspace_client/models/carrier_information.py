from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="CarrierInformation")


@_attrs_define
class CarrierInformation:
    """State and plan of a device with one carrier.

    Attributes:
        carrier_name (str | Unset): Name of the carrier.
        service_plan (str | Unset): Code of the service plan; absent when the device is not active.
        state (str | Unset): State of the device, compared without regard to case and hyphens.
            Known are `pre-active`, `active`, `suspend`, `deactive` and several that start with `pending`.
    """

    carrier_name: str | Unset = UNSET
    service_plan: str | Unset = UNSET
    state: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        carrier_name = self.carrier_name

        service_plan = self.service_plan

        state = self.state

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(carrier_name):
            field_dict["carrierName"] = carrier_name
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan
        if not _is_unset(state):
            field_dict["state"] = state

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "carrierName", "servicePlan", "state")
        carrier_name = d.pop("carrierName", UNSET)

        service_plan = d.pop("servicePlan", UNSET)

        state = d.pop("state", UNSET)

        made = cls(
            carrier_name=carrier_name,
            service_plan=service_plan,
            state=state,
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
