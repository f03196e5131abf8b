from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.custom_service import CustomService


T = TypeVar("T", bound="Engagement")


@_attrs_define
class Engagement:
    """A contract with Verizon that defines custom services.

    Attributes:
        engagement_id (str | Unset): Identifier of the engagement.
        charging_group (str | Unset): Charging group of the engagement.
        services (list[CustomService] | Unset): The services it defines.
    """

    engagement_id: str | Unset = UNSET
    charging_group: str | Unset = UNSET
    services: list[CustomService] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        engagement_id = self.engagement_id

        charging_group = self.charging_group

        services: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.services):
            services = []
            for services_item_data in self.services:
                services_item = services_item_data.to_dict()
                services.append(services_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(engagement_id):
            field_dict["engagementId"] = engagement_id
        if not _is_unset(charging_group):
            field_dict["chargingGroup"] = charging_group
        if not _is_unset(services):
            field_dict["services"] = services

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.custom_service import CustomService  # noqa: PLC0415

        d = as_object(src_dict, "engagementId", "chargingGroup", "services")
        engagement_id = d.pop("engagementId", UNSET)

        charging_group = d.pop("chargingGroup", UNSET)

        _services = d.pop("services", UNSET)
        services: list[CustomService] | Unset = UNSET
        if _services is not UNSET:
            services = []
            for services_item_data in as_array(_services):
                services_item = CustomService.from_dict(services_item_data)

                services.append(services_item)

        made = cls(
            engagement_id=engagement_id,
            charging_group=charging_group,
            services=services,
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
