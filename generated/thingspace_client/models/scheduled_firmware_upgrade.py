from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="ScheduledFirmwareUpgrade")


@_attrs_define
class ScheduledFirmwareUpgrade:
    """The upgrade that has been scheduled; empty in other messages, and not wholly documented.

    Attributes:
        firmware_name (str | Unset): Name of the image.
        upgrade_id (str | Unset): Identifier that scheduleFirmwareUpgrade answered with.
        start_date (str | Unset): First day of the upgrade.
    """

    firmware_name: str | Unset = UNSET
    upgrade_id: str | Unset = UNSET
    start_date: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        firmware_name = self.firmware_name

        upgrade_id = self.upgrade_id

        start_date = self.start_date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(firmware_name):
            field_dict["firmwareName"] = firmware_name
        if not _is_unset(upgrade_id):
            field_dict["upgradeId"] = upgrade_id
        if not _is_unset(start_date):
            field_dict["startDate"] = start_date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "firmwareName", "upgradeId", "startDate")
        firmware_name = d.pop("firmwareName", UNSET)

        upgrade_id = d.pop("upgradeId", UNSET)

        start_date = d.pop("startDate", UNSET)

        made = cls(
            firmware_name=firmware_name,
            upgrade_id=upgrade_id,
            start_date=start_date,
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
