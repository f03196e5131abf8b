from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.reported_configuration import ReportedConfiguration


T = TypeVar("T", bound="DeviceEventFields")


@_attrs_define
class DeviceEventFields:
    """The settings that the event is about.

    Attributes:
        configuration (ReportedConfiguration | Unset): Names and values of settings that an event is about.
    """

    configuration: ReportedConfiguration | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        configuration: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.configuration):
            configuration = self.configuration.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(configuration):
            field_dict["configuration"] = configuration

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reported_configuration import ReportedConfiguration  # noqa: PLC0415

        d = as_object(src_dict, "configuration")
        _configuration = d.pop("configuration", UNSET)
        configuration: ReportedConfiguration | Unset
        if isinstance(_configuration, Unset):
            configuration = UNSET
        else:
            configuration = ReportedConfiguration.from_dict(_configuration)

        made = cls(
            configuration=configuration,
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
