from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object
from ..models.location_service_name import LocationServiceName

T = TypeVar("T", bound="RegisterLocationCallbackRequest")


@_attrs_define
class RegisterLocationCallbackRequest:
    """Which messages of the location operations go to which URL.

    Attributes:
        name (LocationServiceName): Callback service of the location operations.
            Location tells that a report is ready or that usage has reached a trigger; DeviceLocation has the positions of
            single devices.
        url (str): Address of the listener, http or https, reachable from the platform; each service needs one of its
            own.
    """

    name: LocationServiceName
    url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        name = self.name.value

        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "name", "url")
        name = LocationServiceName(d.pop("name"))

        url = d.pop("url")

        made = cls(
            name=name,
            url=url,
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
